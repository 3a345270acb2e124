"""Preview pictures, made by a process of their own: never in the window's, never in the queue."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTemporaryDir, QTimer, Signal

from app.jobs.messages import Done, Failed, Start
from app.jobs.process import WorkerProcess
from app.studio.rendering import RENDER
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.jobs.messages import FromWorker

_LOOK_MILLISECONDS: Final = 25
_NAME: Final = "preview"


class PreviewProcess(QObject):
    """One warm worker; of several wishes only the latest is kept while it is busy."""

    #: A picture is there: its path, and how many seconds it took.
    made = Signal(object, float)
    #: `KnownError` why there is none.
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        self._workers: list[WorkerProcess] = []
        self._wish: dict[str, Any] | None = None
        self._is_busy = False
        self._began = 0.0
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._attend)
        self.destroyed.connect(partial(_end_all, self._workers))

    @property
    def file(self) -> Path:
        """Where pictures are written."""
        return Path(self._folder.filePath("preview.png"))

    def warm_up(self) -> None:
        """Start the process, so that the first picture comes sooner."""
        if not self._workers:
            self._workers.append(WorkerProcess())
            self._look.start()

    def ask(self, parameters: dict[str, Any]) -> None:
        """Ask for a picture; see ``app.studio.rendering.preview_parameters``."""
        self.warm_up()
        self._wish = parameters
        self._begin_next()

    def end(self) -> None:
        """End the process and give its memory back."""
        self._look.stop()
        self._wish, self._is_busy = None, False
        _end_all(self._workers)

    def _begin_next(self) -> None:
        if self._workers and self._wish is not None and not self._is_busy:
            wish, self._wish = self._wish, None
            self._is_busy, self._began = True, time.monotonic()
            self._workers[0].start(Start(_NAME, RENDER, wish, self._folder.path()))

    def _attend(self) -> None:
        worker = self._workers[0]
        for message in worker.messages():
            self._hear(message)
        cause = worker.cause_of_death()
        if cause is not None:
            self.end()
            self.failed.emit(
                KnownError(
                    "There is no preview.", cause, "Choose something again to try once more."
                )
            )

    def _hear(self, message: FromWorker) -> None:
        if not isinstance(message, Done | Failed):
            return
        self._is_busy = False
        if self._wish is not None:
            self._begin_next()
        elif isinstance(message, Done):
            self.made.emit(self.file, time.monotonic() - self._began)
        else:
            self.failed.emit(KnownError(message.what, message.why, message.fix))


def _end_all(workers: list[WorkerProcess]) -> None:
    while workers:
        workers.pop().end()
