"""The packs page: the packs of the lexicon; making one, and looking into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.ui.bridge.routes import ENTRIES
from app.ui.page_action import page_action
from app.ui.pages.packs.exchange import Exchange
from app.ui.pages.packs.making_view import MakingView
from app.ui.pages.packs.opened_view import OpenedView
from app.ui.pages.packs.register_view import RegisterView
from app.ui.pages.page import Page
from lexicon_db.packs.layout import PACK_SUFFIX
from lexicon_db.records import EntryId

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Changes


class PacksPage(Page):
    """One of its views at a time.

    Attributes:
        register: The packs that were made and imported.
        making: Makes one.
        opened: Looks into one, and imports it.
        exchange: Tables, vocabularies, revocations, who contributed what.
    """

    icon_name = "package"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Packs")
        self.register = RegisterView(workspace)
        self.making = MakingView(workspace)
        self.opened = OpenedView(workspace, self)
        self.exchange = Exchange(workspace, self)
        for action in self.exchange.actions:
            self.register.offer(action)
        self._views = QStackedWidget()
        for view in (self.register, self.making, self.opened):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)
        self.register.make_wanted.connect(self.make)
        self.register.open_wanted.connect(self.ask_file)
        for view in (self.making, self.opened):
            view.left.connect(self.show_register)
        self.opened.undo_wanted.connect(self.register.undo)
        self.exchange.keys_changed.connect(self.opened.look_again)
        page_action(self, self.tr("Make a pack…"), "upload", "Ctrl+E", self.make)
        page_action(self, self.tr("Open a pack…"), "import", "Ctrl+I", self.ask_file)
        page_action(self, self.tr("Back to the packs"), "chevron-left", "Esc", self.show_register)

    def activated(self) -> None:
        """Show how things stand now."""
        view = self._views.currentWidget()
        if view is self.making:
            self.making.begin()
        elif view is self.opened:
            self.opened.revise()
        else:
            self.show_register()

    def show_item(self, item: str) -> None:
        """Look into a pack, by the path of its file; or begin one of some entries."""
        if not item.startswith(ENTRIES):
            self.open(Path(item))
            return
        self._views.setCurrentWidget(self.making)
        self.making.choose([EntryId(one) for one in item.removeprefix(ENTRIES).split(",")])

    def left(self) -> None:
        """Stop what plays."""
        self.opened.stop()

    def refresh(self, changes: Changes) -> None:
        """Read the register again: an import or an export may have ended."""
        self.register.reload()
        if self._views.currentWidget() is self.opened:
            self.opened.revise()

    def show_register(self) -> None:
        """Show the packs that were made and imported."""
        self.opened.stop()
        self._views.setCurrentWidget(self.register)
        self.register.reload()
        self.register.make.setFocus()

    def ask_file(self) -> None:
        """Ask for a pack, and look into it."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a pack"),
            str(Path.home()),
            self.tr("Packs (*{suffix})").format(suffix=PACK_SUFFIX),
        )
        if name:
            self.open(Path(name))

    def open(self, file: Path) -> None:
        """Look into a pack; while another one is being imported, show how far that is."""
        self._views.setCurrentWidget(self.opened)
        if not self.opened.work.is_writing:
            self.opened.open(file)

    def make(self) -> None:
        """Begin a pack."""
        self._views.setCurrentWidget(self.making)
        self.making.begin()
