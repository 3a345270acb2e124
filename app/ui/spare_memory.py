"""Memory that nothing needs any more goes back to the system.

What the window keeps for good, such as modules and pages, is no garbage: to look through it again
and again would hold the window up. And what was freed lies between what is in use; the allocator
of Linux returns it only when it is told to.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.ui.bridge.operations import Operations

#: Options of the allocator: see mallopt(3).
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
#: Pictures and tracks are returned as soon as they are freed; what is smaller is used again.
_LARGE: Final = 1 << 20
_ARENAS: Final = 2
_BETWEEN_MILLISECONDS: Final = 10_000


class SpareMemory(QObject):
    """Returns to the system what was freed, again and again, on a reader thread.

    Args:
        operations: Has the threads.
    """

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self._operations = operations
        if _LIBRARY is not None:
            timer = QTimer(self, interval=_BETWEEN_MILLISECONDS)
            timer.timeout.connect(self._return)
            timer.start()

    def _return(self) -> None:
        self._operations.read(self, give_back, lambda _: None, topic="spare")


def spend_sparingly() -> None:
    """Let threads share what was freed, and return large pieces at once; call before any thread."""
    if _LIBRARY is not None:
        _LIBRARY.mallopt(_MMAP_THRESHOLD, _LARGE)
        _LIBRARY.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Return to the system what was freed; takes some milliseconds."""
    if _LIBRARY is not None:
        _LIBRARY.malloc_trim(0)


def keep_for_good() -> None:
    """Never again look for garbage in what there is now."""
    gc.freeze()


def reconsider() -> None:
    """Look for garbage in everything again: a lexicon with all its pages was closed."""
    gc.unfreeze()


def _allocator() -> ctypes.CDLL | None:
    """The C library, where it is that of GNU."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None


_LIBRARY: Final = _allocator()
