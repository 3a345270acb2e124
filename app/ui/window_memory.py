"""What the window remembers: its size, and where one was in the lexicon that was open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QSize

from app.core.paths import profile_folder
from app.ui.playback.playback import Playback
from app.ui.playback.resuming import resume

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from app.ui.page_stack import PageStack

_FIRST_SIZE: Final = QSize(1280, 800)
_GEOMETRY, _PLACE = "geometry", "place"


@dataclass(frozen=True)
class Place:
    """Where one was.

    Attributes:
        page: Key of the page.
        item: What it showed, as `app.ui.bridge.routes` names it, or empty.
        frame: The frame that was shown, of pages that play something.
    """

    page: str = ""
    item: str = ""
    frame: int = 0


class WindowMemory:
    """Keeps it in the profile; a profile that cannot be written to costs only this."""

    def __init__(self) -> None:
        self._kept = QSettings(str(profile_folder() / "window.ini"), QSettings.Format.IniFormat)

    def restore_size(self, window: QMainWindow) -> None:
        """Give the window its last size and place, or a first one."""
        geometry = self._kept.value(_GEOMETRY)
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(_FIRST_SIZE)

    def keep_size(self, window: QMainWindow) -> None:
        """Remember size and place of the window."""
        self._kept.setValue(_GEOMETRY, window.saveGeometry())

    def keep_place(self, stack: PageStack) -> None:
        """Remember where one is in a lexicon."""
        playback = getattr(stack.page, "playback", None)
        frame = playback.index if isinstance(playback, Playback) else 0
        lexicon = stack.workspace.lexicon.info.id
        self._kept.setValue(_PLACE, [lexicon, stack.key, stack.item, str(frame)])

    def place(self, stack: PageStack) -> Place:
        """Where one was in this lexicon; which page it was, in another one."""
        kept = self._kept.value(_PLACE)
        if not isinstance(kept, list) or len(kept) != 4:
            return Place()
        lexicon, page, item, frame = (str(part) for part in kept)
        if lexicon != stack.workspace.lexicon.info.id:
            return Place(page)
        return Place(page, item, int(frame) if frame.isdecimal() else 0)

    def go_to(self, stack: PageStack, place: Place) -> None:
        """Go to a place; where it is not known or needs an item that is not, to the lexicon."""
        is_open_to_all = stack.is_on_rail(place.page) or (stack.knows(place.page) and place.item)
        if not is_open_to_all:
            stack.open("lexicon")
            return
        page = stack.open(place.page, place.item)
        playback = getattr(page, "playback", None)
        if isinstance(playback, Playback) and place.frame:
            resume(playback, place.frame)
