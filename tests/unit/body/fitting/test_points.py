"""Points of the fit: where detectors see them, and what moves them."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.points import FitPoints
from app.body.kinematics import forward_kinematics, rest_joints
from app.body.places import HAND_POINTS, Places

TABLE = signing_degrees()


@pytest.fixture(scope="module")
def points(model):
    return FitPoints(Places(model))


def at(model, points, values):
    """(T, P, 3) places of the points on the mean body."""
    world, positions = forward_kinematics(model, TABLE.rotations(values))
    offsets = points.offsets(rest_joints(model), np.zeros(10), np.ones(2))
    on = points.joints
    return positions[:, on] + (world[:, on] @ offsets[..., None])[..., 0]


def test_a_degree_moves_exactly_the_points_that_it_is_said_to_move(model, points):
    pose = np.random.default_rng(1).normal(0, 0.3, len(TABLE))
    turned = at(model, points, pose + np.vstack([np.zeros(len(TABLE)), 0.1 * np.eye(len(TABLE))]))
    moved = np.linalg.norm(turned[1:] - turned[0], axis=-1) > 1e-9
    grouped = np.zeros_like(moved)
    for group in points.groups:
        grouped[np.ix_(group.degrees, group.points)] |= group.moves.T
        carried = np.zeros(len(TABLE), bool)
        carried[group.degrees] = group.moves_reference
        # Degrees outside the group may move its reference only together with its points.
        assert np.array_equal(carried[group.degrees], moved[group.degrees, group.reference])
    seen = np.unique(np.concatenate([group.points for group in points.groups]))
    assert len(seen) == len(points.names) - 1  # all but mid-shoulder
    assert np.array_equal(grouped[:, seen], moved[:, seen])


def test_each_point_is_in_one_group(points):
    numbers = np.concatenate([group.points for group in points.groups])
    assert len(numbers) == len(set(numbers))


def test_hand_points_come_in_the_order_of_mediapipe(points):
    for hand, names in enumerate(HAND_POINTS):
        assert [points.names[n] for n in points.hand_numbers(hand)] == list(names[1:])


@pytest.mark.parametrize("hand_scale", [(1.0, 1.0), (1.2, 0.9)])
def test_directions_are_what_betas_add_to_offsets(model, points, hand_scale):
    scale, betas = np.array(hand_scale), np.random.default_rng(2).normal(0, 1, 10)
    # Rest joints are linear in the betas: differences along unit betas are their directions.
    mean = rest_joints(model, None, scale)
    moves = np.stack([rest_joints(model, unit, scale) - mean for unit in np.eye(10)], axis=-1)
    shaped = points.offsets(rest_joints(model, betas, scale), betas, scale)
    added = points.directions(moves, scale) @ betas
    assert np.abs(shaped - points.offsets(mean, np.zeros(10), scale) - added).max() < 1e-9


def test_shoulders_are_seen_above_the_joints_and_hips_below(model, points):
    rest = rest_joints(model)
    seen = at(model, points, np.zeros((1, len(TABLE))))[0]
    width = rest[16, 0] - rest[17, 0]
    shoulders = seen[[points.number("left_shoulder"), points.number("right_shoulder")]]
    hips = seen[[points.number("left_hip"), points.number("right_hip")]]
    assert 0.9 * width < shoulders[0, 0] - shoulders[1, 0] < width
    assert (shoulders[:, 1] > rest[[16, 17], 1] + 0.01).all()
    assert (hips[:, 1] < rest[[1, 2], 1] - 0.01).all()
    middle = seen[points.number("mid_shoulder")]
    assert np.allclose(middle, shoulders.mean(axis=0), atol=0.002)


def test_points_of_the_palm_are_mirrored(model, points):
    offsets = points.offsets(rest_joints(model), np.zeros(10), np.ones(2))
    for name in ("wrist", "thumb1", "index1", "middle1"):
        left, right = (offsets[points.number(f"{side}_{name}")] for side in ("left", "right"))
        assert np.abs(left - right * [-1, 1, 1]).max() < 1e-3, name


def test_a_larger_hand_has_its_points_further_from_the_joints(model, points):
    small = points.offsets(rest_joints(model), np.zeros(10), np.ones(2))
    large = points.offsets(
        rest_joints(model, hand_scale=[1.2, 1.0]), np.zeros(10), np.array([1.2, 1.0])
    )
    tip, other = points.number("left_index_tip"), points.number("right_index_tip")
    assert np.allclose(large[tip], 1.2 * small[tip])
    assert np.array_equal(large[other], small[other])
