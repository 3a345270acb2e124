"""Records of repairs: what people changed about measured motion, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from lexicon_db.records.ids import RepairId, TakeId


class RepairKind(StrEnum):
    """What a repair does to the frames of its stretch."""

    MARK = "mark"
    INTERPOLATE = "interpolate"
    TAKE_FROM = "take-from"
    NUDGE = "nudge"
    HANDSHAPE = "handshape"
    FACE = "face"


class BodyPart(StrEnum):
    """What of the signer a repair is about; sides are the signer's own."""

    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"
    LEFT_ARM = "left-arm"
    RIGHT_ARM = "right-arm"
    BODY = "body"
    FACE = "face"


@dataclass(frozen=True)
class Repair:
    """One layer over the measured motion of a take.

    Times are those of the recording, so that a repair stays where it is when its take is trimmed
    or extracted again.

    Attributes:
        id: Identifier.
        take: The take whose motion is repaired.
        kind: What is done.
        part: What of the signer it is done to.
        start: Seconds of the first repaired frame from the first frame of the recording.
        end: Seconds of the last repaired frame; it is included.
        details: What the kind needs to know; JSON values only. See ``app.motion.repairs``.
        made_by: Who made it.
        made_at: When (UTC).
        is_active: Whether it is applied.
    """

    id: RepairId
    take: TakeId
    kind: RepairKind
    part: BodyPart
    start: float
    end: float
    details: dict[str, Any]
    made_by: str
    made_at: datetime
    is_active: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a repair must end after it starts: {self.start} to {self.end}")
