"""The entries that the lexicon page shows, as Qt's views want them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from app.ui.fonts import figures_font
from app.ui.widgets.quality_light import quality_icon
from app.ui.widgets.quality_words import report_words, short_verdict_word, verdict_word
from app.ui.widgets.status_shape import status_icon, status_name
from lexicon_db.records import (
    Entry,
    EntryId,
    EntryStatus,
    QualityReport,
    QualityVerdict,
    TakeId,
)

#: Role under which a cell gives its whole `Entry`.
ENTRY: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns of the table; the grid shows the first."""

    GLOSS = 0
    STATUS = 1
    QUALITY = 2
    LEMMA = 3
    SENSES = 4
    TAKES = 5
    ADDED = 6
    TAGS = 7
    DIALECTS = 8
    GLOSSES = 9
    ASSIGNEE = 10
    CHANGED = 11


#: Views ask for it several times for each entry.
_COLUMN_COUNT: Final = len(Column)


class EntryModel(QAbstractTableModel):
    """A list of entries; rows are replaced as a whole, or one by one where only a few changed.

    Args:
        reports: How well takes can be trusted; what is in it may change.
        parent: The page.
    """

    def __init__(
        self, reports: Mapping[TakeId, QualityReport], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._entries: list[Entry] = []
        self._rows: dict[EntryId, int] = {}
        self._found: Sequence[Entry] = ()
        self._order: tuple[Column, Qt.SortOrder] | None = None
        self.redraw_icons()
        self._answers: dict[int, Callable[[Entry, Column], object]] = {
            ENTRY: lambda entry, _: entry,
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.DecorationRole: self._icon,
            Qt.ItemDataRole.TextAlignmentRole: lambda _, column: int(_alignment(column)),
            Qt.ItemDataRole.FontRole: _font,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Qt.ItemDataRole.ToolTipRole: self._reasons,
        }
        self._headings = {
            Column.GLOSS: self.tr("ID-gloss"),
            Column.STATUS: self.tr("Status"),
            Column.QUALITY: self.tr("Quality"),
            Column.LEMMA: self.tr("Lemma"),
            Column.SENSES: self.tr("Senses"),
            Column.TAKES: self.tr("Takes"),
            Column.ADDED: self.tr("Added"),
            Column.TAGS: self.tr("Tags"),
            Column.DIALECTS: self.tr("Dialects"),
            Column.GLOSSES: self.tr("Glosses"),
            Column.ASSIGNEE: self.tr("Assigned to"),
            Column.CHANGED: self.tr("Changed"),
        }

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries in their order."""
        return self._entries

    def row_of(self, entry: EntryId) -> int | None:
        """The row of an entry, or None when it is not shown."""
        return self._rows.get(entry)

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; what only grew at its end, or changed inside, stays in its place."""
        self._found = entries
        ordered = self._ordered(entries)
        before = [entry.id for entry in self._entries]
        after = [entry.id for entry in ordered]
        if after[: len(before)] != before:
            self.beginResetModel()
            self._take(ordered)
            self.endResetModel()
            return
        changed = [
            row
            for row, (old, new) in enumerate(zip(self._entries, ordered, strict=False))
            if old is not new and old != new
        ]
        if len(after) > len(before):
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
            self._take(ordered)
            self.endInsertRows()
        else:
            self._take(ordered)
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _take(self, ordered: list[Entry]) -> None:
        self._entries = ordered
        self._rows = {entry.id: row for row, entry in enumerate(ordered)}

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a negative column means: as found, best first."""
        self._order = (Column(column), order) if column >= 0 else None
        self.show(self._found)

    def _ordered(self, entries: Sequence[Entry]) -> list[Entry]:
        if self._order is None:
            return list(entries)
        column, order = self._order
        is_reverse = order is Qt.SortOrder.DescendingOrder
        return sorted(entries, key=_SORT_KEYS[column], reverse=is_reverse)

    def redraw_icons(self) -> None:
        """Draw the shapes again after the theme has changed."""
        self._icons = {status: status_icon(status) for status in EntryStatus}
        self._lights = {verdict: quality_icon(verdict) for verdict in QualityVerdict}

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The place of a cell; views ask for that of every row when they lay rows out."""
        is_inside = 0 <= row < len(self._entries) and 0 <= column < _COLUMN_COUNT
        if not is_inside or (parent is not None and parent.isValid()):
            return QModelIndex()
        return self.createIndex(row, column)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else _COLUMN_COUNT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[Column(section)]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(Column(section)))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell."""
        answer = self._answers.get(role)
        if answer is None:
            return None
        return answer(self._entries[index.row()], Column(index.column()))

    def _icon(self, entry: Entry, column: Column) -> QIcon | None:
        if column is Column.QUALITY and entry.quality is not None:
            return self._lights[entry.quality]
        return self._icons[entry.status] if column is Column.STATUS else None

    def _reasons(self, entry: Entry, column: Column) -> str | None:
        """Why the light of an entry is what it is; cards are of the first column."""
        if entry.quality is None or column not in (Column.GLOSS, Column.QUALITY):
            return None
        return report_words(self._reports.get(entry.active_take or TakeId("")))


_STATUS_ORDER: Final = {status: place for place, status in enumerate(EntryStatus)}
_LIGHT_ORDER: Final = {verdict: place for place, verdict in enumerate(QualityVerdict)}
_SORT_KEYS: Final[dict[Column, Callable[[Entry], Any]]] = {
    Column.GLOSS: lambda entry: entry.id_gloss.casefold(),
    Column.STATUS: lambda entry: _STATUS_ORDER[entry.status],
    Column.QUALITY: lambda entry: -1 if entry.quality is None else _LIGHT_ORDER[entry.quality],
    Column.LEMMA: lambda entry: entry.lemma.casefold(),
    Column.SENSES: lambda entry: senses_text(entry).casefold(),
    Column.TAKES: lambda entry: entry.take_count,
    Column.ADDED: lambda entry: entry.created_at,
    Column.TAGS: lambda entry: [tag.casefold() for tag in entry.tags],
    Column.DIALECTS: lambda entry: [dialect.casefold() for dialect in entry.dialects],
    Column.GLOSSES: lambda entry: glosses_text(entry).casefold(),
    Column.ASSIGNEE: lambda entry: entry.assignee.casefold(),
    Column.CHANGED: lambda entry: entry.changed_at,
}


def senses_text(entry: Entry) -> str:
    """The first translation of every sense, on one line."""
    return ", ".join(sense[0][1] for sense in entry.senses if sense)


def glosses_text(entry: Entry) -> str:
    """The glosses of all languages, on one line."""
    return ", ".join(f"{gloss} ({language})" for language, gloss in entry.annotation_glosses)


def _date(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()


_TEXTS: Final[dict[Column, Callable[[Entry], str]]] = {
    Column.GLOSS: lambda entry: entry.id_gloss,
    Column.STATUS: lambda entry: status_name(entry.status),
    Column.QUALITY: lambda entry: short_verdict_word(entry.quality) if entry.quality else "",
    Column.LEMMA: lambda entry: entry.lemma,
    Column.SENSES: senses_text,
    Column.TAKES: lambda entry: str(entry.take_count),
    Column.ADDED: lambda entry: _date(entry.created_at),
    Column.TAGS: lambda entry: ", ".join(entry.tags),
    Column.DIALECTS: lambda entry: ", ".join(entry.dialects),
    Column.GLOSSES: glosses_text,
    Column.ASSIGNEE: lambda entry: entry.assignee,
    Column.CHANGED: lambda entry: _date(entry.changed_at),
}


def _text(entry: Entry, column: Column) -> str:
    return _TEXTS[column](entry)


def _font(entry: Entry, column: Column) -> QFont | None:
    has_figures = column in (Column.TAKES, Column.ADDED, Column.CHANGED)
    return figures_font() if has_figures else None


def _spoken(entry: Entry, column: Column) -> str:
    words = [entry.id_gloss, status_name(entry.status)]
    if entry.quality is not None:
        words.append(verdict_word(entry.quality))
    return ", ".join(words)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.TAKES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
