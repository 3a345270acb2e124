"""How one hand was found, and where it was repaired: told by form and by colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from app.ui.playback.playback import FrameRange
from app.ui.theme import current_theme
from app.ui.timeline.marking_row import MarkingRow
from lexicon_db.tracks import LEFT, Flags, HandFlag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 22


def flag_name(flag: HandFlag) -> str:
    """The word for a flag."""
    return {
        HandFlag.MISSING: QCoreApplication.translate("HandFlag", "not seen"),
        HandFlag.MEASURED: QCoreApplication.translate("HandFlag", "measured"),
        HandFlag.RECOVERED: QCoreApplication.translate("HandFlag", "recovered"),
        HandFlag.INTERPOLATED: QCoreApplication.translate("HandFlag", "interpolated"),
        HandFlag.REJECTED: QCoreApplication.translate("HandFlag", "rejected"),
    }[flag]


def paint_flag(painter: QPainter, box: QRectF, flag: HandFlag, colour: QColor) -> None:
    """Draw a stretch of frames with one flag.

    Measured is a full bar, recovered a hatched one, interpolated a low outline, rejected a low
    crossed bar in the colour of trouble, not seen a thin line.
    """
    low = box.adjusted(0, box.height() * 0.3, 0, -box.height() * 0.3)
    painter.setPen(Qt.PenStyle.NoPen)
    if flag is HandFlag.MEASURED:
        painter.fillRect(box, colour)
    elif flag is HandFlag.RECOVERED:
        pale = QColor(colour)
        pale.setAlpha(90)
        painter.fillRect(box, pale)
        painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    elif flag is HandFlag.INTERPOLATED:
        painter.setPen(QPen(colour, 1))
        painter.drawRect(low.adjusted(0.5, 0.5, -0.5, -0.5))
    elif flag is HandFlag.REJECTED:
        bad = current_theme().colours.colour("bad")
        painter.fillRect(low, QBrush(bad, Qt.BrushStyle.DiagCrossPattern))
        painter.setPen(QPen(bad, 1))
        painter.drawRect(low.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setPen(QPen(current_theme().colours.colour("edge"), 1, Qt.PenStyle.DotLine))
        middle = round(box.center().y()) + 0.5
        painter.drawLine(QLineF(box.left(), middle, box.right(), middle))


class FlagRow(MarkingRow):
    """The flags of one hand. Dragging marks a stretch, a double click the run under the pointer.

    Args:
        side: LEFT or RIGHT of the signer.
        scale: Which stretch of time is visible.
        playback: The clock.
        parent: Who owns the row.
    """

    def __init__(
        self, side: int, scale: TimeScale, playback: Playback, parent: QWidget | None = None
    ) -> None:
        name = self.tr("Left hand") if side == LEFT else self.tr("Right hand")
        super().__init__(name, scale, playback, _HEIGHT, parent)
        self._colour = "left_hand" if side == LEFT else "right_hand"
        self._runs: list[tuple[float, float, HandFlag, int, int]] = []
        self._repaired: tuple[FrameRange, ...] = ()

    def show_flags(self, flags: Flags) -> None:
        """Show the flags (T,) of the frames of the playback; none clears the row."""
        self._runs = []
        times = self.playback.times
        if times is not None and len(flags):
            borders = [0, *(np.flatnonzero(np.diff(flags)) + 1).tolist(), len(flags)]
            last = len(times) - 1
            for first, end in pairwise(borders):
                start = times.shown_from(min(first, last)) - times.start
                until = times.shown_until(min(end - 1, last)) - times.start
                self._runs.append((start, until, HandFlag(int(flags[first])), first, end - 1))
        self.redraw()

    def show_repaired(self, stretches: Sequence[FrameRange]) -> None:
        """Show where repairs have changed the hand."""
        self._repaired = tuple(stretches)
        self.redraw()

    def doubtful(self) -> list[FrameRange]:
        """The runs in which the hand was not measured, in order."""
        return [
            FrameRange(first, last)
            for _, _, flag, first, last in self._runs
            if flag is not HandFlag.MEASURED
        ]

    def paint_content(self, painter: QPainter) -> None:
        """Draw the runs of equal flags, and a line with ends under what was repaired."""
        colour = current_theme().colours.colour(self._colour)
        for start, until, flag, _, _ in self._runs:
            left, right = self.x_at(start), self.x_at(until)
            box = QRectF(left, 4, max(1.0, right - left - 1), self.height() - 8)
            paint_flag(painter, box.intersected(self.content), flag, colour)
        times = self.playback.times
        if times is None:
            return
        accent = current_theme().colours.colour("accent")
        for stretch in self._repaired:
            left = self.x_at(times.shown_from(stretch.first) - times.start)
            right = self.x_at(times.shown_until(stretch.last) - times.start)
            painter.fillRect(QRectF(left, self.height() - 3, right - left, 3), accent)
            for x in (left, right - 2):
                painter.fillRect(QRectF(x, self.height() - 8, 2, 8), accent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the run of equal flags under the pointer."""
        run = self._run_at(event)
        if run is None:
            super().mouseDoubleClickEvent(event)
            return
        self.playback.set_range(FrameRange(run[3], run[4]))
        self.marked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the flags under the pointer mean."""
        super().mouseMoveEvent(event)
        run = self._run_at(event)
        if run is None:
            return
        start, until, flag, first, last = run
        frames = self.tr("frames {first} to {last}").format(first=first + 1, last=last + 1)
        parts = [f"{self._name}: {flag_name(flag)}", f"{until - start:.2f} s", frames]
        at = (first + last) / 2
        if any(stretch.first <= at <= stretch.last for stretch in self._repaired):
            parts.append(self.tr("repaired"))
        text = "  ·  ".join(parts)
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _run_at(self, event: QMouseEvent) -> tuple[float, float, HandFlag, int, int] | None:
        seconds = self.seconds_at(event.position().x())
        return next((run for run in self._runs if run[0] <= seconds < run[1]), None)
