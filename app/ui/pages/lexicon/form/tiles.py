"""Small pictures that are switched on and off: a handshape, a place, a movement, hands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.studio.sign_forms import Hands, Movement
from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Hit, Radius, Type
from app.ui.pages.lexicon.form.form_drawing import draw_hands, draw_movement
from app.ui.theme import current_theme

_CHECK = 13


class Tile(QAbstractButton):
    """A plate with a picture; its name is told by its tooltip and to screen readers."""

    def __init__(self, name: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate, the picture, and the tick of one that is on."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_marked = self.isChecked() or self.hasFocus()
        edge = colours.accent if is_marked else colours.edge if self.underMouse() else colours.line
        fill = "selected" if self.isChecked() else "hover" if self.underMouse() else "raised"
        painter.setPen(QPen(QColor(edge), 2 if is_marked else 1))
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        self.paint_picture(painter, plate.adjusted(3, 3, -3, -3))
        if self.isChecked():
            self._paint_tick(painter)

    def paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Paint what it means."""
        raise NotImplementedError

    def _paint_tick(self, painter: QPainter) -> None:
        colours = current_theme().colours
        side = _CHECK + 2
        disc = QRectF(self.width() - side - 3, 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("accent"))
        painter.drawEllipse(disc)
        ink = colours.colour("on_accent")
        tick = icon_pixmap("check", _CHECK - 2, ink, self.devicePixelRatioF())
        painter.drawPixmap(disc.topLeft().toPoint() + QPoint(2, 2), tick)


class ShapeTile(Tile):
    """A handshape."""

    def __init__(self, shape: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, QSize(52, 66), parent)
        self.shape = shape
        self._picture: QPixmap | None = None

    def show_picture(self, picture: QImage) -> None:
        """Show the hand."""
        self._picture = QPixmap.fromImage(picture)
        self.update()

    def paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Paint the hand; its name below, small."""
        colours = current_theme().colours
        words = QRectF(room.left(), room.bottom() - 13, room.width(), 14)
        if self._picture is not None:
            side = room.height() - 13
            place = QRectF(room.center().x() - side / 2, room.top(), side, side)
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(colours.colour("text" if self.isChecked() else "secondary"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.shape)


class MovementTile(Tile):
    """A way to move."""

    def __init__(self, movement: Movement, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, QSize(Hit.LARGE - 6, Hit.LARGE - 6), parent)
        self.movement = movement

    def paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Paint its arrow."""
        draw_movement(painter, room.adjusted(3, 3, -3, -3), self.movement)


class HandsTile(Tile):
    """One hand or two."""

    def __init__(self, hands: Hands, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, QSize(58, Hit.LARGE), parent)
        self.hands = hands

    def paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Paint the hands."""
        draw_hands(painter, room, self.hands)


class SpotButton(QAbstractButton):
    """A place on the picture of a body."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring; filled where it is on."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        radius = min(ring.height() / 2, 12)
        fill = colours.colour("accent")
        strength = 0.8 if self.isChecked() else 0.4 if self.underMouse() else 0.12
        fill.setAlphaF(strength)
        painter.setBrush(fill)
        # The picture is the same in every theme: a light and a dark ring are seen on all of it.
        painter.setPen(QPen(QColor("#ffffff"), 3))
        painter.drawRoundedRect(ring, radius, radius)
        painter.setPen(QPen(QColor("#1d3f9a"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#1d3f9a"), 2.5))
            halo = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(halo, radius + 2, radius + 2)
        if self.isChecked():
            ink = colours.colour("on_accent")
            tick = icon_pixmap("check", 14, ink, self.devicePixelRatioF())
            painter.drawPixmap(self.rect().center() - QPoint(6, 6), tick)
