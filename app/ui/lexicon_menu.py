"""What can be done with lexicons as a whole: the menu in the header, also as commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.paths import lexicons_folder
from app.ui.bridge.session import Session
from app.ui.icons import dress
from app.ui.new_lexicon import NewLexiconDialog

_RECENT_SHOWN = 8


class LexiconMenu(QMenu):
    """New, open, recent, sample, folder, backup."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.new = self._add(self.tr("New lexicon…"), "folder-plus", self.ask_new, "Ctrl+N")
        self.open = self._add(self.tr("Open lexicon…"), "folder-open", self.ask_open, "Ctrl+O")
        self._recent = self.addMenu(self.tr("Open recent"))
        dress(self._recent.menuAction(), "history")
        self.sample = self._add(self.tr("Open the sample"), "sparkles", session.open_sample)
        self.addSeparator()
        self.folder = self._add(self.tr("Show its folder"), "external-link", self._show_folder)
        self.back_up = self._add(self.tr("Back up…"), "database-backup", self._ask_backup)
        self.aboutToShow.connect(self._fill)
        self._fill()

    def ask_new(self, files: tuple[Path, ...] = ()) -> bool:
        """Ask for the name of a new lexicon and make it; False when the person changed their mind.

        Args:
            files: Recordings that wait for the lexicon; the question mentions them.
        """
        dialog = NewLexiconDialog(len(files), self.parentWidget())
        if not dialog.exec():
            return False
        self._session.create(dialog.folder, dialog.name, dialog.language)
        return True

    def ask_open(self) -> None:
        """Ask for the folder of a lexicon and open it."""
        start = lexicons_folder()
        folder = QFileDialog.getExistingDirectory(
            self.parentWidget(),
            self.tr("Open lexicon"),
            str(start if start.is_dir() else Path.home()),
        )
        if folder:
            self._session.open(Path(folder))

    def _add(self, text: str, icon_name: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self)
        dress(action, icon_name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: act())
        self.addAction(action)
        return action

    def _fill(self) -> None:
        has_lexicon = self._session.workspace is not None
        for action in (self.folder, self.back_up):
            action.setEnabled(has_lexicon)
        self._recent.clear()
        for place in self._session.preferences.current.recent[:_RECENT_SHOWN]:
            folder = Path(place)
            action = self._recent.addAction(f"{folder.name}   {folder.parent}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, f=folder: self._session.open(f))
        self._recent.setEnabled(not self._recent.isEmpty())

    def _show_folder(self) -> None:
        workspace = self._session.workspace
        if workspace is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(workspace.lexicon.folder)))

    def _ask_backup(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        today = QDate.currentDate().toString("yyyy-MM-dd")
        first = workspace.lexicon.folder.parent / f"{workspace.lexicon.folder.name} {today}.zip"
        file, _ = QFileDialog.getSaveFileName(
            self.parentWidget(), self.tr("Back up the lexicon"), str(first)
        )
        if file:
            self._session.back_up(Path(file))
