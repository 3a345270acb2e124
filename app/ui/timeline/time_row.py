"""A row of a timeline: a name at the left, time to the right, and the playhead across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

#: Width of the names at the left of all rows.
GUTTER: Final = 92
_MARGIN: Final = 12
_ZOOM_PER_STEP: Final = 1.25
_PAN_PER_STEP: Final = 0.1


class TimeRow(QWidget):
    """What all rows do: seek by pressing and dragging, zoom by wheel, show the playhead.

    What does not follow the playhead is drawn once and kept, so playing costs next to nothing.

    Args:
        name: What the row shows; stands at its left.
        scale: Which stretch of time is visible.
        playback: The clock.
        height: Pixels.
        parent: Who owns the row.
    """

    def __init__(
        self,
        name: str,
        scale: TimeScale,
        playback: Playback,
        height: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.scale = scale
        self.playback = playback
        self._name = name
        self._drawn: QPixmap | None = None
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scale.changed.connect(self._scale_changed)
        playback.moved.connect(self._moved)

    @property
    def content(self) -> QRectF:
        """Where time is drawn."""
        return QRectF(GUTTER, 0, max(1, self.width() - GUTTER - _MARGIN), self.height())

    def x_at(self, seconds: float) -> float:
        """Where a moment is, in the coordinates of the row."""
        return GUTTER + self.scale.to_x(seconds, self.content.width())

    def seconds_at(self, x: float) -> float:
        """The moment at a place of the row."""
        return self.scale.to_seconds(x - GUTTER, self.content.width())

    def paint_content(self, painter: QPainter) -> None:
        """Draw what stays while time goes on; clipped to `content`."""

    def paint_live(self, painter: QPainter) -> None:
        """Draw what follows the playhead or the pointer, over the content; clipped to it."""

    def paint_gutter(self, painter: QPainter, place: QRectF) -> None:
        """Draw the name of the row at its left."""
        painter.setPen(current_theme().colours.colour("secondary"))
        painter.setFont(window_font(Type.CAPTION))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._name)

    def redraw(self) -> None:
        """Draw the content anew at the next paint."""
        self._drawn = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the content if it has changed, then the playhead over it."""
        painter = QPainter(self)
        if self._drawn is None:
            self._drawn = self._draw()
        painter.drawPixmap(0, 0, self._drawn)
        painter.save()
        painter.setClipRect(self.content.adjusted(-1, 0, 1, 0))
        self.paint_live(painter)
        painter.restore()
        self._paint_playhead(painter)
        if self.hasFocus():
            painter.setPen(QPen(current_theme().colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw in the new size."""
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self.redraw()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Seek while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self.scale.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Shift, or sideways, pan."""
        delta = event.angleDelta()
        sideways = delta.x() or (delta.y() if _has_shift(event) else 0)
        if sideways:
            visible = self.scale.end - self.scale.start
            self.scale.pan(-sideways / 120 * _PAN_PER_STEP * visible)
        else:
            around = self.seconds_at(event.position().x())
            self.scale.zoom(_ZOOM_PER_STEP ** (delta.y() / 120), around)
        event.accept()

    def paint_playhead_mark(self, painter: QPainter, x: float) -> None:
        """Draw what marks the playhead besides its line."""

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        left, right = Space.MEDIUM, Space.SMALL
        self.paint_gutter(painter, QRectF(left, 0, GUTTER - left - right, self.height()))
        painter.setClipRect(self.content.adjusted(-1, 0, 1, 0))
        self.paint_content(painter)
        painter.end()
        return drawn

    def _paint_playhead(self, painter: QPainter) -> None:
        times = self.playback.times
        if times is None:
            return
        x = self.x_at(self.playback.seconds)
        if not self.content.left() - 1 <= x <= self.content.right() + 1:
            return
        colour = current_theme().colours.colour("text")
        until = times.shown_until(self.playback.index) - times.start
        width = min(self.x_at(until), self.content.right()) - x
        if width >= 4:
            band = QColor(colour)
            band.setAlpha(38)
            painter.fillRect(QRectF(x, 0, width, self.height()), band)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QLineF(round(x) + 0.5, 0, round(x) + 0.5, self.height()))
        self.paint_playhead_mark(painter, round(x) + 0.5)

    def _seek(self, position: QPointF) -> None:
        self.playback.seek_seconds(self.seconds_at(position.x()))

    def _moved(self, _: int) -> None:
        if self.playback.is_playing:
            self.scale.follow(self.playback.seconds)
        self.update()

    def _scale_changed(self, _: None) -> None:
        self.redraw()


def _has_shift(event: QWheelEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def playhead_flag(x: float, height: float) -> QPolygonF:
    """The handle on top of the playhead, its tip at ``height``."""
    return QPolygonF(
        [
            QPointF(x - 5, height - 11),
            QPointF(x + 5, height - 11),
            QPointF(x + 5, height - 5),
            QPointF(x, height),
            QPointF(x - 5, height - 5),
        ]
    )
