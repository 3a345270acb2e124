"""The packs page: the packs of the lexicon; making one, and looking into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.page_action import page_action
from app.ui.pages.packs.making_view import MakingView
from app.ui.pages.packs.register_view import RegisterView
from app.ui.pages.page import Page

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Changes


class PacksPage(Page):
    """One of its views at a time.

    Attributes:
        register: The packs that were made and imported.
        making: Makes one.
    """

    icon_name = "package"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Packs")
        self.register = RegisterView(workspace)
        self.making = MakingView(workspace)
        self._views = QStackedWidget()
        for view in (self.register, self.making):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)
        self.register.make_wanted.connect(self.make)
        self.making.left.connect(self.show_register)
        page_action(self, self.tr("Make a pack…"), "upload", "Ctrl+E", self.make)
        page_action(self, self.tr("Back to the packs"), "chevron-left", "Esc", self.show_register)

    def activated(self) -> None:
        """Show how things stand now."""
        if self._views.currentWidget() is self.making:
            self.making.begin()
        else:
            self.show_register()

    def refresh(self, changes: Changes) -> None:
        """Read the register again: an import or an export may have ended."""
        self.register.reload()

    def show_register(self) -> None:
        """Show the packs that were made and imported."""
        self._views.setCurrentWidget(self.register)
        self.register.reload()
        self.register.make.setFocus()

    def make(self) -> None:
        """Begin a pack."""
        self._views.setCurrentWidget(self.making)
        self.making.begin()
