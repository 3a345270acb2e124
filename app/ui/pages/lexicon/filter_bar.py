"""What narrows the list: words, statuses, lights, the trash; and how the list is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.form_search import FormQuery
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.quality_words import short_verdict_word, verdict_word
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.status_shape import status_name
from lexicon_db.records import EntryId, EntryStatus, QualityVerdict

CARD_WIDTHS = (136, 300)
_NARROW: Final = 680


@dataclass(frozen=True)
class Filter:
    """What the person wants to see: no statuses means any, and no verdicts.

    Attributes:
        words: What is searched for.
        statuses: Only signs with one of these.
        verdicts: Only signs whose take has one of these.
        in_trash: What is in the trash instead.
        assignee: Only signs that this person is to work on; empty means anybody's.
        form: What signs look like.
        like: Only these signs, in this order; empty means all, as they were found.
    """

    words: str = ""
    statuses: frozenset[EntryStatus] = frozenset()
    verdicts: frozenset[QualityVerdict] = frozenset()
    in_trash: bool = False
    assignee: str = ""
    form: FormQuery = field(default_factory=FormQuery)
    like: tuple[EntryId, ...] = ()


class FilterBar(QFrame):
    """Two rows above the list."""

    #: The person wants to see something else.
    changed = Signal()
    #: The person wants to add recordings.
    add_wanted = Signal()
    #: True for the grid, False for the table.
    grid_wanted = Signal(bool)
    #: Wished width of cards.
    card_width_wanted = Signal(int)
    #: Everything is to be seen again: whatever else narrows the list is to let go.
    cleared = Signal()

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._counts: Mapping[EntryStatus | QualityVerdict | str, int] = {}
        self.setProperty("surface", "panel")
        self.search = SearchField(self.tr("Filter signs"), "Ctrl+F")
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(420)
        self.search.searched.connect(lambda _: self.changed.emit())
        self.search.setToolTip(
            self.tr(
                "Words, or fields: signer:mira, tag:animal, status:new, quality:bad, stroke:bad, "
                "finding:blurred"
            )
        )
        self.chips = {status: Chip(status_name(status), status=status) for status in EntryStatus}
        self.lights = self._light_chips()
        self.mine = Chip(self.tr("Mine"))
        self.mine.setToolTip(self.tr("Signs that are assigned to me"))
        self.trash = Chip(self.tr("Trash"))
        self.by_form = IconButton("hand", self.tr("Find by form"), checkable=True)
        self.keep = IconButton("star", self.tr("Keep this search"))
        self._form_row = QWidget()
        self._form_flow = FlowLayout(self._form_row, Space.SMALL)
        self._form_row.hide()
        self._count = label("", "secondary")
        self._more = IconButton("chevron-down", self.tr("Other ways to add signs"))
        self._size = self._size_slider()
        self._grid, self._table = self._view_buttons()
        self._columns = IconButton("columns", self.tr("Choose the columns"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._first_row())
        column.addLayout(self._second_row())
        column.addWidget(self._form_row)

    @property
    def filter(self) -> Filter:
        """What the person wants to see."""
        wanted = frozenset(status for status, chip in self.chips.items() if chip.isChecked())
        lights = frozenset(verdict for verdict, chip in self.lights.items() if chip.isChecked())
        return Filter(
            self.search.text().strip(),
            wanted,
            lights,
            self.trash.isChecked(),
            self._me if self.mine.isChecked() else "",
        )

    def show_filter(self, wanted: Filter) -> None:
        """Look for something else; its form is not this bar's."""
        with QSignalBlocker(self):
            for status, chip in self.chips.items():
                chip.setChecked(status in wanted.statuses)
            for verdict, chip in self.lights.items():
                chip.setChecked(verdict in wanted.verdicts)
            self.mine.setChecked(bool(wanted.assignee))
            self.trash.setChecked(wanted.in_trash)
        self.search.setText(wanted.words)
        self.changed.emit()

    def call_me(self, me: str) -> None:
        """Take another name for that of the person at the computer."""
        if me != self._me:
            self._me = me
            self.changed.emit()

    def clear(self) -> None:
        """Show everything."""
        for chip in self._all_chips():
            chip.setChecked(False)
        self.search.clear()
        self.cleared.emit()
        self.changed.emit()

    def show_form(self, chosen: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show what of the form of signs is looked for; a click on it takes it away."""
        while (item := self._form_flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, take_away in chosen:
            chip = Chip(f"{name}  ×")
            chip.setAccessibleName(self.tr("Take {name} away").format(name=name))
            chip.setChecked(True)
            chip.setToolTip(self.tr("Look for it no more"))
            chip.clicked.connect(take_away)
            self._form_flow.addWidget(chip)
        self._form_row.setVisible(bool(chosen))

    def show_counts(
        self,
        counts: Mapping[EntryStatus | QualityVerdict | str, int],
        shown: int,
        trashed: int,
    ) -> None:
        """Show how many signs have each status and light among those with the words.

        Args:
            counts: By status, by light, and by the names of those who are to work on them.
            shown: How many signs show.
            trashed: How many are in the trash.
        """
        for status, chip in self.chips.items():
            chip.show_count(counts.get(status, 0))
        self._counts = counts
        self._fit()
        for verdict, chip in self.lights.items():
            chip.show_count(counts.get(verdict, 0))
            chip.setVisible(counts.get(verdict, 0) > 0 or chip.isChecked())
        mine = counts.get(f"assignee {self._me}", 0)
        self.mine.show_count(mine)
        self.mine.setVisible(mine > 0 or self.mine.isChecked())
        self.trash.show_count(trashed)
        self.trash.setVisible(trashed > 0 or self.trash.isChecked())
        self._count.setText(self.tr("%n sign(s)", "", shown))

    def show_view(self, *, is_grid: bool, card_width: int) -> None:
        """Show which view is chosen."""
        (self._grid if is_grid else self._table).setChecked(True)
        self._size.setValue(card_width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow bar the size of pictures is not offered, nor statuses that no sign has."""
        is_narrow = self.width() < _NARROW
        self._size.setVisible(self._grid.isChecked() and not is_narrow)
        self._columns.setVisible(self._table.isChecked())
        for status, chip in self.chips.items():
            chip.setVisible(not is_narrow or chip.isChecked() or self._counts.get(status, 0) > 0)

    def offer_more(self, menu: QMenu) -> None:
        """Offer further ways to add signs."""
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def offer_columns(self, menu: QMenu) -> None:
        """Offer the columns of the table."""
        self._columns.setMenu(menu)
        self._columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.search, 4)
        row.addWidget(self.by_form)
        row.addStretch(1)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._size)
        row.addWidget(self._columns)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._grid)
        row.addWidget(self._table)
        row.addSpacing(Space.SMALL)
        add = QPushButton(self.tr("Add signs…"))
        add.setProperty("kind", "primary")
        dress(add, "plus", "on_accent")
        add.clicked.connect(self.add_wanted)
        row.addWidget(add)
        row.addWidget(self._more)
        return row

    def _second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self._chip_row = FlowLayout(spacing=Space.SMALL)
        for chip in self._all_chips():
            self._chip_row.addWidget(chip)
            chip.toggled.connect(lambda _: self.changed.emit())
        for chip in (*self.lights.values(), self.mine, self.trash):
            chip.hide()
        row.addLayout(self._chip_row, 1)
        row.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.keep, alignment=Qt.AlignmentFlag.AlignBottom)
        return row

    def _all_chips(self) -> tuple[Chip, ...]:
        return *self.chips.values(), *self.lights.values(), self.mine, self.trash

    def _light_chips(self) -> dict[QualityVerdict, Chip]:
        """Chips for the lights of takes, worst first; they show where there are such takes."""
        chips = {
            verdict: Chip(short_verdict_word(verdict), quality=verdict)
            for verdict in reversed(QualityVerdict)
        }
        for verdict, chip in chips.items():
            chip.setToolTip(verdict_word(verdict))
        return chips

    def _size_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*CARD_WIDTHS)
        slider.setFixedWidth(112)
        slider.setPageStep(32)
        slider.setAccessibleName(self.tr("Size of the pictures"))
        slider.setToolTip(self.tr("Size of the pictures"))
        slider.valueChanged.connect(self.card_width_wanted)
        return slider

    def _view_buttons(self) -> tuple[IconButton, IconButton]:
        grid = IconButton("layout-grid", self.tr("Show as pictures"), checkable=True)
        table = IconButton("table-2", self.tr("Show as a table"), checkable=True)
        group = QButtonGroup(self)
        for button in (grid, table):
            group.addButton(button)
        grid.toggled.connect(self.grid_wanted)
        return grid, table
