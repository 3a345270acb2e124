"""Edits of the entry whose details show, each with a way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.bridge.notices import Notice
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.pages.lexicon.told_steps import ToldSteps
from lexicon_db.entries import edit_entries
from lexicon_db.entry_fields import EntryEdit
from lexicon_db.errors import KnownError
from lexicon_db.records import Entry, TakeId
from lexicon_db.takes import activate_take, restore_takes, trash_takes


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
        self._steps.do(
            "edit entry",
            lambda: edit_entries(self._lexicon, [entry.id], **edit),
            self.tr("{gloss} is changed.").format(gloss=entry.id_gloss),
            self._refuse,
        )

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
