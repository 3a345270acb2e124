"""Gaps in any motion of a body are filled; what stands in gap frames is never read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from app.motion.transitions import fill
from lexicon_db.records import FillMethod
from lexicon_db.tracks import FACE_UNITS, HandFlag, MotionTrack, Times

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior

Array = NDArray[np.float64]


def gaps_of(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of a mask as (first frame, frame after the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.view(np.int8), [0]])))
    return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]


def fill_gaps(
    pts: Times,
    rotations: Array,
    gaps: Sequence[tuple[int, int]],
    method: FillMethod,
    prior: Prior | None = None,
) -> Array:
    """Fill gaps between frames that are known.

    Args:
        pts: (T,) seconds.
        rotations: (T, 55, 3) axis-angle in radians; anything where there is a gap.
        gaps: First frame and frame after the last one, in order, apart from one another; each has
            a known frame on both sides.
        method: How.
        prior: What LATENT knows of movements; None means the prior that ships with Kinelex.

    Returns:
        (T, 55, 3): made frames in the gaps, all others as they were.
    """
    filled = rotations.copy()
    ends = [0, *(end for _, end in gaps)]
    starts = [*(first for first, _ in gaps), len(pts)]
    known = [_piece(pts, rotations, a, b) for a, b in zip(ends, starts, strict=True)]
    # The matrices are small: more threads cost more than they save.
    with threadpool_limits(1, user_api="blas"):
        for number, (first, end) in enumerate(gaps):
            made = fill(method, known[number], known[number + 1], pts[first:end], prior)
            filled[first:end] = made.rotations
    return filled


def _piece(pts: Times, rotations: Array, first: int, end: int) -> MotionTrack:
    count = end - first
    return MotionTrack(
        pts=pts[first:end],
        rotations=rotations[first:end].astype(np.float32),
        face=np.zeros((count, len(FACE_UNITS)), np.float32),
        anchors=np.full((count, 2, 3, 3), np.nan, np.float32),
        contacts=(),
        flags=np.full((count, 2), HandFlag.MEASURED, np.uint8),
    )
