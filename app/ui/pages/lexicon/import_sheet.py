"""What became of an imported collection and what needs a person, the most urgent first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.studio.importing import (
    ImportReport,
    Need,
    report_of_import,
    write_import_report,
)
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.lexicon.import_model import Column, ImportModel, need_word
from app.ui.widgets.labels import label
from app.ui.widgets.switch import Switch
from lexicon_db.imports import list_imports
from lexicon_db.records import Import

_SIZE: Final = (920, 560)
_NEEDS_NOBODY: Final = (Need.WAITING, Need.FINE)


class ImportSheet(QDialog):
    """A window of its own beside the lexicon; it follows what happens to the takes."""

    #: `TakeId` to open.
    take_opened = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._imports: tuple[Import, ...] = ()
        self._report: ImportReport | None = None
        self.setWindowTitle(self.tr("Imported collections"))
        self.resize(*_SIZE)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Collection"))
        self.choice.activated.connect(lambda _: self.reload())
        self.summary = label("", "secondary", wrap=True)
        self.all = Switch()
        self.all.setAccessibleName(self.tr("Show what needs nobody, too"))
        self.all.toggled.connect(lambda _: self._fill())
        self.model = ImportModel(self)
        self.table = self._make_table()
        self.open_sign = QPushButton(self.tr("Open sign"))
        self.open_sign.setProperty("kind", "primary")
        self.open_sign.clicked.connect(self._open_selected)
        self.save = QPushButton(self.tr("Save report…"))
        dress(self.save, "save")
        self.save.clicked.connect(self._ask_file)
        self._lay_out()

    def reload(self) -> None:
        """Read the collections again, and what became of the chosen one."""
        lexicon, chosen = self._workspace.lexicon, self.choice.currentData()

        def work() -> tuple[tuple[Import, ...], ImportReport | None]:
            found = list_imports(lexicon)
            one = next((kept for kept in found if kept.key == chosen), next(iter(found), None))
            return found, None if one is None else report_of_import(lexicon, one)

        self._workspace.operations.read(self, work, lambda read: self._show(*read), topic="report")

    def show_import(self, key: str = "") -> None:
        """Show a collection, or the latest."""
        self.choice.clear()
        if key:
            self.choice.addItem("", key)
        self.reload()
        self.show()
        self.raise_()
        self.activateWindow()

    def write(self, file: Path) -> None:
        """Write the report that shows into a file."""
        report, operations = self._report, self._workspace.operations
        if report is None:
            return
        told = Notice(NoticeKind.DONE, self.tr("{file} is written.").format(file=file.name))
        operations.write(
            self, lambda: write_import_report(file, report), lambda _: operations.tell(told)
        )

    def _show(self, imports: tuple[Import, ...], report: ImportReport | None) -> None:
        key = self.choice.currentData()
        self._imports, self._report = imports, report
        self.choice.clear()
        for kept in imports:
            self.choice.addItem(kept.name, kept.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(key)))
        self.choice.setVisible(len(imports) > 1)
        self.save.setEnabled(report is not None)
        self._fill()

    def _fill(self) -> None:
        report = self._report
        lines = () if report is None else report.lines
        row = self.table.currentIndex().row()
        chosen = self.model.lines[row].file if row >= 0 else ""
        top = self.table.verticalScrollBar().value()
        self.model.show(
            [line for line in lines if self.all.isChecked() or line.need not in _NEEDS_NOBODY]
        )
        self.summary.setText(self._summary())
        if self.model.lines:
            self.table.selectRow(self.model.row_of(chosen) or 0)
            self.table.verticalScrollBar().setValue(top)
        self._follow_row()

    def _summary(self) -> str:
        report = self._report
        if report is None:
            return self.tr("No collection was imported yet.")
        counts = [f"{need_word(need)}: {count}" for need in Need if (count := report.count(need))]
        files = self.tr("Files: {count}").format(count=len(report.lines))
        return "\n".join([f"{report.name}  ·  {files}  ·  {',  '.join(counts)}", *report.notes])

    def _follow_row(self) -> None:
        row = self.table.currentIndex().row()
        self.open_sign.setEnabled(row >= 0 and bool(self.model.lines[row].take))

    def _open_selected(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0 and (take := self.model.lines[row].take):
            self.take_opened.emit(take)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save report"), "report.csv", "CSV (*.csv);;JSON (*.json)"
        )
        if name:
            self.write(Path(name))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Files of the collection"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((130, 190, 110, 120)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(lambda _: self._open_selected())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_row())
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("What needs a person"), "title"), 1)
        head.addWidget(self.choice)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.all)
        row.addWidget(label(self.all.accessibleName(), "secondary"))
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.open_sign)
        column.addLayout(row)
