"""The learned prior as a way of filling gaps: its mean course, and other plausible ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior
    from app.motion.rotations import Array
    from app.motion.transitions.gap import Gap


def curve(gap: Gap, prior: Prior | None = None) -> Array:
    """The mean course of a prior; None means the one that ships with Kinelex.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    courses = (prior or _shipped()).courses(gap)
    return courses.vectors(courses.mean)


def samples(
    gap: Gap, count: int, seed: int, prior: Prior | None = None
) -> list[tuple[Array, float]]:
    """Plausible courses, the most likely first, each with its likelihood beside the mean.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    prior = prior or _shipped()
    courses = prior.courses(gap)
    drawn, likely = prior.sample(courses, count, seed)
    return [(courses.vectors(one), score) for one, score in zip(drawn, likely, strict=True)]


def _shipped() -> Prior:
    # Late: the prior stands on this package.
    from app.motion.latent.prior_file import shipped_prior

    return shipped_prior()
