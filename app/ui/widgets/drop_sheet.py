"""A sheet over the window while files are dragged: it says what letting go will do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme

_ICON = 40


def dragged_files(data: QMimeData) -> list[Path]:
    """The files and folders that are dragged, without addresses of the web."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]


class DropSheet(QWidget):
    """Covers the window; invisible to the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, text: str) -> None:
        """Show what letting go would do."""
        self._text = text
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a veil, a frame and the words."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.ground)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(*(Space.LARGE * s for s in (1, 1, -1, -1)))
        painter.setPen(QPen(colours.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, Radius.CARD, Radius.CARD)
        drawn = icon_pixmap("import", _ICON, colours.colour("accent"), self.devicePixelRatioF())
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON, drawn)
        painter.setFont(window_font(Type.TITLE))
        painter.setPen(colours.colour("text"))
        below = self.rect().adjusted(0, self.height() // 2 + Space.LARGE, 0, 0)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), self._text)
