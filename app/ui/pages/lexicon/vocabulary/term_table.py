"""The terms of a vocabulary as a table: what they are called in a language, which are offered."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui.metrics import Hit
from lexicon_db.records import Term


class Column(IntEnum):
    """What stands where."""

    TERM = 0
    LABEL = 1


class TermTable(QTableWidget):
    """A row for each term; Space or a click on its box offers it or not, F2 edits its label."""

    #: Name of a term, and what it is called in the language that shows.
    labelled = Signal(str, str)
    #: Name of a term, and whether it is offered.
    offered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(Column), parent)
        self._terms: tuple[Term, ...] = ()
        self.setAccessibleName(self.tr("Terms"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._tell)

    @property
    def term(self) -> str:
        """The name of the term in the row with the keys, or empty."""
        row = self.currentRow()
        return self._terms[row].name if 0 <= row < len(self._terms) else ""

    def show_terms(self, terms: Sequence[Term], language: str) -> None:
        """Show terms with their labels in a written language; the same term stays chosen."""
        chosen = self.term
        self._terms = tuple(terms)
        with QSignalBlocker(self):
            called = self.tr("Called ({language})").format(language=language)
            self.setHorizontalHeaderLabels([self.tr("Term"), called])
            self.setRowCount(len(terms))
            for row, term in enumerate(terms):
                self.setItem(row, Column.TERM, _box(term))
                self.setItem(
                    row, Column.LABEL, QTableWidgetItem(dict(term.labels).get(language, ""))
                )
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Put the keys on a term, or on the first one."""
        rows = [row for row, term in enumerate(self._terms) if term.name == name]
        if self._terms:
            self.setCurrentCell(rows[0] if rows else 0, max(0, self.currentColumn()))

    def _tell(self, item: QTableWidgetItem) -> None:
        term = self._terms[item.row()]
        if item.column() == Column.LABEL:
            self.labelled.emit(term.name, item.text().strip())
        else:
            self.offered.emit(term.name, item.checkState() is Qt.CheckState.Checked)


def _box(term: Term) -> QTableWidgetItem:
    item = QTableWidgetItem(term.name)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    )
    item.setCheckState(Qt.CheckState.Unchecked if term.is_retired else Qt.CheckState.Checked)
    return item
