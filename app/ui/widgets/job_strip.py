"""The place of jobs at the foot of the window: how many run, wait and failed, and how far."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.amounts import time_left_text
from app.ui.icons import icon_pixmap
from app.ui.metrics import Frame, Radius, Space
from app.ui.theme import current_theme

_BAR = 120
_ICON = 16


@dataclass(frozen=True)
class JobCounts:
    """How the jobs stand.

    Attributes:
        running: How many run.
        waiting: How many wait.
        failed: How many failed.
        share: What is finished of those running and waiting, 0 to 1.
        seconds_left: How long those that run still take, where that is known.
    """

    running: int = 0
    waiting: int = 0
    failed: int = 0
    share: float = 0.0
    seconds_left: float | None = None


class JobStrip(QAbstractButton):
    """One line about the jobs; a click opens their page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = JobCounts()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Open the jobs"))
        self.show_counts(self._counts)

    def show_counts(self, counts: JobCounts) -> None:
        """Show how the jobs stand."""
        self._counts = counts
        words = [
            word
            for count, word in (
                (counts.running, self.tr("%n running", "", counts.running)),
                (counts.waiting, self.tr("%n waiting", "", counts.waiting)),
                (counts.failed, self.tr("%n failed", "", counts.failed)),
            )
            if count
        ]
        if counts.seconds_left is not None:
            words.append(time_left_text(counts.seconds_left))
        self.setText("  ·  ".join(words) or self.tr("No jobs"))
        self.setAccessibleName(self.tr("Jobs: {state}").format(state=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, with room for the bar while something runs."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + _ICON + 5 * Space.SMALL
        if self._is_busy:
            width += _BAR + Space.MEDIUM
        return QSize(width, Frame.STRIP - Space.SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colours.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("hover" if self.underMouse() else "ground"))
        painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        name, tone = self._look()
        ink = colours.colour(tone)
        middle = (self.height() - _ICON) // 2
        painter.drawPixmap(
            Space.MEDIUM, middle, icon_pixmap(name, _ICON, ink, self.devicePixelRatioF())
        )
        painter.setPen(colours.colour("text" if self._is_busy or self._counts.failed else "faint"))
        start = Space.MEDIUM + _ICON + Space.SMALL
        room = self.rect().adjusted(start, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._is_busy:
            self._paint_bar(painter)

    @property
    def _is_busy(self) -> bool:
        return self._counts.running + self._counts.waiting > 0

    def _look(self) -> tuple[str, str]:
        if self._counts.failed:
            return "circle-alert", "bad"
        return ("hourglass", "accent") if self._is_busy else ("check", "faint")

    def _paint_bar(self, painter: QPainter) -> None:
        colours = current_theme().colours
        left = self.width() - _BAR - Space.MEDIUM
        groove = QRectF(left, self.height() / 2 - 3, _BAR, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("hover"))
        painter.drawRoundedRect(groove, 3, 3)
        groove.setWidth(max(6.0, _BAR * self._counts.share))
        painter.setBrush(colours.colour("accent"))
        painter.drawRoundedRect(groove, 3, 3)
