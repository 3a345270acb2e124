"""A gap as the curves see it: vectors around zero, freed from the geometry of rotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.motion.rotations import Array, compose, exp, log, relative, slerp, unwrapped
from lexicon_db.tracks import JOINT_COUNT, LEFT, RIGHT, Floats, MotionTrack, Times

#: What lies further from the gap says nothing about it: seconds, and frames for fast cameras.
_CONTEXT: Final = 0.4
CONTEXT_FRAMES: Final = 16

#: A joint (rad/s) or an anchor (its unit/s) that is faster than this has not moved: the tracking
#: has jumped. In 400 isolated signs 99.9 % of the steps of arms, wrists and fingers stay below
#: 2.4, 18 and 14 rad/s.
_FASTEST: Final = (15.0, 25.0, 25.0)

#: Error of an anchor per error of the arms: the length of an arm is 1.5 shoulder widths, 4
#: ear-to-ear widths or 3 hand lengths.
_LEVER: Final = 2.5


class Group(IntEnum):
    """Parts of the body that move alike."""

    BODY = 0
    WRISTS = 1
    FINGERS = 2


def _groups() -> NDArray[np.uint8]:
    groups = np.full(JOINT_COUNT + 6, Group.BODY, np.uint8)
    groups[list(WRISTS)] = Group.WRISTS
    for fingers in FINGER_JOINTS:
        groups[fingers] = Group.FINGERS
    groups[JOINT_COUNT:] = Group.WRISTS
    return groups


@dataclass(frozen=True, eq=False)
class Gap:
    """A gap between two pieces of motion, as C channels of vectors: 55 joints, then 6 anchors.

    Joints are axis-angle vectors relative to the middle of the two border poses, so that both
    borders are at most a quarter turn away; anchors are relative to the middle of the border
    anchors. Channels without a value are nan.

    Attributes:
        times: (L,) where the curve is wanted; seconds from the middle of the gap.
        before_pts: (N,) seconds from the middle of the gap, the last is the border.
        before: (N, C, 3) frames until the gap.
        after_pts: (M,) seconds, the first is the border.
        after: (M, C, 3) frames after the gap.
        before_noise: (C,) standard deviation of the measuring error.
        after_noise: (C,) the same after the gap.
        groups: (C,) a Group per channel.
        middle: (55, 4) quaternions of the middle pose.
        middle_anchors: (6, 3).
    """

    times: Times
    before_pts: Times
    before: Array
    after_pts: Times
    after: Array
    before_noise: Array
    after_noise: Array
    groups: NDArray[np.uint8]
    middle: Array
    middle_anchors: Array

    def poses(self, vectors: Array) -> tuple[Floats, Floats]:
        """Rotations (L, 55, 3) and anchors (L, 2, 3, 3) of (L, C, 3) vectors."""
        rotations = log(compose(self.middle, exp(vectors[:, :JOINT_COUNT])))
        anchors = vectors[:, JOINT_COUNT:] + self.middle_anchors
        return rotations.astype(np.float32), anchors.reshape(-1, 2, 3, 3).astype(np.float32)


Curve = Callable[[Gap], Array]
"""Makes the (L, C, 3) vectors of a gap; nan channels stay nan."""


def open_gap(before: MotionTrack, after: MotionTrack, times: Times) -> Gap:
    """Take what is near a gap out of two pieces of motion."""
    start, end = before.pts[-1], after.pts[0]
    reach = _CONTEXT + 1e-6  # so that rounding decides over no frame
    near = np.flatnonzero(before.pts >= start - reach)[-CONTEXT_FRAMES:]
    far = np.flatnonzero(after.pts <= end + reach)[:CONTEXT_FRAMES]
    borders = exp(np.stack([before.rotations[-1], after.rotations[0]]))
    middle = slerp(borders[0], borders[1], np.array(0.5))
    anchors = 0.5 * (before.anchors[-1].astype(np.float64) + after.anchors[0]).reshape(6, 3)
    groups = _groups()
    zero = 0.5 * (start + end)

    def outward(track: MotionTrack, frames: NDArray[np.intp]) -> Array:
        turned = unwrapped(log(relative(middle, exp(track.rotations[frames]))))
        placed = track.anchors[frames].reshape(-1, 6, 3) - anchors
        vectors = np.concatenate([turned, placed], axis=1)
        return _without_jumps(track.pts[frames], vectors, groups)

    return Gap(
        times - zero,
        before.pts[near] - zero,
        outward(before, near[::-1])[::-1],
        after.pts[far] - zero,
        outward(after, far),
        _channel_noise(before.noise),
        _channel_noise(after.noise),
        groups,
        middle,
        anchors,
    )


def _without_jumps(pts: Times, vectors: Array, groups: NDArray[np.uint8]) -> Array:
    """The same frames, counted from the first, with jumps of the tracking taken out."""
    if len(pts) < 2:
        return vectors
    steps = np.diff(vectors, axis=0)
    speed = np.linalg.norm(steps, axis=-1) / np.abs(np.diff(pts))[:, None]
    steps[speed > np.array(_FASTEST)[groups]] = 0
    return np.concatenate([vectors[:1], vectors[0] + np.cumsum(steps, axis=0)])


def _channel_noise(noise: Floats) -> Array:
    """Measuring error per channel; a wrist is known as badly as the worse of arm and fingers."""
    arms, left, right = noise.astype(np.float64)
    channels = np.full(JOINT_COUNT + 6, arms)
    for side, fingers in ((LEFT, left), (RIGHT, right)):
        channels[FINGER_JOINTS[side]] = fingers
        channels[WRISTS[side]] = max(arms, fingers)
    channels[JOINT_COUNT:] = arms * _LEVER
    return channels
