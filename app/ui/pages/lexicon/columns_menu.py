"""Which columns the table shows: chosen in a menu, remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from app.ui.icons import dress
from app.ui.pages.lexicon.entry_model import Column

_KEY: Final = "lexicon_columns"
_FIRST: Final = (Column.STATUS, Column.QUALITY, Column.LEMMA, Column.SENSES, Column.TAKES)


class ColumnsMenu(QMenu):
    """Every column but the first, which always shows.

    Args:
        table: Whose columns; it gets the menu on its headings.
        memory: Remembers them.
    """

    def __init__(self, table: QTableView, memory: QSettings) -> None:
        super().__init__(table)
        self._table, self._memory = table, memory
        self.setTitle(self.tr("Columns"))
        dress(self.menuAction(), "columns")
        self.choices: dict[Column, QAction] = {}
        model = table.model()
        for column in Column:
            if column is Column.GLOSS:
                continue
            action = self.addAction(str(model.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            self.choices[column] = action
        self._restore()
        for action in self.choices.values():
            action.toggled.connect(lambda _: self._choose())
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self.popup(header.viewport().mapToGlobal(place))
        )

    def _restore(self) -> None:
        kept = self._memory.value(_KEY)
        names = str(kept).split(" ") if kept is not None else [one.name for one in _FIRST]
        for column, action in self.choices.items():
            action.setChecked(column.name in names)
        self._show()

    def _choose(self) -> None:
        chosen = [column.name for column, action in self.choices.items() if action.isChecked()]
        self._memory.setValue(_KEY, " ".join(chosen))
        self._show()

    def _show(self) -> None:
        for column, action in self.choices.items():
            self._table.setColumnHidden(column, not action.isChecked())
        # Something has to fill the table: the senses, or else its end.
        self._table.horizontalHeader().setStretchLastSection(
            not self.choices[Column.SENSES].isChecked()
        )
