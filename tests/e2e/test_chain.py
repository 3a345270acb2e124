"""From a clip to a signer's video, command by command."""

from __future__ import annotations

import numpy as np
import pytest

from app.capture.video import VideoFile
from app.interchange.smplx_npz import read_motion
from lexicon_db.codec import Member, read_npz
from lexicon_db.tracks import JOINT_NAMES
from tests.e2e import clips
from tests.e2e.command import Kinelex, require_clean

pytestmark = pytest.mark.e2e

POINT_NAMES = (
    *JOINT_NAMES,
    *(f"{side}_hand_{number}" for side in ("left", "right") for number in range(21)),
)


def read_tracks(path):
    return read_npz(
        path,
        {
            "joints": Member(("T", "K", 3), "f"),
            "names": Member(("K",), "U"),
            "pts": Member(("T",), "f"),
            "poses": Member(("T", 165), "f"),
            "flags": Member(("T", 2), "u"),
        },
    )


def test_shown_sign_has_its_three_tracks(tracked, small_clip):
    shown = tracked.json("show", "O")
    assert shown["gloss"] == "O"
    assert shown["status"] == "tracked"
    (take,) = shown["takes"]
    assert take["signer"] == "Ana"
    assert take["active"] is True
    recording = take["recording"]
    assert (recording["width"], recording["height"]) == (480, 360)
    assert recording["fps"] == pytest.approx(clips.SMALL_FPS)
    assert recording["frames"] == len(clips.small())
    assert recording["bytes"] == small_clip.stat().st_size
    assert {track["kind"] for track in take["tracks"]} == {"landmarks", "fit", "motion"}
    phases = take["phases"]
    bounds = [phases[name] for name in ("onset", "stroke_start", "stroke_end", "offset")]
    assert bounds == sorted(bounds)
    assert 0 <= bounds[0] < bounds[-1] <= take["end"]


def test_tracks_of_the_body_stand_upright_in_metres(tracked, tmp_path):
    told = tracked.json("tracks", "O", "--out", tmp_path / "o.npz")
    tracks = read_tracks(tmp_path / "o.npz")
    assert tuple(tracks["names"]) == POINT_NAMES
    assert told["frames"] == len(tracks["pts"]) == len(clips.small())
    assert np.diff(tracks["pts"]) == pytest.approx(1 / clips.SMALL_FPS, abs=1e-3)
    where = {name: tracks["joints"][:, number] for number, name in enumerate(POINT_NAMES)}
    # SMPL-X axes: x to the signer's left, y up.
    assert (where["left_shoulder"][:, 0] > where["right_shoulder"][:, 0]).all()
    assert (where["head"][:, 1] > where["pelvis"][:, 1]).all()
    width = np.linalg.norm(where["left_shoulder"] - where["right_shoulder"], axis=-1)
    assert (width > 0.25).all()
    assert (width < 0.5).all()


def test_tracks_before_the_camera_lie_where_the_picture_shows_them(tracked, tmp_path):
    tracked.json("tracks", "O", "--out", tmp_path / "o.npz", "--camera")
    tracks = read_tracks(tmp_path / "o.npz")
    where = {name: tracks["joints"][:, number] for number, name in enumerate(POINT_NAMES)}
    # Camera axes: x right in the picture, y down, z away; the signer faces the camera.
    assert (where["left_shoulder"][:, 0] > where["right_shoulder"][:, 0]).all()
    assert (where["head"][:, 1] < where["pelvis"][:, 1]).all()
    assert (tracks["joints"][..., 2] > 0.5).all()


def test_motion_without_a_camera_has_body_axes_only(tracked, tmp_path):
    assert tracked("tracks", "W", "--out", tmp_path / "w.npz").status == 0
    refused = tracked("tracks", "W", "--out", tmp_path / "camera.npz", "--camera")
    assert refused.status == 1
    assert "--camera" in refused.err
    assert not (tmp_path / "camera.npz").exists()


def test_composed_motion_holds_the_frames_as_recorded(tracked, tmp_path):
    told = tracked.json("compose", "W D", "--out", tmp_path / "wd.npz")
    assert [sign["gloss"] for sign in told["signs"]] == ["W", "D"]
    assert len(told["seams"]) == 1
    motion = read_motion(tmp_path / "wd.npz")
    recorded = read_tracks_of(tracked, "W", tmp_path)["poses"]
    # Some frame of W stands in the utterance, then the next one, and so on.
    distance = np.abs(motion.poses[:, None] - recorded[None]).max(axis=-1)
    assert (distance.min(axis=1) < 1e-6).sum() >= 3


def read_tracks_of(kinelex, gloss, folder):
    kinelex.json("tracks", gloss, "--out", folder / f"{gloss}.npz")
    return read_tracks(folder / f"{gloss}.npz")


def test_captions_follow_the_signs(tracked, tmp_path):
    told = tracked.json("compose", "O, W. D", "--out", tmp_path / "owd.srt")
    text = (tmp_path / "owd.srt").read_text(encoding="utf-8")
    blocks = text.strip().split("\n\n")
    assert [block.splitlines()[2] for block in blocks] == ["O", "W", "D"]
    ends = [sign["end"] for sign in told["signs"]]
    starts = [sign["start"] for sign in told["signs"]]
    assert starts[1] - ends[0] >= 0.25
    assert starts[2] - ends[1] >= 0.5


def test_composed_video_has_the_length_that_was_told(tracked, tmp_path):
    told = tracked.json("compose", "W", "--fps", "4", "--out", tmp_path / "w.mp4")
    with VideoFile(tmp_path / "w.mp4") as video:
        assert video.info.fps == pytest.approx(4)
        assert video.info.frame_count / 4 == pytest.approx(told["seconds"], abs=0.5)
        assert video.frame(0).rgb.std() > 10


def test_saved_utterance_is_rendered_by_its_name(tracked, tmp_path):
    tracked.json("compose", "W D", "--save", "greeting", "--out", tmp_path / "wd.npz")
    told = tracked.json(
        "render", "greeting", "--size", "96x64", "--fps", "5", "--out", tmp_path / "g.mp4"
    )
    assert told == {"file": str(tmp_path / "g.mp4"), "identity": "mannequin", "is_draft": False}
    with VideoFile(tmp_path / "g.mp4") as video:
        assert (video.info.width, video.info.height) == (96, 64)


def test_signer_is_enrolled_rendered_and_forgotten(tracked, tmp_path):
    enrolled = tracked.json("identity", "enrol", "ana", "--signer", "Ana", "--takes", "O")
    assert [choice["name"] for choice in enrolled["identities"]] == ["mannequin", "ana"]
    file = tmp_path / "o.mp4"
    source = ("render", "--take", "O", "--camera", "source", "--identity", "ana")
    told = tracked.json(*source, "--size", "96", "--fps", "12.5", "--out", file)
    assert (told["identity"], told["is_draft"]) == ("ana", True)
    with VideoFile(file) as video:
        assert video.info.frame_count == len(clips.small())
    approved = tracked.json("renders", "approve", file, "--by", "Ana")
    assert approved["render"]["approval"]["by"] == "Ana"
    told = tracked.json("renders", "show", file)
    assert (told["facts"]["synthetic"], told["facts"]["is_draft"]) == (True, True)
    assert told["facts"]["motion"]["glosses"] == ["O"]

    tracked.json("signer", "withdraw", "Ana")
    refused = tracked("render", "O", "--identity", "ana", "--out", tmp_path / "again.mp4")
    assert refused.status == 1
    assert "O has no motion" in refused.err
    assert not (tmp_path / "again.mp4").exists()
    (line,) = tracked.json("renders", "list")["renders"]
    assert line["withdrawn_at"] is not None
    left = tracked.json("identity", "list")
    assert [choice["name"] for choice in left["identities"]] == ["mannequin"]
    require_clean(tracked)


def test_backup_brings_everything_back(tracked, tmp_path):
    file = tmp_path / "lexicon.backup"
    assert tracked.json("backup", file)["findings"] == []
    restored = Kinelex(tracked.profile, tmp_path / "restored")
    told = tracked.json("backup", file, "--restore", restored.lexicon)
    assert told["findings"] == []
    require_clean(restored)
    assert restored.json("list") == tracked.json("list")
    assert restored.json("show", "O") == tracked.json("show", "O")
