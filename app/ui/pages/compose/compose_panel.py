"""The panel at the right of the compose page: the utterance, or what is chosen of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.amounts import decimal
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.pages.compose.block_inspector import BlockInspector
from app.ui.pages.compose.saved_utterances import SavedUtterances
from app.ui.widgets.labelled_slider import LabelledSlider
from app.ui.widgets.labels import label, line
from app.ui.widgets.segments import Segments

_WIDTH: Final = 304
UTTERANCE: Final = "utterance"
CHOSEN: Final = "chosen"


class ComposePanel(QFrame):
    """One of two parts at a time; each scrolls where the window is low.

    Attributes:
        choice: Which of them shows.
        rate: Speed of signing.
        fluency: How fluent.
        learn: Opens the sheet in which movements are learned.
        inspector: What is chosen on the timeline.
        saved: The saved utterances.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setFixedWidth(_WIDTH)
        self.rate = LabelledSlider(
            self.tr("Rate"), 0.5, 2.0, step=0.05, shown=lambda value: f"{decimal(value, 2)}×"
        )
        self.fluency = LabelledSlider(
            self.tr("Fluency"), 0.0, 1.0, step=0.05, shown=lambda value: f"{value:.0%}"
        )
        self.fluency.setToolTip(
            self.tr("0 % keeps the signs as recorded; 100 % shortens holds and carries idle hands.")
        )
        self.learn = QPushButton(self.tr("Learn movements…"))
        self.learn.setProperty("kind", "link")
        self.learn.setToolTip(self.tr("Learn transitions from your own recordings"))
        dress(self.learn, "sparkles", "accent")
        self.inspector = BlockInspector()
        self.saved = SavedUtterances()
        names = [(UTTERANCE, self.tr("Utterance")), (CHOSEN, self.tr("Chosen"))]
        self.choice = Segments(self.tr("Panel"), names)
        self.choice.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.TIGHT)
        self.choice.chosen.connect(self.show_part)
        self._parts = {
            UTTERANCE: _scrolled(self._utterance()),
            CHOSEN: _scrolled(_framed(self.inspector)),
        }
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        column.addWidget(self._stack, 1)
        self.show_part(UTTERANCE)

    def add_action(self, host: QWidget) -> None:
        """Let a key of a page show the other part."""
        page_action(host, self.tr("Utterance or what is chosen"), "spline", "R", self._show_other)

    def show_part(self, name: str) -> None:
        """Show one of the parts."""
        self.choice.show_value(name)
        self._stack.setCurrentWidget(self._parts[name])

    def _show_other(self) -> None:
        self.show_part(UTTERANCE if self.choice.value == CHOSEN else CHOSEN)

    def _utterance(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Signing"), "section"))
        column.addWidget(self.rate)
        column.addWidget(self.fluency)
        column.addWidget(self.learn, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line())
        column.addWidget(label(self.tr("Utterance"), "section"))
        column.addWidget(self.saved, 1)
        return body


def _framed(part: QWidget) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
    column.addWidget(part)
    return body


def _scrolled(body: QWidget) -> QScrollArea:
    body.setProperty("plain", "true")
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    return scroll
