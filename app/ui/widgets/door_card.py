"""A large card that is a button: an icon, a heading, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme

_ICON = 26
_PLATE = 52


class DoorCard(QAbstractButton):
    """One way to begin; the first one stands out."""

    def __init__(self, icon_name: str, heading: str, text: str, *, is_first: bool = False) -> None:
        super().__init__()
        self._icon_name, self._words, self._is_first = icon_name, text, is_first
        self.setText(heading)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A card."""
        return QSize(272, 188)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge, width = ("accent", 2.0) if self.hasFocus() else ("line", 1.0)
        painter.setPen(QPen(colours.colour(edge), width))
        painter.setBrush(colours.colour("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(body, Radius.CARD, Radius.CARD)
        from_side = self.width() - 20 - _PLATE if self.isRightToLeft() else 20
        self._paint_icon(painter, QRectF(from_side, 20, _PLATE, _PLATE))
        room = self.rect().adjusted(20, 20 + _PLATE + Space.LARGE, -20, -Space.LARGE)
        painter.setFont(window_font(Type.HEADING, QFont.Weight.DemiBold))
        painter.setPen(colours.colour("text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), self.text())
        self._paint_words(painter, room.adjusted(0, 26, 0, 0))

    def _paint_icon(self, painter: QPainter, plate: QRectF) -> None:
        colours = current_theme().colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("accent" if self._is_first else "selected"))
        painter.drawRoundedRect(plate, Radius.CARD, Radius.CARD)
        ink = colours.colour("on_accent" if self._is_first else "text")
        inset = (_PLATE - _ICON) / 2
        painter.drawPixmap(
            plate.adjusted(inset, inset, 0, 0).topLeft(),
            icon_pixmap(self._icon_name, _ICON, ink, self.devicePixelRatioF()),
        )

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(window_font())
        painter.setPen(current_theme().colours.colour("secondary"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)
