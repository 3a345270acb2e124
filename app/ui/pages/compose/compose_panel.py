"""The panel at the right of the compose page: how it is signed, what is chosen, what is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.compose.saved_utterances import SavedUtterances
from app.ui.pages.compose.seam_inspector import SeamInspector
from app.ui.widgets.labelled_slider import LabelledSlider
from app.ui.widgets.labels import label, line

_WIDTH = 288
_INSPECTOR_HEIGHT = 232


class ComposePanel(QFrame):
    """Three sections under one another; they scroll where the window is low.

    Attributes:
        rate: Speed of signing.
        fluency: How fluent.
        inspector: What is chosen on the timeline.
        saved: The saved utterances.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setFixedWidth(_WIDTH)
        self.rate = LabelledSlider(
            self.tr("Rate"), 0.5, 2.0, step=0.05, shown=lambda value: f"{value:.2f}×"
        )
        self.fluency = LabelledSlider(
            self.tr("Fluency"), 0.0, 1.0, step=0.05, shown=lambda value: f"{value:.0%}"
        )
        self.fluency.setToolTip(
            self.tr("0 % keeps the signs as recorded; 100 % shortens holds and carries idle hands.")
        )
        self.inspector = SeamInspector()
        self.inspector.setFixedHeight(_INSPECTOR_HEIGHT)
        self.saved = SavedUtterances()
        body = QWidget()
        body.setProperty("plain", "true")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Signing"), "section"))
        column.addWidget(self.rate)
        column.addWidget(self.fluency)
        column.addWidget(line())
        column.addWidget(label(self.tr("Chosen"), "section"))
        column.addWidget(self.inspector)
        column.addWidget(line())
        column.addWidget(label(self.tr("Utterance"), "section"))
        column.addWidget(self.saved, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
