"""Records of what is composed and judged: utterances, slots, seams, reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lexicon_db.records.choices import FillMethod, Reason, Verdict
from lexicon_db.records.ids import EntryId, RecordingId, ReviewId, TakeId, UtteranceId


@dataclass(frozen=True)
class Seam:
    """Settings of the transition that leaves a slot; None means: decided by the system.

    Attributes:
        gap: Seconds between the last frame of this sign and the first of the next.
        hold: Seconds that the end of this sign is held before the transition.
        method: How the transition is made.
    """

    gap: float | None = None
    hold: float | None = None
    method: FillMethod = FillMethod.AUTO


@dataclass(frozen=True)
class Slot:
    """One place in an utterance: an entry, perhaps a certain take of it, and the seam after it.

    Attributes:
        entry: The sign that stands here.
        take: A certain take, or None for the active one.
        pause: Seconds of rest after this slot; a full stop is 0.5, a comma 0.25, otherwise 0.
        seam: The transition to the next slot.
    """

    entry: EntryId
    take: TakeId | None = None
    pause: float = 0.0
    seam: Seam = Seam()


@dataclass(frozen=True)
class Utterance:
    """Ordered entries to be signed.

    Attributes:
        id: Identifier.
        name: Unique name in the lexicon.
        slots: The places, in order.
        rate: Speed of signing, 1 as recorded.
        fluency: 0 leaves recorded frames exactly as recorded, 1 is fully fluent.
        created_at: When it was made (UTC).
    """

    id: UtteranceId
    name: str
    slots: tuple[Slot, ...]
    rate: float
    fluency: float
    created_at: datetime


@dataclass(frozen=True)
class Review:
    """A reviewer's verdict on a seam of an utterance, or on a take.

    Attributes:
        id: Identifier.
        utterance: The utterance, where a seam is judged.
        seam: Position of the slot before the seam, or None for the utterance as a whole.
        take: The take, where a take is judged.
        reviewer: Who judged.
        verdict: The decision.
        reasons: Why, from the controlled list.
        naturalness: 1 (worst) to 5, if given.
        comprehensibility: 1 (worst) to 5, if given.
        comment: Free text.
        comment_recording: A comment that was signed.
        at: Seconds of the frame that the comment speaks of.
        trajectory_hash: Which result was seen.
        created_at: When (UTC).
    """

    id: ReviewId
    utterance: UtteranceId | None
    seam: int | None
    take: TakeId | None
    reviewer: str
    verdict: Verdict
    reasons: frozenset[Reason]
    naturalness: int | None
    comprehensibility: int | None
    comment: str
    comment_recording: RecordingId | None
    at: float | None
    trajectory_hash: str
    created_at: datetime
