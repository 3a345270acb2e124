"""The words for verdicts and findings about the quality of a take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import FINDING_UNITS, FindingKind, FindingPart, Phase, QualityVerdict

if TYPE_CHECKING:
    from lexicon_db.records import QualityFinding, QualityReport


def verdict_word(verdict: QualityVerdict | None) -> str:
    """The word for a verdict; None is that of a take that nobody judged."""
    return {
        None: _tr("Not judged yet"),
        QualityVerdict.GOOD: _tr("Good"),
        QualityVerdict.LOOK: _tr("Look at it first"),
        QualityVerdict.BAD: _tr("Repair it or record it again"),
    }[verdict]


def short_verdict_word(verdict: QualityVerdict) -> str:
    """The word for a verdict where there is little room."""
    return {
        QualityVerdict.GOOD: _tr("Good"),
        QualityVerdict.LOOK: _tr("To look at"),
        QualityVerdict.BAD: _tr("To repair"),
    }[verdict]


def finding_words(finding: QualityFinding) -> str:
    """What is wrong, with whom, where, and how much."""
    parts = [_kind_word(finding.kind), _part_word(finding.part), _phase_word(finding.phase)]
    if FINDING_UNITS[finding.kind] == "share of frames":
        parts.append(f"{finding.value:.0%}")
    return "  ·  ".join(part for part in parts if part)


def report_words(report: QualityReport | None, most: int = 3) -> str:
    """A verdict with its first reasons, one per line; for tooltips and screen readers."""
    if report is None:
        return verdict_word(None)
    reasons = [finding_words(finding) for finding in report.findings[:most]]
    return "\n".join([verdict_word(report.verdict), *reasons])


def _kind_word(kind: FindingKind) -> str:
    return {
        FindingKind.HAND_MISSING: _tr("Hand not seen"),
        FindingKind.HAND_SWAPPED: _tr("Hands exchanged"),
        FindingKind.HAND_FILLED: _tr("Hand filled in"),
        FindingKind.HAND_OUT: _tr("Hand outside of the picture"),
        FindingKind.BLURRED: _tr("Blurred"),
        FindingKind.NOISY: _tr("Restless track"),
        FindingKind.TOO_FAST: _tr("Faster than people move"),
        FindingKind.JOINT_LIMIT: _tr("Joint bent too far"),
        FindingKind.HEAD_OUT: _tr("Head outside of the picture"),
        FindingKind.SHOULDER_OUT: _tr("Shoulder outside of the picture"),
        FindingKind.TOO_FAR: _tr("Too far away"),
        FindingKind.LOW_FRAME_RATE: _tr("Few frames per second"),
        FindingKind.FRAMES_LOST: _tr("Frames were lost"),
        FindingKind.TOO_DARK: _tr("Too dark"),
        FindingKind.TOO_BRIGHT: _tr("Too bright"),
        FindingKind.FLAT_LIGHT: _tr("Flat light"),
        FindingKind.SEVERAL_PEOPLE: _tr("Several people"),
        FindingKind.CUT_START: _tr("Cut too late"),
        FindingKind.CUT_END: _tr("Cut too early"),
        FindingKind.LONG_PAUSE: _tr("Long pause"),
        FindingKind.LONG_STROKE: _tr("Long for one sign"),
        FindingKind.OTHER_HAND: _tr("The other hand signs"),
    }[kind]


def _part_word(part: FindingPart) -> str:
    """The word for a part, where it tells more than the finding does."""
    return {
        FindingPart.LEFT_HAND: _tr("left hand"),
        FindingPart.RIGHT_HAND: _tr("right hand"),
        FindingPart.LEFT_ARM: _tr("left arm"),
        FindingPart.RIGHT_ARM: _tr("right arm"),
    }.get(part, "")


def _phase_word(phase: Phase | None) -> str:
    if phase is None:
        return ""
    return {
        Phase.BEFORE: _tr("before the sign"),
        Phase.PREPARATION: _tr("preparation"),
        Phase.STROKE: _tr("stroke"),
        Phase.RETRACTION: _tr("retraction"),
        Phase.AFTER: _tr("after the sign"),
    }[phase]


def _tr(text: str) -> str:
    return QCoreApplication.translate("QualityWords", text)
