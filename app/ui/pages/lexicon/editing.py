"""Edits of the entry whose details show, each with a way back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
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

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self.entry: Entry | None = None

    def edit(self, field: str, value: object) -> None:
        """Give a field of the entry a new value, and offer the old one."""
        entry = self.entry
        if entry is None or getattr(entry, field) == value:
            return
        self._write(entry, field, value, lambda _: self._offer_undo(entry, field))

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
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(self, lambda: activate_take(lexicon, take))

    def _trash_take(self, take: TakeId) -> None:
        lexicon, operations = self._workspace.lexicon, self._workspace.operations
        notice = Notice(
            NoticeKind.DONE,
            self.tr("The take moved to the trash."),
            action=self.tr("Undo"),
            act=lambda: operations.write(self, lambda: restore_takes(lexicon, [take])),
        )
        operations.write(
            self, lambda: trash_takes(lexicon, [take]), lambda _: operations.tell(notice)
        )

    def _write(self, entry: Entry, field: str, value: object, done: Any) -> None:  # noqa: ANN401
        lexicon = self._workspace.lexicon
        edit: EntryEdit = {field: value}  # type: ignore[misc]
        self._workspace.operations.write(
            self, lambda: edit_entries(lexicon, [entry.id], **edit), done, self._refuse
        )

    def _offer_undo(self, entry: Entry, field: str) -> None:
        old = getattr(entry, field)
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{gloss} is changed.").format(gloss=entry.id_gloss),
                action=self.tr("Undo"),
                act=lambda: self._write(entry, field, old, None),
            )
        )

    def _refuse(self, error: KnownError) -> None:
        self._workspace.operations.tell(Notice.of_error(error))
        self.refused.emit()
