"""SMPL-X motion in .npz files: exact there and back, other layouts understood, hostile ones not."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.interchange.smplx_npz import SmplxMotion, read_motion, write_motion
from lexicon_db.errors import KnownError

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))


def make_poses(count=7):
    return np.random.default_rng(1).normal(0, 0.5, (count, 165))


def save(path, **arrays):
    np.savez(path, **{"mocap_frame_rate": 25.0, **arrays})
    return path


def refusal(path):
    with pytest.raises(KnownError) as caught:
        read_motion(path)
    return caught.value.why


@pytest.mark.parametrize("precision", [np.float32, np.float64])
def test_what_is_written_comes_back_exactly(tmp_path, precision):
    poses = make_poses().astype(precision).astype(np.float64)
    gap_mask = np.array([False, False, True, True, False, False, False])
    motion = SmplxMotion(
        fps=29.97,
        poses=poses,
        trans=poses[:, :3],
        face=np.abs(poses[:, :52]).astype(np.float32),
        betas=poses[0, :10],
        expression=poses[:, :10],
        gap_mask=gap_mask,
        gender="female",
    )
    write_motion(tmp_path / "sign.npz", motion)
    again = read_motion(tmp_path / "sign.npz")
    for name in ("poses", "trans", "face", "betas", "expression", "gap_mask"):
        np.testing.assert_array_equal(getattr(again, name), getattr(motion, name), err_msg=name)
    assert (again.fps, again.gender) == (29.97, "female")
    np.testing.assert_allclose(again.pts, np.arange(7) / 29.97)
    np.testing.assert_array_equal(again.rotations[:, 1], poses[:, 3:6].astype(np.float32))


def test_written_files_follow_the_layout_that_others_read(tmp_path):
    poses = make_poses()
    write_motion(
        tmp_path / "sign.npz",
        SmplxMotion(25.0, poses, np.zeros((7, 3)), np.zeros((7, 52), np.float32)),
    )
    with np.load(tmp_path / "sign.npz", allow_pickle=False) as file:  # noqa: TID251 - as others do
        assert file["poses"].shape == (7, 165)
        assert file["trans"].shape == (7, 3)
        assert file["betas"].shape == (10,)
        assert file["expression"].shape == (7, 10)
        assert float(file["mocap_frame_rate"]) == 25
        assert str(file["surface_model_type"]) == "smplx"
        assert str(file["gender"]) == "neutral"
        assert float(file["mocap_time_length"]) == 7 / 25
        parts = ("root_orient", "pose_body", "pose_jaw", "pose_eye", "pose_hand")
        assert np.array_equal(np.concatenate([file[name] for name in parts], axis=1), poses)


def test_split_layout(tmp_path):
    poses = make_poses()
    path = save(
        tmp_path / "split.npz",
        root_orient=poses[:, :3],
        pose_body=poses[:, 3:66],
        pose_jaw=poses[:, 66:69],
        pose_eye=poses[:, 69:75],
        pose_hand=poses[:, 75:],
        betas=np.zeros(16),
        trans=poses[:, :3],
    )
    np.testing.assert_array_equal(read_motion(path).poses, poses)


def test_smplh_has_neither_jaw_nor_eyes(tmp_path):
    poses = make_poses()
    path = tmp_path / "h.npz"
    np.savez(path, poses=np.delete(poses, np.s_[66:75], axis=1), mocap_framerate=120)
    motion = read_motion(path)
    poses[:, 66:75] = 0
    np.testing.assert_array_equal(motion.poses, poses)
    assert motion.fps == 120


def test_members_that_are_not_needed_are_never_opened(tmp_path):
    """Files of AMASS carry pickled labels of markers beside the motion."""
    path = save(
        tmp_path / "amass.npz",
        poses=make_poses(),
        labels=np.array([{"marker": 1}], dtype=object),
        gender=np.array(b"male"),
    )
    assert read_motion(path).gender == "male"


def test_pickled_poses_are_refused(tmp_path):
    path = save(tmp_path / "evil.npz", poses=np.array([[1, "a"]], dtype=object))
    assert "objects" in refusal(path)


@pytest.mark.parametrize(
    ("arrays", "word"),
    [
        ({"poses": np.zeros((5, 72))}, "72 columns"),
        ({"poses": np.zeros((5, 55, 3))}, "shape"),
        ({"poses": np.zeros((0, 165))}, "no frames"),
        ({"poses": np.full((5, 165), np.nan)}, "no numbers"),
        ({"poses": np.full((5, 165), 1e300)}, "too large"),
        ({"poses": np.zeros((5, 165)), "face_units": np.full((5, 52), np.nan)}, "face units"),
        ({"poses": np.zeros((5, 165)), "trans": np.zeros((4, 3))}, "trans"),
        ({"poses": np.zeros((5, 165)), "mocap_frame_rate": 0.0}, "frames per second"),
        ({"pose_body": np.zeros((5, 63)), "root_orient": np.zeros((5, 3))}, "pose_hand"),
        ({"something": np.zeros(3)}, "lacks poses"),
    ],
)
def test_wrong_content(tmp_path, arrays, word):
    assert word in refusal(save(tmp_path / "wrong.npz", **arrays))


def test_no_frame_rate(tmp_path):
    path = tmp_path / "rate.npz"
    np.savez(path, poses=make_poses())
    assert "mocap_frame_rate" in refusal(path)


def test_gap_frames_may_hold_anything(tmp_path):
    poses = make_poses()
    poses[3] = np.nan
    gap_mask = np.arange(7) == 3
    motion = read_motion(save(tmp_path / "gap.npz", poses=poses, gap_mask=gap_mask))
    np.testing.assert_array_equal(motion.gap_mask, gap_mask)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no archive at all"])
def test_damaged(tmp_path, content):
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    assert refusal(path)


def test_missing(tmp_path):
    assert refusal(tmp_path / "nowhere.npz")


@pytest.mark.skipif(not (DATA / "smplx").is_dir(), reason="no data of other programs here")
def test_files_of_other_programs():
    paths = sorted((DATA / "smplx").rglob("*.npz"))[::20]
    assert paths
    for path in paths:
        motion = read_motion(path)
        assert motion.rotations.shape == (len(motion.pts), 55, 3)
        assert np.isfinite(motion.poses).all()
