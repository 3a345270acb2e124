"""The pages of the window: made when first visited, told what changed when they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.bridge.changes import merged, touches_nothing
from app.ui.bridge.workspace import Workspace
from app.ui.pages.page import Page
from lexicon_db.records import Changes


@dataclass(frozen=True)
class Door:
    """How a page is reached.

    Attributes:
        key: Name of the page in `app.ui.bridge.routes`.
        name: Word on the rail; translated.
        icon_name: Icon on the rail.
        make: Imports and makes the page; called on the first visit.
        rail_key: Key of the door on the rail that it lies behind; its own where empty.
    """

    key: str
    name: str
    icon_name: str
    make: Callable[[Workspace], Page]
    rail_key: str = ""

    @property
    def is_on_rail(self) -> bool:
        """Whether the rail has it; other pages are reached from pages."""
        return not self.rail_key


class PageStack(QStackedWidget):
    """Shows one page of a workspace at a time."""

    #: Key of the page that came to the front.
    opened = Signal(str)
    #: Key, name and widget of a page that was made.
    made = Signal(str, str, object)

    def __init__(
        self, workspace: Workspace, doors: tuple[Door, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._doors = {door.key: door for door in doors}
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, Changes] = {}
        self._items: dict[str, str] = {}
        self._visited: list[str] = []
        workspace.operations.changed.connect(self._note)

    @property
    def key(self) -> str:
        """Key of the page in front, or empty before the first."""
        return self._visited[-1] if self._visited else ""

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self.key)

    @property
    def item(self) -> str:
        """What the page in front was told to show last, or empty."""
        return self._items.get(self.key, "")

    def knows(self, key: str) -> bool:
        """Whether there is a page with this key."""
        return key in self._doors

    def is_on_rail(self, key: str) -> bool:
        """Whether a page can be opened without saying what it is to show."""
        return self.knows(key) and self._doors[key].is_on_rail

    def open(self, key: str, item: str = "") -> Page:
        """Bring a page to the front, tell it what it has missed, and show one thing on it."""
        if key != self.key and self.page is not None:
            self.page.left()
        page = self._pages.get(key) or self._made(key)
        self._visited = [*(visited for visited in self._visited if visited != key), key]
        self.setCurrentWidget(page)
        self._catch_up(key)
        if item:
            self._items[key] = item
            page.show_item(item)
        page.activated()
        self.opened.emit(key)
        return page

    @property
    def rail_key(self) -> str:
        """Key of the door on the rail behind which the page in front lies."""
        return self._doors[self.key].rail_key or self.key

    def prepare(self, key: str) -> None:
        """Make a page that was not visited yet; it does not come to the front."""
        if key not in self._pages:
            self._made(key)

    def prepare_all(self) -> None:
        """Make every page that was not visited yet."""
        for key in self._doors:
            self.prepare(key)

    def keep_work(self) -> None:
        """Let every page keep what was only begun."""
        for page in self._pages.values():
            page.keep_work()

    def back(self) -> None:
        """Return to the page before this one."""
        if len(self._visited) > 1:
            self.open(self._visited[-2])

    def came_from(self) -> Door | None:
        """The page that `back` returns to."""
        return self._doors[self._visited[-2]] if len(self._visited) > 1 else None

    def _made(self, key: str) -> Page:
        page = self._doors[key].make(self.workspace)
        self._pages[key] = page
        self.addWidget(page)
        self.made.emit(key, self._doors[key].name, page)
        return page

    def _note(self, changes: Changes) -> None:
        for key in self._pages:
            self._missed[key] = merged(self._missed.get(key, Changes()), changes)
        if self.page is not None:
            self._catch_up(self.key)

    def _catch_up(self, key: str) -> None:
        missed = self._missed.pop(key, Changes())
        if not touches_nothing(missed):
            self._pages[key].refresh(missed)
