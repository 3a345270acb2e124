"""Preview pictures, made by a process of their own: never in the window's, never in the queue."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTemporaryDir, QTimer, Signal

from app.jobs.messages import Done, Failed, Start
from app.jobs.process import WorkerProcess
from app.jobs.tasks import rendered_file
from app.studio.rendering import MANNEQUIN, RENDER
from app.ui.sentences import said_error
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.core.settings import Settings
    from app.jobs.messages import FromWorker

_LOOK_MILLISECONDS: Final = 25
#: When nobody has asked for anything for this long, the memory is given back.
_REST_MILLISECONDS: Final = 300_000
#: First things first: what is warmed up for later waits until the page has settled.
_SOON_MILLISECONDS: Final = 4_000
_WARM_UP: Final = "warm_up"
_PREVIEW: Final = "preview"


class PreviewProcess(QObject):
    """One warm worker; of several wishes only the latest is kept while it is busy."""

    #: A picture is there: its path, and how many seconds it took.
    made = Signal(object, float)
    #: `KnownError` why there is none.
    failed = Signal(object)
    #: Name of the graphics device that renders; empty for the processor.
    device_found = Signal(str)
    #: `KnownError` why the device that is wished for cannot render.
    device_refused = Signal(object)
    #: The process is gone: the next picture takes longer.
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        self._workers: list[WorkerProcess] = []
        self._wishes: dict[str, dict[str, Any]] = {}
        self._is_busy = False
        self._began = 0.0
        self._look = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._attend)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self.end)
        self.destroyed.connect(partial(_end_all, self._workers))

    @property
    def file(self) -> Path:
        """Where pictures are written."""
        return rendered_file(Path(self._folder.path()), Path("preview.png"))

    def warm_up(self, settings: Settings) -> None:
        """Prepare a picture by the settings, so that the first comes sooner; name the device."""
        self._wish(
            _WARM_UP,
            {
                "identity": {"kind": MANNEQUIN, "skin": settings.skin},
                "body": settings.body_file or None,
                "device": settings.device,
            },
        )

    def warm_up_soon(self, settings: Settings) -> None:
        """Warm up in a while, if nothing has done so by then."""

        def warm_up() -> None:
            if not self._workers:
                self.warm_up(settings)

        QTimer.singleShot(_SOON_MILLISECONDS, self, warm_up)

    def ask(self, parameters: dict[str, Any]) -> None:
        """Ask for a picture; see ``app.studio.rendering.preview_parameters``."""
        self._wish(_PREVIEW, parameters)

    def end(self) -> None:
        """End the process and give its memory back."""
        self._look.stop()
        self._rest.stop()
        self._wishes, self._is_busy = {}, False
        _end_all(self._workers)
        self.ended.emit()

    def _wish(self, job: str, parameters: dict[str, Any]) -> None:
        self._rest.start()
        self._wishes[job] = parameters
        if not self._workers:
            self._workers.append(WorkerProcess())
            self._look.start()
        self._begin_next()

    def _begin_next(self) -> None:
        """Begin what waits; to be warm comes before pictures."""
        if self._is_busy or not self._workers or not self._wishes:
            return
        job = min(self._wishes, key=(_WARM_UP, _PREVIEW).index)
        parameters = self._wishes.pop(job)
        self._is_busy, self._began = True, time.monotonic()
        task = RENDER if job == _PREVIEW else job
        self._workers[0].start(Start(job, task, parameters, self._folder.path()))

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
        if message.job in self._wishes:
            self._begin_next()
            return
        if isinstance(message, Failed):
            refused = self.device_refused if message.job == _WARM_UP else self.failed
            refused.emit(said_error(KnownError(message.what, message.why, message.fix)))
        elif message.job == _WARM_UP:
            self.device_found.emit(message.summary["device"])
        else:
            self.made.emit(self.file, time.monotonic() - self._began)
        self._begin_next()


def _end_all(workers: list[WorkerProcess]) -> None:
    while workers:
        workers.pop().end()
