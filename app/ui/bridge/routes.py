"""Ways between pages: a page asks, the window goes there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Routes(QObject):
    """Requests to go somewhere in the window."""

    #: Name of a page: ``lexicon``, ``compose``, ``render``, ``jobs`` or ``settings``.
    page_requested = Signal(str)
    #: `TakeId` of the take to show on the sign page.
    take_requested = Signal(str)
    #: `UtteranceId` to open on the compose page.
    utterance_requested = Signal(str)
    #: `UtteranceId` to choose on the render page.
    render_requested = Signal(str)
    #: `EntryId` to select on the lexicon page.
    entry_requested = Signal(str)
    #: Go back to the page before this one.
    back_requested = Signal()
