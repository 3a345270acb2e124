"""The question for a new lexicon: its name, its signed language, its folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.paths import lexicons_folder
from app.ui.metrics import Space
from app.ui.signed_languages import SIGNED_LANGUAGES
from app.ui.widgets.dialog_parts import add_field, button_row
from app.ui.widgets.labels import ElidedLabel, label

_CODE: Final = re.compile(r"[a-z]{3}")
_NOT_IN_FOLDER_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class NewLexiconDialog(QDialog):
    """Asks for a new lexicon.

    Args:
        file_count: How many recordings wait to be added to it.
        parent: The window.
    """

    def __init__(self, file_count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New lexicon"))
        self.setMinimumWidth(460)
        self.folder_parent = lexicons_folder()
        self.name_field = QLineEdit()
        self.name_field.setPlaceholderText(self.tr("For example: Everyday signs"))
        self.language_choice = _language_choice(
            self.tr("Type to search, or type an ISO 639-3 code")
        )
        self._place = ElidedLabel("", "secondary", mode=Qt.TextElideMode.ElideMiddle)
        self._trouble = label("", "bad", wrap=True)
        self.create_button = QPushButton(self.tr("Create"))
        self.create_button.setProperty("kind", "primary")
        self.create_button.setDefault(True)
        self._lay_out(file_count)
        self.name_field.textChanged.connect(self._check)
        self.language_choice.editTextChanged.connect(self._check)
        self.create_button.clicked.connect(self.accept)
        self._check()

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self.name_field.text().strip()

    @property
    def language(self) -> str:
        """The ISO 639-3 code of the signed language, or empty while there is none."""
        typed = self.language_choice.currentText().strip()
        chosen = self.language_choice.findText(typed, Qt.MatchFlag.MatchFixedString)
        if chosen >= 0:
            return str(self.language_choice.itemData(chosen))
        return typed.lower() if _CODE.fullmatch(typed.lower()) else ""

    @property
    def trouble(self) -> str:
        """Why it cannot be made as it stands, or empty."""
        return self._trouble.text()

    @property
    def folder(self) -> Path:
        """Where the lexicon will be: a folder that is called like it."""
        words = _NOT_IN_FOLDER_NAMES.sub(" ", self.name).split()
        return self.folder_parent / " ".join(words).strip(" .")

    def _lay_out(self, file_count: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(self.tr("New lexicon"), "title"))
        waiting = self.tr("%n file(s) will be added to it.", "", file_count)
        intro = self.tr("A lexicon keeps the signs of one signed language in one folder.")
        column.addWidget(
            label(f"{intro} {waiting}" if file_count else intro, "secondary", wrap=True)
        )
        for heading, field in (
            (self.tr("Name"), self.name_field),
            (self.tr("Signed language"), self.language_choice),
        ):
            add_field(column, heading, field)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Folder"), "section"))
        column.addLayout(self._place_row())
        column.addWidget(self._trouble)
        column.addSpacing(Space.LARGE)
        column.addLayout(button_row(self, self.tr("Cancel"), self.create_button))

    def _place_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        change = QPushButton(self.tr("Change…"))
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_place)
        row.addWidget(self._place, 1)
        row.addWidget(change)
        return row

    def _ask_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the new lexicon"), str(self.folder_parent)
        )
        if chosen:
            self.folder_parent = Path(chosen)
            self._check()

    def _check(self) -> None:
        """Say what is missing; while nothing was typed, stay silent."""
        trouble = ""
        if self.name and self.folder.exists():
            trouble = self.tr("A folder of this name is there already: choose another name.")
        elif self.language_choice.currentText().strip() and not self.language:
            trouble = self.tr("Choose a language from the list, or type a code of three letters.")
        self._trouble.setText(trouble)
        self._place.setText(str(self.folder if self.name else self.folder_parent))
        self.create_button.setEnabled(bool(self.name and self.language and not trouble))


def _language_choice(hint: str) -> QComboBox:
    choice = QComboBox()
    choice.setEditable(True)
    choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for code, name in SIGNED_LANGUAGES:
        choice.addItem(name, code)
    choice.setCurrentIndex(-1)
    choice.clearEditText()
    completer = choice.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    field = choice.lineEdit()
    if field is not None:
        field.setPlaceholderText(hint)
    return choice
