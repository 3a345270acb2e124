"""The preview picture, or two side by side, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme

_LINE: Final = 34


class PreviewView(QWidget):
    """Shows pictures as large as fits, or a message; a line below says what is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("Preview"))
        self._pictures: tuple[QImage, ...] = ()
        self._names: tuple[str, ...] = ()
        self._message = ""
        self._note = ""

    @property
    def picture(self) -> QImage | None:
        """What is shown first."""
        return self._pictures[0] if self._pictures else None

    @property
    def pictures(self) -> tuple[QImage, ...]:
        """What is shown, from left to right."""
        return self._pictures

    def show_pictures(
        self, pictures: Sequence[QImage], note: str, names: Sequence[str] = ()
    ) -> None:
        """Show pictures with a line below; names stand below each where there are any."""
        self._pictures, self._names = tuple(pictures), tuple(names)
        self._note, self._message = note, ""
        self.update()

    def say(self, message: str) -> None:
        """Show a message in the place of the pictures."""
        self._pictures, self._message, self._note = (), message, ""
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
        if not self._pictures:
            inset = room.adjusted(Space.HUGE, Space.HUGE, -Space.HUGE, -Space.HUGE)
            painter.drawText(inset, centre, self._message)
        else:
            corners = QPainterPath()
            corners.addRoundedRect(room, Radius.CARD, Radius.CARD)
            painter.setClipPath(corners)
            self._paint_pictures(painter, room)
            painter.setClipping(False)
        painter.setFont(window_font(Type.CAPTION))
        below = QRectF(0, room.bottom(), self.width(), _LINE)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._note)

    def _paint_pictures(self, painter: QPainter, room: QRectF) -> None:
        below = _LINE if self._names else 0
        places = max(len(self._pictures), len(self._names))
        width = (room.width() - (places - 1) * Space.HAIR) / places
        for at, picture in enumerate(self._pictures):
            part = QRectF(
                room.left() + at * (width + Space.HAIR), room.top(), width, room.height() - below
            )
            size = QSizeF(picture.size())
            size.scale(part.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(part.center(), size)
            place.moveCenter(part.center())
            painter.drawImage(place, picture)
        painter.setFont(window_font(Type.CAPTION))
        for at, name in enumerate(self._names):
            left = room.left() + at * (width + Space.HAIR)
            line = QRectF(left, room.bottom() - below, width, below)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), name)
