"""The grid and the table over the same entries, with the same selection."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from app.ui.metrics import Hit
from app.ui.pages.lexicon.card_delegate import CardDelegate
from app.ui.pages.lexicon.entry_grid import EntryGrid
from app.ui.pages.lexicon.entry_model import ENTRY, Column, EntryModel
from lexicon_db.records import Entry, EntryId


class EntryViews(QStackedWidget):
    """Shows the entries as cards or as rows."""

    #: Another selection.
    selected = Signal()
    #: The `Entry` that the person wants to open.
    opened = Signal(object)
    #: Where a context menu is wanted, in global coordinates.
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: EntryModel, delegate: CardDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.grid = EntryGrid()
        delegate.setParent(self.grid)
        self.grid.setItemDelegate(delegate)
        self.table = _Table()
        self.table.setAccessibleName(self.tr("Signs"))
        for view in (self.grid, self.table):
            self._connect(view)
            self.addWidget(view)
        self.table.fit_columns()
        self._kept: tuple[list[EntryId], EntryId | None, int] = ([], None, 0)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._return_to_place)

    @property
    def view(self) -> QAbstractItemView:
        """The view that shows."""
        return self.grid if self.currentWidget() is self.grid else self.table

    def show_as(self, *, grid: bool) -> None:
        """Show cards or rows; selection and place stay."""
        chosen, current = self.selection(), self.current()
        self.setCurrentWidget(self.grid if grid else self.table)
        self.select([entry.id for entry in chosen], current.id if current else None)

    def selection(self) -> list[Entry]:
        """The selected entries, from top to bottom."""
        ranges = self.view.selectionModel().selection()
        rows = {row for part in ranges.toList() for row in range(part.top(), part.bottom() + 1)}
        return [self._model.entries[row] for row in sorted(rows)]

    def current(self) -> Entry | None:
        """The entry that the keyboard is on."""
        index = self.view.currentIndex()
        return index.data(ENTRY) if index.isValid() else None

    def select(self, entries: Iterable[EntryId], current: EntryId | None = None) -> None:
        """Select entries that show, and scroll to the current one."""
        rows = [row for entry in entries if (row := self._model.row_of(entry)) is not None]
        selection = QItemSelection()
        for row in rows:
            index = self._model.index(row, 0)
            selection.select(index, index)
        command = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self.view is self.table:
            command |= QItemSelectionModel.SelectionFlag.Rows
        model = self.view.selectionModel()
        first = self._model.row_of(current) if current is not None else next(iter(rows), None)
        if first is not None:
            model.setCurrentIndex(
                self._model.index(first, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.view.scrollTo(self._model.index(first, 0))
        model.select(selection, command)

    def _keep_place(self) -> None:
        current = self.current()
        chosen = [entry.id for entry in self.selection()]
        place = self.view.verticalScrollBar().value()
        self._kept = (chosen, current.id if current else None, place)

    def _return_to_place(self) -> None:
        chosen, current, place = self._kept
        self.select(chosen, current)
        self.view.verticalScrollBar().setValue(place)
        self.selected.emit()

    def _connect(self, view: QAbstractItemView) -> None:
        view.setModel(self._model)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(view.viewport().mapToGlobal(place))
        )
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(
            lambda *_: self.selected.emit() if view is self.view else None
        )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ENTRY))


class _Table(QTableView):
    """Rows of one line; a click on a heading sorts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(Hit.CONTROL)

    def fit_columns(self) -> None:
        """Give each column the width that its content usually needs."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column, width in (
            (Column.GLOSS, 180),
            (Column.STATUS, 136),
            (Column.QUALITY, 112),
            (Column.LEMMA, 110),
            (Column.TAKES, 64),
            (Column.ADDED, 104),
            (Column.TAGS, 130),
            (Column.DIALECTS, 110),
            (Column.GLOSSES, 130),
            (Column.ASSIGNEE, 110),
            (Column.CHANGED, 104),
        ):
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.SENSES, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
