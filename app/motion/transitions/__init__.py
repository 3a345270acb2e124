"""Transitions: the movement between the last frame of one sign and the first of the next."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.motion.transitions import gp, quintic, slerp
from app.motion.transitions.face import FACE_JOINTS, eased, fill_face
from app.motion.transitions.gap import Curve, open_gap
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod
from lexicon_db.tracks import HandFlag, MotionTrack, Times

__all__ = ["fill"]

_CURVES: Final[dict[FillMethod, Curve]] = {
    FillMethod.AUTO: gp.curve,
    FillMethod.GP: gp.curve,
    FillMethod.QUINTIC: quintic.curve,
    FillMethod.SLERP: slerp.curve,
}


def fill(method: FillMethod, before: MotionTrack, after: MotionTrack, times: Times) -> MotionTrack:
    """Make the frames of a gap between two pieces of motion.

    Nothing of ``before`` or ``after`` changes, and the made motion meets both exactly: at the time
    of a border frame it is that frame.

    Args:
        method: How; AUTO is the Gaussian process.
        before: What is signed until the gap, at least one frame, free of nan but for anchors of
            hands that were never seen. Its last frame is the border.
        after: What is signed from the end of the gap, on the same clock; its first frame is the
            border.
        times: (L,) seconds on that clock, from one border to the other, in any spacing.

    Returns:
        L frames at ``times``, their hands flagged as interpolated. Anchors are nan for a hand
        that one of the sides has no anchors for.

    Raises:
        KnownError: If the method is not available.
        ValueError: If times lie outside the gap.
    """
    curve = _CURVES.get(method)
    if curve is None:
        raise KnownError(
            "The transition was not made.",
            f"The transition method '{method}' is not available in this version.",
            "Choose auto, gp, quintic or slerp.",
        )
    start, end = before.pts[-1], after.pts[0]
    if not start < end or (len(times) and (times.min() < start or times.max() > end)):
        raise ValueError(f"times must lie in the gap from {start} to {end} s")
    gap = open_gap(before, after, times)
    vectors = curve(gap)
    share = (times - start) / (end - start)
    first, last = gap.before[-1, FACE_JOINTS], gap.after[0, FACE_JOINTS]
    vectors[:, FACE_JOINTS] = first + eased(share)[:, None, None] * (last - first)
    rotations, anchors = gap.poses(vectors)
    face = fill_face(before, after, times)
    for moment, side, frame in ((start, before, -1), (end, after, 0)):
        rotations[times == moment] = side.rotations[frame]
        anchors[times == moment] = side.anchors[frame]
        face[times == moment] = side.face[frame]
    flags = np.full((len(times), 2), HandFlag.INTERPOLATED, np.uint8)
    noise = np.maximum(before.noise, after.noise)
    return MotionTrack(times, rotations, face, anchors, (), flags, noise)
