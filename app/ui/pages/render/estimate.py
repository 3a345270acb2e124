"""How long a video is, and about how long it takes to make, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.amounts import decimal


def estimate_words(seconds: float, fps: float, needed: float | None) -> str:
    """Words for a video.

    Args:
        seconds: How long it is.
        fps: Its frames per second.
        needed: Seconds that it takes to make; None where that is not known yet.
    """
    translate = QCoreApplication.translate
    length = translate("Estimate", "{seconds} s, {frames} frames").format(
        seconds=decimal(seconds, 1), frames=max(1, round(seconds * fps))
    )
    if needed is None:
        return length
    words = translate("Estimate", "{length}; takes about {time}")
    return words.format(length=length, time=_duration_text(needed))


def _duration_text(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
