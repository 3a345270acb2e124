"""The lines of an import report as Qt's table wants them: words are made where they show."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QIcon

from app.studio.importing import Need, ReportLine
from app.ui.icons import icon
from app.ui.sentences import said
from app.ui.widgets.quality_light import quality_icon
from app.ui.widgets.quality_words import report_words
from lexicon_db.records import QualityVerdict

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex

_LIGHTS: Final = {Need.BAD: QualityVerdict.BAD, Need.LOOK: QualityVerdict.LOOK}
_ICONS: Final = {
    Need.REFUSED: "ban",
    Need.NOT_TRACKED: "circle-alert",
    Need.NO_SIGNER: "user-plus",
    Need.DUPLICATE: "images",
    Need.WAITING: "hourglass",
    Need.FINE: "circle-check",
}


class Column(IntEnum):
    """Columns of the table."""

    NEED = 0
    FILE = 1
    GLOSS = 2
    SIGNER = 3
    WHY = 4


class ImportModel(QAbstractTableModel):
    """Files of a collection and what each needs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[ReportLine] = ()
        self._icons: dict[Need, QIcon] = {}
        self._headings = {
            Column.NEED: self.tr("Needs"),
            Column.FILE: self.tr("File"),
            Column.GLOSS: self.tr("Sign"),
            Column.SIGNER: self.tr("Signer"),
            Column.WHY: self.tr("Why"),
        }

    def show(self, lines: Sequence[ReportLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self._icons = {need: _need_icon(need) for need in Need}
        self.endResetModel()

    def row_of(self, file: str) -> int | None:
        """The row of a file, or None where it does not show."""
        return next((row for row, line in enumerate(self.lines) if line.file == file), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Lines; none inside of a line."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns; none inside of a line."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        line, column = self.lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = "\n".join(part for part in (_said(line), _reasons(line)) if part)
            return told or _text(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.NEED:
            return self._icons[line.need]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[Column(section)]
        return None


def need_word(need: Need) -> str:
    """The word for what a file needs."""
    return {
        Need.REFUSED: translate("ImportNeed", "Refused"),
        Need.NOT_TRACKED: translate("ImportNeed", "Not tracked"),
        Need.BAD: translate("ImportNeed", "To repair"),
        Need.NO_SIGNER: translate("ImportNeed", "No signer"),
        Need.LOOK: translate("ImportNeed", "To look at"),
        Need.DUPLICATE: translate("ImportNeed", "Duplicate"),
        Need.WAITING: translate("ImportNeed", "Being tracked"),
        Need.FINE: translate("ImportNeed", "Fine"),
    }[need]


def _need_icon(need: Need) -> QIcon:
    return quality_icon(_LIGHTS[need]) if need in _LIGHTS else icon(_ICONS[need])


def _text(line: ReportLine, column: Column) -> str:
    if column is Column.NEED:
        return need_word(line.need)
    if column is Column.WHY:
        first = _reasons(line).splitlines()[1:2] if line.need in _LIGHTS else []
        return "; ".join(part for part in (*first, _said(line)) if part)
    return {Column.FILE: line.file, Column.GLOSS: line.gloss, Column.SIGNER: line.signer}[column]


def _said(line: ReportLine) -> str:
    return " ".join(said(part) for part in (line.what, line.why, line.fix) if part)


def _reasons(line: ReportLine) -> str:
    return "" if line.quality is None else report_words(line.quality, most=99)
