"""Ways between pages: a page asks, the window goes there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from lexicon_db.records import EntryId

#: Before identifiers of entries, with commas between them, where a path could stand as well.
ENTRIES: Final = "entries:"


class Routes(QObject):
    """Requests to go somewhere in the window.

    Pages are named by the keys of `app.ui.doors`. What a page shows is named by an identifier: an
    `EntryId` on ``lexicon``, a `TakeId` on ``sign``, an `UtteranceId` on ``compose`` and
    ``render``, the name of a group on ``settings``, the path of a file on ``packs``. A pack of some
    entries is begun by their identifiers after ``ENTRIES`` on ``packs``.
    """

    #: Key of a page, and the identifier of what to show there, or empty.
    requested = Signal(str, str)
    #: What the page in front shows is to be played, over and over.
    play_requested = Signal()
    #: Go back to the page before this one.
    back_requested = Signal()
    #: The folder (a path) of another lexicon that is to be opened.
    lexicon_wanted = Signal(object)
    #: The table of shortcuts is to be shown.
    shortcuts_wanted = Signal()
    #: The window is to be closed and shown anew, such as in another language.
    new_window_wanted = Signal()
    #: Files (a tuple of paths) that the person let go over the window.
    files_offered = Signal(object)

    def go(self, key: str, item: str = "") -> None:
        """Go to a page, and to one thing on it."""
        self.requested.emit(key, item)

    def make_pack(self, entries: Iterable[EntryId]) -> None:
        """Go to the packs, and begin one of some entries."""
        self.go("packs", ENTRIES + ",".join(entries))

    def back(self) -> None:
        """Go back to the page before this one."""
        self.back_requested.emit()
