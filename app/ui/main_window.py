"""The window: shows the open lexicon, or the welcome page while there is none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QMainWindow

from app.ui.bridge.job_board import JobBoard
from app.ui.bridge.notices import Notice
from app.ui.bridge.session import Session
from app.ui.bridge.workspace import Workspace
from app.ui.command_palette import SIGNS_SHOWN, CommandPalette, visible_commands
from app.ui.desktop_message import DesktopMessage
from app.ui.doors import doors
from app.ui.job_news import JobNews
from app.ui.keymap import Keymap
from app.ui.lexicon_menu import LexiconMenu
from app.ui.metrics import Frame
from app.ui.page_stack import PageStack
from app.ui.pages.welcome.page import WelcomePage
from app.ui.playback.playback import Playback
from app.ui.playback.resuming import resume
from app.ui.spare_memory import SpareMemory
from app.ui.undoing import Undoing
from app.ui.widgets.drop_sheet import DropSheet, dragged_files
from app.ui.widgets.skeleton import CardSkeleton
from app.ui.window_commands import WindowCommands
from app.ui.window_frame import WindowFrame
from app.ui.window_memory import Place, WindowMemory
from app.ui.window_sheets import WindowSheets
from lexicon_db.errors import KnownError
from lexicon_db.packs.layout import PACK_SUFFIX
from lexicon_db.records import Entry


class MainWindow(QMainWindow):
    """One window on one lexicon.

    Args:
        session: Opens and closes lexicons.

    Attributes:
        begins_again: Whether another window is to follow when this one is closed.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.begins_again = False
        self.stack: PageStack | None = None
        self._board: JobBoard | None = None
        self._waiting_files: tuple[Path, ...] = ()
        self._first_page = ""
        self._memory = WindowMemory()
        self._messages = DesktopMessage(self, lambda: self.go("jobs"))
        self.setWindowTitle("Kinelex")
        self.setMinimumSize(Frame.SMALLEST_WIDTH, Frame.SMALLEST_HEIGHT)
        self.setAcceptDrops(True)
        self.frame = WindowFrame()
        self.setCentralWidget(self.frame)
        self.welcome = WelcomePage()
        self._skeleton = CardSkeleton()
        for widget in (self.welcome, self._skeleton):
            self.frame.place.addWidget(widget)
        self._sheet = DropSheet(self)
        self.menu = LexiconMenu(session, self)
        self.palette_list = CommandPalette(
            self.frame.header.search,
            self._find_signs,
            lambda entry: self.go("lexicon", entry),
            self._commands,
        )
        self.keymap = Keymap(session.preferences, self)
        self.commands = WindowCommands(self, self.keymap)
        self._add_commands()
        self.sheets = WindowSheets(self, self.commands, self.keymap)
        header = self.frame.header
        self.undoing = Undoing(self.commands, header.undo, header.redo)
        self._connect()
        self._memory.restore_size(self)
        SpareMemory(session.operations)

    def show_welcome(self) -> None:
        """Show the ways to begin."""
        settings = self.session.preferences.current
        self.welcome.show_recent(settings.recent)
        self.welcome.show_settings(settings)
        self.frame.show_chrome(is_shown=False)
        self.frame.place.setCurrentWidget(self.welcome)

    def show_opening(self) -> None:
        """Show the frame with an empty page while a lexicon is being opened."""
        self.frame.show_chrome(is_shown=True)
        self.frame.header.show_place(self.tr("Opening…"), "")
        self.frame.place.setCurrentWidget(self._skeleton)

    def go(self, key: str, item: str = "") -> None:
        """Open a page by its key, and show one thing on it."""
        if self.stack is not None:
            self.stack.open(key, item)

    def begin_again(self) -> None:
        """Close the window and show another one, which follows what has changed since."""
        self.begins_again = True
        self.close()

    def keep_work(self) -> None:
        """Let pages keep what was only begun, such as a draft."""
        if self.stack is not None:
            self._memory.keep_place(self.stack)
            self.stack.keep_work()

    def prepare_page(self, key: str) -> None:
        """Make a page without showing it, so that the first visit is quick."""
        if self.stack is not None:
            self.stack.prepare(key)

    def add_files(self, files: tuple[Path, ...]) -> None:
        """Add recordings to the open lexicon, or to a new one when none is open.

        A pack is looked into instead.
        """
        pack = next((file for file in files if file.suffix == PACK_SUFFIX), None)
        if self.stack is not None and pack is not None:
            self.go("packs", str(pack))
        elif self.stack is not None:
            self.stack.open("lexicon")
            self.session.routes.files_offered.emit(files)
        elif self.menu.ask_new(files):
            self._waiting_files = files

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and close the lexicon."""
        self._memory.keep_size(self)
        if self.stack is not None:
            self._memory.keep_place(self.stack)
            self._drop_pages()
        self.hide()  # what was asked for is finished before the process ends, without a window
        self.session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Offer to take files."""
        files = dragged_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._sheet.offer(self.tr("Let go to add %n file(s)", "", len(files)))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the offer back."""
        self._sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._sheet.hide()
        event.acceptProposedAction()
        self.add_files(tuple(dragged_files(event.mimeData())))

    def _connect(self) -> None:
        session, welcome = self.session, self.welcome
        session.opening.connect(self.show_opening)
        session.opened.connect(self._show_workspace)
        session.refused.connect(self._show_refusal)
        session.operations.noticed.connect(self.frame.notices.add)
        session.routes.requested.connect(self.go)
        session.routes.play_requested.connect(self._play)
        session.routes.back_requested.connect(self._back)
        session.routes.shortcuts_wanted.connect(self.sheets.show_shortcuts)
        session.routes.new_window_wanted.connect(self.begin_again)
        session.routes.lexicon_wanted.connect(session.open)
        welcome.sample_wanted.connect(session.open_sample)
        welcome.new_wanted.connect(self._begin_recording)
        welcome.language_wanted.connect(self._speak)
        welcome.open_wanted.connect(self.menu.ask_open)
        welcome.recent_wanted.connect(session.open)
        self.frame.rail.chosen.connect(self.go)
        self.frame.header.back.connect(self._back)
        self.frame.jobs.clicked.connect(lambda: self.go("jobs"))

    def _add_commands(self) -> None:
        self.addActions(self.menu.actions())
        add = self.commands.add
        for number, door in enumerate((d for d in doors() if d.is_on_rail), start=1):
            name = self.tr("Go to {page}").format(page=door.name)
            command = add(name, door.icon_name, partial(self.go, door.key), f"Alt+{number}")
            self.frame.rail.add_door(door.key, door.name, command, is_last=door.key == "settings")
        add(self.tr("Go back"), "chevron-left", self._back, "Alt+Left")
        add(self.tr("Full screen"), "maximize", self._toggle_full_screen, "F11")
        add(self.tr("Close Kinelex"), "log-out", self.close, "Ctrl+Q")
        self.commands.add_hidden(self.frame.header.search.begin)

    def _commands(self) -> list[QAction]:
        return visible_commands(self.stack.page if self.stack else None, self)

    def _find_signs(self, text: str) -> None:
        if self.stack is None:
            return
        lexicon = self.stack.workspace.lexicon

        def work() -> tuple[Entry, ...]:
            from lexicon_db.entries import get_entries
            from lexicon_db.search import search_entries

            return get_entries(lexicon, search_entries(lexicon, text)[:SIGNS_SHOWN])

        self.session.operations.read(self, work, self.palette_list.show_signs, topic="palette")

    def _begin_recording(self) -> None:
        """Make a lexicon and go where signs are recorded."""
        self._first_page = "record"
        if not self.menu.ask_new():
            self._first_page = ""

    def _speak(self, language: str) -> None:
        preferences = self.session.preferences
        preferences.update(replace(preferences.current, language=language))
        self.begin_again()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _play(self) -> None:
        playback = getattr(self.stack and self.stack.page, "playback", None)
        if isinstance(playback, Playback):
            resume(playback, 0, plays=True)

    def _back(self) -> None:
        if self.stack is not None:
            self.stack.back()

    def _show_workspace(self, workspace: Workspace) -> None:
        self._drop_pages()
        self.stack = PageStack(workspace, doors())
        self.stack.opened.connect(self._show_place)
        self.stack.made.connect(self.keymap.adopt)
        self.undoing.follow(workspace)
        self.sheets.follow(self.stack)
        self._board = JobBoard(workspace, self)
        self._board.changed.connect(self._show_jobs)
        JobNews(self._board, self, self._messages.show)
        self.frame.place.addWidget(self.stack)
        self.frame.place.setCurrentWidget(self.stack)
        self.frame.show_chrome(is_shown=True)
        self.frame.header.show_lexicon(workspace.lexicon.info, self.menu)
        first = Place(self._first_page) if self._first_page else self._memory.place(self.stack)
        self._first_page = ""
        self._memory.go_to(self.stack, first)
        files, self._waiting_files = self._waiting_files, ()
        if files:
            self.add_files(files)

    def _show_refusal(self, error: KnownError) -> None:
        self._waiting_files = ()
        if self.stack is None:
            self.show_welcome()
        else:
            self.frame.place.setCurrentWidget(self.stack)
            self._show_place(self.stack.key)
        self.frame.notices.add(Notice.of_error(error))

    def _show_place(self, key: str) -> None:
        if self.stack is None or self.stack.page is None:
            return
        self.sheets.help.hide()
        self.undoing.follow_page(self.stack.page)
        self.frame.rail.show_open(self.stack.rail_key)
        self._memory.keep_place(self.stack)
        before = self.stack.came_from() if key == "sign" else None
        self.frame.header.show_place(self.stack.page.title, before.name if before else "")

    def _show_jobs(self) -> None:
        if self._board is not None:
            self.frame.jobs.show_counts(self._board.counts)

    def _drop_pages(self) -> None:
        if self.stack is not None:
            if self.stack.page is not None:
                self.stack.page.left()
            self.frame.place.removeWidget(self.stack)
            self.keymap.forget_pages()
            self.undoing.follow(None)
            self.sheets.follow(None)
            self.stack.deleteLater()
            self.stack = None
        if self._board is not None:
            self._board.deleteLater()
            self._board = None
