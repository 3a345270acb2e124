"""Grey shapes in the place of what is still being read, so that a page appears at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.metrics import Radius, Space
from app.ui.theme import current_theme

_CARD = (196, 190)


class CardSkeleton(QWidget):
    """The outline of a grid of cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colours.colour("raised"))
        width, height = _CARD
        for top in range(Space.LARGE, self.height() - height, height + Space.LARGE):
            for left in range(Space.LARGE, self.width() - width, width + Space.LARGE):
                painter.drawRoundedRect(QRectF(left, top, width, height), Radius.CARD, Radius.CARD)
