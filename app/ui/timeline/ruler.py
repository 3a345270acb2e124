"""The ruler above a timeline: seconds, frames when they are wide enough, and the marked stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from app.ui.fonts import figures_font
from app.ui.metrics import Type
from app.ui.playback.playback import FrameRange
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow, playhead_flag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.frame_times import FrameTimes
    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 26
_LABELS_APART: Final = 70.0
#: Frames are ticked when they are at least this many pixels wide.
_FRAME_WIDTH: Final = 5.0
#: Pixels around an end of the marked stretch in which it is taken hold of.
_REACH: Final = 6.0


class Ruler(TimeRow):
    """Shows the time of what stands below; the ends of the marked stretch are dragged here."""

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__("", scale, playback, _HEIGHT, parent)
        self.setAccessibleName(self.tr("Time"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._held: int | None = None
        playback.changed.connect(self._playback_changed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an end of the marked stretch, or seek."""
        self._held = self._end_at(event.position().x())
        if self._held is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the end that is held."""
        x, marked, times = event.position().x(), self.playback.range, self.playback.times
        near = self._end_at(x) if self._held is None else self._held
        sideways = Qt.CursorShape.SplitHCursor
        self.setCursor(Qt.CursorShape.PointingHandCursor if near is None else sideways)
        if self._held is None or marked is None or times is None:
            super().mouseMoveEvent(event)
            return
        at = times.index_at(times.start + self.seconds_at(x))
        ends = [marked.first, marked.last]
        ends[self._held] = at
        if ends[0] > ends[1]:
            ends.reverse()
            self._held = 1 - self._held
        self.playback.set_range(FrameRange(*ends))
        self.playback.seek(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def paint_content(self, painter: QPainter) -> None:
        """Draw the marked stretch, ticks and seconds."""
        times = self.playback.times
        if times is None:
            return
        colours = current_theme().colours
        self._paint_range(painter, times)
        self._paint_frames(painter, times)
        step, ticks = self.scale.ticks(self.content.width(), _LABELS_APART)
        digits = 2 if step < 0.1 else 1 if step < 1 else 0
        painter.setFont(figures_font(Type.CAPTION))
        for seconds in ticks:
            x = round(self.x_at(seconds)) + 0.5
            painter.setPen(QPen(colours.colour("edge"), 1))
            painter.drawLine(QLineF(x, self.height() - 8, x, self.height()))
            painter.setPen(colours.colour("faint"))
            label = self.tr("{seconds} s").format(seconds=f"{seconds:.{digits}f}")
            place = QRectF(x + 4, 0, _LABELS_APART, self.height() - 6)
            width = painter.fontMetrics().horizontalAdvance(label)
            if place.left() + width <= self.content.right():
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), label)

    def paint_playhead_mark(self, painter: QPainter, x: float) -> None:
        """Draw the handle of the playhead."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colours.colour("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon(playhead_flag(x, self.height()))

    def _playback_changed(self, _: None) -> None:
        self.redraw()

    def _ends(self, marked: FrameRange, times: FrameTimes) -> tuple[float, float]:
        """Where the marked stretch begins and ends, in the coordinates of the row."""
        start, end = times.shown_from(marked.first), times.shown_until(marked.last)
        return self.x_at(start - times.start), self.x_at(end - times.start)

    def _end_at(self, x: float) -> int | None:
        """The end of the marked stretch under the pointer: 0 or 1."""
        marked, times = self.playback.range, self.playback.times
        if marked is None or times is None:
            return None
        away = [abs(end - x) for end in self._ends(marked, times)]
        return away.index(min(away)) if min(away) <= _REACH else None

    def _paint_frames(self, painter: QPainter, times: FrameTimes) -> None:
        first = times.index_at(times.start + self.scale.start)
        last = times.index_at(times.start + self.scale.end)
        if self.content.width() < _FRAME_WIDTH * (last - first + 1):
            return
        painter.setPen(QPen(current_theme().colours.colour("line"), 1))
        for index in range(first, last + 1):
            x = round(self.x_at(times.shown_from(index) - times.start)) + 0.5
            painter.drawLine(QLineF(x, self.height() - 4, x, self.height()))

    def _paint_range(self, painter: QPainter, times: FrameTimes) -> None:
        marked = self.playback.range
        if marked is None:
            return
        left, right = self._ends(marked, times)
        band = QColor(current_theme().colours.accent)
        painter.fillRect(QRectF(left, self.height() - 4, right - left, 4), band)
        band.setAlpha(40)
        painter.fillRect(QRectF(left, 0, right - left, self.height() - 4), band)
        band.setAlpha(255)
        for x in (left, right - 2):
            painter.fillRect(QRectF(x, 4, 2, self.height() - 4), band)
