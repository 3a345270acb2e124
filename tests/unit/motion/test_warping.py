from __future__ import annotations

import numpy as np
import pytest

from app.motion import warping

RNG = np.random.default_rng(8)


def by_recursion(cost, i, j):
    if i < 0 or j < 0:
        return 0.0 if i == j == -1 else np.inf
    before = (by_recursion(cost, i - 1, j - 1), by_recursion(cost, i - 1, j))
    return cost[i, j] + min(*before, by_recursion(cost, i, j - 1))


@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (5, 1), (4, 6), (6, 4), (5, 5)])
def test_the_best_way_costs_what_trying_all_ways_finds(shape):
    cost = RNG.uniform(0, 1, shape)
    wanted = by_recursion(cost, shape[0] - 1, shape[1] - 1)
    assert warping.warped_cost(cost) == pytest.approx(wanted)


@pytest.fixture
def movement():
    return np.cumsum(RNG.normal(0, 1, (9, 5, 3)), axis=0)


def test_the_same_movement_at_half_the_speed_is_no_distance(movement):
    slow = np.repeat(movement, 2, axis=0)
    assert warping.dtw_mje(movement, slow) == pytest.approx(0)
    assert warping.dtw_joint_error(movement, slow) == pytest.approx(0)
    assert warping.ndtw_mje(movement, slow) == pytest.approx(0)
    assert warping.dtw_p(movement, slow).filled == pytest.approx(0)


def test_published_distances_differ_in_cost_and_length():
    truth = np.zeros((4, 5, 3))
    made = truth + np.array([0.3, 0.0, 0.4])
    # Absolute coordinates of 5 joints, per frame; then nothing, as all joints moved with the root.
    assert warping.dtw_mje(truth, made) == pytest.approx(5 * 0.7)
    assert warping.dtw_joint_error(truth, made) == pytest.approx(0)
    made[:, 0] = 0
    assert warping.dtw_joint_error(truth, made) == pytest.approx(4 * 4 / 5 * 0.5)
    assert warping.ndtw_mje(truth, made) == pytest.approx(4 * 4 / 5 * 0.5)


def test_a_turned_body_has_no_distance_when_aligned(movement):
    turned = movement[..., [1, 2, 0]]
    assert warping.dtw_joint_error(movement, turned) > 1
    assert warping.dtw_joint_error(movement, turned, aligned=True) == pytest.approx(0, abs=1e-9)


def test_missing_points_cost_as_published_and_nothing_where_masked():
    truth = np.zeros((4, 2, 3))
    truth[:, 1] = [0.0, 0.6, 0.8]
    made = truth.copy()
    made[:, 1] = np.nan
    # Half of the distance 1 from the origin, over 4 frames, of one of two points.
    assert warping.ndtw_mje(truth, made) == pytest.approx(4 * 0.5 / 2)
    assert warping.ndtw_mje(made, truth) == pytest.approx(0)
    found = warping.dtw_p(truth, made)
    apart = np.linalg.norm([10.0, 9.4, 9.2])
    assert found == warping.Warped(pytest.approx(4 * apart / 2), pytest.approx(0), 0.25)
