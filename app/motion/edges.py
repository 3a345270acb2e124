"""Signs reach into each other: in fluent signing arms cut the corners of their ways.

What is aimed at is not fully reached when there is little time, and the next sign begins to show
before it begins ("undershoot", for places of signs Tyrone & Mauk 2010). A lag-free mean of poses
over a short time does both at once, the more the faster the signing: what moves slowly or holds
still stays. Touches are never undershot, and neither are handshapes: they are what a sign is told
by, and change in the gap. Head, torso and face keep their own time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from app.body.pinches import is_pinch
from app.motion.rotations import Array, exp, log
from app.motion.trajectory import Origin, Trajectory
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, Contact, Times

#: Standard deviation of the mean (s) at full fluency.
_ARM_TIME: Final = 0.065
#: Standard deviations after which frames count no more.
_REACH: Final = 2.5
#: A time (s) over which a mean is that of one frame.
_NO_TIME: Final = 1e-6
#: Frames that are computed at once, so that long utterances take no more memory per frame.
_BLOCK: Final = 256
#: From a touch to where its hand moves as others do (s).
_FADE: Final = 0.15

_SIDES: Final = ("left", "right")


def reach_over(trajectory: Trajectory, fluencies: Array) -> Trajectory:
    """Let arms reach into what comes before and after.

    Args:
        trajectory: An assembled utterance, before its rate is set.
        fluencies: One per slot; frames of a sign with 0 stay as they are. Between signs it goes
            over from the one to the other.

    Returns:
        The same utterance; only arms differ, and none of a hand that touches.
    """
    motion = trajectory.motion
    if not fluencies.any() or len(motion.pts) < 3:
        return trajectory
    rotations = motion.rotations.copy()
    recorded = trajectory.origin == Origin.SIGN
    fluency = np.interp(motion.pts, motion.pts[recorded], fluencies[trajectory.slot[recorded]])
    means = _Mean(motion.pts, fluency * _ARM_TIME)
    for side in (LEFT, RIGHT):
        free = _freedom(motion.pts, motion.contacts, side) * (fluency > 0)
        free = free[:, None, None]
        arm = _arm(side)
        made = _continuous(exp(motion.rotations[:, arm]))
        wanted = made + free * (means.of(made) - made)
        wanted /= np.linalg.norm(wanted, axis=-1, keepdims=True)
        rotations[:, arm] = np.where(free > 0, log(wanted), rotations[:, arm])
    return replace(trajectory, motion=replace(motion, rotations=rotations))


class _Mean:
    """Weighted means over time, the weights falling off as a Gaussian (local linear fits)."""

    def __init__(self, pts: Times, deviation: Array) -> None:
        count = len(pts)
        deviation = np.maximum(deviation, _NO_TIME)
        first = np.searchsorted(pts, pts - _REACH * deviation)
        last = np.searchsorted(pts, pts + _REACH * deviation, side="right") - 1
        first = np.minimum.accumulate(first[::-1])[::-1]
        last = np.maximum.accumulate(last)
        spans = np.gradient(pts)
        self._blocks = []
        for start in range(0, count, _BLOCK):
            rows = slice(start, start + _BLOCK)
            columns = np.arange(first[start], last[rows][-1] + 1)
            away = (pts[columns] - pts[rows, None]) / deviation[rows, None]
            weights = np.exp(-0.5 * away**2) * spans[columns] * (np.abs(away) <= _REACH)
            # Of the line through the frames around: even movement keeps its place, however
            # unevenly frames stand in time.
            moments = [(weights * away**power).sum(axis=1, keepdims=True) for power in range(3)]
            weights *= moments[2] + 1e-6 * moments[0] - moments[1] * away
            weights /= weights.sum(axis=1, keepdims=True)
            self._blocks.append((columns, weights))

    def of(self, values: Array) -> Array:
        """Means of (T, ...) values around each frame."""
        flat = values.reshape(len(values), -1)
        means = [weights @ flat[columns] for columns, weights in self._blocks]
        return np.asarray(np.concatenate(means).reshape(values.shape))


def _freedom(pts: Times, contacts: tuple[Contact, ...], side: int) -> Array:
    """(T,) how freely a hand may move: 0 while it touches, 1 away from touches."""
    away = np.full(len(pts), np.inf)
    for contact in contacts:
        if is_pinch(contact):
            continue
        if any(point.startswith(_SIDES[side]) for point in (contact.point_a, contact.point_b)):
            start, end = pts[contact.first], pts[contact.last]
            away = np.minimum(away, np.maximum(start - pts, pts - end))
    share = np.clip(away / _FADE, 0, 1)
    return np.asarray(share**2 * (3 - 2 * share))


def _continuous(quaternions: Array) -> Array:
    """(T, J, 4) the same rotations, without changes of sign from frame to frame."""
    turned = (quaternions[1:] * quaternions[:-1]).sum(-1) < 0
    signs = np.where(np.cumsum(turned, axis=0) % 2, -1.0, 1.0)
    return np.concatenate([quaternions[:1], quaternions[1:] * signs[..., None]])


def _arm(side: int) -> list[int]:
    bones = ("collar", "shoulder", "elbow", "wrist")
    return [JOINT_NAMES.index(f"{_SIDES[side]}_{bone}") for bone in bones]
