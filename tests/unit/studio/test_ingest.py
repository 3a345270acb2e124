"""Files are added whole and once, or refused with a reason and without a trace."""

import json
from dataclasses import replace

import numpy as np
import pytest

from app.core.paths import resource
from app.interchange.pose import write_pose
from app.interchange.smplx_npz import read_motion, write_motion
from app.studio.ingest import UNNAMED_SIGNER, add_file
from lexicon_db.consents import consents_of
from lexicon_db.entries import find_entry, get_entries, get_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_change
from lexicon_db.recordings import list_recordings, recording_path
from lexicon_db.records import EntryStatus, Hand, Scope, SourceKind
from lexicon_db.search import search_entries
from lexicon_db.signers import find_signer, list_signers
from lexicon_db.takes import get_take, takes_of
from tests.unit.lexicon_db.examples import landmark_track

LETTER = resource("sample_lexicon", "B.npz")


def glosses(lexicon):
    return {entry.id_gloss for entry in get_entries(lexicon, search_entries(lexicon))}


def files_in(folder):
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_a_video_becomes_a_take_of_a_sign_of_its_name(lexicon, clip):
    content = clip.read_bytes()
    added = add_file(lexicon, clip, signer="Ana", dominant=Hand.LEFT)
    assert added.is_new
    assert added.message == ""
    entry, take = get_entry(lexicon, added.entry), get_take(lexicon, added.take)
    assert (entry.id_gloss, entry.status) == ("FILM", EntryStatus.RECORDED)
    assert entry.active_take == take.id
    assert take.dominance is Hand.LEFT
    recording = take.recording
    assert (recording.kind, recording.width, recording.height) == (SourceKind.VIDEO, 480, 360)
    assert recording.fps == pytest.approx(12.5)
    assert (take.start, take.end) == (0, pytest.approx((recording.frame_count - 1) / 12.5))
    assert recording_path(lexicon, recording).read_bytes() == clip.read_bytes() == content
    assert added.changes.entries == {entry.id}
    assert added.changes.takes == {take.id}


def test_motion_and_pose_files_are_taken_too(lexicon, tmp_path):
    pose = tmp_path / "WAVE.pose"
    write_pose(pose, landmark_track(40))
    motion = get_take(lexicon, add_file(lexicon, LETTER).take)
    landmarks = get_take(lexicon, add_file(lexicon, pose).take)
    assert glosses(lexicon) == {"B", "WAVE"}
    assert motion.recording.kind is SourceKind.MOTION
    assert motion.end == pytest.approx((motion.recording.frame_count - 1) / motion.recording.fps)
    assert (landmarks.recording.kind, landmarks.recording.width) == (SourceKind.POSE, 1280)
    assert landmarks.end == pytest.approx(39 / 30)


def test_motion_with_gaps_is_no_sign_yet(lexicon, tmp_path):
    whole = read_motion(LETTER)
    gaps = np.isin(np.arange(len(whole.poses)), (3, 4, 5))
    write_motion(tmp_path / "gaps.npz", replace(whole, gap_mask=gaps))
    with pytest.raises(KnownError, match=r"gaps\.npz was not added") as caught:
        add_file(lexicon, tmp_path / "gaps.npz")
    assert caught.value.why.startswith("3 of its frames are gaps")
    assert not glosses(lexicon)


def test_the_same_file_is_kept_once(lexicon, tmp_path):
    first = add_file(lexicon, LETTER, gloss="B", signer="Bo")
    copy = tmp_path / "copy.npz"
    copy.write_bytes(LETTER.read_bytes())
    before = latest_change(lexicon)
    again = add_file(lexicon, copy, gloss="B", signer="Bo")
    assert (again.entry, again.take, again.is_new) == (first.entry, first.take, False)
    assert "copy.npz was already here, as a take of B" in again.message
    assert latest_change(lexicon) == before
    other = add_file(lexicon, copy, gloss="B1", signer="Bo")
    assert other.is_new
    assert "for another sign" in other.message
    assert other.recording == first.recording
    assert len(list_recordings(lexicon)) == 1


def test_another_take_of_a_sign_does_not_take_its_place(lexicon, clip):
    first = add_file(lexicon, LETTER, gloss="HELLO")
    second = add_file(lexicon, clip, gloss="HELLO")
    assert second.entry == first.entry
    assert [take.id for take in takes_of(lexicon, first.entry)] == [first.take, second.take]
    assert get_entry(lexicon, first.entry).active_take == first.take


def unusable(folder):
    folder.joinpath("folder.mp4").mkdir()
    folder.joinpath("empty.mp4").touch()
    folder.joinpath("text.mp4").write_text("not a video")
    folder.joinpath("text.npz").write_text("not motion")
    folder.joinpath("text.pose").write_text("not a pose")
    folder.joinpath("letter.docx").write_text("a letter")
    names = "folder.mp4 empty.mp4 text.mp4 text.npz text.pose letter.docx missing.mp4 missing"
    return [folder / name for name in names.split()]


def test_what_cannot_be_used_is_refused_and_leaves_no_trace(lexicon, tmp_path):
    before = files_in(lexicon.folder)
    for file in unusable(tmp_path):
        with pytest.raises(KnownError) as caught:
            add_file(lexicon, file, signer="Ana", scopes=[Scope.RECORD])
        error = caught.value
        assert error.what
        assert file.name in f"{error.what} {error.why}"
        assert error.fix
    assert glosses(lexicon) == set()
    assert list_signers(lexicon) == ()
    assert files_in(lexicon.folder) - before <= {
        path for path in files_in(lexicon.folder) if path.name.startswith("lexicon.db")
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [("gloss", "300 characters"), ("signer", "300 characters"), ("gloss", "control character")],
)
def test_a_label_that_cannot_be_used_leaves_no_trace(lexicon, name, message):
    label = "X" * 300 if "300" in message else "line\nbreak"
    with pytest.raises(KnownError, match=message):
        add_file(lexicon, LETTER, **{"gloss": "B", "signer": "Ana", name: label})
    assert glosses(lexicon) == set()
    assert list_recordings(lexicon) == ()
    assert list_signers(lexicon) == ()


@pytest.mark.parametrize(
    "gloss",
    [
        "$INDEX1*",
        "..",
        "/",
        "../../X",
        "a\\b:c",
        "CON",
        "HOUSE1A^",
        "בית",
        "مرحبا",
        "家",
        "X" * 255,
    ],
)
def test_labels_are_kept_as_typed_and_never_become_file_names(lexicon, tmp_path, gloss):
    add_file(lexicon, LETTER, gloss=gloss)
    assert find_entry(lexicon, gloss).id_gloss == gloss
    assert {path.name for path in tmp_path.iterdir()} == {"lexicon"}
    media = files_in(lexicon.folder / "media")
    assert [path.suffix for path in media] == [".npz"]
    assert all(len(path.stem) == 64 for path in media)


def test_signers_are_made_when_first_named(lexicon, clip):
    add_file(lexicon, clip)
    add_file(lexicon, LETTER, gloss="B", signer="Ana", dominant=Hand.LEFT, scopes=[Scope.RECORD])
    assert {s.name for s in list_signers(lexicon)} == {UNNAMED_SIGNER, "Ana"}
    ana = find_signer(lexicon, "Ana")
    assert (ana.dominant_hand, ana.scopes) == (Hand.LEFT, {Scope.RECORD})
    add_file(lexicon, LETTER, gloss="B2", signer="Ana", scopes=[Scope.RECORD])
    assert len(consents_of(lexicon, ana.id)) == 1
    added = add_file(lexicon, LETTER, gloss="B3", signer="Ana", scopes=[Scope.SHARE])
    assert find_signer(lexicon, "Ana").scopes == {Scope.RECORD, Scope.SHARE}
    assert get_take(lexicon, added.take).dominance is Hand.LEFT


def test_a_sign_in_the_trash_does_not_come_back_by_itself(lexicon):
    first = add_file(lexicon, LETTER, gloss="B")
    trash_entries(lexicon, [first.entry])
    second = add_file(lexicon, LETTER, gloss="B")
    assert second.entry != first.entry
    assert get_entry(lexicon, first.entry).trashed_at is not None


def test_landmarks_as_json_are_kept_as_pose(lexicon, tmp_path):
    point = {"x": 0.5, "y": 0.5, "z": 0.0}
    frame = {"pose_landmarks": [point] * 33, "right_hand_landmarks": [point] * 21}
    document = {"fps": 25, "width": 640, "height": 480, "frames": [frame] * 3}
    file = tmp_path / "HOUSE1A^.json"
    file.write_text(json.dumps(document))
    added = add_file(lexicon, file)
    assert get_entry(lexicon, added.entry).id_gloss == "HOUSE1A^"
    recording = added.recording
    assert (recording.kind, recording.suffix) == (SourceKind.POSE, ".pose")
    assert (recording.fps, recording.frame_count) == (25, 3)
    assert not add_file(lexicon, file).is_new
    file.write_text("{}")
    with pytest.raises(KnownError, match=r"HOUSE1A\^\.json cannot be read"):
        add_file(lexicon, file)
