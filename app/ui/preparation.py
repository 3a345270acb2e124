"""Imports what pages need while nobody does anything, so that first visits are quick.

What makes no types of Qt is imported on a reader thread; the rest on the main thread, one small
module after the other, and only while neither mouse nor keys were used for a moment.
"""

from __future__ import annotations

import pkgutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from app.ui.bridge.operations import Operations
from app.ui.spare_memory import keep_for_good, reconsider

_ASIDE: Final = (
    "vtkmodules.vtkRenderingOpenGL2", "av", "app.studio.signs", "app.studio.composing",
    "app.studio.packing", "app.studio.exporting", "app.studio.rendering", "app.studio.bodies",
)  # fmt: skip
_HERE: Final = (
    "app.ui.pages.lexicon", "app.ui.video", "app.ui.viewport", "pyqtgraph", "app.ui.plots",
    "app.ui.timeline", "app.ui.pages.sign", "app.ui.pages.compose", "app.ui.pages.settings",
    "app.ui.pages.jobs", "app.ui.pages.render", "app.ui.pages.review", "app.ui.pages.packs",
    "app.ui.pages.record",
)  # fmt: skip
#: The pages that people visit most come first.
_PAGES: Final = ("sign", "compose", "record", "settings", "packs", "jobs", "render", "review")
_FIRST_AFTER: Final = 1500
_BETWEEN: Final = 40
#: Seconds without mouse and keys after which the person is taken to rest.
_REST: Final = 0.5
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.Drop,
    }
)


class Preparation(QObject):
    """Prepares pages that were not visited yet.

    Args:
        operations: Has the reader threads.
        make: Makes a page by its key without showing it.
    """

    def __init__(self, operations: Operations, make: Callable[[str], object]) -> None:
        super().__init__(operations)
        self._operations, self._make = operations, make
        self._aside, self._here = deque(_ASIDE), deque(_HERE)
        self._pages = deque(_PAGES)
        self._used_at = 0.0
        self._is_reading = False
        self._timer = QTimer(self, interval=_BETWEEN)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to prepare."""
        return not (self._aside or self._here or self._pages or self._is_reading)

    def begin(self) -> None:
        """Begin in a moment, with every lexicon: what shows first comes first."""
        self._pages = deque(_PAGES)
        reconsider()
        self._watch(is_on=True)
        QTimer.singleShot(_FIRST_AFTER, self, self._timer.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the person does something."""
        if event.type() in _INPUT:
            self._used_at = time.monotonic()
        return False

    def _go_on(self) -> None:
        if time.monotonic() - self._used_at < _REST or self._is_reading:
            return
        if self._aside:
            self._is_reading = True
            work = partial(import_module, self._aside.popleft())
            self._operations.read(self, work, lambda _: self._has_read())
        elif self._here:
            self._import_next()
        elif self._pages:
            self._watch(is_on=False)  # a page that is made has thousands of events of its own
            self._make(self._pages.popleft())
            self._watch(is_on=True)
        else:
            self._end()

    def _has_read(self) -> None:
        self._is_reading = False

    def _import_next(self) -> None:
        """Import one module; a package gives way to what is in it."""
        name = self._here.popleft()
        module = import_module(name)
        if name.startswith("app.") and hasattr(module, "__path__"):
            self._here.extendleft(reversed(list(_modules_in(name, module.__path__))))

    def _end(self) -> None:
        self._timer.stop()
        self._watch(is_on=False)
        keep_for_good()

    def _watch(self, *, is_on: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None and is_on:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)


def _modules_in(package: str, places: Iterable[str]) -> Iterator[str]:
    return (f"{package}.{found.name}" for found in pkgutil.iter_modules(places))
