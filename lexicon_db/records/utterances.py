"""Records of what is composed and judged: utterances, slots, seams, reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lexicon_db.records.choices import FillMethod, Preference, Reason, Verdict
from lexicon_db.records.ids import (
    ComparisonId,
    EntryId,
    RecordingId,
    ReviewId,
    TakeId,
    UtteranceId,
)


@dataclass(frozen=True)
class Seam:
    """Settings of the transition that leaves a slot; None means: decided by the system.

    Attributes:
        gap: Seconds between the last frame of this sign and the first of the next.
        hold: Seconds that the end of this sign is held before the transition.
        method: How the transition is made.
        seed: Which of the plausible transitions the learned method makes: None is the likeliest,
            any number from 0 another one, always the same for the same number.
    """

    gap: float | None = None
    hold: float | None = None
    method: FillMethod = FillMethod.AUTO
    seed: int | None = None


@dataclass(frozen=True)
class Manner:
    """How the sign of a slot is signed where that differs from its utterance.

    Attributes:
        rate: Speed of the sign beside the rate of the utterance.
        fluency: Its own fluency; None means that of the utterance.
        trim_start: Seconds, as recorded, by which the sign begins later than its stroke (or its
            preparation, where that is kept); below 0 it begins earlier.
        trim_end: Seconds by which it ends earlier; below 0 it ends later.
    """

    rate: float = 1.0
    fluency: float | None = None
    trim_start: float = 0.0
    trim_end: float = 0.0


@dataclass(frozen=True)
class Letter:
    """What makes a slot a letter of a fingerspelled word.

    Attributes:
        word: What is spelled.
        place: Number of the letter in the word, from 0.
    """

    word: str
    place: int


@dataclass(frozen=True)
class Slot:
    """One place in an utterance: an entry, perhaps a certain take of it, and the seam after it.

    Attributes:
        entry: The sign that stands here.
        take: A certain take, or None for the active one.
        pause: Seconds of rest after this slot; a full stop is 0.5, a comma 0.25, otherwise 0.
        seam: The transition to the next slot; after the last one only its hold counts.
        manner: How the sign itself is signed.
        letter: Set where the sign is a letter of a fingerspelled word.
    """

    entry: EntryId
    take: TakeId | None = None
    pause: float = 0.0
    seam: Seam = Seam()
    manner: Manner = Manner()
    letter: Letter | None = None


@dataclass(frozen=True)
class LeftGap:
    """A gloss that the lexicon does not have and for which an utterance leaves a gap.

    Attributes:
        gloss: As typed.
        place: Number of slots before it.
        rest: Seconds that it stands for; the pause of the slot before it contains them.
    """

    gloss: str
    place: int
    rest: float


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
        gaps: What is left out of it by choice, in order.
    """

    id: UtteranceId
    name: str
    slots: tuple[Slot, ...]
    rate: float
    fluency: float
    created_at: datetime
    gaps: tuple[LeftGap, ...] = ()


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


@dataclass(frozen=True)
class SeamComparison:
    """What a reviewer preferred who saw two ways to make a seam and was not told which is which.

    Attributes:
        id: Identifier.
        utterance: The utterance.
        seam: Position of the slot before the seam.
        reviewer: Who judged.
        left: How the figure at the viewer's left was made.
        right: How the figure at the viewer's right was made.
        preferred: Which of them was better.
        trajectory_hash: Of what the seam was made when it was judged.
        created_at: When (UTC).
    """

    id: ComparisonId
    utterance: UtteranceId
    seam: int
    reviewer: str
    left: Seam
    right: Seam
    preferred: Preference
    trajectory_hash: str
    created_at: datetime

    @property
    def better(self) -> Seam | None:
        """The preferred way; None where neither was better."""
        ways = {Preference.LEFT: self.left, Preference.RIGHT: self.right}
        return ways.get(self.preferred)


@dataclass(frozen=True)
class SeamConfidence:
    """How sure a seam is.

    Attributes:
        confidence: 0 to 1.
        warning_count: Number of things about it that are implausible.
    """

    confidence: float
    warning_count: int
