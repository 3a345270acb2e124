"""A poster, whole, with rounded corners; a click opens what it shows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space
from app.ui.theme import current_theme

_DISC = 44
_ICON = 20


class PosterView(QAbstractButton):
    """Four to three, as wide as it may be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poster: QPixmap | None = None
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_poster(self, poster: QPixmap | None) -> None:
        """Show a poster, or an empty place."""
        self._poster = poster
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Four to three."""
        return width * 3 // 4

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(312, 234)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the poster and, where there is something to open, the sign for playing."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colours.colour("picture"))
        if self._poster is not None:
            whole = self._poster.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(self.rect().topLeft(), whole)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, self._poster)
        self._paint_sign(painter)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)

    def _paint_sign(self, painter: QPainter) -> None:
        """In the middle while there is nothing else; in a corner it hides no hands."""
        colours = current_theme().colours
        middle = self.rect().center()
        if self._poster is None or not self.isEnabled():
            ink, name = colours.colour("edge"), "hand"
        else:
            away = _DISC // 2 + Space.SMALL
            middle = self.rect().bottomRight() - QPoint(away, away)
            veil = colours.colour("ground")
            veil.setAlphaF(0.9 if self.underMouse() else 0.62)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawEllipse(middle, _DISC // 2, _DISC // 2)
            ink, name = colours.colour("text"), "play"
        drawn = icon_pixmap(name, _ICON, ink, self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - _ICON // 2 + 1, middle.y() - _ICON // 2, drawn)
