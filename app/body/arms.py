"""Re-solving an arm: the hand goes where it must, turned as it was, by shoulder, elbow and wrist.

Damped Gauss-Newton on nine angles per frame (three joints), all frames at once. The hand itself
keeps its shape, so its points move rigidly with the wrist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import right_jacobian, rotation_matrices
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CHAINS: Final = tuple(
    tuple(JOINT_NAMES.index(f"{side}_{name}") for name in ("collar", "shoulder", "elbow", "wrist"))
    for side in ("left", "right")
)

# Standard deviations: how near the goal, how faithful the turn of the hand, how near the old pose.
_REACH: Final = 0.003
_TURN: Final = 0.10
_STAY: Final = 0.60
_LONGEST_STEP: Final = 0.4
_ITERATIONS: Final = 8


@dataclass(frozen=True, eq=False)
class Goal:
    """Where a point of the hand is to be.

    Attributes:
        place: (T, 3) the point in the axes of the wrist, relative to the wrist.
        target: (T, 3) where it is to be, in the axes of the body.
        weight: (T,) 0 to 1; 0 leaves the frame alone.
    """

    place: Floats
    target: Floats
    weight: Floats


def reach(
    rotations: Floats, world: Floats, positions: Floats, hand: int, goals: list[Goal]
) -> Floats:
    """Turn one arm so that its hand reaches its goals.

    Args:
        rotations: (T, 55, 3) axis-angle in radians.
        world: (T, 55, 3, 3) their world rotations, from forward kinematics.
        positions: (T, 55, 3) their joint positions, metres.
        hand: 0 left, 1 right.
        goals: Points of the hand and where they are to be.

    Returns:
        Rotations (T, 55, 3) that differ in the shoulder, elbow and wrist of this arm alone.
    """
    arm = _Arm(rotations, world, positions, hand)
    for _ in range(_ITERATIONS):
        step = arm.step(goals)
        if np.abs(step).max(initial=0.0) < 1e-5:
            break
    solved = rotations.copy()
    solved[:, list(_CHAINS[hand][1:])] = arm.angles
    return solved


class _Arm:
    """An arm whose collar stands still."""

    def __init__(self, rotations: Floats, world: Floats, positions: Floats, hand: int) -> None:
        collar, shoulder, elbow, wrist = _CHAINS[hand]
        self.angles = rotations[:, [shoulder, elbow, wrist]].copy()
        self._start = self.angles.copy()
        self._collar = world[:, collar]
        self._shoulder = positions[:, shoulder]
        self._turn = world[:, wrist]
        # Bones in the axes of the joint above: these never change.
        self._upper = _into(world[:, shoulder], positions[:, elbow] - positions[:, shoulder])
        self._fore = _into(world[:, elbow], positions[:, wrist] - positions[:, elbow])

    def step(self, goals: list[Goal]) -> Floats:
        """One damped Gauss-Newton step; returns the change (T, 9) in radians."""
        local = rotation_matrices(self.angles)
        world = np.empty_like(local)
        world[:, 0] = self._collar @ local[:, 0]
        world[:, 1] = world[:, 0] @ local[:, 1]
        world[:, 2] = world[:, 1] @ local[:, 2]
        elbow = self._shoulder + _out(world[:, 0], self._upper)
        wrist = elbow + _out(world[:, 1], self._fore)
        pivots = np.stack([self._shoulder, elbow, wrist], axis=1)
        # Columns of W Jr(a): the axis in space of each angle.
        axes = np.swapaxes(world @ right_jacobian(self.angles), 2, 3).reshape(-1, 9, 3)
        frames = len(axes)
        normal = np.tile(np.eye(9) / _STAY**2, (frames, 1, 1))
        gradient = (self.angles - self._start).reshape(frames, 9) / _STAY**2
        for goal in goals:
            at = wrist + _out(world[:, 2], goal.place)
            lever = np.repeat(at[:, None] - pivots, 3, axis=1)
            rows = np.cross(axes, lever)
            weight = (goal.weight / _REACH**2)[:, None]
            normal += weight[..., None] * (rows @ np.swapaxes(rows, 1, 2))
            gradient += weight * np.einsum("tij,tj->ti", rows, at - goal.target)
        normal += axes @ np.swapaxes(axes, 1, 2) / _TURN**2
        gradient += np.einsum("tij,tj->ti", axes, _difference(world[:, 2], self._turn)) / _TURN**2
        step = -np.linalg.solve(normal, gradient[..., None])[..., 0]
        step = np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        self.angles += step.reshape(frames, 3, 3)
        return step


def _into(rotations: Floats, vectors: Floats) -> Floats:
    return _out(np.swapaxes(rotations, 1, 2), vectors)


def _out(rotations: Floats, vectors: Floats) -> Floats:
    turned: Floats = (rotations @ vectors[..., None])[..., 0]
    return turned


def _difference(a: Floats, b: Floats) -> Floats:
    """Rotation vector (T, 3) in space from b to a, exact for small differences."""
    relative = a @ np.swapaxes(b, 1, 2)
    vector = np.stack(
        [
            relative[:, 2, 1] - relative[:, 1, 2],
            relative[:, 0, 2] - relative[:, 2, 0],
            relative[:, 1, 0] - relative[:, 0, 1],
        ],
        axis=1,
    )
    difference: NDArray[Any] = vector / 2
    return difference
