"""The status of an entry as a shape: form and colour say the same, so either is enough."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.theme import current_theme
from lexicon_db.records import EntryStatus

SIZE: Final = 16
_COLOURS: Final = {
    EntryStatus.NEW: "faint",
    EntryStatus.RECORDED: "info",
    EntryStatus.TRACKED: "teal",
    EntryStatus.NEEDS_CHECK: "warn",
    EntryStatus.APPROVED: "good",
    EntryStatus.PUBLISHED: "violet",
}


def status_name(status: EntryStatus) -> str:
    """The word for a status."""
    return {
        EntryStatus.NEW: QCoreApplication.translate("EntryStatus", "New"),
        EntryStatus.RECORDED: QCoreApplication.translate("EntryStatus", "Recorded"),
        EntryStatus.TRACKED: QCoreApplication.translate("EntryStatus", "Tracked"),
        EntryStatus.NEEDS_CHECK: QCoreApplication.translate("EntryStatus", "Needs check"),
        EntryStatus.APPROVED: QCoreApplication.translate("EntryStatus", "Approved"),
        EntryStatus.PUBLISHED: QCoreApplication.translate("EntryStatus", "Published"),
    }[status]


def status_colour(status: EntryStatus) -> QColor:
    """The colour of a status in the current theme."""
    return current_theme().colours.colour(_COLOURS[status])


def paint_status(painter: QPainter, place: QRectF, status: EntryStatus) -> None:
    """Paint the shape of a status into a square.

    New is a dashed ring, recorded a disc in a ring, tracked a diamond, needs check a triangle,
    approved a disc with a tick, published a star.
    """
    colour = status_colour(status)
    side = min(place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.scale(side / SIZE, side / SIZE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if status in (EntryStatus.NEW, EntryStatus.RECORDED):
        _paint_ring(painter, colour, status is EntryStatus.RECORDED)
    else:
        painter.drawPath(_outline(status))
        _paint_mark(painter, status)
    painter.restore()


def status_icon(status: EntryStatus) -> QIcon:
    """The shape as an icon for menus and lists."""
    made = QIcon()
    for scale in (1, 2):
        picture = QPixmap(SIZE * scale, SIZE * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_status(painter, QRectF(picture.rect()), status)
        painter.end()
        picture.setDevicePixelRatio(scale)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            made.addPixmap(picture, mode)
    return made


class StatusShape(QWidget):
    """The status of one entry."""

    def __init__(self, status: EntryStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE, SIZE)
        self.show_status(status)

    def show_status(self, status: EntryStatus) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(status_name(status))
        self.setToolTip(status_name(status))
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the shape."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        paint_status(QPainter(self), QRectF(self.rect()), self._status)


def _paint_ring(painter: QPainter, colour: QColor, is_filled: bool) -> None:
    if is_filled:
        painter.drawEllipse(QPointF(0, 0), 3.4, 3.4)
    pen = QPen(colour, 1.6)
    if not is_filled:
        pen.setDashPattern([2.2, 1.9])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 6.2, 6.2)


def _outline(status: EntryStatus) -> QPainterPath:
    path = QPainterPath()
    if status is EntryStatus.TRACKED:
        corners = [(0.0, -7.2), (7.2, 0.0), (0.0, 7.2), (-7.2, 0.0)]
    elif status is EntryStatus.NEEDS_CHECK:
        corners = [(0.0, -7.0), (7.6, 6.4), (-7.6, 6.4)]
    elif status is EntryStatus.PUBLISHED:
        corners = [
            (radius * math.sin(turn), -radius * math.cos(turn))
            for point in range(10)
            for radius, turn in [(7.8 if point % 2 == 0 else 3.4, math.pi * point / 5)]
        ]
    else:
        path.addEllipse(QPointF(0, 0), 7.2, 7.2)
        return path
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def _paint_mark(painter: QPainter, status: EntryStatus) -> None:
    ink = QPen(current_theme().colours.colour("panel"), 1.9)
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(ink)
    if status is EntryStatus.APPROVED:
        painter.drawPolyline([QPointF(-3.2, 0.2), QPointF(-0.8, 2.6), QPointF(3.4, -2.4)])
    elif status is EntryStatus.NEEDS_CHECK:
        painter.drawLine(QPointF(0, -2.0), QPointF(0, 1.6))
        painter.drawPoint(QPointF(0, 4.3))
