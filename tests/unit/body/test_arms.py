"""Arms that are solved again: the hand gets there, or as near as the arm is long."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.arms import reach
from app.body.kinematics import forward_kinematics
from lexicon_db.tracks import JOINT_NAMES
from tests.unit.body.touching import pointing

SHOULDERS, ELBOWS, WRISTS = ((16, 17), (18, 19), (20, 21))
KNUCKLES = [JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right")]


@pytest.fixture(scope="module")
def rotations():
    return pointing()[:24]


@pytest.fixture(scope="module")
def posed(model, rotations):
    return forward_kinematics(model, rotations)


def around(radius, seed=0):
    """(24, 3) ways in all directions."""
    ways = np.random.default_rng(seed).normal(size=(24, 3))
    return radius * ways / np.linalg.norm(ways, axis=1, keepdims=True)


def angle(a, b):
    """Degrees between rotations (T, 3, 3)."""
    trace = np.trace(np.swapaxes(a, 1, 2) @ b, axis1=1, axis2=2)
    return np.degrees(np.arccos(np.clip((trace - 1) / 2, -1, 1)))


@pytest.mark.parametrize("hand", [0, 1])
@pytest.mark.parametrize("radius", [0.01, 0.05, 0.12])
def test_the_hand_gets_there_turned_as_it_was(model, rotations, posed, hand, radius):
    world, positions = posed
    target = positions[:, KNUCKLES[hand]] + around(radius)
    solved = reach(rotations, world, positions, hand, target)
    turned, reached = forward_kinematics(model, solved)
    assert np.linalg.norm(reached[:, KNUCKLES[hand]] - target, axis=1).max() < 0.001
    assert angle(turned[:, WRISTS[hand]], world[:, WRISTS[hand]]).max() < 4


@pytest.mark.parametrize("hand", [0, 1])
def test_nothing_else_moves(rotations, posed, hand):
    world, positions = posed
    target = positions[:, KNUCKLES[hand]] + around(0.05)
    solved = reach(rotations, world, positions, hand, target)
    arm = [SHOULDERS[hand], ELBOWS[hand], WRISTS[hand]]
    others = [joint for joint in range(55) if joint not in arm]
    assert np.array_equal(solved[:, others], rotations[:, others])
    assert (np.abs(solved - rotations)[:, arm].max(axis=(1, 2)) > 0.01).all()


def test_a_hand_that_is_there_stays(rotations, posed):
    world, positions = posed
    solved = reach(rotations, world, positions, 1, positions[:, KNUCKLES[1]])
    assert np.abs(solved - rotations).max() < 1e-9


@pytest.mark.parametrize("hand", [0, 1])
@pytest.mark.parametrize("excess", [0.0, 0.02, 0.1, 0.4])
def test_an_arm_that_is_too_short_stretches_towards_its_goal(model, rotations, posed, hand, excess):
    world, positions = posed
    chain = [SHOULDERS[hand], ELBOWS[hand], WRISTS[hand]]
    length = np.linalg.norm(np.diff(positions[0, chain], axis=0), axis=1).sum()
    forward = np.array([0.3, -0.3, 1.0]) + around(0.3)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    # The hand keeps its turn, so that the wrist is what the arm has to bring there.
    palm = positions[:, KNUCKLES[hand]] - positions[:, WRISTS[hand]]
    target = positions[:, SHOULDERS[hand]] + (length + excess) * forward + palm
    turned, reached = forward_kinematics(model, reach(rotations, world, positions, hand, target))
    left = np.linalg.norm(reached[:, KNUCKLES[hand]] - target, axis=1)
    # The last centimetre of a stretch takes much turning, so that it is not quite done.
    assert (left > excess - 0.001).all()
    assert (left < excess + 0.02).all()
    arm = reached[:, WRISTS[hand]] - reached[:, SHOULDERS[hand]]
    along = np.sum(arm * forward, axis=1) / np.linalg.norm(arm, axis=1)
    assert np.degrees(np.arccos(along)).max() < 3
    assert angle(turned[:, WRISTS[hand]], world[:, WRISTS[hand]]).max() < 6


def test_a_hanging_arm_whose_goal_is_just_out_of_reach_does_not_swing(model):
    """Stretched arms are where steps overshoot: hands at rest would jump by decimetres."""
    hanging = np.zeros((30, 55, 3))
    hanging[:, 16], hanging[:, 17] = [0, 0, -1.25], [0, 0, 1.25]
    hanging[:, 18, 1], hanging[:, 19, 1] = -0.3, 0.3
    world, positions = forward_kinematics(model, hanging)
    down = np.linspace(0, 0.06, 30)[:, None] * [0, -1, 0]
    for hand in (0, 1):
        target = positions[:, KNUCKLES[hand]] + down
        solved = reach(hanging, world, positions, hand, target)
        knuckle = forward_kinematics(model, solved)[1][:, KNUCKLES[hand]]
        left = np.linalg.norm(knuckle - target, axis=1)
        assert (left <= -down[:, 1] + 0.001).all()
        assert np.linalg.norm(np.diff(knuckle, axis=0), axis=1).max() < 0.012


def test_mirrored_goals_have_mirrored_arms(rotations, posed):
    world, positions = posed
    both = rotations.copy()
    both[:, 40:55] = both[:, 25:40] * [1, -1, -1]
    ways = around(0.06)
    left = reach(both, world, positions, 0, positions[:, KNUCKLES[0]] + ways)
    right = reach(both, world, positions, 1, positions[:, KNUCKLES[1]] + ways * [-1, 1, 1])
    for one, other in (SHOULDERS, ELBOWS, WRISTS):
        assert np.abs(left[:, one] - right[:, other] * [1, -1, -1]).max() < 5e-3
