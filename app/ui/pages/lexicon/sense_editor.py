"""The senses of an entry: numbered, each with translations in written languages."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import GUTTER, SectionHeader, label

Senses = tuple[tuple[tuple[str, str], ...], ...]

_CODE_WIDTH = 46


class SenseEditor(QWidget):
    """Rows of language and translation; a row that is emptied goes away."""

    #: The new senses.
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "eng"
        self._rows: list[tuple[int, EditField, EditField]] = []
        header = SectionHeader(self.tr("Meanings"))
        add = IconButton("plus", self.tr("Add a meaning"))
        add.clicked.connect(self.add_sense)
        header.add(add)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(GUTTER, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.TIGHT)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._grid)

    def show_senses(self, senses: Senses) -> None:
        """Show the senses of an entry."""
        if self._typed() == senses and self._rows:
            return
        self._clear()
        for number, translations in enumerate(senses):
            for language, text in translations or (("", ""),):
                self._add_row(number, language, text)
        if not senses:
            self._grid.addWidget(label(self.tr("None yet"), "caption"), 0, 0, 1, 4)
        else:
            self._language = senses[-1][-1][0] if senses[-1] else self._language

    def fields(self) -> list[EditField]:
        """The fields of the translations, in order."""
        return [words for _, _, words in self._rows]

    def _clear(self) -> None:
        self._rows = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add_sense(self) -> None:
        """Add an empty row to type a meaning into."""
        senses = self._typed()
        if not senses:
            self._clear()
        self._add_row(len(senses), self._language, "")
        self._rows[-1][2].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, number: int, language: str, text: str) -> None:
        row = len(self._rows)
        is_first = not self._rows or self._rows[-1][0] != number
        figure: QLabel = label(f"{number + 1}" if is_first else "", "secondary")
        code = EditField(self.tr("Language of the translation"))
        code.setFixedWidth(_CODE_WIDTH)
        code.setToolTip(self.tr("Written language, as an ISO 639-3 code such as eng or deu"))
        words = EditField(self.tr("Meaning {number}").format(number=number + 1), self.tr("Meaning"))
        remove = IconButton("x", self.tr("Remove this meaning"))
        for field, value in ((code, language), (words, text)):
            with QSignalBlocker(field):
                field.show_text(value)
            field.edited.connect(self._tell)
        remove.clicked.connect(lambda: self._remove(words))
        for place, part in enumerate((figure, code, words, remove)):
            self._grid.addWidget(part, row, place)
        self._rows.append((number, code, words))

    def _remove(self, words: EditField) -> None:
        words.clear()
        self._tell()

    def _typed(self) -> Senses:
        senses: dict[int, list[tuple[str, str]]] = {}
        for number, code, words in self._rows:
            if words.text().strip():
                language = code.text().strip() or self._language
                senses.setdefault(number, []).append((language, words.text().strip()))
        return tuple(tuple(translations) for translations in senses.values())

    def _tell(self) -> None:
        self.edited.emit(self._typed())
