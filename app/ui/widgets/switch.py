"""A switch: on or off, told by place and by colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.metrics import Hit
from app.ui.theme import current_theme

_TRACK = QSize(38, 22)


class Switch(QAbstractButton):
    """A knob in a track, right when on."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(_TRACK.width() + 6, Hit.SMALLEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and knob."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, _TRACK.width(), _TRACK.height())
        track.moveCenter(QRectF(self.rect()).center())
        round_ = track.height() / 2
        is_on = self.isChecked()
        painter.setPen(QPen(colours.colour("accent" if is_on else "edge"), 1.5))
        painter.setBrush(colours.colour("accent" if is_on else "panel"))
        painter.drawRoundedRect(track, round_, round_)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("on_accent" if is_on else "secondary"))
        x = track.right() - round_ if is_on else track.left() + round_
        painter.drawEllipse(QPointF(x, track.center().y()), round_ - 4.5, round_ - 4.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), round_ + 3, round_ + 3)
