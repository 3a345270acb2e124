"""Forward kinematics: rotations and chains against theory."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import (
    PARENTS,
    chain,
    forward_kinematics,
    rest_joints,
    rotation_matrices,
)
from lexicon_db.tracks import JOINT_NAMES


def number(name: str) -> int:
    return JOINT_NAMES.index(name)


def test_rotation_matrices_agree_with_scipy():
    from scipy.spatial.transform import Rotation

    vectors = np.random.default_rng(0).normal(0, 2, (500, 3))
    assert np.allclose(
        rotation_matrices(vectors), Rotation.from_rotvec(vectors).as_matrix(), atol=1e-14
    )


@pytest.mark.parametrize("angle", [0.0, 1e-12, 1e-8, 1e-4, np.pi - 1e-9, np.pi, 2 * np.pi])
def test_rotation_about_z_is_exact_where_formulas_divide_by_zero(angle):
    expected = [
        [np.cos(angle), -np.sin(angle), 0],
        [np.sin(angle), np.cos(angle), 0],
        [0, 0, 1],
    ]
    assert np.allclose(rotation_matrices(np.array([0, 0, angle])), expected, atol=1e-15)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_rotations_keep_their_type(kind):
    assert rotation_matrices(np.ones((2, 3), kind)).dtype == kind


def test_parents_come_before_children():
    assert PARENTS[0] == -1
    assert all(parent < joint for joint, parent in enumerate(PARENTS))


def test_no_rotation_gives_the_rest_pose(model):
    betas = np.linspace(-1, 1, 10)
    world, positions = forward_kinematics(model, np.zeros((3, 55, 3)), betas)
    assert np.allclose(world, np.eye(3))
    assert np.allclose(positions, rest_joints(model, betas)[None])


def test_turning_the_pelvis_turns_everything_about_it(model):
    rotations = np.zeros((1, 55, 3))
    rotations[0, 0] = [0, np.pi / 2, 0]
    _, positions = forward_kinematics(model, rotations)
    rest = rest_joints(model)
    arm = rest[number("left_wrist")] - rest[0]
    expected = rest[0] + [arm[2], arm[1], -arm[0]]  # a quarter turn about y brings x to -z
    assert np.allclose(positions[0, number("left_wrist")], expected)


def test_bending_an_elbow_moves_only_what_hangs_on_it(model):
    rotations = np.zeros((1, 55, 3))
    rotations[0, number("left_elbow")] = [0, -np.pi / 2, 0]
    _, positions = forward_kinematics(model, rotations)
    rest = rest_joints(model)
    moved = np.linalg.norm(positions[0] - rest, axis=1) > 1e-9
    expected = {*JOINT_NAMES[25:40], "left_wrist"}
    assert {JOINT_NAMES[joint] for joint in np.flatnonzero(moved)} == expected
    # The forearm along x turns to the front.
    forearm = positions[0, number("left_wrist")] - positions[0, number("left_elbow")]
    assert forearm[2] == pytest.approx(
        rest[number("left_wrist"), 0] - rest[number("left_elbow"), 0]
    )


def test_translation_moves_every_joint(model):
    rotations = np.random.default_rng(1).normal(0, 0.5, (4, 55, 3))
    steps = np.random.default_rng(2).normal(0, 1, (4, 3))
    _, still = forward_kinematics(model, rotations)
    _, moved = forward_kinematics(model, rotations, translation=steps)
    assert np.allclose(moved - still, steps[:, None])


def test_hand_scale_stretches_one_hand_about_its_wrist(model):
    plain, large = rest_joints(model), rest_joints(model, hand_scale=[1.2, 1.0])
    wrist = plain[number("left_wrist")]
    assert np.allclose(large[25:40] - wrist, 1.2 * (plain[25:40] - wrist))
    assert np.array_equal(np.delete(large, np.s_[25:40], 0), np.delete(plain, np.s_[25:40], 0))


def test_single_precision_is_kept_and_close(model):
    rotations = np.random.default_rng(3).normal(0, 0.7, (5, 55, 3))
    world, positions = forward_kinematics(model, rotations.astype(np.float32))
    _, exact = forward_kinematics(model, rotations)
    assert world.dtype == positions.dtype == np.float32
    assert np.abs(positions - exact).max() < 5e-6


def test_a_chain_takes_joints_that_change_with_time(model):
    local = rotation_matrices(np.random.default_rng(5).normal(0, 0.5, (2, 55, 3)))
    first, second = rest_joints(model), rest_joints(model, np.ones(10))
    _, both = chain(local, np.stack([first, second]))
    assert np.allclose(both[0], chain(local[:1], first)[1][0])
    assert np.allclose(both[1], chain(local[1:], second)[1][0])
