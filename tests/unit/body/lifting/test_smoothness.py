"""Smoothness: the cost of accelerating, whatever the frame rate."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.lifting.smoothness import acceleration_bands, apply_bands


def cost(pts, values):
    return float((values * apply_bands(acceleration_bands(pts), values)).sum())


def uneven(seed=0, count=40):
    return np.cumsum(np.random.default_rng(seed).uniform(0.015, 0.06, count))


def test_even_motion_costs_nothing_at_uneven_times():
    pts = uneven()
    moving = np.stack([np.full_like(pts, 3.0), 2 - 5 * pts], axis=1)
    assert np.abs(apply_bands(acceleration_bands(pts), moving)).max() < 1e-6


@pytest.mark.parametrize("pts", [np.arange(61) / 30, np.arange(121) / 60, uneven()])
def test_constant_acceleration_costs_its_square_by_time(pts):
    values = 0.5 * 7.0 * pts[:, None] ** 2
    # Half an interval at either end has no second difference.
    inner = (pts[-1] - pts[0]) - (pts[1] - pts[0] + pts[-1] - pts[-2]) / 2
    assert cost(pts, values) == pytest.approx(7.0**2 * 30 * inner, rel=1e-7)


def test_the_cost_of_a_movement_does_not_depend_on_the_frame_rate():
    slow, fast = (np.arange(0, 2 + 1e-9, 1 / fps) for fps in (25, 100))
    costs = [cost(pts, np.sin(2 * np.pi * pts)[:, None]) for pts in (slow, fast)]
    assert costs[0] == pytest.approx(costs[1], rel=0.04)


def test_bands_are_those_of_the_dense_matrix():
    pts = uneven(3, 9)
    dense = np.zeros((7, 9))
    weights = np.zeros(7)
    for row in range(7):
        before, after = pts[row + 1] - pts[row], pts[row + 2] - pts[row + 1]
        dense[row, row] = 2 / (before * (before + after))
        dense[row, row + 1] = -2 / (before * after)
        dense[row, row + 2] = 2 / (after * (before + after))
        weights[row] = 30 * (before + after) / 2
    wanted = dense.T @ np.diag(weights) @ dense
    assert np.allclose(apply_bands(acceleration_bands(pts), np.eye(9)), wanted, rtol=1e-10)


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_frames_cannot_accelerate(count):
    values = np.random.default_rng(1).normal(size=(count, 4))
    assert cost(np.arange(count) / 30, values) == 0
