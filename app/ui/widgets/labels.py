"""Text on a page: labels with a role, labels that shorten themselves, headers of sections."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.metrics import Space

#: Distance of text from the edge of a field that shows only while it is used.
GUTTER: Final = 10


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that looks by its role: see `app.ui.stylesheet`; its text is never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def line() -> QFrame:
    """A thin horizontal line between two parts."""
    made = QFrame()
    made.setProperty("line", "true")
    made.setFixedHeight(1)
    return made


class ElidedLabel(QLabel):
    """A label of one line that ends in “…” where there is no room; the tooltip has the whole."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """As high as a line, as narrow as need be."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class SectionHeader(QWidget):
    """The small heading of a section, with room for buttons at its end."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GUTTER, 0, 0, 0)
        self._row.setSpacing(Space.TIGHT)
        self.heading = label(text, "section")
        self._row.addWidget(self.heading)
        self._row.addStretch(1)

    def add(self, button: QWidget) -> None:
        """Put a button at the end."""
        self._row.addWidget(button)
