"""Composed motion as landmarks: a signer of the right size, the right way round."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.model import load_body
from app.interchange.filming import film_motion
from app.interchange.pose import read_pose, write_pose
from app.interchange.smplx_npz import SmplxMotion
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, LEFT, RIGHT


@pytest.fixture(scope="module")
def track():
    """Arms down at first; then the right forearm points to the camera and the jaw opens."""
    poses = np.zeros((3, 55, 3))
    poses[:, JOINT_NAMES.index("left_shoulder"), 2] = -1.3
    poses[:, JOINT_NAMES.index("right_shoulder"), 2] = 1.3
    poses[2, JOINT_NAMES.index("right_elbow"), 1] = 1.5
    face = np.zeros((3, 52), np.float32)
    face[2, FACE_UNITS.index("jawOpen")] = 1
    motion = SmplxMotion(25.0, poses.reshape(3, 165), np.zeros((3, 3)), face)
    return film_motion(motion, load_body())


def test_a_facing_signer_stands_in_the_picture(track):
    assert track.pts == pytest.approx([0, 0.04, 0.08])
    nose, shoulders, wrists = track.pose[0, 0], track.pose[0, 11:13], track.pose[0, 15:17]
    assert shoulders[LEFT, 0] > nose[0] > shoulders[RIGHT, 0], "the signer's left is our right"
    assert nose[1] < shoulders[:, 1].min() < wrists[:, 1].min()
    assert (track.pose[0, :25, :2] > 0).all()
    assert (track.pose[0, :25, :2] < 720).all()
    # Shoulders of about 0.32 m, where 1.4 m fill 720 pixels.
    assert 130 < shoulders[LEFT, 0] - shoulders[RIGHT, 0] < 200


def test_world_points_are_metres_around_the_hips(track):
    world = track.pose_world[..., :3]
    assert world[:, 23:25].mean(axis=1) == pytest.approx(np.zeros((3, 3)), abs=1e-6)
    assert 0.25 < np.linalg.norm(world[0, 11] - world[0, 12]) < 0.45
    assert world[0, 0, 1] < -0.4, "down is positive"


def test_depth_is_less_where_it_is_nearer(track):
    assert track.pose[2, 16, 2] < track.pose[0, 16, 2] - 50
    assert (track.hands[:, :, 0, 2] == 0).all()


def test_an_open_jaw_opens_the_lips(track):
    lips = track.face[:, 14, 1] - track.face[:, 13, 1]
    assert lips[2] > lips[0] + 5
    assert np.isnan(track.face[:, 200]).all()


def test_it_is_written_and_read(track, tmp_path):
    write_pose(tmp_path / "made.pose", track)
    again = read_pose(tmp_path / "made.pose")
    np.testing.assert_allclose(again.hands, track.hands, rtol=1e-4, atol=1e-2)
    np.testing.assert_allclose(again.pose, track.pose, rtol=1e-4, atol=1e-2)
    np.testing.assert_allclose(again.pose_world, track.pose_world, rtol=1e-4, atol=1e-4)
