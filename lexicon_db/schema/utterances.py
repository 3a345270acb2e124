"""Tables of what is composed and judged: utterances, their slots and seams, reviews."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import FillMethod, Preference, Reason, Verdict
from lexicon_db.schema.base import Base, Row, utc_now


class UtteranceRow(Row):
    """Ordered entries to be signed, under a name."""

    __tablename__ = "utterance"

    name: Mapped[str] = mapped_column(unique=True)
    rate: Mapped[float]
    fluency: Mapped[float]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default=utc_now)


class SlotRow(Row):
    """One place in an utterance, with the settings of the seam after it; null means automatic."""

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("utterance_id", "position"),)

    utterance_id: Mapped[str] = mapped_column(ForeignKey("utterance.id", ondelete="CASCADE"))
    position: Mapped[int]
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), index=True)
    take_id: Mapped[str | None] = mapped_column(ForeignKey("take.id"), index=True)
    pause_seconds: Mapped[float]
    gap_seconds: Mapped[float | None]
    hold_seconds: Mapped[float | None]
    method: Mapped[FillMethod]


class SlotOverrideRow(Base):
    """What a slot sets beside what its utterance says; a slot without a row sets nothing."""

    __tablename__ = "slot_override"

    slot_id: Mapped[str] = mapped_column(
        ForeignKey("slot.id", ondelete="CASCADE"), primary_key=True
    )
    rate: Mapped[float]
    fluency: Mapped[float | None]
    trim_start_seconds: Mapped[float]
    trim_end_seconds: Mapped[float]
    seed: Mapped[int | None]
    spelled_word: Mapped[str | None]
    letter_place: Mapped[int | None]


class LeftGapRow(Base):
    """A gloss that the lexicon does not have and for which an utterance leaves a gap.

    ``place`` counts the slots before it; their last one rests ``rest_seconds`` longer for it.
    """

    __tablename__ = "left_gap"

    utterance_id: Mapped[str] = mapped_column(
        ForeignKey("utterance.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    gloss: Mapped[str]
    rest_seconds: Mapped[float]


class ReviewRow(Row):
    """A reviewer's verdict on a seam of an utterance, or on a take.

    ``trajectory_hash`` says which result was seen, so that a later one is not taken for it.
    """

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("(utterance_id IS NULL) <> (take_id IS NULL)", name="subject"),
        CheckConstraint("naturalness BETWEEN 1 AND 5", name="naturalness"),
        CheckConstraint("comprehensibility BETWEEN 1 AND 5", name="comprehensibility"),
    )

    utterance_id: Mapped[str | None] = mapped_column(
        ForeignKey("utterance.id", ondelete="CASCADE"), index=True
    )
    seam: Mapped[int | None]
    take_id: Mapped[str | None] = mapped_column(ForeignKey("take.id"), index=True)
    reviewer: Mapped[str]
    verdict: Mapped[Verdict]
    naturalness: Mapped[int | None]
    comprehensibility: Mapped[int | None]
    comment: Mapped[str] = mapped_column(default="")
    comment_recording_id: Mapped[str | None] = mapped_column(ForeignKey("recording.id"))
    at_seconds: Mapped[float | None]
    trajectory_hash: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class ReviewReasonRow(Base):
    """One of the reasons for a verdict."""

    __tablename__ = "review_reason"

    review_id: Mapped[str] = mapped_column(
        ForeignKey("review.id", ondelete="CASCADE"), primary_key=True
    )
    reason: Mapped[Reason] = mapped_column(primary_key=True)


class SeamComparisonRow(Row):
    """Which of two ways to make a seam a reviewer preferred who did not know which was which."""

    __tablename__ = "seam_comparison"

    utterance_id: Mapped[str] = mapped_column(
        ForeignKey("utterance.id", ondelete="CASCADE"), index=True
    )
    seam: Mapped[int]
    reviewer: Mapped[str]
    left_gap_seconds: Mapped[float | None]
    left_method: Mapped[FillMethod]
    left_seed: Mapped[int | None]
    right_gap_seconds: Mapped[float | None]
    right_method: Mapped[FillMethod]
    right_seed: Mapped[int | None]
    preferred: Mapped[Preference]
    trajectory_hash: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class SeamConfidenceRow(Base):
    """How sure a seam is that was looked at once; the hash stands for all that it was made of."""

    __tablename__ = "seam_confidence"

    trajectory_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    confidence: Mapped[float]
    warning_count: Mapped[int]
