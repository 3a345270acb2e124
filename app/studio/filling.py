"""Gaps in SMPL-X motion files are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from app.motion.latent.prior import Prior
    from lexicon_db.records import FillMethod


def fill_file(
    source: Path,
    target: Path,
    method: FillMethod,
    gaps: Sequence[tuple[int, int]] = (),
    *,
    prior: Prior | None = None,
) -> list[tuple[int, int]]:
    """Fill the gaps of a motion file; frames outside of them come out unchanged.

    Args:
        source: SMPL-X motion as .npz.
        target: The .npz file to write, with a ``gap_mask`` of what was filled.
        method: How.
        gaps: First frame and frame after the last one; none means those of ``gap_mask`` in the
            source.
        prior: What LATENT knows of movements; None means the prior that ships with Kinelex.

    Returns:
        The gaps that were filled, in order.

    Raises:
        KnownError: If the file cannot be read or written, or a gap has no frame beside it.
    """
    from app.interchange.smplx_npz import read_motion, write_motion
    from app.motion.filling import fill_gaps, gaps_of

    motion = read_motion(source, gaps=gaps)
    if motion.gap_mask is None or not motion.gap_mask.any():
        raise KnownError(
            f"{source.name} was not filled.",
            "It states no gap.",
            "Name gaps with --gap, or store gap_mask in the file.",
        )
    found = gaps_of(motion.gap_mask)
    if found[0][0] == 0 or found[-1][1] == len(motion.poses):
        raise KnownError(
            f"{source.name} was not filled.",
            "A gap reaches the first or the last frame, so that nothing is known beside it.",
            "Leave at least one frame before and after each gap.",
        )
    shape = motion.rotations.shape
    poses = fill_gaps(motion.pts, motion.poses.reshape(shape), found, method, prior)
    filled = replace(
        motion,
        poses=poses.reshape(motion.poses.shape),
        trans=_drawn(motion.trans, motion.gap_mask),
        expression=_drawn(motion.expression, motion.gap_mask),
        face=_drawn(motion.face, motion.gap_mask),
    )
    write_motion(target, filled)
    return found


def _drawn(values: NDArray[Any], gap_mask: NDArray[np.bool_]) -> NDArray[Any]:
    """Straight lines over the gaps of (T, N) values."""
    known, gaps = np.flatnonzero(~gap_mask), np.flatnonzero(gap_mask)
    drawn = values.copy()
    for column in range(values.shape[1]):
        drawn[gaps, column] = np.interp(gaps, known, values[known, column])
    return drawn
