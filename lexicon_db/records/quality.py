"""Records of how well a take can be trusted: a traffic light, and the findings behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from lexicon_db.records.ids import EntryId, TakeId


class QualityVerdict(StrEnum):
    """A traffic light: may be used, look at it first, record it again or repair it."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


class FindingKind(StrEnum):
    """What can be wrong with a take."""

    HAND_MISSING = "hand-missing"
    HAND_SWAPPED = "hand-swapped"
    HAND_FILLED = "hand-filled"
    HAND_OUT = "hand-out"
    BLURRED = "blurred"
    NOISY = "noisy"
    TOO_FAST = "too-fast"
    JOINT_LIMIT = "joint-limit"
    HEAD_OUT = "head-out"
    SHOULDER_OUT = "shoulder-out"
    TOO_FAR = "too-far"
    LOW_FRAME_RATE = "low-frame-rate"
    FRAMES_LOST = "frames-lost"
    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    FLAT_LIGHT = "flat-light"
    SEVERAL_PEOPLE = "several-people"
    CUT_START = "cut-start"
    CUT_END = "cut-end"
    LONG_PAUSE = "long-pause"
    LONG_STROKE = "long-stroke"
    OTHER_HAND = "other-hand"


class FindingPart(StrEnum):
    """Whom or what a finding is about; sides are the signer's."""

    LEFT_HAND = "left-hand"
    RIGHT_HAND = "right-hand"
    LEFT_ARM = "left-arm"
    RIGHT_ARM = "right-arm"
    HEAD = "head"
    SHOULDERS = "shoulders"
    BODY = "body"
    PICTURE = "picture"


class Phase(StrEnum):
    """Where in a take something lies."""

    BEFORE = "before"
    PREPARATION = "preparation"
    STROKE = "stroke"
    RETRACTION = "retraction"
    AFTER = "after"


#: The unit of value and limit of each kind of finding.
FINDING_UNITS: Final[Mapping[FindingKind, str]] = {
    FindingKind.HAND_MISSING: "share of frames",
    FindingKind.HAND_SWAPPED: "share of frames",
    FindingKind.HAND_FILLED: "share of frames",
    FindingKind.HAND_OUT: "share of frames",
    FindingKind.BLURRED: "hand lengths",
    FindingKind.NOISY: "shoulder widths",
    FindingKind.TOO_FAST: "shoulder widths per second",
    FindingKind.JOINT_LIMIT: "radians",
    FindingKind.HEAD_OUT: "share of frames",
    FindingKind.SHOULDER_OUT: "share of frames",
    FindingKind.TOO_FAR: "pixels",
    FindingKind.LOW_FRAME_RATE: "frames per second",
    FindingKind.FRAMES_LOST: "seconds",
    FindingKind.TOO_DARK: "share of full brightness",
    FindingKind.TOO_BRIGHT: "share of full brightness",
    FindingKind.FLAT_LIGHT: "share of full brightness",
    FindingKind.SEVERAL_PEOPLE: "share of frames",
    FindingKind.CUT_START: "shoulder widths per second",
    FindingKind.CUT_END: "shoulder widths per second",
    FindingKind.LONG_PAUSE: "seconds",
    FindingKind.LONG_STROKE: "seconds",
    FindingKind.OTHER_HAND: "share of frames",
}


@dataclass(frozen=True)
class QualityFinding:
    """One thing that is wrong with a take.

    Attributes:
        kind: What.
        verdict: How much it matters: LOOK or BAD.
        part: Whom or what it is about.
        phase: Where it lies: the stroke if any of it does; None where it holds for the whole take.
        first: First frame of the longest stretch that shows it.
        last: Last frame of that stretch.
        value: What was measured, in the unit that FINDING_UNITS states.
        limit: What it was compared with.
    """

    kind: FindingKind
    verdict: QualityVerdict
    part: FindingPart
    phase: Phase | None
    first: int
    last: int
    value: float
    limit: float


@dataclass(frozen=True)
class QualityReport:
    """How well a take can be trusted.

    Attributes:
        verdict: The worst of the findings; GOOD where there is none.
        findings: Worst first; of equal ones, those in the stroke first.
        judged_by: Name and version of the rules that judged.
    """

    verdict: QualityVerdict
    findings: tuple[QualityFinding, ...] = ()
    judged_by: str = ""

    def document(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self) | {"findings": [asdict(finding) for finding in self.findings]}

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> QualityReport:
        """The report that ``document`` was made of.

        Raises:
            ValueError: If a word in it is not known.
        """
        return cls(
            QualityVerdict(document["verdict"]),
            tuple(_finding(values) for values in document["findings"]),
            document["judged_by"],
        )


@dataclass(frozen=True)
class JudgedTake:
    """A take with its report, and what people call it by.

    Attributes:
        take: Identifier of the take.
        entry: The sign that it performs.
        gloss: Its ID-gloss.
        signer: Who signs.
        recording: Name of the file that it was cut from.
        is_active: Whether it stands for the sign.
        report: How well it can be trusted.
    """

    take: TakeId
    entry: EntryId
    gloss: str
    signer: str
    recording: str
    is_active: bool
    report: QualityReport


def _finding(values: Mapping[str, Any]) -> QualityFinding:
    phase = values["phase"]
    return QualityFinding(
        kind=FindingKind(values["kind"]),
        verdict=QualityVerdict(values["verdict"]),
        part=FindingPart(values["part"]),
        phase=None if phase is None else Phase(phase),
        first=int(values["first"]),
        last=int(values["last"]),
        value=float(values["value"]),
        limit=float(values["limit"]),
    )
