"""A hold: the movement of a sign ends softly and the last pose stays, perhaps until a gap ends."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.motion.pieces import cut, starting_at
from app.motion.rotations import Array
from app.motion.transitions.face import eased, settled_face
from app.motion.transitions.gap import Gap, open_gap
from app.motion.transitions.quintic import end_speed
from lexicon_db.tracks import HandFlag, MotionTrack, Times

#: The speed at the end of a sign falls to a third in this time (s).
_STOPPING: Final = 0.06
#: A hand that waits for the next sign goes over to it within this time (s): a usual gap.
_CROSSING: Final = 0.17


def curve(gap: Gap) -> Array:
    """The sign before is held as long as can be, then the hands go over at usual speed."""
    start, end = gap.before_pts[-1], gap.after_pts[0]
    leave = max(start, end - _CROSSING)
    way = eased((gap.times - leave) / (end - leave))[:, None, None]
    return np.asarray(gap.before[-1] + way * (gap.after[0] - gap.before[-1]))


def hold(before: MotionTrack, times: Times) -> MotionTrack:
    """Frames that continue ``before`` with a speed that dies away.

    Args:
        before: What is held at its last frame.
        times: (L,) seconds after the last frame of ``before``, on its clock; L at least 1.

    Returns:
        L frames at ``times``.
    """
    last = len(before.pts) - 1
    still = starting_at(cut(before, last, last), float(times[-1]) + 1.0)
    gap = open_gap(before, still, times)
    speed = end_speed(gap.before_pts[::-1], gap.before[::-1], gap.before_noise, gap.groups)
    way = _STOPPING * (1 - np.exp(-(times - before.pts[-1]) / _STOPPING))
    rotations, anchors = gap.poses(way[:, None, None] * speed)
    flags = np.full((len(times), 2), HandFlag.INTERPOLATED, np.uint8)
    face = settled_face(before, times)
    return MotionTrack(times, rotations, face, anchors, (), flags, before.noise)
