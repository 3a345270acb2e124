"""What a sign looks like, chosen by pictures: hands, place, movement, handshape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.studio.form_search import FormQuery
from app.studio.shape_inventory import SHAPE_NAMES
from app.studio.sign_forms import Hands, Movement
from app.ui.metrics import Space
from app.ui.pages.lexicon.form.form_words import (
    hands_name,
    movement_name,
    place_name,
    shape_name,
)
from app.ui.pages.lexicon.form.place_picture import BODY_SPOTS, HEAD_SPOTS, PlacePicture
from app.ui.pages.lexicon.form.tiles import HandsTile, MovementTile, ShapeTile
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label

WIDTH: Final = 304
_COLUMNS: Final = 5


class FormPanel(QScrollArea):
    """A column of pictures; what is on narrows the list."""

    #: Another form is looked for.
    changed = Signal()
    #: The person has closed the panel.
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hands = {hands: HandsTile(hands, hands_name(hands)) for hands in Hands}
        self.movements = {move: MovementTile(move, movement_name(move)) for move in Movement}
        self.shapes = {shape: ShapeTile(shape, shape_name(shape)) for shape in SHAPE_NAMES}
        self.head = PlacePicture(self.tr("Places on the head"), HEAD_SPOTS)
        self.body = PlacePicture(self.tr("Places on the body"), BODY_SPOTS)
        self._progress = label("", "caption", wrap=True)
        self._progress.hide()
        self._lay_out()
        for tile in (*self.hands.values(), *self.movements.values(), *self.shapes.values()):
            tile.toggled.connect(lambda _: self.changed.emit())
        for picture in (self.head, self.body):
            picture.changed.connect(self.changed)

    @property
    def query(self) -> FormQuery:
        """What is looked for."""
        return FormQuery(
            hands=frozenset(key for key, tile in self.hands.items() if tile.isChecked()),
            shapes=frozenset(key for key, tile in self.shapes.items() if tile.isChecked()),
            places=self.head.chosen | self.body.chosen,
            movements=frozenset(key for key, tile in self.movements.items() if tile.isChecked()),
        )

    def chosen(self) -> list[tuple[str, Callable[[], None]]]:
        """The words for everything that is on, each with a way to switch it off."""
        spots = {**self.head.spots, **self.body.spots}
        named = [
            *((hands_name(key), tile) for key, tile in self.hands.items()),
            *((shape_name(key), tile) for key, tile in self.shapes.items()),
            *((place_name(key), spot) for key, spot in spots.items()),
            *((movement_name(key), tile) for key, tile in self.movements.items()),
        ]
        return [(name, button.click) for name, button in named if button.isChecked()]

    def show_query(self, query: FormQuery) -> None:
        """Look for another form."""
        if query == self.query:
            return
        spots = {**self.head.spots, **self.body.spots}
        wanted = (
            *((tile, key in query.hands) for key, tile in self.hands.items()),
            *((tile, key in query.shapes) for key, tile in self.shapes.items()),
            *((spot, key in query.places) for key, spot in spots.items()),
            *((tile, key in query.movements) for key, tile in self.movements.items()),
        )
        with QSignalBlocker(self):
            for button, is_on in wanted:
                if button.isChecked() != is_on:
                    button.click()
        self.changed.emit()

    def clear(self) -> None:
        """Switch everything off."""
        if self.query.is_empty:
            return
        with QSignalBlocker(self):
            for _, switch_off in self.chosen():
                switch_off()
        self.changed.emit()

    def show_progress(self, measured: int, total: int) -> None:
        """Show of how many signs the form is known, while others are still measured."""
        words = self.tr("Looking at the signs: {measured} of {total}")
        self._progress.setText(words.format(measured=measured, total=total))
        self._progress.setVisible(measured < total)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.TIGHT)
        title = QHBoxLayout()
        title.addWidget(label(self.tr("What it looks like"), "heading"), 1)
        close = IconButton("x", self.tr("Close the search by form"))
        close.clicked.connect(self.closed)
        title.addWidget(close)
        column.addLayout(title)
        column.addWidget(self._progress)
        places = _row((self.head, self.body))
        for heading, row in (
            (self.tr("Hands"), _row(list(self.hands.values()))),
            (self.tr("Place"), places),
            (self.tr("Movement"), _row(list(self.movements.values()))),
            (self.tr("Handshape"), self._shape_grid()),
        ):
            column.addWidget(label(heading, "section"))
            column.addLayout(row)
            column.addSpacing(Space.TIGHT)
        column.addStretch(1)
        self.setWidget(body)

    def _shape_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(Space.TIGHT)
        for number, tile in enumerate(self.shapes.values()):
            grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        return grid


def _row(widgets: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.TIGHT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
