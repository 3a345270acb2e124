"""The words for marks, verdicts, reasons and agreement."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.studio.agreement import Agreement, WhyNot
from app.studio.reviewing import verdict_of
from app.ui.amounts import decimal
from lexicon_db.records import Reason, Verdict

translate = QCoreApplication.translate


def mark_word(mark: int) -> str:
    """What a mark from 1 to 5 means."""
    return {
        1: translate("Review", "Unusable"),
        2: translate("Review", "Poor"),
        3: translate("Review", "Passable"),
        4: translate("Review", "Good"),
        5: translate("Review", "Natural"),
    }[mark]


def mark_icon(mark: int) -> tuple[str, str]:
    """The icon of the verdict that a mark means, and its colour."""
    return {
        Verdict.REJECT: ("ban", "bad"),
        Verdict.MINOR: ("triangle-alert", "warn"),
        Verdict.ACCEPT: ("circle-check", "good"),
    }[verdict_of(mark)]


def verdict_word(verdict: Verdict) -> str:
    """A verdict in a word."""
    return {
        Verdict.REJECT: translate("Review", "Rejected"),
        Verdict.MINOR: translate("Review", "Minor flaws"),
        Verdict.ACCEPT: translate("Review", "Accepted"),
    }[verdict]


def reason_word(reason: Reason) -> str:
    """A reason in a few words."""
    return {
        Reason.TOO_FAST: translate("Review", "Too fast"),
        Reason.TOO_SLOW: translate("Review", "Too slow"),
        Reason.MISSING_HOLD: translate("Review", "Hold missing"),
        Reason.PATH_DETOUR: translate("Review", "Detour"),
        Reason.HANDSHAPE_WRONG: translate("Review", "Handshape"),
        Reason.CONTACT_LOST: translate("Review", "Touch lost"),
        Reason.BODY_PENETRATION: translate("Review", "Into body"),
        Reason.HANDS_SWAPPED: translate("Review", "Hands swapped"),
        Reason.FACE_JUMPS: translate("Review", "Face jumps"),
        Reason.PALM_FLIPS: translate("Review", "Palm flips"),
        Reason.JITTER: translate("Review", "Jitter"),
    }[reason]


def why_not_words(why: WhyNot) -> str:
    """Why there is no number for an agreement, as a whole sentence."""
    return {
        WhyNot.ONE_REVIEWER: translate("Review", "Agreement needs a second reviewer."),
        WhyNot.NOTHING_SHARED: translate("Review", "No transition was judged by two reviewers."),
        WhyNot.NO_VARIATION: translate(
            "Review", "Everybody always said the same, so chance cannot be told."
        ),
    }[why]


def agreement_words(found: Agreement) -> str:
    """An agreement in one line."""
    if found.share is None:
        assert found.why_not is not None
        return why_not_words(found.why_not)
    share = f"{found.share:.0%}"
    if found.alpha is None:
        return translate("Review", "Agreement {share}").format(share=share)
    words = translate("Review", "Agreement {share}  ·  α {alpha}")
    return words.format(share=share, alpha=decimal(found.alpha, 2))


def label_word(name: str) -> str:
    """What reviewers agree on or not; `name` is a key of `app.studio.reviewing.agreements`."""
    if name in set(Reason):
        return reason_word(Reason(name))
    return {
        "verdict": translate("Review", "Verdict"),
        "naturalness": translate("Review", "Mark"),
        "comprehensibility": translate("Review", "Comprehensibility"),
        "comparison": translate("Review", "Blind comparison"),
    }[name]
