"""The words for verdicts and findings about the quality of a take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import FINDING_UNITS, FindingKind, FindingPart, Phase, QualityVerdict

if TYPE_CHECKING:
    from lexicon_db.records import QualityFinding, QualityReport


translate = QCoreApplication.translate


def verdict_word(verdict: QualityVerdict | None) -> str:
    """The word for a verdict; None is that of a take that nobody judged."""
    return {
        None: translate("QualityWords", "Not judged yet"),
        QualityVerdict.GOOD: translate("QualityWords", "Good"),
        QualityVerdict.LOOK: translate("QualityWords", "Look at it first"),
        QualityVerdict.BAD: translate("QualityWords", "Repair it or record it again"),
    }[verdict]


def short_verdict_word(verdict: QualityVerdict) -> str:
    """The word for a verdict where there is little room."""
    return {
        QualityVerdict.GOOD: translate("QualityWords", "Good"),
        QualityVerdict.LOOK: translate("QualityWords", "To look at"),
        QualityVerdict.BAD: translate("QualityWords", "To repair"),
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
        FindingKind.HAND_MISSING: translate("QualityWords", "Hand not seen"),
        FindingKind.HAND_SWAPPED: translate("QualityWords", "Hands exchanged"),
        FindingKind.HAND_FILLED: translate("QualityWords", "Hand filled in"),
        FindingKind.HAND_OUT: translate("QualityWords", "Hand outside of the picture"),
        FindingKind.BLURRED: translate("QualityWords", "Blurred"),
        FindingKind.NOISY: translate("QualityWords", "Restless track"),
        FindingKind.TOO_FAST: translate("QualityWords", "Faster than people move"),
        FindingKind.JOINT_LIMIT: translate("QualityWords", "Joint bent too far"),
        FindingKind.HEAD_OUT: translate("QualityWords", "Head outside of the picture"),
        FindingKind.SHOULDER_OUT: translate("QualityWords", "Shoulder outside of the picture"),
        FindingKind.TOO_FAR: translate("QualityWords", "Too far away"),
        FindingKind.LOW_FRAME_RATE: translate("QualityWords", "Few frames per second"),
        FindingKind.FRAMES_LOST: translate("QualityWords", "Frames were lost"),
        FindingKind.TOO_DARK: translate("QualityWords", "Too dark"),
        FindingKind.TOO_BRIGHT: translate("QualityWords", "Too bright"),
        FindingKind.FLAT_LIGHT: translate("QualityWords", "Flat light"),
        FindingKind.SEVERAL_PEOPLE: translate("QualityWords", "Several people"),
        FindingKind.CUT_START: translate("QualityWords", "Cut too late"),
        FindingKind.CUT_END: translate("QualityWords", "Cut too early"),
        FindingKind.LONG_PAUSE: translate("QualityWords", "Long pause"),
        FindingKind.LONG_STROKE: translate("QualityWords", "Long for one sign"),
        FindingKind.OTHER_HAND: translate("QualityWords", "The other hand signs"),
    }[kind]


def _part_word(part: FindingPart) -> str:
    """The word for a part, where it tells more than the finding does."""
    return {
        FindingPart.LEFT_HAND: translate("QualityWords", "left hand"),
        FindingPart.RIGHT_HAND: translate("QualityWords", "right hand"),
        FindingPart.LEFT_ARM: translate("QualityWords", "left arm"),
        FindingPart.RIGHT_ARM: translate("QualityWords", "right arm"),
    }.get(part, "")


def _phase_word(phase: Phase | None) -> str:
    if phase is None:
        return ""
    return {
        Phase.BEFORE: translate("QualityWords", "before the sign"),
        Phase.PREPARATION: translate("QualityWords", "preparation"),
        Phase.STROKE: translate("QualityWords", "stroke"),
        Phase.RETRACTION: translate("QualityWords", "retraction"),
        Phase.AFTER: translate("QualityWords", "after the sign"),
    }[phase]
