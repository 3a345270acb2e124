"""How recordings come in: from files, a folder or a table; asked about, added, reported."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.files import is_folder
from app.studio.importing import (
    Collection,
    collection_of_folder,
    collection_of_table,
    collection_of_wishes,
)
from app.studio.ingest import SUFFIXES, Wish
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.pages.lexicon.adding import AddingBar
from app.ui.pages.lexicon.import_sheet import ImportSheet
from lexicon_db.records import Changes, Signer
from lexicon_db.signers import list_signers

_TABLE = ".csv"
#: Milliseconds in which changes are gathered before the report is made again: while a collection
#: is tracked there are several in a second.
_GATHERED = 1000


class Collecting(QObject):
    """Asks what recordings are, has them added, and shows what became of them.

    Args:
        workspace: Where they go.
        adding: Adds them.
        memory: Remembers who signed last.
        page: Gets the actions, and is behind the dialogs.
    """

    def __init__(
        self, workspace: Workspace, adding: AddingBar, memory: QSettings, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace, self._adding, self._page = workspace, adding, page
        self._memory = memory
        self.sheet = ImportSheet(workspace, page)
        self.sheet.take_opened.connect(lambda take: workspace.routes.go("sign", take))
        adding.reported.connect(self.sheet.show_import)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_GATHERED)
        self._due.timeout.connect(self._reload_sheet)
        self.menu = QMenu(page)
        for text, icon_name, act in (
            (self.tr("Add files…"), "video", self.choose_files),
            (self.tr("Add a folder…"), "folder-plus", self._choose_folder),
            (self.tr("Add by a table…"), "table-2", self._choose_table),
            (self.tr("Imported collections…"), "list-checks", self.sheet.show_import),
        ):
            self._add_action(text, icon_name, act)

    def refresh(self, changes: Changes) -> None:
        """Follow what became of takes, while the report shows."""
        if (changes.takes or changes.jobs) and not self._due.isActive():
            self._due.start()

    def add(self, paths: Sequence[Path]) -> None:
        """Add recordings, a folder of them, or a table that names them."""
        lexicon, operations = self._workspace.lexicon, self._workspace.operations
        if len(paths) == 1 and paths[0].suffix.lower() == _TABLE:
            operations.read(self, lambda: collection_of_table(paths[0]), self._adding.add)
            return

        def work() -> tuple[Collection, tuple[Signer, ...]]:
            if len(paths) == 1 and is_folder(paths[0]):
                collection = collection_of_folder(paths[0], Wish(paths[0]))
            else:
                files = [path for path in paths if not is_folder(path)]
                collection = collection_of_wishes([Wish(file) for file in files or paths])
            return collection, list_signers(lexicon)

        operations.read(self, work, lambda read: self._ask(*read))

    def _reload_sheet(self) -> None:
        if self.sheet.isVisible():
            self.sheet.reload()

    def choose_files(self) -> None:
        """Ask for recordings, and add them."""
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("Add signs"),
            "",
            self.tr("Recordings ({files})").format(files=endings),
        )
        if names:
            self.add([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._page, self.tr("Add a folder"))
        if name:
            self.add([Path(name)])

    def _choose_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Add by a table"), "", f"CSV (*{_TABLE})"
        )
        if name:
            self.add([Path(name)])

    def _ask(self, collection: Collection, signers: tuple[Signer, ...]) -> None:
        last = str(self._memory.value("last_signer", ""))
        files = [wish.file for wish in collection.wishes]
        dialog = AddDialog(files, signers, last, self._page)
        if dialog.exec():
            addition = dialog.addition
            self._memory.setValue("last_signer", addition.signer)
            self._adding.add(dataclasses.replace(collection, wishes=addition.wishes))

    def _add_action(self, text: str, icon_name: str, act: Callable[[], object]) -> None:
        action = QAction(text, self._page)
        dress(action, icon_name)
        action.triggered.connect(lambda _checked: act())
        self._page.addAction(action)
        self.menu.addAction(action)
