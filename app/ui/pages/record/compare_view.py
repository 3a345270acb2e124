"""Takes of one prompt side by side, moving together; one is chosen, others are set aside."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.record.take_card import TakeCard
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.ui.pages.record.loops import LoopTimer
    from app.ui.pages.record.take_facts import TakeFacts

_MOST: Final = 6
#: Pixels above all cards, and of the words and buttons of each.
_HEAD: Final = 44
_WORDS: Final = 64
#: Width by height of most pictures.
_ASPECT: Final = 4 / 3


class CompareView(QWidget):
    """Up to six takes, as large as they can be."""

    #: See `TakeCard`.
    use_wanted = Signal(object)
    again_wanted = Signal(object)
    open_wanted = Signal(object)
    #: Back to the live picture.
    closed = Signal()

    def __init__(self, loops: LoopTimer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loops = loops
        self.cards: list[TakeCard] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.LARGE)
        self.close_button = QPushButton(self.tr("Back to the camera"))
        dress(self.close_button, "video")
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Compare takes"), "heading"))
        top.addStretch(1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        column.addLayout(top)
        column.addLayout(self._grid, 1)

    def show_takes(self, facts: list[TakeFacts]) -> None:
        """Show takes, from their beginning."""
        shown = facts[-_MOST:]
        if [card.facts.take.id for card in self.cards] == [each.take.id for each in shown]:
            for card, each in zip(self.cards, shown, strict=True):
                card.show_facts(each)
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [TakeCard(each) for each in shown]
        for number, card in enumerate(self.cards, len(facts) - len(shown)):
            card.title.setText(self.tr("Take {number}").format(number=number + 1))
            card.use_wanted.connect(self.use_wanted)
            card.again_wanted.connect(self.again_wanted)
            card.open_wanted.connect(self.open_wanted)
            self._loops.add(card.view)
        self._arrange()
        self._loops.restart()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of another room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the cards out in as many columns as make their pictures the largest."""
        count = len(self.cards)
        columns = max(range(1, count + 1), key=self._picture_width, default=1)
        for number, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // columns, number % columns)
        for place in range(_MOST):
            self._grid.setColumnStretch(place, int(place < columns))
            self._grid.setRowStretch(place, int(place * columns < count))

    def _picture_width(self, columns: int) -> float:
        """How wide pictures are in so many columns."""
        rows = math.ceil(len(self.cards) / columns)
        across = self.width() / columns - Space.LARGE
        down = (self.height() - _HEAD) / rows - Space.LARGE - _WORDS
        return min(across, down * _ASPECT)
