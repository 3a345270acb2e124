"""Records of the performances: recordings, takes and what is known of their tracks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lexicon_db.records.choices import Hand, SourceKind
from lexicon_db.records.ids import EntryId, RecordingId, SignerId, TakeId, TrackId


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
