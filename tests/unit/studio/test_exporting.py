"""What is composed is written for other programs, exactly and in their formats."""

import json
import struct
from itertools import pairwise

import numpy as np
import pytest

from app.body.kinematics import forward_kinematics
from app.body.model import load_body
from app.capture.video import VideoFile
from app.interchange.elan_file import Annotation, Constraint, Tier, read_elan
from app.interchange.elan_writing import Contents, add_to_elan
from app.interchange.pose import read_pose
from app.interchange.pose_file import decode_pose_file
from app.interchange.pose_layout import PoseLayout
from app.interchange.smplx_npz import read_motion
from app.studio.composing import compose, read_glosses
from app.studio.exporting import SUFFIXES, Options, export_take, export_utterance, recorded_fps
from app.studio.gloss_tiers import glosses_of_tier
from lexicon_db.consents import grant_consent, withdraw_consent
from lexicon_db.entries import edit_entries, entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import Reason, Scope, Verdict
from lexicon_db.reviews import review_seam
from lexicon_db.signers import find_signer
from lexicon_db.tracks import JOINT_NAMES, LandmarkTrack, MotionTrack
from lexicon_db.trackstore import latest_track
from lexicon_db.utterances import save_utterance
from tests.unit.interchange.bvh_reader import read_bvh
from tests.unit.interchange.glb_reader import Glb


@pytest.fixture
def slots(lettered):
    return read_glosses(lettered, "W O D").slots


@pytest.fixture
def trajectory(lettered, slots):
    return compose(lettered, slots)


def test_motion_holds_the_recorded_frames(lettered, tmp_path):
    slots = read_glosses(lettered, "W").slots
    single = compose(lettered, slots)
    told = export_utterance(lettered, slots, single, tmp_path / "W.npz")
    motion = read_motion(tmp_path / "W.npz")
    assert motion.fps == told.fps == pytest.approx(recorded_fps(single))
    assert told.frames == len(motion.poses)
    assert np.array_equal(motion.poses.astype(np.float32).reshape(-1, 55, 3), single.rotations)
    assert np.allclose(motion.face, single.face)
    assert not motion.trans.any()


def test_motion_has_the_rate_that_is_asked_for(lettered, slots, trajectory, tmp_path):
    export_utterance(lettered, slots, trajectory, tmp_path / "out.npz", Options(fps=60))
    motion = read_motion(tmp_path / "out.npz")
    assert motion.fps == 60
    assert (len(motion.poses) - 1) / 60 == pytest.approx(float(trajectory.pts[-1]), abs=1 / 60)


@pytest.mark.parametrize(("suffix", "first"), [(".srt", "1"), (".VTT", "WEBVTT")])
def test_captions_say_each_gloss_while_it_is_signed(
    lettered, slots, trajectory, tmp_path, suffix, first
):
    file = tmp_path / f"out{suffix}"
    rate = recorded_fps(trajectory)
    export_utterance(lettered, slots, trajectory, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == first
    assert [line for line in lines if line in "WOD" and line] == ["W", "O", "D"]
    assert len([line for line in lines if "-->" in line]) == 3
    mark = "," if suffix == ".srt" else "."
    end = f"{trajectory.resampled(rate).spans[0].end:06.3f}".replace(".", mark)
    assert any(line.endswith(end) for line in lines)
    ids = [slot.entry for slot in slots]
    assert [line for line in lines if line in ids] == (ids if suffix == ".VTT" else [])


def test_bones_of_all_formats_stand_at_the_same_places(lettered, slots, trajectory, tmp_path):
    for suffix in (".npz", ".bvh", ".glb"):
        export_utterance(lettered, slots, trajectory, tmp_path / f"out{suffix}", Options(fps=25))
    motion = read_motion(tmp_path / "out.npz")
    _, truth = forward_kinematics(load_body(), motion.poses.reshape(-1, 55, 3))
    names, places, step = read_bvh((tmp_path / "out.bvh").read_text())
    order = [JOINT_NAMES.index(name) for name in names]
    assert step == pytest.approx(1 / 25)
    assert np.abs(places - truth[:, order]).max() < 1e-5
    glb = Glb((tmp_path / "out.glb").read_bytes())
    assert len(glb.times()) == len(motion.poses)
    middle = len(truth) // 2
    found = glb.positions(middle)
    assert np.abs(np.array([found[name] for name in JOINT_NAMES]) - truth[middle]).max() < 1e-5
    assert {mesh["name"] for mesh in glb.document["meshes"]} == {"body", "arms", "face"}


def test_a_body_of_a_persons_own_is_never_given_away(
    lettered, slots, trajectory, tmp_path, monkeypatch
):
    monkeypatch.setattr("app.studio.exporting.body_file", lambda: tmp_path / "own.npz")
    export_utterance(lettered, slots, trajectory, tmp_path / "out.glb")
    assert "meshes" not in Glb((tmp_path / "out.glb").read_bytes()).document


def test_landmarks_show_the_signer_who_was_composed(lettered, slots, trajectory, tmp_path):
    export_utterance(lettered, slots, trajectory, tmp_path / "out.pose", Options(fps=25))
    track = read_pose(tmp_path / "out.pose")
    even = trajectory.resampled(25)
    assert np.diff(track.pts) == pytest.approx(1 / 25)
    assert len(track.pts) == len(even.pts)
    _, joints = forward_kinematics(load_body(), even.rotations.astype(np.float64))
    wrists = joints[:, [JOINT_NAMES.index("left_wrist"), JOINT_NAMES.index("right_wrist")]]
    # The higher a wrist, the higher it is in the picture.
    seen = track.pose[:, 15:17, 1]
    assert np.corrcoef(wrists[..., 1].ravel(), seen.ravel())[0, 1] < -0.98


def test_landmarks_are_written_as_other_programs_want_them(lettered, slots, trajectory, tmp_path):
    options = Options(fps=25, layout=PoseLayout.REDUCED, pose_version=0.1)
    export_utterance(lettered, slots, trajectory, tmp_path / "out.pose", options)
    content = (tmp_path / "out.pose").read_bytes()
    assert struct.unpack("<f", content[:4])[0] == pytest.approx(0.1)
    assert decode_pose_file(content).points.shape[1:] == (178, 3)


def test_annotations_tell_glosses_frames_phases_and_reviews(lettered, slots, trajectory, tmp_path):
    entry = entry_named(lettered, "W")
    edit_entries(
        lettered,
        [entry.id],
        annotation_glosses=(("eng", "W-letter"),),
        senses=((("eng", "the letter W"), ("eng", "double u")),),
    )
    saved = save_utterance(lettered, "wod", slots)
    opinion = {"reasons": [Reason.TOO_FAST], "comment": "a bit", "naturalness": 3}
    reviews = (
        review_seam(lettered, saved.id, 0, "Bo", Verdict.MINOR, **opinion),
        review_seam(lettered, saved.id, 1, "Bo", Verdict.ACCEPT),
        review_seam(lettered, saved.id, None, "Bo", Verdict.ACCEPT),
        review_seam(lettered, saved.id, 0, "Ana", Verdict.REJECT),
    )
    file = tmp_path / "W O D.eaf"
    file.with_suffix(".mp4").write_bytes(b"rendered before")
    export_utterance(lettered, slots, trajectory, file, Options(fps=25, reviews=reviews))
    document = read_elan(file)
    assert document.media[0].relative_url == "./W%20O%20D.mp4"
    assert document.troubles == ()
    glosses = document.tier("Gloss").annotations
    assert [one.value for one in glosses] == ["W", "O", "D"]
    even = trajectory.resampled(25)
    assert [(one.start_ms, one.end_ms) for one in glosses] == [
        (round(span.start * 1000), round(span.end * 1000)) for span in even.spans
    ]
    assert glosses[0].vocabulary_entry == f"cveid_{entry.id}"
    frames = [one.value for one in document.tier("Frame").annotations]
    assert frames == [f"{span.first}-{span.last}" for span in even.spans]
    phases = document.tier("Phase").annotations
    assert {one.value for one in phases} >= {"sign", "transition"}
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(phases))
    first, second = document.tier("Review Bo").annotations
    assert first.value == "minor; too-fast; naturalness 3; a bit"
    assert (first.start_ms, second.value) == (round(even.seams[0].start * 1000), "accept")
    (whole,) = document.tier("Review Bo 2").annotations
    assert whole.start_ms == 0
    assert document.tier("Review Ana").annotations[0].value == "reject"
    assert "the letter W, double u" in file.read_text(encoding="utf-8")
    assert glosses_of_tier(lettered, file).replace(".", "") == '"W" "O" "D"'


def test_tiers_of_people_stay_in_a_file_that_is_written_again(
    lettered, slots, trajectory, tmp_path
):
    file = tmp_path / "out.eaf"
    export_utterance(lettered, slots, trajectory, file)
    written = file.read_bytes()
    note = Tier(
        "Comment",
        (Annotation(0, 0, "nice", refers_to="a3"),),
        "comment",
        Constraint.SYMBOLIC_ASSOCIATION,
        "Gloss",
    )
    file.write_bytes(add_to_elan(file, Contents((note,))))
    before = read_elan(file)
    export_utterance(lettered, slots, trajectory, file)
    after = read_elan(file)
    assert after.tier("Comment") == before.tier("Comment")
    assert after.tier("Gloss") == before.tier("Gloss")
    assert file.read_bytes().count(b"<TIME_SLOT ") == written.count(b"<TIME_SLOT ")
    fewer = compose(lettered, slots[:2])
    with pytest.raises(KnownError, match="belong to some"):
        export_utterance(lettered, slots[:2], fewer, file)
    assert read_elan(file) == after


def test_a_tier_becomes_an_utterance_again(lettered, slots, trajectory, tmp_path):
    export_utterance(lettered, slots, trajectory, tmp_path / "out.eaf")
    edit_entries(lettered, [entry_named(lettered, "O").id], id_gloss="LETTER-O")
    again = read_glosses(lettered, glosses_of_tier(lettered, tmp_path / "out.eaf", "Gloss"))
    assert [slot.entry for slot in again.slots] == [slot.entry for slot in slots]
    with pytest.raises(KnownError, match="Gloss, Frame, Phase"):
        glosses_of_tier(lettered, tmp_path / "out.eaf", "Glosses")


def test_a_take_is_written_as_it_was_measured(filmed, tmp_path):
    take = entry_named(filmed, "FILM").active_take
    for suffix in SUFFIXES:
        told = export_take(filmed, take, tmp_path / f"film{suffix}")
        assert told.file.stat().st_size > 0
        assert "sharing" in told.notices[0]
    measured, motion = (latest_track(filmed, take, kind) for kind in (LandmarkTrack, MotionTrack))
    written = read_pose(tmp_path / "film.pose")
    assert written.size == measured.size
    np.testing.assert_array_equal(np.isnan(written.hands), np.isnan(measured.hands))
    poses = read_motion(tmp_path / "film.npz").poses
    assert len(poses) == pytest.approx(len(motion.pts), abs=1)
    document = read_elan(tmp_path / "film.eaf")
    (gloss,) = document.tier("Gloss").annotations
    assert gloss.value == "FILM"
    phases = document.tier("Phase").annotations
    assert [one.value for one in phases][-2:] == ["stroke", "retraction"]
    assert document.media[0].relative_url == "./FILM.mp4"


def test_a_film_goes_out_with_the_face_hidden_in_every_frame(filmed, tmp_path):
    take = entry_named(filmed, "FILM").active_take
    shown = export_take(filmed, take, tmp_path / "shown.mp4")
    hidden = export_take(filmed, take, tmp_path / "hidden.mp4", Options(hide_face=True))
    assert hidden.frames == shown.frames
    assert "hands, body and movement" in hidden.notices[-1]
    track = latest_track(filmed, take, LandmarkTrack)
    boxes = np.nanmean(track.face[..., :2], axis=1).astype(int)
    kept = []
    with VideoFile(shown.file) as before, VideoFile(hidden.file) as after:
        for old, new, (x, y) in zip(before.frames(), after.frames(), boxes, strict=True):
            face = np.s_[y - 8 : y + 8, x - 8 : x + 8]
            details = [
                np.abs(np.diff(one.rgb[face].astype(int), axis=0)).sum() for one in (old, new)
            ]
            kept.append(details[1] / details[0])
            edge = np.s_[-20:, :]
            np.testing.assert_allclose(new.rgb[edge], old.rgb[edge], atol=30)
    assert max(kept) < 0.5
    with pytest.raises(KnownError, match="hold no pictures"):
        export_take(filmed, take, tmp_path / "film.pose", Options(hide_face=True))


def test_style_is_evened_out_in_every_format_of_motion(filmed, tmp_path):
    take = entry_named(filmed, "FILM").active_take
    told = export_take(filmed, take, tmp_path / "even.npz", Options(even_style=True))
    assert "may still recognise" in told.notices[-1]
    export_take(filmed, take, tmp_path / "plain.npz")
    even, plain = (read_motion(tmp_path / f"{name}.npz").poses for name in ("even", "plain"))
    spine = [JOINT_NAMES.index(name) for name in ("spine1", "spine2", "spine3")]
    lean, usual = (np.abs(one.reshape(-1, 55, 3)[:, spine].mean(0)).max() for one in (even, plain))
    assert lean < 0.01 < usual
    export_take(filmed, take, tmp_path / "even.pose", Options(even_style=True))
    measured = latest_track(filmed, take, LandmarkTrack)
    assert read_pose(tmp_path / "even.pose").size != measured.size


def test_a_take_without_a_film_or_landmarks_has_no_face_to_hide(lettered, tmp_path):
    take = entry_named(lettered, "W").active_take
    with pytest.raises(KnownError, match="came as motion"):
        export_take(lettered, take, tmp_path / "w.mp4", Options(hide_face=True))
    assert list(tmp_path.glob("w.mp4")) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_leaves_after_a_withdrawal(lettered, slots, trajectory, tmp_path, suffix):
    bo = find_signer(lettered, "Bo")
    take = entry_named(lettered, "W").active_take
    grant_consent(lettered, bo.id, [Scope.RECORD, Scope.SHARE])
    assert export_take(lettered, take, tmp_path / f"before{suffix}").notices == ()
    withdraw_consent(lettered, bo.id, [Scope.SHARE])
    with pytest.raises(KnownError, match="Bo has withdrawn"):
        export_utterance(lettered, slots, trajectory, tmp_path / f"out{suffix}")
    with pytest.raises(KnownError, match="Bo has withdrawn"):
        export_take(lettered, take, tmp_path / f"out{suffix}")
    assert not (tmp_path / f"out{suffix}").exists()


def test_whoever_withdraws_everything_is_not_exported_either(lettered, tmp_path):
    bo = find_signer(lettered, "Bo")
    grant_consent(lettered, bo.id, [Scope.RECORD])
    withdraw_consent(lettered, bo.id)
    with pytest.raises(KnownError, match="Bo has withdrawn"):
        export_take(lettered, entry_named(lettered, "W").active_take, tmp_path / "w.bvh")


def test_a_file_is_made_in_a_new_folder_and_replaces_an_old_one(
    lettered, slots, trajectory, tmp_path
):
    file = tmp_path / "new" / "out.srt"
    export_utterance(lettered, slots, trajectory, file)
    file.write_text("old")
    export_utterance(lettered, slots, trajectory, file)
    assert file.read_text(encoding="utf-8").startswith("1\n")
    assert [path.name for path in file.parent.iterdir()] == ["out.srt"]


def test_an_unknown_ending_and_an_empty_utterance_write_nothing(
    lettered, slots, trajectory, tmp_path
):
    with pytest.raises(KnownError, match=r"“\.doc”") as caught:
        export_utterance(lettered, slots, trajectory, tmp_path / "out.doc")
    assert all(suffix in caught.value.fix for suffix in SUFFIXES)
    for suffix in SUFFIXES:
        with pytest.raises(KnownError, match="empty"):
            export_utterance(lettered, [], compose(lettered, []), tmp_path / f"out{suffix}")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out")]


def test_files_tell_the_rate_the_axes_and_the_body(lettered, slots, trajectory, tmp_path):
    export_utterance(lettered, slots, trajectory, tmp_path / "out.glb", Options(fps=50))
    told = Glb((tmp_path / "out.glb").read_bytes()).document["asset"]["extras"]
    assert told["framesPerSecond"] == 50
    assert json.dumps(told).count("metres") == 1
    export_utterance(lettered, slots, trajectory, tmp_path / "out.eaf", Options(fps=50))
    assert "kinelex.framesPerSecond" in (tmp_path / "out.eaf").read_text(encoding="utf-8")
