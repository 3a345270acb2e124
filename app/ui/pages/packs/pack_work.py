"""Long work on packs: off the main thread, with progress that is shown and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.core.progress import Cancelled
from app.ui.bridge.notices import Notice
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.packs.pack_words import activity_words
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.progress import Report

T = TypeVar("T")

_MILLISECONDS_BETWEEN_LOOKS: Final = 80
_STEPS: Final = 1000
_BAR_WIDTH: Final = 220


class PackWork(QWidget):
    """Runs one piece of work at a time; shows only while it runs.

    Attributes:
        stop: Stops it.
    """

    #: Work has begun or ended.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = workspace.operations
        self._wish: threading.Event | None = None
        self._is_writing = False
        self._latest = (0.0, 1.0, "")
        self._words = ElidedLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("Stop"))
        dress(self.stop, "x")
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self._look = QTimer(self, interval=_MILLISECONDS_BETWEEN_LOOKS)
        self._look.timeout.connect(self._show)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether work is going on."""
        return self._wish is not None

    @property
    def is_writing(self) -> bool:
        """Whether work is going on that writes."""
        return self.is_running and self._is_writing

    def write(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run work that writes; ``done`` is not called where it was stopped."""
        task, end, fail = self._begun(work, done, failed)
        self._is_writing = True
        self._operations.write(self, task, end, fail)

    def read(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run work that only reads; ``done`` is not called where it was stopped."""
        task, end, fail = self._begun(work, done, failed)
        self._is_writing = False
        self._operations.read(self, task, end, failed=fail)

    def cancel(self) -> None:
        """Wish that the work stops; it does so at its next report."""
        if self._wish is not None:
            self._wish.set()
            self.stop.setEnabled(False)

    def _begun(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None] | None,
    ) -> tuple[
        Callable[[], tuple[T] | None],
        Callable[[tuple[T] | None], None],
        Callable[[KnownError], None],
    ]:
        self.cancel()
        wish = threading.Event()
        self._wish, self._latest = wish, (0.0, 1.0, "")

        def report(share: float, total: float, activity: str) -> None:
            if wish.is_set():
                raise Cancelled
            if self._wish is wish:
                self._latest = (share, total, activity)

        def task() -> tuple[T] | None:
            try:
                return (work(report),)
            except Cancelled:
                return None

        def end(result: tuple[T] | None) -> None:
            self._end(wish)
            if result is not None and not wish.is_set():
                done(result[0])

        def fail(error: KnownError) -> None:
            self._end(wish)
            self._fail(error, failed)

        self.stop.setEnabled(True)
        self._look.start()
        self._show()
        self.show()
        self.changed.emit()
        return task, end, fail

    def _end(self, wish: threading.Event) -> None:
        if self._wish is wish:
            self._wish = None
            self._look.stop()
            self.hide()
            self.changed.emit()

    def _fail(self, error: KnownError, failed: Callable[[KnownError], None] | None) -> None:
        if failed is None:
            self._operations.tell(Notice.of_error(error))
        else:
            failed(error)

    def _show(self) -> None:
        done, total, activity = self._latest
        self._bar.setValue(round(_STEPS * done / total) if total > 0 else 0)
        stopping = self._wish is not None and self._wish.is_set()
        self._words.setText(self.tr("Stopping…") if stopping else activity_words(activity))
