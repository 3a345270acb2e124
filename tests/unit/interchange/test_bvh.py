"""BVH files: another reader finds every joint where it is."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import forward_kinematics, rotation_matrices
from app.body.model import load_body
from app.interchange.bvh import encode_bvh, euler_angles
from app.interchange.smplx_npz import SmplxMotion
from lexicon_db.tracks import JOINT_NAMES
from tests.unit.interchange.bvh_reader import read_bvh


@pytest.fixture(scope="module")
def body():
    return load_body()


def wild_motion(count=5, fps=30.0):
    """Rotations in all directions, up to more than a half turn."""
    chance = np.random.default_rng(2)
    poses = chance.normal(0, 1.2, (count, 165))
    return SmplxMotion(
        fps=fps,
        poses=poses,
        trans=chance.normal(0, 1, (count, 3)),
        face=np.zeros((count, 52), np.float32),
    )


def test_another_reader_finds_the_joints_within_a_hundredth_of_a_millimetre(body):
    motion = wild_motion()
    names, positions, step = read_bvh(encode_bvh(motion, body))
    assert sorted(names) == sorted(JOINT_NAMES)
    assert step == pytest.approx(1 / 30)
    _, truth = forward_kinematics(body, motion.poses.reshape(-1, 55, 3), translation=motion.trans)
    order = [JOINT_NAMES.index(name) for name in names]
    assert np.abs(positions - truth[:, order]).max() < 1e-5


def test_fingers_are_bones_with_ends(body):
    text = encode_bvh(wild_motion(1), body)
    assert text.count("End Site") == 15
    blocks = text.split("JOINT ")
    tip = next(block for block in blocks if block.startswith("right_index3"))
    end = np.array([float(word) for word in tip.split("End Site")[1].split()[2:5]])
    assert 0.01 < np.linalg.norm(end) < 0.04
    assert end[0] < 0, "right fingers point to the body's right in the T-pose"


def test_angles_do_not_jump_where_the_movement_does_not():
    """A steady turn by two and a half times, through where two of the angles lock."""
    steps = np.linspace(0, 5 * np.pi, 200)
    turns = np.stack([np.zeros_like(steps), steps, np.zeros_like(steps)], axis=-1)
    tilt = rotation_matrices(np.array([0.02, 0.0, 0.01]))
    matrices = (tilt @ rotation_matrices(turns))[:, None]
    angles = euler_angles(matrices)[:, 0]
    z, y, x = (
        rotation_matrices(np.eye(3)[axis] * angles[:, [place]])
        for place, axis in ((0, 2), (1, 1), (2, 0))
    )
    assert np.abs(z @ y @ x - matrices[:, 0]).max() < 1e-7
    assert np.abs(np.diff(angles, axis=0)).max() < np.pi / 2


def test_a_locked_angle_is_the_same_rotation():
    matrices = rotation_matrices(np.array([[[0.0, np.pi / 2, 0.0]]]))
    matrices = matrices @ rotation_matrices(np.array([0.3, 0.0, 0.0]))
    z, y, x = euler_angles(matrices)[0, 0]
    again = (
        rotation_matrices(np.array([0, 0, z]))
        @ rotation_matrices(np.array([0, y, 0]))
        @ rotation_matrices(np.array([x, 0, 0]))
    )
    assert np.abs(again - matrices[0, 0]).max() < 1e-7
