"""The life of a worker process: take a job, do it, say how it went, until the pipe closes."""

from __future__ import annotations

import os
import queue
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.log import start_logging
from app.core.processes import give_way, serve_in_background
from app.core.progress import Cancelled
from app.extraction.native_memory import hold_little_memory
from app.jobs.messages import Done, Failed, Report, Start, Stop, Stopped, mistake
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from app.jobs.messages import Outcome

_SECONDS_BETWEEN_REPORTS: Final = 0.05


def work(pipe: Connection) -> None:
    """Serve jobs from the pipe; the main function of a worker process.

    A task named ``extract`` is the function ``run`` of ``app.jobs.tasks.extract``. When the
    application goes away, however suddenly, the pipe closes and the process ends at once.
    """
    serve_in_background()
    hold_little_memory()
    start_logging(is_worker=True)
    mailbox = _Mailbox(pipe)
    is_at_work = False
    while True:
        start = mailbox.next_job()
        if not is_at_work:  # only now: starting up should not take long
            give_way()
            is_at_work = True
        pipe.send(_outcome(start, _PipeProgress(pipe, start.job, mailbox)))


class _Mailbox:
    """Listens to the pipe on a thread of its own, so that a stop is heard while a job runs."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._jobs: queue.Queue[Start] = queue.Queue()
        self._stopped: set[str] = set()
        threading.Thread(target=self._listen, name="mailbox", daemon=True).start()

    def next_job(self) -> Start:
        return self._jobs.get()

    def is_stopped(self, job: str) -> bool:
        return job in self._stopped

    def _listen(self) -> None:
        while True:
            try:
                message = self._pipe.recv()
            except (EOFError, OSError):
                os._exit(0)
            if isinstance(message, Stop):
                self._stopped.add(message.job)
            else:
                self._jobs.put(message)


class _PipeProgress:
    """Progress that is told to the application, not more often than a person can see."""

    def __init__(self, pipe: Connection, job: str, mailbox: _Mailbox) -> None:
        self._pipe = pipe
        self._job = job
        self._mailbox = mailbox
        self._last = 0.0

    def report(self, done: float, total: float, activity: str) -> None:
        if self._mailbox.is_stopped(self._job):
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_REPORTS:
            self._last = now
            share = done / total if total > 0 else 0.0
            self._pipe.send(Report(self._job, share, activity))


def _outcome(start: Start, progress: _PipeProgress) -> Outcome:
    try:
        task: Any = import_module(f"app.jobs.tasks.{start.name}")
        return Done(start.job, task.run(start.parameters, Path(start.folder), progress))
    except Cancelled:
        return Stopped(start.job)
    except KnownError as error:
        return Failed(start.job, error.what, error.why, error.fix)
    except MemoryError:
        return Failed(
            start.job,
            "The job was not finished.",
            "The computer has too little free memory for it.",
            "Close other programs, or set fewer workers, and repeat the job.",
        )
    except Exception as error:  # noqa: BLE001 - the application tells and logs it
        return mistake(start.job, error)
