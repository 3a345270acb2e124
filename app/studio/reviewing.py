"""Verdicts on seams, blind comparisons, how far reviewers agree, and what follows of all that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.studio.agreement import Agreement, Judgement, Scale, agreement
from app.studio.review_queue import seam_at
from lexicon_db.comparisons import add_comparison, comparisons
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Reason, Seam, Verdict
from lexicon_db.reviews import Opinion as Said
from lexicon_db.reviews import review_seam, reviews_of_seams, revise_review
from lexicon_db.utterances import set_seam

if TYPE_CHECKING:
    from random import Random

    from app.motion.seams import SeamReport
    from app.studio.review_queue import QueuedSeam
    from lexicon_db.records import Preference, Review, SeamComparison, Utterance
    from lexicon_db.store import Lexicon

#: From the worst to the best.
MARKS: Final = (1, 2, 3, 4, 5)
_ACCEPTED_FROM: Final = 4
_MINOR_FROM: Final = 3
_VERDICTS: Final = (Verdict.REJECT, Verdict.MINOR, Verdict.ACCEPT)


@dataclass(frozen=True)
class Opinion:
    """What a reviewer says of a seam.

    Attributes:
        mark: How natural it is, 1 (worst) to 5; the verdict follows from it.
        reasons: Why, from the controlled list.
        comment: Free text.
        at: Seconds of the utterance that the comment speaks of.
        comprehensibility: 1 (worst) to 5, if given.
    """

    mark: int
    reasons: frozenset[Reason] = frozenset()
    comment: str = ""
    at: float | None = None
    comprehensibility: int | None = None


def verdict_of(mark: int) -> Verdict:
    """The verdict that a mark from 1 to 5 means."""
    if mark >= _ACCEPTED_FROM:
        return Verdict.ACCEPT
    return Verdict.MINOR if mark >= _MINOR_FROM else Verdict.REJECT


def decide(lexicon: Lexicon, seam: QueuedSeam, reviewer: str, opinion: Opinion) -> Review:
    """Store what a reviewer thinks of a seam, in the place of what was thought of it before.

    Raises:
        KnownError: If the reviewer has no name, a mark is not between 1 and 5, or the seam has
            changed since it was read.
    """
    if opinion.mark not in MARKS:
        raise KnownError(
            "The verdict was not saved.",
            f"{opinion.mark} is not between 1 and 5.",
            "Choose a mark from 1 (worst) to 5 (best).",
        )
    now = seam_at(lexicon, seam.utterance, seam.slot, reviewer)
    if now.made_of != seam.made_of:
        raise KnownError(
            "The verdict was not saved.",
            f"The transition {seam.before} → {seam.after} has changed meanwhile.",
            "Look at it as it is now, and decide again.",
        )
    verdict = verdict_of(opinion.mark)
    said: Said = {
        "reasons": opinion.reasons,
        "naturalness": opinion.mark,
        "comment": opinion.comment,
        "trajectory_hash": seam.made_of,
    }
    if opinion.comprehensibility is not None:
        said["comprehensibility"] = opinion.comprehensibility
    if opinion.at is not None:
        said["at"] = opinion.at
    if now.own is not None:
        return revise_review(lexicon, now.own.id, verdict, **said)
    return review_seam(lexicon, seam.utterance, seam.slot, reviewer, verdict, **said)


def other_way(report: SeamReport) -> Seam:
    """What a seam is compared with: the next best settings, or else another method."""
    if report.alternative is not None:
        return report.alternative
    is_learned = report.span.method is FillMethod.LATENT
    return Seam(method=FillMethod.GP if is_learned else FillMethod.LATENT)


def shuffled(present: Seam, other: Seam, chance: Random) -> tuple[Seam, Seam]:
    """Two ways to make a seam, in an order that nobody can foresee: left, right."""
    pair = [present, other]
    chance.shuffle(pair)
    left, right = pair
    return left, right


def made_as(setting: Seam, way: Seam) -> Seam:
    """The settings of a seam made in another way: its hold stays, and its length if none is set."""
    gap = setting.gap if way.gap is None else way.gap
    return replace(setting, gap=gap, method=way.method, seed=way.seed)


def prefer(
    lexicon: Lexicon,
    seam: QueuedSeam,
    reviewer: str,
    ways: tuple[Seam, Seam],
    preferred: Preference,
) -> SeamComparison:
    """Store which of two ways, left and right, a reviewer preferred who was not told which is what.

    Raises:
        KnownError: If the reviewer has no name.
    """
    return add_comparison(
        lexicon, seam.place, reviewer, ways, preferred, trajectory_hash=seam.made_of
    )


def use_way(lexicon: Lexicon, seam: QueuedSeam, way: Seam) -> Utterance:
    """Make a seam in another way from now on: a decision becomes its setting.

    Raises:
        KnownError: If the utterance or the seam is not there any more.
    """
    return set_seam(lexicon, seam.utterance, seam.slot, made_as(seam.setting, way))


def agreements(lexicon: Lexicon) -> dict[str, Agreement]:
    """How far reviewers agree: on verdict, marks, each reason that was given, and comparisons.

    Only verdicts on the same state of a seam are held against each other.
    """
    reviews = [review for review in reviews_of_seams(lexicon) if review.seam is not None]

    def said(value: str) -> list[Judgement[int]]:
        return [
            Judgement(review.reviewer, _state(review), mark)
            for review in reviews
            if (mark := getattr(review, value)) is not None
        ]

    verdicts = [Judgement(one.reviewer, _state(one), one.verdict) for one in reviews]
    found = {
        "verdict": agreement(verdicts, _VERDICTS, Scale.ORDINAL),
        "naturalness": agreement(said("naturalness"), MARKS, Scale.ORDINAL),
        "comprehensibility": agreement(said("comprehensibility"), MARKS, Scale.ORDINAL),
    }
    for reason in sorted({reason for review in reviews for reason in review.reasons}):
        given = [Judgement(one.reviewer, _state(one), reason in one.reasons) for one in reviews]
        found[reason.value] = agreement(given, (False, True), Scale.NOMINAL)
    found["comparison"] = _comparison_agreement(comparisons(lexicon))
    return found


def reviewers_of(lexicon: Lexicon) -> tuple[str, ...]:
    """Who has reviewed seams, by name."""
    names = {one.reviewer for one in reviews_of_seams(lexicon)}
    return tuple(sorted(names | {one.reviewer for one in comparisons(lexicon)}))


def _comparison_agreement(compared: Sequence[SeamComparison]) -> Agreement:
    """Whatever side a way was shown at, it is the way that reviewers agree on."""
    judgements = []
    for one in compared:
        ways = sorted((one.left, one.right), key=repr)
        value = 2 if one.better is None else ways.index(one.better)
        subject = (one.utterance, one.seam, one.trajectory_hash, *ways)
        judgements.append(Judgement(one.reviewer, subject, value))
    return agreement(judgements, (0, 1, 2), Scale.NOMINAL)


def _state(review: Review) -> tuple[str | None, int | None, str]:
    return review.utterance, review.seam, review.trajectory_hash
