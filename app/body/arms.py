"""Re-solving an arm: the hand goes where it must, turned as it was, by shoulder, elbow and wrist.

Levenberg-Marquardt on nine angles per frame (three joints), all frames at once. The hand itself
keeps its shape, so its points move rigidly with the wrist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import right_jacobian, rotation_matrices
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BONES: Final = ("collar", "shoulder", "elbow", "wrist", "middle1")
_CHAINS: Final = tuple(
    tuple(JOINT_NAMES.index(f"{side}_{name}") for name in _BONES) for side in ("left", "right")
)

# Standard deviations: how near the goal, how faithful the turn of the hand, how near the old pose.
_REACH: Final = 0.003
_TURN: Final = 0.10
_STAY: Final = 0.60
_LONGEST_STEP: Final = 0.4
#: Share of its length to which an arm stretches; at its very end it could not be steered.
_STRETCH: Final = 0.99
_DAMPING: Final = 1e-3
_ITERATIONS: Final = 8


def reach(rotations: Floats, world: Floats, positions: Floats, hand: int, target: Floats) -> Floats:
    """Turn one arm so that the middle knuckle of its hand is where it is to be.

    Where that is out of reach the arm stretches towards it; the hand stays turned as it was.

    Args:
        rotations: (T, 55, 3) axis-angle in radians.
        world: (T, 55, 3, 3) their world rotations, from forward kinematics.
        positions: (T, 55, 3) their joint positions, metres.
        hand: 0 left, 1 right.
        target: (T, 3) where the knuckle is to be, metres.

    Returns:
        Rotations (T, 55, 3) that differ in the shoulder, elbow and wrist of this arm alone.
    """
    arm = _Arm(rotations, world, positions, hand, target)
    angles = arm.start
    cost, normal, gradient = arm.linearize(angles)
    damping = np.full(len(angles), _DAMPING)
    for _ in range(_ITERATIONS):
        held = normal + damping[:, None, None] * (normal * np.eye(9))
        step = -np.linalg.solve(held, gradient[..., None])[..., 0]
        step = np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        moved = angles + step.reshape(angles.shape)
        found = arm.linearize(moved)
        # Of a nearly stretched arm a full step can overshoot: such frames try a shorter one.
        better = found[0] <= cost
        angles = np.where(better[:, None, None], moved, angles)
        cost = np.where(better, found[0], cost)
        normal = np.where(better[:, None, None], found[1], normal)
        gradient = np.where(better[:, None], found[2], gradient)
        damping = np.where(better, damping / 10, damping * 10)
        if np.abs(step).max(initial=0.0) < 1e-5:
            break
    solved = rotations.copy()
    solved[:, list(_CHAINS[hand][1:4])] = angles
    return solved


class _Arm:
    """An arm whose collar stands still."""

    def __init__(
        self, rotations: Floats, world: Floats, positions: Floats, hand: int, target: Floats
    ) -> None:
        collar, shoulder, elbow, wrist, knuckle = _CHAINS[hand]
        self.start: Floats = rotations[:, [shoulder, elbow, wrist]]
        self._collar = world[:, collar]
        self._shoulder = positions[:, shoulder]
        self._turn = world[:, wrist]
        # Bones in the axes of the joint above: these never change.
        self._upper = _into(world[:, shoulder], positions[:, elbow] - positions[:, shoulder])
        self._fore = _into(world[:, elbow], positions[:, wrist] - positions[:, elbow])
        palm = positions[:, knuckle] - positions[:, wrist]
        self._palm = _into(world[:, wrist], palm)
        self._target = self._within_reach(target - palm, positions[:, wrist]) + palm

    def _within_reach(self, goal: Floats, wrist: Floats) -> Floats:
        """Goals (T, 3) of the wrist, those too far brought nearer until the arm can stretch there.

        An arm that stretched further than usual before may do so again.
        """
        length = np.linalg.norm(self._upper, axis=1) + np.linalg.norm(self._fore, axis=1)
        before = np.linalg.norm(wrist - self._shoulder, axis=1)
        longest = np.maximum(_STRETCH * length, before)
        way = goal - self._shoulder
        share = longest / np.maximum(np.linalg.norm(way, axis=1), longest)
        nearer: Floats = self._shoulder + share[:, None] * way
        return nearer

    def linearize(self, angles: Floats) -> tuple[Floats, Floats, Floats]:
        """Cost (T,), normal matrices (T, 9, 9) and gradients (T, 9) at angles (T, 3, 3)."""
        local = rotation_matrices(angles)
        world = np.empty_like(local)
        world[:, 0] = self._collar @ local[:, 0]
        world[:, 1] = world[:, 0] @ local[:, 1]
        world[:, 2] = world[:, 1] @ local[:, 2]
        elbow = self._shoulder + _out(world[:, 0], self._upper)
        wrist = elbow + _out(world[:, 1], self._fore)
        knuckle = wrist + _out(world[:, 2], self._palm)
        # Columns of W Jr(a): the axis in space of each angle.
        axes = np.swapaxes(world @ right_jacobian(angles), 2, 3).reshape(-1, 9, 3)
        levers = knuckle[:, None] - np.stack([self._shoulder, elbow, wrist], axis=1)
        moves = np.cross(axes, np.repeat(levers, 3, axis=1))
        frames = len(axes)
        cost = np.zeros(frames)
        normal = np.zeros((frames, 9, 9))
        gradient = np.zeros((frames, 9))
        for residual, rows, spread in (
            (knuckle - self._target, moves, _REACH),
            (_difference(world[:, 2], self._turn), axes, _TURN),
            ((angles - self.start).reshape(frames, 9), np.eye(9)[None], _STAY),
        ):
            cost += np.sum(residual**2, axis=1) / spread**2
            normal += rows @ np.swapaxes(rows, 1, 2) / spread**2
            gradient += (rows @ residual[..., None])[..., 0] / spread**2
        return cost, normal, gradient


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
