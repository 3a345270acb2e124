"""How far reviewers agree about the same things: percentage and Krippendorff's alpha."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)

_FEWEST: Final = 2


class Scale(StrEnum):
    """What differences between values mean."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


class WhyNot(StrEnum):
    """Why there is no number."""

    ONE_REVIEWER = "one-reviewer"
    NOTHING_SHARED = "nothing-shared"
    NO_VARIATION = "no-variation"


@dataclass(frozen=True)
class Judgement(Generic[T]):
    """What one reviewer says of one thing.

    Attributes:
        reviewer: Who.
        subject: Of what.
        value: What is said.
    """

    reviewer: str
    subject: Hashable
    value: T


@dataclass(frozen=True)
class Agreement:
    """How far reviewers agree.

    Attributes:
        share: Of all pairs of judgements of the same thing, those that are equal; None without any.
        alpha: Krippendorff's alpha: 1 is perfect, 0 is what chance brings; None without it.
        why_not: Why there is no alpha.
        shared: Number of things that two or more reviewers have judged.
        reviewers: Number of reviewers.
    """

    share: float | None
    alpha: float | None
    why_not: WhyNot | None
    shared: int
    reviewers: int


def agreement(judgements: Iterable[Judgement[T]], order: tuple[T, ...], scale: Scale) -> Agreement:
    """How far reviewers agree; of several judgements by one of the same thing the last counts.

    Source of the formula: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, University
    of Pennsylvania, 2011, sections D and E: alpha = 1 - (n - 1) * sum o_ck d_ck / sum n_c n_k d_ck
    over pairs of different values c, k, from the coincidences o of values within things, for any
    number of reviewers and with judgements missing. d is 1 for nominal values; for ordinal ones
    the square of how many judgements lie between the two, those at the ends counted half.

    Args:
        judgements: What was said, oldest first.
        order: All possible values; for an ordinal scale from the lowest to the highest.
        scale: What differences between values mean.
    """
    said: dict[Hashable, dict[str, int]] = defaultdict(dict)
    places = {value: place for place, value in enumerate(order)}
    reviewers = set()
    for one in judgements:
        said[one.subject][one.reviewer] = places[one.value]
        reviewers.add(one.reviewer)
    shared = [list(values.values()) for values in said.values() if len(values) >= _FEWEST]
    if not shared:
        why = WhyNot.NOTHING_SHARED if len(reviewers) >= _FEWEST else WhyNot.ONE_REVIEWER
        return Agreement(None, None, why, 0, len(reviewers))
    pairs = [one == other for values in shared for one, other in combinations(values, 2)]
    share = sum(pairs) / len(pairs)
    alpha = _alpha(_coincidences(shared, len(order)), scale)
    why_not = WhyNot.NO_VARIATION if alpha is None else None
    return Agreement(share, alpha, why_not, len(shared), len(reviewers))


def _coincidences(shared: list[list[int]], count: int) -> NDArray[np.float64]:
    """(count, count): how often each pair of values meets in a thing, each judgement once."""
    met = np.zeros((count, count))
    for values in shared:
        times = np.bincount(values, minlength=count).astype(np.float64)
        met += (np.outer(times, times) - np.diag(times)) / (len(values) - 1)
    return met


def _alpha(met: NDArray[np.float64], scale: Scale) -> float | None:
    totals = met.sum(axis=1)
    apart = _distances(totals, scale)
    expected = float((np.outer(totals, totals) * apart).sum())
    if expected <= 0:
        return None
    return 1 - (float(totals.sum()) - 1) * float((met * apart).sum()) / expected


def _distances(totals: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    if scale is Scale.NOMINAL:
        return 1 - np.eye(len(totals))
    middles = np.cumsum(totals) - totals / 2
    apart: NDArray[np.float64] = (middles[:, None] - middles[None]) ** 2
    return apart
