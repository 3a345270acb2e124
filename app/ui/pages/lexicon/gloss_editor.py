"""The glosses of an entry in written languages: one for each."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import GUTTER, SectionHeader, label

Glosses = tuple[tuple[str, str], ...]

_CODE_WIDTH = 46


class GlossEditor(QWidget):
    """Rows of language and gloss; a row that is emptied goes away."""

    #: The new glosses.
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[EditField, EditField]] = []
        header = SectionHeader(self.tr("Glosses"))
        add = IconButton("plus", self.tr("Add a gloss in another language"))
        add.clicked.connect(self.add_gloss)
        header.add(add)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(GUTTER, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.TIGHT)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._grid)

    def show_glosses(self, glosses: Glosses) -> None:
        """Show the glosses of an entry."""
        if self._typed() == glosses and self._rows:
            return
        self._clear()
        for language, gloss in glosses:
            self._add_row(language, gloss)
        if not glosses:
            self._grid.addWidget(label(self.tr("None yet"), "caption"), 0, 0, 1, 3)

    def fields(self) -> list[EditField]:
        """The fields of the glosses, in order."""
        return [gloss for _, gloss in self._rows]

    def add_gloss(self) -> None:
        """Add an empty row to type a language and a gloss into."""
        if not self._rows:
            self._clear()
        self._add_row("", "")
        self._rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._rows = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add_row(self, language: str, text: str) -> None:
        row = len(self._rows)
        code = EditField(self.tr("Language of the gloss"), self.tr("eng"))
        code.setFixedWidth(_CODE_WIDTH)
        code.setToolTip(self.tr("Written language, as an ISO 639-3 code such as eng or deu"))
        gloss = EditField(self.tr("Gloss {number}").format(number=row + 1), self.tr("Gloss"))
        remove = IconButton("x", self.tr("Remove this gloss"))
        for field, value in ((code, language), (gloss, text)):
            with QSignalBlocker(field):
                field.show_text(value)
            field.edited.connect(self._tell)
        remove.clicked.connect(lambda: self._remove(gloss))
        for place, part in enumerate((code, gloss, remove)):
            self._grid.addWidget(part, row, place)
        self._rows.append((code, gloss))

    def _remove(self, gloss: EditField) -> None:
        gloss.clear()
        self._tell()

    def _typed(self) -> Glosses:
        rows = ((code.text().strip(), gloss.text().strip()) for code, gloss in self._rows)
        return tuple(sorted((code, gloss) for code, gloss in rows if code and gloss))

    def _tell(self) -> None:
        self.edited.emit(self._typed())
