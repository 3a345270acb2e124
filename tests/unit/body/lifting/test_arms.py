"""Depth of the arms: known bones in one picture, with a detector that knows little more than signs.

Unit: the width of the shoulders.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from app.body.lifting.arms import _cheapest_path, arm_depth, arm_lengths

FPS = 30
LENGTHS = (0.79, 0.77)
SHOULDER, ELBOW, WRIST = range(3)


def arm(upper, fore, shoulder=(0.5, 0.0)):
    """(T, 3, 3) joints of a left arm from directions (T, 3) of its bones: right, down, away."""
    unit = [np.asarray(v) / np.linalg.norm(v, axis=1, keepdims=True) for v in (upper, fore)]
    first = np.broadcast_to([*shoulder, 0.0], unit[0].shape)
    elbow = first + LENGTHS[0] * unit[0]
    return np.stack([first, elbow, elbow + LENGTHS[1] * unit[1]], axis=1)


def signing(seed=0, seconds=2.0):
    """A raised arm whose elbow hangs somewhat forward and whose forearm waves before the chest."""
    random = np.random.default_rng(seed)
    t = np.arange(round(seconds * FPS)) / FPS
    phase = random.uniform(0, 6, 4)
    upper = np.stack([0.25 + 0.1 * np.sin(3 * t + phase[0]), np.ones_like(t), -0.3 + 0 * t], axis=1)
    fore = np.stack(
        [
            -0.5 + 0.3 * np.sin(2.5 * t + phase[1]),
            -0.6 + 0.4 * np.sin(2 * t + phase[2]),
            -0.8 + 0.2 * np.sin(3 * t + phase[3]),
        ],
        axis=1,
    )
    return t, arm(upper, fore)


def solved(joints, world, pts):
    return arm_depth(joints[..., :2], world, np.full((len(pts), 2), np.nan), pts, LENGTHS)


@pytest.mark.parametrize("seed", range(4))
def test_exaggerated_depths_are_put_right_by_the_bones(seed):
    pts, joints = signing(seed)
    world = 1.4 * joints[..., 2]
    found = solved(joints, world, pts)
    assert np.abs(found - joints[..., 2]).mean() < 0.05
    assert np.abs(found - joints[..., 2]).max() < 0.5 * np.abs(world - joints[..., 2]).max()


def test_bones_keep_their_length():
    pts, joints = signing(1)
    found = joints.copy()
    found[..., 2] = solved(joints, 1.4 * joints[..., 2], pts)
    bones = np.linalg.norm(np.diff(found, axis=1), axis=-1)
    assert np.abs(bones - LENGTHS).mean() < 0.02


def test_a_hand_drawn_back_over_the_shoulder_is_not_put_before_the_body():
    t = np.arange(60) / FPS
    still = np.ones_like(t)
    raised = arm(
        np.stack([0.3 * still, 0.9 * still, 0.3 * still], 1),
        np.stack([0.6 * still, -0.6 * still, 0.5 * still], 1),
    )
    found = solved(raised, 1.2 * raised[..., 2], t)
    assert raised[0, WRIST, 2] > 0.5
    assert (found[:, WRIST] > 0.1).all()


def test_an_arm_of_which_the_detector_says_no_depth_signs_before_the_body():
    pts, joints = signing(2)
    found = solved(joints, np.full(joints.shape[:2], np.nan), pts)
    assert np.isfinite(found).all()
    assert (found[:, WRIST] < -0.3).all()
    # The bones tell the depth, but for its sign and where they look as long as they are.
    assert np.abs(found - joints[..., 2])[:, ELBOW:].mean() < 0.12


def test_single_frames_with_the_wrong_sign_do_not_flip_the_arm():
    pts, joints = signing(3)
    world = joints[..., 2].copy()
    world[::7] *= -1
    found = solved(joints, world, pts)
    assert (np.sign(found[:, WRIST]) == np.sign(joints[:, WRIST, 2])).all()
    steps, true_steps = (np.abs(np.diff(z[:, WRIST])).max() for z in (found, joints[..., 2]))
    assert steps < true_steps + 0.05


def test_depth_is_found_at_uneven_times_and_in_a_single_frame():
    pts, joints = signing(1)
    keep = np.sort(np.random.default_rng(1).choice(len(pts), 25, replace=False))
    found = solved(joints[keep], joints[keep][..., 2], pts[keep])
    assert np.abs(found - joints[keep][..., 2]).mean() < 0.08
    single = solved(joints[:1], joints[:1, :, 2], pts[:1])
    assert np.abs(single - joints[:1, :, 2]).max() < 0.15


def test_the_path_of_least_cost_is_found():
    random = np.random.default_rng(4)
    cost, depth = random.uniform(0, 3, (6, 4)), random.normal(0, 0.3, (6, 4, 2))
    pts = np.cumsum(random.uniform(0.02, 0.1, 6))

    def total(path):
        chosen = depth[np.arange(6), list(path)]
        speed = np.diff(chosen, axis=0) / np.diff(pts)[:, None] / 2.0
        return cost[np.arange(6), list(path)].sum() + np.sum(speed**2)

    best = min(product(range(4), repeat=6), key=total)
    assert tuple(_cheapest_path(cost, depth, pts)) == best


def test_arms_look_as_long_as_the_longest_that_was_seen():
    _, joints = signing(0)
    flat = np.stack([joints[..., :2], joints[..., :2]])
    # An arm that never lay flat in the picture is taken to be about as long as usual.
    usual = arm_lengths(0.5 * flat)
    stretched = arm_lengths(1.5 * flat / np.linalg.norm(np.diff(flat, axis=2), axis=-1).max())
    for short, long in zip(usual, stretched, strict=True):
        assert 0.6 < short < 0.8 < long < 1.3


def test_one_arm_tells_the_length_of_both():
    flat = np.zeros((2, 20, 3, 2))
    flat[0, :, 1, 1], flat[0, :, 2, 1] = 1.0, 1.9
    flat[1, :, 1, 1], flat[1, :, 2, 1] = 0.4, 0.6
    assert arm_lengths(flat) == arm_lengths(flat[:1])
