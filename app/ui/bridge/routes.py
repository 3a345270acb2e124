"""Ways between pages: a page asks, the window goes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Routes(QObject):
    """Requests to go somewhere in the window.

    Pages are named by the keys of `app.ui.doors`. What a page shows is named by an identifier: an
    `EntryId` on ``lexicon``, a `TakeId` on ``sign``, an `UtteranceId` on ``compose`` and
    ``render``, the name of a group on ``settings``, the path of a file on ``packs``.
    """

    #: Key of a page, and the identifier of what to show there, or empty.
    requested = Signal(str, str)
    #: Go back to the page before this one.
    back_requested = Signal()
    #: The folder (a path) of another lexicon that is to be opened.
    lexicon_wanted = Signal(object)
    #: The table of shortcuts is to be shown.
    shortcuts_wanted = Signal()
    #: Files (a tuple of paths) that the person let go over the window.
    files_offered = Signal(object)

    def go(self, key: str, item: str = "") -> None:
        """Go to a page, and to one thing on it."""
        self.requested.emit(key, item)

    def back(self) -> None:
        """Go back to the page before this one."""
        self.back_requested.emit()
