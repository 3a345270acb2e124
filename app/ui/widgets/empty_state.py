"""What a page shows when there is nothing to show: what it is for, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.labels import label


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and buttons; also says why something cannot be shown."""

    def __init__(
        self, icon_name: str, heading: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = RoundIcon(icon_name)
        self._heading = label(heading, "title")
        self._text = label(text, "secondary", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SMALL)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._heading, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFixedWidth(440)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._buttons)

    def add_button(self, button: QPushButton) -> None:
        """Offer something to do."""
        self._buttons.addWidget(button)

    def say(self, heading: str, text: str) -> None:
        """Say something else."""
        self._heading.setText(heading)
        self._text.setText(text)


class RoundIcon(QWidget):
    """An icon in a disc; decoration, so it has no name."""

    def __init__(self, icon_name: str, size: int = 72, tone: str = "secondary") -> None:
        super().__init__()
        self._icon_name = icon_name
        self._tone = tone
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the icon."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("raised"))
        painter.drawEllipse(QRectF(self.rect()))
        side = round(self.width() * 0.42)
        drawn = icon_pixmap(
            self._icon_name, side, colours.colour(self._tone), self.devicePixelRatioF()
        )
        corner = (self.width() - side) // 2
        painter.drawPixmap(corner, corner, drawn)
