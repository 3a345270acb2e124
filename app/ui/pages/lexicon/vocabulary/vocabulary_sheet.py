"""The controlled vocabularies of a lexicon, edited: each change is kept at once, and undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.studio.form_search import WRITTEN
from app.studio.steps import redo, undo
from app.studio.vocabulary_changes import (
    Change,
    change_vocabulary,
    drop_term,
    label_term,
    move_term,
    offer_term,
    retire_term,
)
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.lexicon.form.form_words import field_name, window_language
from app.ui.pages.lexicon.vocabulary.term_table import TermTable
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.switch import Switch
from lexicon_db.records import Vocabulary
from lexicon_db.vocabularies import delete_vocabulary, list_vocabularies

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.lexicon.told_steps import ToldSteps
    from lexicon_db.errors import KnownError
    from lexicon_db.store import Lexicon

_SIZE: Final = (620, 520)
#: Vocabularies that every lexicon may have, besides those of the form.
_NAMED: Final = ("tag", "dialect", "semantic field")
_LANGUAGE_WIDTH: Final = 84


class VocabularySheet(QDialog):
    """A window of its own beside the lexicon.

    Attributes:
        choice: Which vocabulary shows.
        language: The written language whose labels show (ISO 639-3).
        table: Its terms.
        new: Where one more term is named.
        closed: Whether only its terms are allowed.
    """

    #: What fields offer, or what values are called, is not as it was.
    changed = Signal()

    def __init__(
        self, workspace: Workspace, steps: ToldSteps, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._steps = workspace, steps
        self._known: dict[str, Vocabulary] = {}
        self.setWindowTitle(self.tr("Vocabularies"))
        self.resize(*_SIZE)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Vocabulary"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(lambda _: self._show())
        self._first = window_language()
        self.language = EditField(self.tr("Language of the labels"))
        self.language.setFixedWidth(_LANGUAGE_WIDTH)
        self.language.setToolTip(
            self.tr("Written language, as an ISO 639-3 code such as eng or deu")
        )
        self.language.show_text(self._first)
        self.language.edited.connect(lambda _: self._show())
        self.table = TermTable()
        self.table.labelled.connect(self._label)
        self.table.offered.connect(self._offer)
        self.new = EditField(self.tr("Add a term"), self.tr("Add a term"))
        self.new.edited.connect(self._add)
        self.closed = Switch(self.tr("Allow only these terms"))
        self.closed.clicked.connect(self._close)
        self._trouble = label("", "bad", wrap=True)
        self._trouble.hide()
        self._lay_out()
        for key, take in (
            (QKeySequence.StandardKey.Undo, undo),
            (QKeySequence.StandardKey.Redo, redo),
        ):
            QShortcut(QKeySequence(key), self, partial(self._step, take))

    def open_sheet(self) -> None:
        """Show it, and read the vocabularies."""
        self.reload()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the vocabularies again."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: list_vocabularies(lexicon), self._take, topic="vocabularies"
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that shows; an empty one where there is none of its name yet."""
        name = str(self.choice.currentData())
        return self._known.get(name, Vocabulary(name))

    def _take(self, found: tuple[Vocabulary, ...]) -> None:
        chosen = self.choice.currentData()
        self._known = {vocabulary.name: vocabulary for vocabulary in found}
        self.choice.clear()
        for name in dict.fromkeys((*WRITTEN, *_NAMED, *self._known)):
            self.choice.addItem(field_name(name), name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self._show()

    def _show(self) -> None:
        shown = self.vocabulary
        self.table.show_terms(shown.terms, self.language.text().strip() or self._first)
        self.closed.setChecked(shown.is_closed)
        self._delete.setEnabled(shown.name in self._known)
        for button in self._term_buttons:
            button.setEnabled(bool(shown.terms))

    def _add(self, name: str) -> None:
        self.new.show_text("")
        self.new.clear()
        if name.strip():
            self._change(lambda one: offer_term(one, name.strip()))

    def _label(self, term: str, text: str) -> None:
        language = self.language.text().strip() or self._first
        self._change(lambda one: label_term(one, term, language, text))

    def _offer(self, term: str, is_offered: bool) -> None:
        change = offer_term if is_offered else retire_term
        self._change(lambda one: change(one, term))

    def _move(self, places: int) -> None:
        if term := self.table.term:
            self._change(lambda one: move_term(one, term, places))

    def _drop(self) -> None:
        if term := self.table.term:
            self._change(lambda one: drop_term(one, term))

    def _close(self) -> None:
        is_closed = self.closed.isChecked()
        self._change(lambda one: replace(one, is_closed=is_closed))

    def _change(self, change: Change) -> None:
        lexicon, name = self._workspace.lexicon, self.vocabulary.name
        self._do("save vocabulary", lambda: change_vocabulary(lexicon, name, change))

    def _delete_all(self) -> None:
        lexicon, name = self._workspace.lexicon, self.vocabulary.name
        self._do("delete vocabulary", lambda: delete_vocabulary(lexicon, name))

    def _do(self, operation: str, work: Callable[[], object]) -> None:
        self._trouble.hide()
        words = self.tr("The vocabulary is changed.")
        self._steps.do(operation, work, words, self._refuse, done=self._follow)

    def _follow(self) -> None:
        self.reload()
        self.changed.emit()

    def _step(self, take: Callable[[Lexicon], object]) -> None:
        """Take the latest step back, or do it again."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(self, lambda: take(lexicon), lambda _: self._follow())

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to it sees what was done elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.reload()

    def _refuse(self, error: KnownError) -> None:
        self._trouble.setText(f"{error.what} {error.why} {error.fix}")
        self._trouble.show()
        self.reload()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(label(self.tr("Vocabularies"), "title"), 1)
        head.addWidget(self.choice)
        head.addWidget(self.language)
        column.addLayout(head)
        help_ = self.tr("Which values signs may have; what is not offered stays readable.")
        column.addWidget(label(help_, "secondary", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(self._term_row())
        column.addWidget(self._trouble)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.closed)
        foot.addWidget(label(self.closed.accessibleName(), "secondary"), 1)
        self._delete = QPushButton(self.tr("Delete this vocabulary"))
        self._delete.setProperty("kind", "quiet")
        self._delete.setAutoDefault(False)
        dress(self._delete, "trash-2")
        self._delete.clicked.connect(self._delete_all)
        foot.addWidget(self._delete)
        column.addLayout(foot)

    def _term_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.new, 1)
        buttons = []
        for icon_name, name, keys, act in (
            ("chevron-up", self.tr("Move the term up"), "Alt+Up", partial(self._move, -1)),
            ("chevron-down", self.tr("Move the term down"), "Alt+Down", partial(self._move, 1)),
            ("x", self.tr("Take the term away"), "Del", self._drop),
        ):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _=False, act=act: act())
            shortcut = QShortcut(QKeySequence(keys), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            row.addWidget(button)
            buttons.append(button)
        self._term_buttons = tuple(buttons)
        return row
