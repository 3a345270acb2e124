"""What narrows the list: words, statuses, lights, the trash; and how the list is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
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

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.quality_words import short_verdict_word, verdict_word
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.status_shape import status_name
from lexicon_db.records import EntryStatus, QualityVerdict

CARD_WIDTHS = (136, 300)


@dataclass(frozen=True)
class Filter:
    """What the person wants to see: no statuses means any, and no verdicts."""

    words: str = ""
    statuses: frozenset[EntryStatus] = frozenset()
    verdicts: frozenset[QualityVerdict] = frozenset()
    in_trash: bool = False


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.search = SearchField(self.tr("Filter signs"), "Ctrl+F")
        self.search.setMinimumWidth(260)
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
        self.trash = Chip(self.tr("Trash"))
        self._count = label("", "secondary")
        self._more = IconButton("chevron-down", self.tr("Other ways to add signs"))
        self._size = self._size_slider()
        self._grid, self._table = self._view_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._first_row())
        column.addLayout(self._second_row())

    @property
    def filter(self) -> Filter:
        """What the person wants to see."""
        wanted = frozenset(status for status, chip in self.chips.items() if chip.isChecked())
        lights = frozenset(verdict for verdict, chip in self.lights.items() if chip.isChecked())
        return Filter(self.search.text().strip(), wanted, lights, self.trash.isChecked())

    def clear(self) -> None:
        """Show everything."""
        for chip in self._all_chips():
            chip.setChecked(False)
        self.search.clear()
        self.changed.emit()

    def show_counts(
        self,
        counts: Mapping[EntryStatus | QualityVerdict, int],
        shown: int,
        trashed: int,
    ) -> None:
        """Show how many signs have each status and light among those with the words.

        Args:
            counts: By status and by light.
            shown: How many signs show.
            trashed: How many are in the trash.
        """
        for status, chip in self.chips.items():
            chip.show_count(counts.get(status, 0))
        for verdict, chip in self.lights.items():
            chip.show_count(counts.get(verdict, 0))
            chip.setVisible(counts.get(verdict, 0) > 0 or chip.isChecked())
        self.trash.show_count(trashed)
        self.trash.setVisible(trashed > 0 or self.trash.isChecked())
        self._count.setText(self.tr("%n sign(s)", "", shown))

    def show_view(self, *, is_grid: bool, card_width: int) -> None:
        """Show which view is chosen."""
        (self._grid if is_grid else self._table).setChecked(True)
        self._size.setValue(card_width)
        self._size.setVisible(is_grid)

    def offer_more(self, menu: QMenu) -> None:
        """Offer further ways to add signs."""
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._size)
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
        row.setSpacing(Space.LARGE)
        chips = FlowLayout(spacing=Space.SMALL)
        for chip in self._all_chips():
            chips.addWidget(chip)
            chip.toggled.connect(lambda _: self.changed.emit())
        for chip in (*self.lights.values(), self.trash):
            chip.hide()
        row.addLayout(chips, 1)
        row.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignBottom)
        return row

    def _all_chips(self) -> tuple[Chip, ...]:
        return *self.chips.values(), *self.lights.values(), self.trash

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
        policy = slider.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        slider.setSizePolicy(policy)
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
