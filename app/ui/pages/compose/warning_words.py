"""The words for what is implausible about a transition, and for why it looks as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.motion.implausible import SeamTrouble
from app.ui.amounts import decimal

if TYPE_CHECKING:
    from app.motion.implausible import SeamWarning
    from app.motion.seams import SeamReport

translate = QCoreApplication.translate

#: Confidences from which on a transition is called sure, or rather sure.
_SURE: Final = 0.6
_RATHER_SURE: Final = 0.3


def trouble_word(trouble: SeamTrouble) -> str:
    """What is implausible."""
    return {
        SeamTrouble.SPEED: translate("SeamWarning", "Faster than people sign"),
        SeamTrouble.JOINT_LIMIT: translate("SeamWarning", "A joint bends too far"),
        SeamTrouble.PENETRATION: translate("SeamWarning", "A hand goes into the body"),
        SeamTrouble.FACE_CROSSED: translate("SeamWarning", "A hand crosses the face"),
        SeamTrouble.CONTACT_LOST: translate("SeamWarning", "Hands lose touch"),
    }[trouble]


def amount_words(warning: SeamWarning) -> str:
    """How much of it there is; empty where a number says nothing."""
    if warning.trouble is SeamTrouble.SPEED:
        return f"{decimal(warning.amount, 1)} m/s"
    if warning.trouble is SeamTrouble.JOINT_LIMIT:
        degrees = warning.amount * 57.29578
        return f"{decimal(degrees, 0)}°"
    if warning.trouble is SeamTrouble.FACE_CROSSED:
        return ""
    return f"{1000 * warning.amount:.0f} mm"


def warning_words(warning: SeamWarning) -> str:
    """What is implausible and how much."""
    parts = (trouble_word(warning.trouble), amount_words(warning))
    return "  ·  ".join(part for part in parts if part)


def is_sure(report: SeamReport) -> bool:
    """Whether the confidence is high."""
    return report.confidence >= _SURE


def confidence_words(report: SeamReport) -> str:
    """How sure a transition is, in a word and a number."""
    share = report.confidence
    if is_sure(report):
        word = translate("SeamReport", "Sure")
    elif share >= _RATHER_SURE:
        word = translate("SeamReport", "Rather sure")
    else:
        word = translate("SeamReport", "Unsure")
    return f"{word}  ·  {share:.0%}"


def reasons(report: SeamReport) -> str:
    """What the confidence is made of, a line each."""
    return "\n".join(
        (
            translate("SeamReport", "{share} how narrow the movement is").format(
                share=f"{report.certainty:.0%}"
            ),
            translate("SeamReport", "{share} how calm the recordings are").format(
                share=f"{report.tracking:.0%}"
            ),
            translate("SeamReport", "{share} of the hands beside it were seen").format(
                share=f"{report.seen:.0%}"
            ),
        )
    )
