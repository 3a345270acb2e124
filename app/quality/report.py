"""The traffic light of a take, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.quality.filming import judge_filming
from app.quality.hands import judge_hands
from app.quality.limits import LIMITS, Limits
from app.quality.movement import judge_movement
from app.quality.performance import Performance, TakeInfo
from lexicon_db.records import Phase, Phases, QualityFinding, QualityReport, QualityVerdict
from lexicon_db.tracks import LandmarkTrack, MotionTrack

#: Name and version of the rules; raised whenever they judge differently.
RULES: Final = "kinelex-quality 2"

_RANK: Final = {verdict: rank for rank, verdict in enumerate(QualityVerdict)}


def judge_take(
    landmarks: LandmarkTrack | None,
    motion: MotionTrack,
    phases: Phases,
    info: TakeInfo,
    *,
    limits: Limits = LIMITS,
) -> QualityReport:
    """Judge how well a take can be trusted.

    Only hands that take part in the stroke are judged: the other hand of a one-handed sign may
    hang wherever it likes.

    Args:
        landmarks: What was seen, raw; None where there was no picture. Frames as in ``motion``.
        motion: What was signed; its flags say what became of the hands.
        phases: Its phases, seconds from the first frame.
        info: What else is known.
        limits: From which values on something is worth a look, or bad.

    Returns:
        The light with its findings, worst first.
    """
    if not len(motion.pts):
        return QualityReport(QualityVerdict.GOOD, (), RULES)
    take = Performance(motion, landmarks, phases, info)
    findings = (
        *judge_hands(take, limits),
        *judge_filming(take, limits),
        *judge_movement(take, limits),
    )
    return report_of(findings)


def report_of(findings: Iterable[QualityFinding]) -> QualityReport:
    """The report that some findings make."""
    ordered = tuple(sorted(findings, key=_urgency))
    verdict = ordered[0].verdict if ordered else QualityVerdict.GOOD
    return QualityReport(verdict, ordered, RULES)


def _urgency(finding: QualityFinding) -> tuple[int, bool]:
    return -_RANK[finding.verdict], finding.phase is not Phase.STROKE
