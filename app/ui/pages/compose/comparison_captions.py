"""Which of two figures is which: captions over the picture, and what to do about the second."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label


class ComparisonCaptions(QWidget):
    """Two plates at the foot of the picture, each below its figure."""

    #: The second way is to be used.
    keep_wanted = Signal()
    #: The second figure is to go.
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = label("", "strong")
        self.second = label("", "strong")
        self.keep = QPushButton(self.tr("Use this"))
        dress(self.keep, "check")
        self.keep.setAccessibleName(self.tr("Use the second movement"))
        self.keep.clicked.connect(self.keep_wanted)
        close = IconButton("x", self.tr("Compare no longer"))
        close.clicked.connect(self.close_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.SMALL)
        for plate in (_plate("A", self.first), _plate("B", self.second, self.keep, close)):
            half = QHBoxLayout()
            half.addStretch(1)
            half.addWidget(plate)
            half.addStretch(1)
            row.addLayout(half, 1)
        self.hide()

    def show_names(self, first: str, second: str) -> None:
        """Say what both figures sign; the viewer sees the first at the left."""
        self.first.setText(first)
        self.second.setText(second)
        self.show()


def _plate(letter: str, *parts: QWidget) -> QFrame:
    plate = QFrame()
    plate.setProperty("surface", "card")
    row = QHBoxLayout(plate)
    row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.SMALL, Space.TIGHT)
    row.setSpacing(Space.SMALL)
    row.addWidget(label(letter, "heading"))
    for place, part in enumerate(parts):
        row.addWidget(part, 1 if place == 0 else 0)
    return plate
