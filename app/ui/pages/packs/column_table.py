"""The columns of a table of signs: what each holds, as it was guessed or as a person says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.studio.sign_columns import OWN_NAME, PLAIN_FIELDS, SKIP, WORD_FIELDS
from app.ui.metrics import Hit, Space
from app.ui.pages.packs.pack_words import column_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from app.studio.sign_columns import Column

_NAME, _SAMPLES, _FIELD, _LANGUAGE = range(4)
_NAME_WIDTH: Final = 190
_FIELD_WIDTH: Final = 220
_LANGUAGE_WIDTH: Final = 110
#: Taken for words whose column does not tell their language, until a person does.
_FIRST_LANGUAGE: Final = "eng"


class ColumnTable(QTableWidget):
    """One row for each column, with its first values.

    Attributes:
        fields: What each column holds, by its name.
        languages: The language of its words, where it holds words.
    """

    #: Name of a column, and its field as ``sign_columns`` writes it.
    told = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (
            self.tr("Column"), self.tr("Begins with"), self.tr("Holds"), self.tr("Language"),
        )  # fmt: skip
        super().__init__(0, len(headings), parent)
        self.fields: dict[str, QComboBox] = {}
        self.languages: dict[str, QLineEdit] = {}
        self.setAccessibleName(self.tr("Columns of the table"))
        self.setHorizontalHeaderLabels(headings)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Hit.CONTROL + Space.TIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(_NAME, _NAME_WIDTH)
        header.setSectionResizeMode(_SAMPLES, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_FIELD, _FIELD_WIDTH)
        header.resizeSection(_LANGUAGE, _LANGUAGE_WIDTH)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show what columns are taken for now."""
        if [column.name for column in columns] != list(self.fields):
            self._make_rows(columns)
        for column in columns:
            kind, colon, language = column.field.partition(":")
            field, words = self.fields[column.name], self.languages[column.name]
            with QSignalBlocker(field), QSignalBlocker(words):
                field.setCurrentIndex(field.findData(kind + colon))
                if not words.hasFocus():
                    words.setText(language)
            words.setEnabled(bool(colon))

    def _make_rows(self, columns: Sequence[Column]) -> None:
        self.fields, self.languages = {}, {}
        self.setRowCount(0)
        self.setRowCount(len(columns))
        for row, column in enumerate(columns):
            samples = "  ·  ".join(column.samples)
            for place, text in ((_NAME, column.name), (_SAMPLES, samples)):
                cell = QTableWidgetItem(" ".join(text.split()))
                cell.setToolTip(text)
                self.setItem(row, place, cell)
            self.setCellWidget(row, _FIELD, self._field_of(column.name))
            self.setCellWidget(row, _LANGUAGE, self._language_of(column.name))

    def _field_of(self, name: str) -> QComboBox:
        made = _FieldBox()
        made.setAccessibleName(self.tr("What “{column}” holds").format(column=name))
        for field in (*PLAIN_FIELDS, *(f"{kind}:" for kind in WORD_FIELDS), OWN_NAME, SKIP):
            made.addItem(column_word(field), field)
        made.activated.connect(partial(self._tell_field, name))
        self.fields[name] = made
        return made

    def _language_of(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setToolTip(self.tr("Code of the language of its words, such as eng (ISO 639-3)"))
        made.setAccessibleName(self.tr("Language of “{column}”").format(column=name))
        made.editingFinished.connect(partial(self._tell_language, name))
        self.languages[name] = made
        return made

    def _tell_field(self, name: str, _index: int) -> None:
        field, words = str(self.fields[name].currentData()), self.languages[name]
        if not field.endswith(":"):
            self.told.emit(name, field)
            return
        words.setEnabled(True)
        words.setText(words.text() or _FIRST_LANGUAGE)
        self.told.emit(name, field + words.text())
        words.setFocus()
        words.selectAll()

    def _tell_language(self, name: str) -> None:
        words = self.languages[name]
        if words.isModified() and (language := words.text().strip()):
            words.setModified(False)
            self.told.emit(name, f"{self.fields[name].currentData()}{language}")


class _FieldBox(QComboBox):
    """A box that leaves the wheel to the table: whoever scrolls past changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
