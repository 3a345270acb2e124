"""What can be done with the selected signs: one action each, for menus, keys and the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.studio.bulk_editing import NameField, add_name, remove_name
from app.studio.tracking import request_tracks
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.pages.lexicon.status_menu import StatusMenu
from app.ui.pages.lexicon.told_steps import ToldSteps
from lexicon_db.entries import edit_entries, restore_entries, trash_entries
from lexicon_db.records import Changes, Entry, EntryId, EntryStatus
from lexicon_db.takes import takes_of

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon


class EntryActions(QObject):
    """Actions on the selection of a page.

    Args:
        workspace: Where the signs are.
        steps: Does what can be undone.
        selection: The signs that are selected now.
        page: Gets the actions, so that their keys work there.
    """

    #: The `Entry` that others are to be like.
    like_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        steps: ToldSteps,
        selection: Callable[[], Sequence[Entry]],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._steps = steps
        self._workspace, self._selection, self._page = workspace, selection, page
        self.open = self._add(self.tr("Open sign"), "play", self._open_first)
        self.like = self._add(self.tr("Signs like this one"), "waypoints", self._like, "Ctrl+L")
        self.track = self._add(self.tr("Track again"), "refresh-cw", self._track)
        self.pack = self._add(self.tr("Make a pack of these…"), "package", self._make_pack)
        self.trash = self._add(self.tr("Move to the trash"), "trash-2", self._trash, "Del")
        self.restore = self._add(self.tr("Take out of the trash"), "undo-2", self._restore)
        self.menu = QMenu(page)
        self.menu.addActions([self.open, self.like, self.track, self.pack])
        self.menu.addMenu(StatusMenu(self.menu, self.set_status))
        self.menu.addSeparator()
        self.menu.addActions([self.restore, self.trash])
        self.follow_selection()

    def follow_selection(self) -> None:
        """Enable what can be done with the selection."""
        entries = self._selection()
        trashed = [entry for entry in entries if entry.trashed_at is not None]
        has_takes = any(entry.take_count for entry in entries)
        self.open.setEnabled(len(entries) == 1 and has_takes)
        self.like.setEnabled(len(entries) == 1 and has_takes)
        self.track.setEnabled(has_takes and not trashed)
        self.pack.setEnabled(len(entries) > len(trashed))
        self.trash.setEnabled(len(entries) > len(trashed))
        self.restore.setEnabled(bool(trashed))
        self.restore.setVisible(bool(trashed))

    def open_entry(self, entry: Entry) -> None:
        """Open the sign page on the active take of an entry."""
        if entry.active_take is None:
            self._tell(
                self.tr("{gloss} cannot be opened.").format(gloss=entry.id_gloss),
                self.tr("It has no recording yet."),
                self.tr("Drop a video of it on the window."),
            )
            return
        self._workspace.routes.go("sign", entry.active_take)

    def set_status(self, status: EntryStatus) -> None:
        """Give the selected signs a status."""
        self._edit(lambda lexicon, ids: edit_entries(lexicon, ids, status=status))

    def assign(self, person: str) -> None:
        """Give the selected signs to a person; nobody where the name is empty."""
        self._edit(lambda lexicon, ids: edit_entries(lexicon, ids, assignee=person))

    def add_name(self, field: NameField, name: str) -> None:
        """Give the selected signs one more tag, or dialect."""
        self._edit(lambda lexicon, ids: add_name(lexicon, ids, field, name))

    def remove_name(self, field: NameField, name: str) -> None:
        """Take a tag, or a dialect, from the selected signs."""
        self._edit(lambda lexicon, ids: remove_name(lexicon, ids, field, name))

    def _edit(self, change: Callable[[Lexicon, list[EntryId]], object]) -> None:
        lexicon = self._workspace.lexicon
        ids = [entry.id for entry in self._selection()]
        words = self.tr("%n sign(s) changed.", "", len(ids))
        self._steps.do("edit entry", lambda: change(lexicon, ids), words)

    def _open_first(self) -> None:
        for entry in self._selection()[:1]:
            self.open_entry(entry)

    def _like(self) -> None:
        for entry in self._selection()[:1]:
            self.like_wanted.emit(entry)

    def _make_pack(self) -> None:
        chosen = [entry.id for entry in self._selection() if entry.trashed_at is None]
        if chosen:
            self._workspace.routes.make_pack(chosen)

    def _track(self) -> None:
        lexicon = self._workspace.lexicon
        ids = [entry.id for entry in self._selection()]

        def work() -> Changes:
            takes = [take.id for id_ in ids for take in takes_of(lexicon, id_)]
            return request_tracks(lexicon, takes, again=True)

        self._write(work)

    def _trash(self) -> None:
        ids = [entry.id for entry in self._selection() if entry.trashed_at is None]
        if not ids:
            return
        lexicon = self._workspace.lexicon
        words = self.tr("%n sign(s) moved to the trash.", "", len(ids))
        self._steps.do("trash entry", lambda: trash_entries(lexicon, ids), words)

    def _restore(self) -> None:
        ids = [entry.id for entry in self._selection() if entry.trashed_at is not None]
        lexicon = self._workspace.lexicon
        words = self.tr("%n sign(s) taken out of the trash.", "", len(ids))
        self._steps.do("restore entry", lambda: restore_entries(lexicon, ids), words)

    def _write(self, work: Callable[[], object]) -> None:
        self._workspace.operations.write(self, work)

    def _tell(self, what: str, why: str, fix: str) -> None:
        self._workspace.operations.tell(Notice(NoticeKind.WARNING, what, why, fix))

    def _add(self, text: str, icon_name: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self._page)
        dress(action, icon_name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: act())
        self._page.addAction(action)
        return action
