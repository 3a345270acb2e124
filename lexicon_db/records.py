"""Records: what the lexicon knows, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

EntryId = NewType("EntryId", str)
SignerId = NewType("SignerId", str)
RecordingId = NewType("RecordingId", str)
TakeId = NewType("TakeId", str)
TrackId = NewType("TrackId", str)
UtteranceId = NewType("UtteranceId", str)
JobId = NewType("JobId", str)
IdentityId = NewType("IdentityId", str)


class EntryStatus(StrEnum):
    """How far an entry has come."""

    NEW = "new"
    RECORDED = "recorded"
    TRACKED = "tracked"
    NEEDS_CHECK = "needs_check"
    APPROVED = "approved"
    PUBLISHED = "published"


class Hand(StrEnum):
    """A side of the signer's body, never of the picture."""

    LEFT = "left"
    RIGHT = "right"


class Scope(StrEnum):
    """What a signer has agreed to."""

    RECORD = "record"
    SHARE = "share"
    TRAIN_IDENTITY = "train-identity"
    RENDER_OWN = "render-own"
    RENDER_OTHERS = "render-others"
    PUBLISH = "publish"


class SourceKind(StrEnum):
    """What the file of a recording holds."""

    VIDEO = "video"
    POSE = "pose"
    MOTION = "motion"


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class FillMethod(StrEnum):
    """How a transition is made."""

    AUTO = "auto"
    LATENT = "latent"
    GP = "gp"
    QUINTIC = "quintic"
    SLERP = "slerp"


@dataclass(frozen=True)
class LexiconInfo:
    """A lexicon as a whole: its name and the ISO 639-3 code of its signed language."""

    id: str
    name: str
    language: str
    created_at: datetime


@dataclass(frozen=True)
class Entry:
    """One sign of the lexicon.

    Attributes:
        id: Stays the same when glosses change.
        id_gloss: Unique label in this lexicon, as typed.
        lemma: Citation form that variants share.
        status: How far the entry has come.
        senses: Ordered senses; each is an ordered tuple of (language, translation).
        annotation_glosses: (language, gloss) pairs, at most one per language.
        note: Free text.
        created_at: When the entry was made (UTC).
        take_count: How many takes it has.
    """

    id: EntryId
    id_gloss: str
    lemma: str
    status: EntryStatus
    senses: tuple[tuple[tuple[str, str], ...], ...]
    annotation_glosses: tuple[tuple[str, str], ...]
    note: str
    created_at: datetime
    take_count: int


@dataclass(frozen=True)
class Signer:
    """A person who was recorded, by the name or pseudonym that the person chose.

    ``scopes`` are those of the consent that is in force now: granted, not expired, not withdrawn.
    """

    id: SignerId
    name: str
    dominant_hand: Hand
    scopes: frozenset[Scope]


@dataclass(frozen=True)
class Recording:
    """The immutable file that a take was cut from.

    Attributes:
        id: Identifier.
        sha256: Hash of the file's content, in hexadecimal; also its place in the media store.
        suffix: File ending with the dot, lower case.
        kind: What the file holds.
        original_name: Name of the file when it was added; for people, never for paths.
        byte_count: Size in bytes.
        width: Width of the upright picture in pixels, 0 where there is no picture.
        height: Height of the upright picture in pixels.
        fps: Mean frame rate.
        frame_count: Number of frames.
        camera: Free text about the camera.
        imported_at: When it was added (UTC).
    """

    id: RecordingId
    sha256: str
    suffix: str
    kind: SourceKind
    original_name: str
    byte_count: int
    width: int
    height: int
    fps: float
    frame_count: int
    camera: str
    imported_at: datetime


@dataclass(frozen=True)
class Phases:
    """Phases inside a take, seconds from its first frame.

    Preparation runs from ``onset`` to ``stroke_start``, the stroke (with its holds) to
    ``stroke_end``, retraction to ``offset``.
    """

    onset: float
    stroke_start: float
    stroke_end: float
    offset: float

    def __post_init__(self) -> None:
        if not 0 <= self.onset <= self.stroke_start <= self.stroke_end <= self.offset:
            raise ValueError(f"phases must follow one another: {self}")


@dataclass(frozen=True)
class Take:
    """One performance of a sign, cut from a recording.

    Attributes:
        id: Identifier.
        entry: The entry that it performs.
        signer: Who performed it.
        recording: The file that it was cut from.
        start: Seconds from the first frame of the recording.
        end: Seconds from the first frame of the recording; the frame at this time is included.
        dominance: The hand that leads in this take.
        phases: Phase bounds, once known.
        phases_by_hand: Whether a person set the phases.
        is_active: Whether this is the take that stands for the entry.
        created_at: When it was made (UTC).
    """

    id: TakeId
    entry: EntryId
    signer: SignerId
    recording: Recording
    start: float
    end: float
    dominance: Hand
    phases: Phases | None
    phases_by_hand: bool
    is_active: bool
    created_at: datetime


@dataclass(frozen=True)
class Provenance:
    """How a track came to be.

    Attributes:
        engine: Name of the program part, such as ``mediapipe-holistic``.
        engine_version: Its version.
        model_hash: SHA-256 of the model files used, empty where there is none.
        parameters: Settings of the run; JSON values only.
        input_hash: SHA-256 of what went in (a recording or another track).
    """

    engine: str
    engine_version: str
    model_hash: str
    parameters: dict[str, Any]
    input_hash: str


@dataclass(frozen=True)
class TrackInfo:
    """A stored track without its arrays."""

    id: TrackId
    take: TakeId
    kind: str
    provenance: Provenance
    sha256: str
    byte_count: int
    created_at: datetime


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
class Identity:
    """A learned appearance of a signer. The file lies in the media store under its hash."""

    id: IdentityId
    name: str
    signer: SignerId
    kind: str
    sha256: str
    card: dict[str, Any]
    created_at: datetime


@dataclass(frozen=True)
class Job:
    """Long work that survives the application.

    Attributes:
        id: Identifier.
        name: Which work, such as ``extract``.
        parameters: What to work on; JSON values only.
        state: Where it stands.
        progress: Finished share, 0 to 1.
        activity: What is being done, or was done last.
        what: For a failed job, what did not happen.
        why: For a failed job, the reason.
        fix: For a failed job, what to do.
        attempts: How often it was started.
        created_at: When it was queued (UTC).
        finished_at: When it ended (UTC).
    """

    id: JobId
    name: str
    parameters: dict[str, Any]
    state: JobState
    progress: float
    activity: str
    what: str
    why: str
    fix: str
    attempts: int
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class HistoryLine:
    """One change of one field: who changed what, when, from what to what."""

    at: datetime
    who: str
    operation: str
    subject: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Changes:
    """What a write touched, so that views can tell whether they are stale."""

    entries: frozenset[EntryId] = frozenset()
    takes: frozenset[TakeId] = frozenset()
    utterances: frozenset[UtteranceId] = frozenset()
    signers: frozenset[SignerId] = frozenset()
    jobs: frozenset[JobId] = frozenset()
