"""What the window expects of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.bridge.workspace import Workspace
from lexicon_db.records import Changes


class Page(QWidget):
    """One task of a person, filling the window below the header.

    A page is made when it is first visited. Its actions (`QWidget.addAction`) with a text appear
    in the search of the window while the page shows. A page that plays something has it as
    ``playback``; the window goes on at its frame after a restart.

    Attributes:
        title: What the header says; translated.
        icon_name: Icon of the page, from `app.ui.icons`.
        workspace: What the page works on.
    """

    title = ""
    icon_name = ""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def activated(self) -> None:
        """The page has come to the front; give the focus to where work begins."""

    def show_item(self, item: str) -> None:
        """Show one thing; `app.ui.bridge.routes` says what. Called before `activated`."""

    def refresh(self, changes: Changes) -> None:
        """Show what has changed; called only while the page shows, with all it has missed."""

    def keep_work(self) -> None:
        """Write down what was only begun, such as a draft; called when something went wrong."""

    def left(self) -> None:
        """The page goes to the back: stop what plays, keep what was typed."""
