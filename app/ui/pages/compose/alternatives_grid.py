"""The ways to make a transition that were drawn from what is plausible: a few small pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.compose.alternative_card import AlternativeCard
from app.ui.pages.compose.hand_sketch import HandSketch, common_frames
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many there are beside the likeliest.
COUNT: Final = 5
_COLUMNS: Final = 3
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


class AlternativesGrid(QWidget):
    """The likeliest transition, and some others that are as plausible.

    Attributes:
        cards: The likeliest first, then by number.
    """

    #: Number of the chosen one, from 0; None is the likeliest.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Other ways to move"))
        likeliest = AlternativeCard("★", self.tr("The likeliest movement"))
        name = self.tr("Another movement: {number}")
        others = [
            AlternativeCard(str(number), name.format(number=number))
            for number in range(1, COUNT + 1)
        ]
        self.cards: tuple[AlternativeCard, ...] = (likeliest, *others)
        grid = QGridLayout()
        grid.setSpacing(Space.TIGHT + 2)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            card.clicked.connect(lambda _=False, p=place: self._choose(p))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(self.accessibleName(), "section"))
        column.addLayout(grid)

    def show_sketches(self, sketches: Sequence[HandSketch]) -> None:
        """Show the hands of the likeliest and of the others; none while they are not known."""
        known = [sketch for sketch in sketches if len(sketch)]
        frames = common_frames(known) if known else ()
        for place, card in enumerate(self.cards):
            card.show_sketch(sketches[place] if place < len(sketches) else None, frames)

    def show_chosen(self, number: int | None) -> None:
        """Mark the one that is used; a number that is not shown marks none."""
        place = 0 if number is None else number + 1
        for card_place, card in enumerate(self.cards):
            with QSignalBlocker(card):
                card.setAutoExclusive(False)
                card.setChecked(card_place == place)
                card.setAutoExclusive(True)

    def show_moment(self, share: float) -> None:
        """Show a moment of the transition on all cards: 0 is its start, 1 its end."""
        for card in self.cards:
            card.show_moment(share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card by arrows, and choose the one that is reached."""
        focused = [place for place, card in enumerate(self.cards) if card.hasFocus()]
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        place = min(max(focused[0] + step, 0), COUNT)
        self.cards[place].setFocus()
        self.cards[place].click()

    def _choose(self, place: int) -> None:
        self.chosen.emit(None if place == 0 else place - 1)
