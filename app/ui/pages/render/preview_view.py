"""The preview picture, and what there is to say about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme

_LINE: Final = 34


class PreviewView(QWidget):
    """Shows a picture as large as fits, or a message; a line below says what is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("Preview"))
        self._picture: QImage | None = None
        self._message = ""
        self._note = ""

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage, note: str) -> None:
        """Show a picture with a line below."""
        self._picture, self._note, self._message = picture, note, ""
        self.update()

    def say(self, message: str) -> None:
        """Show a message in the place of the picture."""
        self._picture, self._message, self._note = None, message, ""
        self.update()

    def note(self, text: str) -> None:
        """Say something below the picture that is shown."""
        self._note = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the message and the line."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(0, 0, 0, -_LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("picture"))
        painter.drawRoundedRect(room, Radius.CARD, Radius.CARD)
        painter.setFont(window_font(Type.BODY))
        centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.setPen(colours.colour("secondary"))
        if self._picture is None:
            inset = room.adjusted(Space.HUGE, Space.HUGE, -Space.HUGE, -Space.HUGE)
            painter.drawText(inset, centre, self._message)
        else:
            size = QSizeF(self._picture.size())
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(room.center(), size)
            place.moveCenter(room.center())
            corners = QPainterPath()
            corners.addRoundedRect(room, Radius.CARD, Radius.CARD)
            painter.setClipPath(corners)
            painter.drawImage(place, self._picture)
            painter.setClipping(False)
        painter.setFont(window_font(Type.CAPTION))
        below = QRectF(0, room.bottom(), self.width(), _LINE)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._note)
