"""What a table of signs would bring: what its columns hold, and what each line becomes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.settings import load_settings
from app.studio.sign_columns import look_at_columns
from app.studio.sign_tables import TableImport, import_table
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.packs.column_table import ColumnTable
from app.ui.sentences import said
from app.ui.widgets.labels import label
from app.ui.widgets.switch import Switch
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.studio.sign_columns import Column
    from app.ui.bridge.workspace import Workspace

_SIZE: Final = (880, 620)
#: Of the columns, and of the lines.
_HEIGHTS: Final = (230, 270)
_TAKEN: Final = ("added", "changed", "same")
_SHOWN: Final = 2_000


class TableSheet(QDialog):
    """A window of its own beside the page.

    Attributes:
        columns: What each column is taken for.
        summary: How many lines become what.
        lines: The lines that are not taken; all of them with ``all``.
        all: Shows also the lines that are taken.
        replace: Whether signs that are there take what the table says.
        bring: Imports the table.
    """

    def __init__(self, workspace: Workspace, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._file = file
        self._told: dict[str, str] = {}
        self._result: TableImport | None = None
        self.setWindowTitle(self.tr("Import a table of signs"))
        self.resize(*_SIZE)
        self.summary = label(self.tr("Looking…"), "secondary", wrap=True)
        self.columns = ColumnTable()
        self.columns.told.connect(self._follow_column)
        self.lines = self._table()
        self.all = Switch(self.tr("Show also the lines that are taken"))
        self.all.toggled.connect(lambda _: self._fill())
        self.replace = QCheckBox(self.tr("Signs that are here take what the table says"))
        self.replace.toggled.connect(lambda _: self._look())
        self.bring = QPushButton(self.tr("Import"))
        self.bring.setProperty("kind", "primary")
        dress(self.bring, "import", "on_accent")
        self.bring.setAutoDefault(False)  # Enter in a language does not import.
        self.bring.setEnabled(False)
        self.bring.clicked.connect(self.bring_in)
        self._lay_out()
        self._look()

    def bring_in(self) -> None:
        """Import the table, in one write; what was said of its columns is remembered."""
        lexicon, file, replace = self._workspace.lexicon, self._file, self.replace.isChecked()
        told = dict(self._told)
        self.bring.setEnabled(False)
        self._workspace.operations.write(
            self,
            lambda: import_table(lexicon, file, columns=told, replace=replace),
            self._tell_done,
            self._refuse,
        )

    def _look(self) -> None:
        lexicon, file, replace = self._workspace.lexicon, self._file, self.replace.isChecked()
        told = dict(self._told)

        def work() -> tuple[tuple[Column, ...], TableImport | KnownError]:
            columns = look_at_columns(file, told)
            try:
                return columns, import_table(
                    lexicon, file, columns=told, replace=replace, rehearse=True
                )
            except KnownError as error:
                return columns, error

        self._workspace.operations.read(
            self, work, lambda read: self._show(*read), failed=self._refuse, topic="table"
        )

    def _follow_column(self, name: str, field: str) -> None:
        self._told[name] = field
        self._look()

    def _show(self, columns: Sequence[Column], result: TableImport | KnownError) -> None:
        self.columns.show_columns(columns)
        self.columns.setVisible(bool(columns))
        if isinstance(result, KnownError):
            self._refuse(result)
            return
        self._result = result
        self.bring.setEnabled(bool(result.count("added") + result.count("changed")))
        self._fill()

    def _refuse(self, error: KnownError) -> None:
        self._result = None
        self.summary.setText(f"{error.what} {error.why}")
        self.lines.setRowCount(0)
        self.bring.setEnabled(False)

    def _tell_done(self, result: TableImport) -> None:
        what = self.tr("{file} is imported: {counts}.")
        told = what.format(file=self._file.name, counts=_counts(result))
        self._workspace.operations.tell(Notice(NoticeKind.DONE, told))
        self._keep_columns()
        self._result = result
        self._fill()
        for part in (self.replace, self.columns):
            part.setEnabled(False)

    def _keep_columns(self) -> None:
        """Let the settings of the window know what was remembered of columns."""
        preferences, columns = self._workspace.preferences, load_settings().table_columns
        preferences.update(dataclasses.replace(preferences.current, table_columns=columns))

    def _fill(self) -> None:
        result = self._result
        if result is None:
            return
        self.summary.setText("\n".join([_counts(result), *result.notes]))
        shown = [
            line for line in result.lines if self.all.isChecked() or line.became not in _TAKEN
        ][:_SHOWN]
        self.lines.setRowCount(len(shown))
        for row, line in enumerate(shown):
            cells = (str(line.line), line.gloss, _became_word(line.became), said(line.why))
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.lines.setItem(row, column, cell)

    def _table(self) -> QTableWidget:
        headings = [self.tr("Line"), self.tr("Sign"), self.tr("Becomes"), self.tr("Why")]
        table = QTableWidget(0, len(headings))
        table.setAccessibleName(self.tr("Lines of the table"))
        table.setHorizontalHeaderLabels(headings)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((70, 190, 120)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(len(headings) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self._file.name, "title"))
        column.addWidget(self.summary)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.columns)
        parts.addWidget(self.lines)
        parts.setSizes([*_HEIGHTS])
        column.addWidget(parts, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.all)
        row.addWidget(label(self.all.accessibleName(), "secondary"))
        row.addStretch(1)
        row.addWidget(self.replace)
        row.addWidget(self.bring)
        column.addLayout(row)


def _counts(result: TableImport) -> str:
    counts = Counter(line.became for line in result.lines)
    return ",  ".join(f"{_became_word(became)}: {count}" for became, count in counts.items())


def _became_word(became: str) -> str:
    translate = QCoreApplication.translate
    return {
        "added": translate("TableSheet", "Added"),
        "changed": translate("TableSheet", "Changed"),
        "same": translate("TableSheet", "Same"),
        "left-alone": translate("TableSheet", "Left alone"),
        "not-taken": translate("TableSheet", "Not taken"),
    }.get(became, became.capitalize().replace("-", " "))
