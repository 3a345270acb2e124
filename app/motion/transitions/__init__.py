"""Transitions: the movement between the last frame of one sign and the first of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.motion.transitions import gp, hold, latent, quintic, slerp
from app.motion.transitions.face import FACE_JOINTS, FaceCourse, blended
from app.motion.transitions.gap import Curve, Gap, open_gap
from lexicon_db.records import FillMethod
from lexicon_db.tracks import HandFlag, MotionTrack, Times

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior
    from app.motion.rotations import Array

__all__ = ["Alternative", "alternatives", "chosen_method", "fill", "prior_of", "spread"]

#: Measuring error (rad) up to which the learned prior is no worse than the Gaussian process.
_LEARNED_UP_TO: Final = np.radians(3.0)

_CURVES: Final[dict[FillMethod, Curve]] = {
    FillMethod.GP: gp.curve,
    FillMethod.QUINTIC: quintic.curve,
    FillMethod.SLERP: slerp.curve,
    FillMethod.HOLD: hold.curve,
}


@dataclass(frozen=True, eq=False)
class Alternative:
    """One of several plausible transitions.

    Attributes:
        seed: What makes ``fill`` make it.
        motion: Frames of the gap, as ``fill`` makes them.
        likelihood: Logarithm of how likely it is beside the mean transition, per coefficient;
            0 is the mean itself, about -0.5 is usual.
    """

    seed: int
    motion: MotionTrack
    likelihood: float


def chosen_method(method: FillMethod, before: MotionTrack, after: MotionTrack) -> FillMethod:
    """What is meant by a method: AUTO is LATENT, or GP where motion was measured badly."""
    if method is not FillMethod.AUTO:
        return method
    noise = max(before.noise.max(), after.noise.max())
    return FillMethod.LATENT if noise <= _LEARNED_UP_TO else FillMethod.GP


def fill(
    method: FillMethod,
    before: MotionTrack,
    after: MotionTrack,
    times: Times,
    prior: Prior | None = None,
    *,
    seed: int | None = None,
) -> MotionTrack:
    """Make the frames of a gap between two pieces of motion.

    Nothing of ``before`` or ``after`` changes, and the made motion meets both exactly: at the time
    of a border frame it is that frame.

    Args:
        method: How; AUTO is what ``chosen_method`` says.
        before: What is signed until the gap, at least one frame, free of nan but for anchors of
            hands that were never seen. Its last frame is the border.
        after: What is signed from the end of the gap, on the same clock; its first frame is the
            border.
        times: (L,) seconds on that clock, from one border to the other, in any spacing.
        prior: What LATENT knows of movements; None means the prior that ships with Kinelex.
        seed: Which of the plausible transitions LATENT makes; None is the likeliest. The same
            seed is the same transition.

    Returns:
        L frames at ``times``, their hands flagged as interpolated. Anchors are nan for a hand
        that one of the sides has no anchors for.

    Raises:
        KnownError: If the shipped prior is damaged.
        ValueError: If times lie outside the gap.
    """
    gap = _opened(before, after, times)
    chosen = chosen_method(method, before, after)
    is_latent = chosen is FillMethod.LATENT
    vectors = latent.curve(gap, prior, seed) if is_latent else _CURVES[chosen](gap)
    return _made(gap, vectors, before, after, times)


def alternatives(
    before: MotionTrack,
    after: MotionTrack,
    times: Times,
    *,
    seeds: Sequence[int],
    prior: Prior | None = None,
) -> tuple[Alternative, ...]:
    """Plausible transitions, drawn from what the prior thinks possible; arms are as in ``fill``.

    Args:
        before: As for ``fill``.
        after: As for ``fill``.
        times: As for ``fill``.
        seeds: One for each.
        prior: As for ``fill``.

    Returns:
        What ``fill`` makes by LATENT with each seed, the most likely first.

    Raises:
        KnownError: If the shipped prior is damaged.
        ValueError: If times lie outside the gap.
    """
    gap = _opened(before, after, times)
    made = [
        Alternative(seed, _made(gap, vectors, before, after, times), likelihood)
        for seed, (vectors, likelihood) in zip(
            seeds, latent.samples(gap, seeds, prior), strict=True
        )
    ]
    return tuple(sorted(made, key=lambda one: -one.likelihood))


def spread(before: MotionTrack, after: MotionTrack) -> float:
    """How wide what is possible in the middle of a gap is: radians, the mean of moving joints.

    The standard deviation of the Gaussian process, whatever method is used in the end.

    Args:
        before: As for ``fill``.
        after: As for ``fill``.
    """
    middle = 0.5 * (before.pts[-1:] + after.pts[:1])
    return gp.spread(_opened(before, after, middle))


def prior_of(method: FillMethod, prior: Prior | None = None) -> str:
    """What the prior that a method uses was trained on; empty if it uses none.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    return latent.trained_on(prior) if method is FillMethod.LATENT else ""


def _opened(before: MotionTrack, after: MotionTrack, times: Times) -> Gap:
    start, end = before.pts[-1], after.pts[0]
    if not start < end or (len(times) and (times.min() < start or times.max() > end)):
        raise ValueError(f"times must lie in the gap from {start} to {end} s")
    return open_gap(before, after, times)


def _made(
    gap: Gap, vectors: Array, before: MotionTrack, after: MotionTrack, times: Times
) -> MotionTrack:
    start, end = before.pts[-1], after.pts[0]
    rotations, anchors = gap.poses(vectors)
    faces = FaceCourse.of(before), FaceCourse.of(after)
    face, rotations[:, FACE_JOINTS] = blended(*faces, times, (float(start), float(end)))
    for moment, side, frame in ((start, before, -1), (end, after, 0)):
        rotations[times == moment] = side.rotations[frame]
        anchors[times == moment] = side.anchors[frame]
        face[times == moment] = side.face[frame]
    flags = np.full((len(times), 2), HandFlag.INTERPOLATED, np.uint8)
    noise = np.maximum(before.noise, after.noise)
    return MotionTrack(times, rotations, face, anchors, (), flags, noise)
