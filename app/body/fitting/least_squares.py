"""Levenberg-Marquardt over all frames of a take at once.

Frames are tied together by smoothness alone, so that the normal equations are banded; the body
shape, which all frames share, borders them and is eliminated by its Schur complement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.linalg import solveh_banded

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.linearization import Linearization, linearize, misfit
from app.body.fitting.start import State
from app.body.lifting.smoothness import acceleration_bands, apply_bands

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.body.fitting.observations import Observations
    from app.body.fitting.points import FitPoints
    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

SHAPES: Final = 10

#: Widths of the robust kernel by iteration: quadratic at first, or the fit would freeze around the
#: first guess, then narrow enough to leave outliers out.
KERNELS: Final = (1000.0,) * 4 + (20.0,) * 2 + (4.0,) * 6


@dataclass(frozen=True)
class Priors:
    """How still and how ordinary a body is.

    Attributes:
        turning: Usual angular acceleration of a joint, rad/s^2.
        moving: Usual acceleration of the whole body, m/s^2.
        approaching: How far the body usually is from its mean distance to the camera, metres, and
        leaning: its trunk from its mean lean, radians. One camera hardly tells: two per cent more
            shoulder width are four centimetres.
        limit: Spread within which an angle may pass its limit, radians.
        shape: Weight of the mean body shape against each frame's observations.
    """

    turning: float = 15.0
    moving: float = 5.4
    approaching: float = 0.007
    leaning: float = 0.015
    limit: float = 0.05
    shape: float = 0.5


def solve(
    model: BodyModel,
    points: FitPoints,
    seen: Observations,
    start: State,
    *,
    priors: Priors | None = None,
    watch: Callable[[int, int], None] = lambda done, total: None,
) -> State:
    """The pose in all frames, the place and the shape that explain the observations best.

    Args:
        model: The body.
        points: Its points that were observed.
        seen: The observations.
        start: First guess; without a good one the result is a wrong valley.
        priors: Smoothness and ordinariness.
        watch: Called after each iteration with its number and the number of all.

    Returns:
        The state with the least cost that was met.
    """
    held = _Held(priors or Priors(), seen.pts)
    state, damping = start, 1e-3
    for iteration, kernel in enumerate(KERNELS):
        cost = _cost(model, points, seen, state, held, kernel)
        linear = linearize(model, points, seen, state, kernel=kernel)
        for _ in range(4):
            step = _step(linear, held, state, damping)
            moved = _moved(state, step, 0.6 if iteration < 3 else 1.5)
            if _cost(model, points, seen, moved, held, kernel) <= cost:
                state, damping = moved, max(damping / 3, 1e-4)
                break
            damping *= 8
        watch(iteration + 1, len(KERNELS))
    return state


class _Held:
    """The prior as matrices: what holds the pose where observations are silent."""

    def __init__(self, priors: Priors, pts: Floats) -> None:
        table = signing_degrees()
        self.table = table
        self.limit = 1 / priors.limit**2
        self.shape = priors.shape * len(pts)
        self.ordinary = np.concatenate([1 / table.spread**2, np.zeros(3)])
        self.mean = np.concatenate([table.mean, np.zeros(3)])
        self.steady = np.zeros(len(table) + 3)
        self.steady[-1] = 1 / priors.approaching**2
        self.steady[table.of("pelvis", "spine3")[[0, 3]]] = 1 / priors.leaning**2
        self.smooth = np.concatenate(
            [np.full(len(table), 1 / priors.turning**2), np.full(3, 1 / priors.moving**2)]
        )
        self.bands = acceleration_bands(pts)

    def unknowns(self, state: State) -> Floats:
        return np.concatenate([state.values, state.translation], axis=1)

    def swaying(self, unknowns: Floats) -> Floats:
        """What holds the depth of the trunk to its mean over the take, (T, D + 3)."""
        sway: Floats = self.steady * (unknowns - unknowns.mean(axis=0))
        return sway

    def beyond(self, state: State) -> Floats:
        """How far each unknown is beyond its limits, (T, D + 3) radians."""
        low = np.minimum(state.values - self.table.low, 0)
        high = np.maximum(state.values - self.table.high, 0)
        return np.concatenate([low + high, np.zeros((len(low), 3))], axis=1)

    def roughness(self, unknowns: Floats) -> Floats:
        """The acceleration matrix times the unknowns, (T, D + 3)."""
        return apply_bands(self.bands, unknowns)

    def cost(self, state: State) -> float:
        unknowns = self.unknowns(state)
        usual = self.ordinary * (unknowns - self.mean) ** 2
        usual += self.swaying(unknowns) * (unknowns - unknowns.mean(axis=0))
        rough = self.smooth * unknowns * self.roughness(unknowns)
        bounds = self.limit * self.beyond(state) ** 2
        return float((usual + rough + bounds).sum() + self.shape * (state.betas**2).sum())


def _cost(
    model: BodyModel,
    points: FitPoints,
    seen: Observations,
    state: State,
    held: _Held,
    kernel: float,
) -> float:
    return misfit(model, points, seen, state, kernel=kernel) + held.cost(state)


def _step(linear: Linearization, held: _Held, state: State, damping: float) -> State:
    """Solve the damped normal equations for the change of the state."""
    frames, count = linear.gradient.shape
    unknowns = held.unknowns(state)
    beyond = held.beyond(state)
    gradient = (
        linear.gradient
        + held.ordinary * (unknowns - held.mean)
        + held.swaying(unknowns)
        + held.limit * beyond
        + held.smooth * held.roughness(unknowns)
    )
    diagonal = held.ordinary + held.steady + held.limit * (beyond != 0)
    banded = np.zeros((2 * count + 1, frames * count))
    for lag in range(count):
        block = np.zeros((frames, count))
        block[:, : count - lag] = np.diagonal(linear.normal, -lag, 1, 2)
        banded[lag] = block.ravel()
    banded[0] += (diagonal + held.bands[0][:, None] * held.smooth).ravel()
    banded[0] *= 1 + damping
    banded[0] += 1e-9
    for lag in (1, 2):
        banded[lag * count] += (held.bands[lag][:, None] * held.smooth).ravel()
    border = linear.border.reshape(frames * count, SHAPES)
    right = np.concatenate([gradient.reshape(-1, 1), border], axis=1)
    solved = solveh_banded(banded, right, lower=True, overwrite_ab=True, check_finite=False)
    corner = linear.corner + held.shape * np.eye(SHAPES)
    shape_gradient = linear.shape_gradient + held.shape * state.betas
    shape_step = -np.linalg.solve(
        corner - border.T @ solved[:, 1:], shape_gradient - border.T @ solved[:, 0]
    )
    change = (-solved[:, 0] - solved[:, 1:] @ shape_step).reshape(frames, count)
    return State(change[:, :-3], change[:, -3:], shape_step)


def _moved(state: State, step: State, longest: float) -> State:
    scale = min(1.0, longest / max(float(np.abs(step.values).max()), 1e-9))
    return replace(
        state,
        values=state.values + scale * step.values,
        translation=state.translation + scale * step.translation,
        betas=np.clip(state.betas + scale * np.clip(step.betas, -2, 2), -4, 4),
    )
