"""Derivatives of the misfit against finite differences, by every unknown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.linearization import linearize, misfit
from app.body.fitting.points import FitPoints
from app.body.fitting.start import State
from app.body.places import Places
from tests.unit.body.detector import observations, perform

STEP = 1e-5


@pytest.fixture(scope="module")
def problem(model):
    """Three frames, their exact observations, and the state that explains them."""
    betas = np.random.default_rng(1).normal(0, 0.7, 10)
    performance = perform(model, 4, betas=betas, hand_scale=(1.1, 0.95)).part(20, 23)
    table = signing_degrees()
    values = performance.rotations[:, table.joint, table.axis]
    state = State(values, performance.translation, betas)
    clean = replace(performance, rotations=table.rotations(values))
    return FitPoints(Places(model)), observations(model, clean), state


@pytest.fixture(scope="module")
def astray(problem):
    """A state that is wrong in everything."""
    random = np.random.default_rng(2)
    right = problem[2]
    return State(
        right.values + random.normal(0, 0.1, right.values.shape),
        right.translation + random.normal(0, 0.02, right.translation.shape),
        right.betas + random.normal(0, 0.3, 10),
    )


def shifted(state, kind, place, step):
    changed = getattr(state, kind).copy()
    changed[place] += step
    return replace(state, **{kind: changed})


def unknowns(state):
    """Every unknown of the middle frame, and all betas."""
    yield from (("values", (1, number)) for number in range(state.values.shape[1]))
    yield from (("translation", (1, axis)) for axis in range(3))
    yield from (("betas", (number,)) for number in range(10))


def part(linear, kind, place):
    if kind == "betas":
        return linear.shape_gradient[place]
    offset = 0 if kind == "values" else linear.gradient.shape[1] - 3
    return linear.gradient[place[0], offset + place[1]]


def test_the_truth_is_explained_completely(model, problem):
    points, seen, state = problem
    assert misfit(model, points, seen, state, kernel=4) < 1e-12


@pytest.mark.parametrize("kernel", [1000.0, 4.0])
def test_the_gradient_is_that_of_the_robust_misfit(model, problem, astray, kernel):
    points, seen, _ = problem
    linear = linearize(model, points, seen, astray, kernel=kernel)
    analytic, numeric = [], []
    for kind, place in unknowns(astray):
        there, back = (
            misfit(model, points, seen, shifted(astray, kind, place, step), kernel=kernel)
            for step in (STEP, -STEP)
        )
        # Normal equations leave out the factor 2 of a square's derivative.
        numeric.append((there - back) / (4 * STEP))
        analytic.append(part(linear, kind, place))
    scale = np.abs(numeric).max()
    assert np.abs(np.array(analytic) - numeric).max() < 1e-6 * scale


def test_normal_equations_are_the_curvature_at_the_truth(model, problem):
    """With residuals of zero the second derivative of half the misfit is exactly J'J."""
    points, seen, state = problem
    linear = linearize(model, points, seen, state, kernel=1000.0)
    count = linear.gradient.shape[1]
    names = list(unknowns(state))
    curvature = np.zeros((len(names), len(names)))
    for row, (kind, place) in enumerate(names):
        there, back = (
            linearize(model, points, seen, shifted(state, kind, place, step), kernel=1000.0)
            for step in (STEP, -STEP)
        )
        change = [part(there, *name) - part(back, *name) for name in names]
        curvature[row] = np.array(change) / (2 * STEP)
    claimed = np.zeros_like(curvature)
    claimed[:count, :count] = linear.normal[1]
    claimed[:count, count:] = linear.border[1]
    claimed[count:, :count] = linear.border[1].T
    claimed[count:, count:] = linear.corner
    assert np.abs(claimed - curvature).max() < 1e-6 * np.abs(curvature).max()


def test_what_was_not_seen_has_no_weight(model, problem, astray):
    points, seen, _ = problem
    hidden = replace(
        seen,
        pixels=np.where(np.arange(3)[:, None, None] == 1, 1e4, seen.pixels),
        pixel_weights=seen.pixel_weights * (np.arange(3) != 1)[:, None],
        space_weights=seen.space_weights * (np.arange(3) != 1)[:, None, None],
    )
    linear = linearize(model, points, hidden, astray, kernel=4.0)
    assert not linear.normal[1].any()
    assert not linear.gradient[1].any()
    assert linear.normal[0].any()


def test_an_outlier_pulls_less_than_a_hundredth_of_its_distance(model, problem):
    points, seen, state = problem
    wrist = points.number("left_wrist")
    pulls = []
    for kernel in (1000.0, 4.0):
        moved = seen.pixels.copy()
        moved[1, wrist] += 400.0
        linear = linearize(model, points, replace(seen, pixels=moved), state, kernel=kernel)
        pulls.append(np.abs(linear.gradient[1]).max())
    assert pulls[1] < 0.01 * pulls[0]
