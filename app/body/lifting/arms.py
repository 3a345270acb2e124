"""Depth of the arms from one camera, solved before the body is fitted.

A single picture leaves the depth of elbow and wrist open. What is known: bones keep their length,
the detector's own world landmarks have the right sign and too much amplitude, a net has learned how
arms move, signing arms reach forward, and depth changes smoothly. All frames of an arm are solved
together by Gauss-Newton.
Unit: the detected shoulder width; z points away from the camera, 0 at mid-shoulder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.linalg import solveh_banded

from app.body.lifting.smoothness import acceleration_bands, apply_bands

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Usual lengths of upper arm and forearm as detected, and how sure a take's own lengths are when
#: longer (an arm cannot look longer than it is) and when shorter (it may never have been flat).
_BONES: Final = (0.79, 0.77)
_TRUST_LONGER: Final = 0.4
_TRUST_SHORTER: Final = 0.2
_LENGTH_QUANTILE: Final = 0.95
_BONE_SPREAD: Final = 0.03

#: The world landmarks' depths count for this share of themselves.
_WORLD_SHARE: Final = 0.8
_WORLD_SPREAD: Final = (0.20, 0.20, 0.25)
_SHOULDER_SPREAD: Final = 0.05

#: Errors of what the net tells of elbow and wrist: it knows less than bones and detector together,
#: and speaks where the detector is silent.
_TOLD_SPREAD: Final = (0.80, 1.00)

#: Where elbow and wrist usually are relative to the shoulder, (mean, spread), for an arm that
#: signs and for one that hangs: wrist below the elbow and this far below mid-shoulder.
_REST_HEIGHT: Final = 1.15
_RAISED: Final = ((-0.20, 0.12), (-0.65, 0.20))
_HANGING: Final = ((-0.08, 0.10), (-0.22, 0.15))

#: A wrist in front of the trunk is not inside it: half width of the trunk, and how far its front
#: is from the shoulders; with the spread of that.
_TRUNK_HALF_WIDTH: Final = 0.5
_TRUNK_FRONT: Final = -0.30
_TRUNK_SPREAD: Final = 0.05

#: Usual change of depth speed: 0.004 per frame^2 at 50 frames/s.
_ACCELERATION: Final = 0.004 * 50**2
#: Usual speed in depth, shoulder widths per second.
_DEPTH_SPEED: Final = 2.0
_ROUNDS: Final = 10
_LONGEST_STEP: Final = 0.3


def arm_lengths(arms: Floats) -> tuple[float, float]:
    """Likely lengths of upper arm and forearm.

    Usual lengths, moved towards how long the bones look where they look longest: a bone is that
    long if it was across the line of sight once. All arms are taken to be equally long.

    Args:
        arms: (A, T, 3, 2) shoulders, elbows, wrists in the picture.
    """
    bones = np.linalg.norm(np.diff(arms, axis=2), axis=-1)
    longest = np.quantile(bones, _LENGTH_QUANTILE, axis=1).max(axis=0)
    lengths = []
    for usual, seen in zip(_BONES, longest, strict=True):
        excess = float(seen) - usual
        trust = _TRUST_LONGER if excess > 0 else _TRUST_SHORTER
        lengths.append(usual + trust * excess)
    return lengths[0], lengths[1]


def arm_depth(
    flat: Floats, world: Floats, told: Floats, pts: Floats, lengths: tuple[float, float]
) -> Floats:
    """Depth of shoulder, elbow and wrist of one arm.

    Args:
        flat: (T, 3, 2) their places in the picture relative to mid-shoulder, y down, no gaps.
        world: (T, 3) the detector's depths relative to mid-shoulder, nan where it gave none.
        told: (T, 2) depths of elbow and wrist relative to mid-shoulder as the net tells them, nan
            where it does not.
        pts: (T,) seconds.
        lengths: Of upper arm and forearm.

    Returns:
        (T, 3).
    """
    arm = _Arm(flat, world, told, pts, lengths)
    depth = arm.start()
    for round_number in range(_ROUNDS):
        kernel = 1e3 if round_number < 3 else 10.0 if round_number < 5 else 3.0
        step = arm.step(depth, kernel)
        depth = depth + np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        if np.abs(step).max() < 1e-3 and round_number > 6:
            break
    return depth


class _Arm:
    def __init__(
        self,
        flat: Floats,
        world: Floats,
        told: Floats,
        pts: Floats,
        lengths: tuple[float, float],
    ) -> None:
        self._flat = np.sum(np.diff(flat, axis=1) ** 2, axis=2)
        self._lengths = np.array(lengths)
        self._world = _WORLD_SHARE * world
        raised = flat[:, 2, 1] < np.maximum(flat[:, 1, 1], _REST_HEIGHT)
        # Soft observations of depth differences: (from, to, value, spread).
        self._differences = [
            (a, b, self._world[:, b] - self._world[:, a], np.full(len(flat), spread))
            for (a, b), spread in zip(((0, 1), (1, 2), (0, 2)), _WORLD_SPREAD, strict=True)
        ]
        for joint, up, down in zip((1, 2), _RAISED, _HANGING, strict=True):
            mean = np.where(raised, up[0], down[0])
            spread = np.where(raised, up[1], down[1])
            self._differences.append((0, joint, mean, spread))
        # The net's depths are from mid-shoulder, where the detector's shoulders are from, too.
        shoulder = np.nan_to_num(self._world[:, 0])
        for joint, error in zip((1, 2), _TOLD_SPREAD, strict=True):
            value = told[:, joint - 1] - shoulder
            self._differences.append((0, joint, value, np.full(len(flat), error)))
        wrist = flat[:, 2]
        self._before_trunk = (np.abs(wrist[:, 0]) < _TRUNK_HALF_WIDTH) & (wrist[:, 1] > 0)
        self._pts = pts
        self._bands = acceleration_bands(pts)

    def start(self) -> Floats:
        """The best of the four ways to bend an arm, in each frame and from frame to frame.

        Exact bone lengths leave two depths of the elbow and two of the wrist. The cheapest path
        through them (Viterbi 1967) takes what the soft observations say and does not jump.
        """
        reach = np.sqrt(np.maximum(self._lengths**2 - self._flat, 1e-4))
        shoulder = np.nan_to_num(self._world[:, 0])
        ways = np.array([(a, b) for a in (-1, 1) for b in (-1, 1)])
        elbow = shoulder[:, None] + ways[:, 0] * reach[:, :1]
        wrist = elbow + ways[:, 1] * reach[:, 1:]
        depth = np.stack([np.broadcast_to(shoulder[:, None], elbow.shape), elbow, wrist], axis=2)
        cost = np.zeros(elbow.shape)
        for a, b, value, spread in self._differences:
            off = (depth[..., b] - depth[..., a] - value[:, None]) / spread[:, None]
            cost += np.nan_to_num(off) ** 2
        inside = np.maximum(wrist - shoulder[:, None] - _TRUNK_FRONT, 0) / _TRUNK_SPREAD
        cost += (inside * self._before_trunk[:, None]) ** 2
        best = _cheapest_path(cost, depth[..., 1:], self._pts)
        chosen: Floats = depth[np.arange(len(depth)), best]
        return chosen

    def step(self, depth: Floats, kernel: float) -> Floats:
        frames = len(depth)
        normal = np.zeros((frames, 3, 3))
        gradient = np.zeros((frames, 3))

        def add(a: int, b: int, residual: Floats, slope: Floats) -> None:
            """A residual with derivative -slope by depth a and slope by depth b."""
            weight = 1 / (1 + (residual / kernel) ** 2) ** 2
            curve = weight * slope**2
            normal[:, a, a] += curve
            normal[:, b, b] += curve
            normal[:, a, b] -= curve
            normal[:, b, a] -= curve
            gradient[:, a] -= weight * residual * slope
            gradient[:, b] += weight * residual * slope

        for bone in (0, 1):
            deep = depth[:, bone + 1] - depth[:, bone]
            length = np.sqrt(self._flat[:, bone] + deep**2 + 1e-6)
            residual = (length - self._lengths[bone]) / _BONE_SPREAD
            add(bone, bone + 1, residual, deep / length / _BONE_SPREAD)
        for a, b, value, spread in self._differences:
            slope = np.where(np.isfinite(value), 1 / spread, 0.0)
            add(a, b, np.nan_to_num(depth[:, b] - depth[:, a] - value) * slope, slope)
        inside = np.maximum(depth[:, 2] - depth[:, 0] - _TRUNK_FRONT, 0) / _TRUNK_SPREAD
        inside *= self._before_trunk
        add(0, 2, inside, (inside > 0) / _TRUNK_SPREAD)
        normal[:, 0, 0] += 1 / _SHOULDER_SPREAD**2
        shoulder = np.nan_to_num(self._world[:, 0])
        gradient[:, 0] += (depth[:, 0] - shoulder) / _SHOULDER_SPREAD**2
        return self._solve(normal, gradient, depth)

    def _solve(self, normal: Floats, gradient: Floats, depth: Floats) -> Floats:
        frames = len(depth)
        smooth = 1 / _ACCELERATION**2
        gradient = gradient + smooth * apply_bands(self._bands, depth)
        banded = np.zeros((7, frames * 3))
        for lag in range(3):
            block = np.zeros((frames, 3))
            block[:, : 3 - lag] = np.diagonal(normal, -lag, 1, 2)
            banded[lag] = block.ravel()
        banded[0] *= 1.001
        for lag in range(3):
            banded[3 * lag] += np.repeat(smooth * self._bands[lag], 3)
        step: Floats = -solveh_banded(banded, gradient.ravel(), lower=True).reshape(frames, 3)
        return step


def _cheapest_path(cost: Floats, depth: Floats, pts: Floats) -> NDArray[np.intp]:
    """One of W ways per frame, of least cost (T, W) plus what moving in depth (T, W, 2) costs."""
    total = cost[0]
    came_from = np.zeros(cost.shape, np.intp)
    for frame in range(1, len(cost)):
        step = depth[frame, :, None] - depth[frame - 1, None]
        speed = step / ((pts[frame] - pts[frame - 1]) * _DEPTH_SPEED)
        ways = total[None] + np.sum(speed**2, axis=2)
        came_from[frame] = ways.argmin(axis=1)
        total = cost[frame] + ways.min(axis=1)
    path = np.empty(len(cost), np.intp)
    path[-1] = total.argmin()
    for frame in range(len(cost) - 1, 0, -1):
        path[frame - 1] = came_from[frame, path[frame]]
    return path
