"""Edits of the entry whose details show, each with a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.studio.form_search import known_forms, measure_forms, written_form
from app.ui.bridge.notices import Notice
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.pages.lexicon.told_steps import ToldSteps
from lexicon_db.entries import edit_entries, entry_named
from lexicon_db.entry_fields import EntryEdit
from lexicon_db.errors import KnownError
from lexicon_db.opinions import say
from lexicon_db.phonology import Form, change_forms, forms_of
from lexicon_db.records import Entry, Relation, RelationRole, TakeId, Vote
from lexicon_db.relations import relate, unrelate
from lexicon_db.takes import activate_take, restore_takes, trash_takes

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon


class EntryEditing(QObject):
    """Writes what the person changed.

    Attributes:
        entry: The entry whose details show, as it was read last.
    """

    #: A value was not allowed: what shows must be read again.
    refused = Signal()

    def __init__(self, workspace: Workspace, steps: ToldSteps, page: QWidget) -> None:
        super().__init__(page)
        self._lexicon, self._operations = workspace.lexicon, workspace.operations
        self._steps, self._page = steps, page
        self.entry: Entry | None = None

    def edit(self, field: str, value: object) -> None:
        """Give a field of the entry a new value, and offer the old one."""
        entry = self.entry
        if entry is None or getattr(entry, field) == value:
            return
        edit: EntryEdit = {field: value}  # type: ignore[misc]
        self._change(entry, lambda: edit_entries(self._lexicon, [entry.id], **edit))

    def edit_form(self, form: Form) -> None:
        """Give fields of the form of the entry new values."""
        if (entry := self.entry) is not None:
            self._change(entry, lambda: change_forms(self._lexicon, [entry.id], form))

    def write_measured(self) -> None:
        """Write down what was measured of the form, where nothing is written yet."""
        if (entry := self.entry) is not None and entry.active_take is not None:
            self._change(entry, partial(_write_measured, self._lexicon, entry))

    def relate(self, role: RelationRole, other: str) -> None:
        """State what the entry is to another one, by its ID-gloss."""
        if (entry := self.entry) is not None:
            lexicon = self._lexicon
            self._change(
                entry, lambda: relate(lexicon, entry.id, role, entry_named(lexicon, other).id)
            )

    def unrelate(self, relation: Relation) -> None:
        """Take back what was stated of the entry and another one."""
        if (entry := self.entry) is not None:
            pair = (entry.id, relation.other)
            one, other = reversed(pair) if relation.is_inverse else pair
            self._change(entry, lambda: unrelate(self._lexicon, one, relation.role, other))

    def say(self, vote: Vote | None = None, comment: str = "") -> None:
        """Say what one thinks of the entry; a later vote takes the place of one's earlier."""
        if (entry := self.entry) is not None:
            words = self.tr("{gloss}: your opinion is kept.").format(gloss=entry.id_gloss)
            work = partial(say, self._lexicon, entry.id, vote, comment)
            self._steps.do("comment on entry", work, words, self._refuse)

    def _change(self, entry: Entry, work: Callable[[], object]) -> None:
        words = self.tr("{gloss} is changed.").format(gloss=entry.id_gloss)
        self._steps.do("edit entry", work, words, self._refuse)

    def show_take_menu(self, take: TakeId, place: QPoint) -> None:
        """Offer what can be done with a take."""
        menu = QMenu(self._page)
        stand = menu.addAction(self.tr("Let it stand for the sign"))
        dress(stand, "circle-check")
        stand.triggered.connect(partial(self.activate, take))
        trash = menu.addAction(self.tr("Move to the trash"))
        dress(trash, "trash-2")
        trash.triggered.connect(partial(self._trash_take, take))
        menu.popup(place)

    def activate(self, take: TakeId) -> None:
        """Let a take stand for the sign."""
        self._steps.do(
            "activate take",
            lambda: activate_take(self._lexicon, take),
            self.tr("Another take stands for the sign."),
        )

    def restore_take(self, take: TakeId) -> None:
        """Take a take out of the trash."""
        self._steps.do(
            "restore take",
            lambda: restore_takes(self._lexicon, [take]),
            self.tr("The take is out of the trash."),
        )

    def _trash_take(self, take: TakeId) -> None:
        self._steps.do(
            "trash take",
            lambda: trash_takes(self._lexicon, [take]),
            self.tr("The take moved to the trash."),
        )

    def _refuse(self, error: KnownError) -> None:
        self._operations.tell(Notice.of_error(error))
        self.refused.emit()


def _write_measured(lexicon: Lexicon, entry: Entry) -> None:
    """Write down the measured form of an entry, where nothing is written yet.

    Raises:
        KnownError: If its take has no motion.
    """
    takes = [entry.active_take] if entry.active_take is not None else []
    known, missing = known_forms(lexicon, takes)
    forms = list((known | measure_forms(lexicon, missing)).values())
    if not forms:
        raise KnownError(
            "The form was not written down.",
            "The movement of this sign is not found yet.",
            "Track it, and wait until that is done.",
        )
    written = {field for field, _ in forms_of(lexicon, [entry.id]).get(entry.id, ())}
    new = tuple(pair for pair in written_form(forms[0]) if pair[0] not in written)
    change_forms(lexicon, [entry.id], new)
