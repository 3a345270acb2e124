"""Reviews: what people think of takes and of the seams of utterances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.records import (
    Reason,
    RecordingId,
    Review,
    ReviewId,
    TakeId,
    UtteranceId,
    Verdict,
)
from lexicon_db.schema import ReviewReasonRow, ReviewRow
from lexicon_db.store import Lexicon


class Opinion(TypedDict, total=False):
    """What a reviewer says beside the verdict; see ``records.Review``."""

    reasons: Collection[Reason]
    naturalness: int
    comprehensibility: int
    comment: str
    comment_recording: RecordingId
    at: float
    trajectory_hash: str


def review_seam(
    lexicon: Lexicon,
    utterance: UtteranceId,
    seam: int | None,
    reviewer: str,
    verdict: Verdict,
    **opinion: Unpack[Opinion],
) -> Review:
    """Store a verdict on the seam after a slot of an utterance, or on the utterance (None).

    Raises:
        KnownError: If the reviewer has no name, or a mark is not between 1 and 5.
    """
    row = _row(reviewer, verdict, opinion)
    row.utterance_id, row.seam = utterance, seam
    return _save(lexicon, row, opinion)


def review_take(
    lexicon: Lexicon, take: TakeId, reviewer: str, verdict: Verdict, **opinion: Unpack[Opinion]
) -> Review:
    """Store a verdict on a take.

    Raises:
        KnownError: If the reviewer has no name, or a mark is not between 1 and 5.
    """
    row = _row(reviewer, verdict, opinion)
    row.take_id = take
    return _save(lexicon, row, opinion)


def revise_review(
    lexicon: Lexicon, review: ReviewId, verdict: Verdict, **opinion: Unpack[Opinion]
) -> Review:
    """Put another verdict and opinion in the place of those of a review.

    What it speaks of and who gives it stay.

    Raises:
        KnownError: If the review is not there any more, or a mark is not between 1 and 5.
    """
    with lexicon.write("review") as write:
        row = write.session.get(ReviewRow, review)
        if row is None:
            raise KnownError(
                "The review was not changed.",
                "It is not in this lexicon any more.",
                "Give the verdict again.",
            )
        new = _row(row.reviewer, verdict, opinion)
        write.set(
            row,
            verdict=verdict,
            naturalness=new.naturalness,
            comprehensibility=new.comprehensibility,
            comment=new.comment,
            comment_recording_id=new.comment_recording_id,
            at_seconds=new.at_seconds,
            trajectory_hash=new.trajectory_hash,
        )
        old = _records(write.session, [row])[0].reasons
        reasons = frozenset(opinion.get("reasons", ()))
        if reasons != old:
            of_it = ReviewReasonRow.review_id == row.id
            write.session.execute(delete(ReviewReasonRow).where(of_it))
            _add_reasons(write.session, row, reasons)
            write.note(row, "reasons", ", ".join(sorted(old)), ", ".join(sorted(reasons)))
        if row.utterance_id is not None:
            write.touch("utterance", [row.utterance_id])
        return _records(write.session, [row])[0]


def reviews_of_seams(lexicon: Lexicon) -> tuple[Review, ...]:
    """All reviews of seams, oldest first."""
    return _list(lexicon, ReviewRow.seam.is_not(None))


def reviews_of_utterance(lexicon: Lexicon, utterance: UtteranceId) -> tuple[Review, ...]:
    """All reviews of an utterance and its seams, oldest first."""
    return _list(lexicon, ReviewRow.utterance_id == utterance)


def reviews_of_take(lexicon: Lexicon, take: TakeId) -> tuple[Review, ...]:
    """All reviews of a take, oldest first."""
    return _list(lexicon, ReviewRow.take_id == take)


def _row(reviewer: str, verdict: Verdict, opinion: Opinion) -> ReviewRow:
    marks = opinion.get("naturalness"), opinion.get("comprehensibility")
    if any(mark is not None and not 1 <= mark <= 5 for mark in marks):
        raise KnownError(
            "The review was not saved.",
            "A mark is not between 1 and 5.",
            "Choose a mark from 1 (worst) to 5 (best).",
        )
    return ReviewRow(
        reviewer=clean_label(reviewer, "name of the reviewer"),
        verdict=verdict,
        naturalness=marks[0],
        comprehensibility=marks[1],
        comment=clean_text(opinion.get("comment", "")),
        comment_recording_id=opinion.get("comment_recording"),
        at_seconds=opinion.get("at"),
        trajectory_hash=opinion.get("trajectory_hash", ""),
    )


def _save(lexicon: Lexicon, row: ReviewRow, opinion: Opinion) -> Review:
    with lexicon.write("review") as write:
        write.add(row, f"{row.reviewer}: {row.verdict}")
        _add_reasons(write.session, row, opinion.get("reasons", ()))
        if row.utterance_id is not None:
            write.touch("utterance", [row.utterance_id])
        if row.take_id is not None:
            write.touch("take", [row.take_id])
        return _records(write.session, [row])[0]


def _add_reasons(session: Session, row: ReviewRow, reasons: Collection[Reason]) -> None:
    rows = [{"review_id": row.id, "reason": reason} for reason in sorted(set(reasons))]
    if rows:
        session.execute(insert(ReviewReasonRow), rows)


def _list(lexicon: Lexicon, condition: ColumnElement[bool]) -> tuple[Review, ...]:
    query = select(ReviewRow).where(condition).order_by(ReviewRow.created_at, ReviewRow.id)
    with lexicon.read() as session:
        return _records(session, session.scalars(query).all())


def _records(session: Session, rows: Sequence[ReviewRow]) -> tuple[Review, ...]:
    reasons: dict[str, set[Reason]] = defaultdict(set)
    query = select(ReviewReasonRow.review_id, ReviewReasonRow.reason).where(
        ReviewReasonRow.review_id.in_([row.id for row in rows])
    )
    for review, reason in session.execute(query):
        reasons[review].add(reason)
    return tuple(_record(row, frozenset(reasons[row.id])) for row in rows)


def _record(row: ReviewRow, reasons: frozenset[Reason]) -> Review:
    return Review(
        id=ReviewId(row.id),
        utterance=UtteranceId(row.utterance_id) if row.utterance_id else None,
        seam=row.seam,
        take=TakeId(row.take_id) if row.take_id else None,
        reviewer=row.reviewer,
        verdict=row.verdict,
        reasons=reasons,
        naturalness=row.naturalness,
        comprehensibility=row.comprehensibility,
        comment=row.comment,
        comment_recording=(
            RecordingId(row.comment_recording_id) if row.comment_recording_id else None
        ),
        at=row.at_seconds,
        trajectory_hash=row.trajectory_hash,
        created_at=row.created_at,
    )
