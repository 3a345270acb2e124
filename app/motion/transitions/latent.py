"""The learned prior as a way of filling gaps: its mean course, and other plausible ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.motion.latent.prior import Prior
    from app.motion.rotations import Array
    from app.motion.transitions.gap import Gap


def curve(gap: Gap, prior: Prior | None = None, seed: int | None = None) -> Array:
    """The mean course of a prior, or the plausible one of a seed; no prior means the shipped one.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    if seed is not None:
        return samples(gap, [seed], prior)[0][0]
    courses = (prior or _shipped()).courses(gap)
    return courses.vectors(courses.mean)


def samples(
    gap: Gap, seeds: Sequence[int], prior: Prior | None = None
) -> list[tuple[Array, float]]:
    """The plausible course of each seed, with its likelihood beside the mean.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    prior = prior or _shipped()
    courses = prior.courses(gap)
    drawn = [prior.sample(courses, 1, seed) for seed in seeds]
    return [(courses.vectors(one), likely) for (one,), (likely,) in drawn]


def trained_on(prior: Prior | None = None) -> str:
    """What a prior was trained on, as its card says."""
    return str((prior or _shipped()).card.get("trained_on", ""))


def _shipped() -> Prior:
    # Late: the prior stands on this package.
    from app.motion.latent.prior_file import shipped_prior

    return shipped_prior()
