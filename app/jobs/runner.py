"""The runner: hands queued jobs to worker processes and commits what they made."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.progress import TimeLeft
from app.jobs.messages import Done, Report, Start, Stopped
from app.jobs.process import WorkerProcess
from lexicon_db.errors import KnownError
from lexicon_db.job_lock import JOBS_FOLDER
from lexicon_db.jobs import (
    ask_to_cancel_job,
    fail_job,
    finish_job,
    mark_cancelled,
    report_job,
    reset_interrupted_jobs,
    start_next_job,
)

if TYPE_CHECKING:
    from app.jobs.messages import FromWorker
    from lexicon_db.records import Job, JobId
    from lexicon_db.store import Lexicon

log = logging.getLogger(__name__)

#: Commits what a job made: the job, its folder, the summary that its task returned.
Completion = Callable[["Lexicon", "Job", Path, dict[str, Any]], None]

_SECONDS_BETWEEN_LOOKS_AT_QUEUE: Final = 0.3
_SECONDS_BETWEEN_WRITTEN_REPORTS: Final = 1.0
_SECONDS_TO_STOP: Final = 5.0


class Runner:
    """Runs the jobs of one lexicon, unless another program is doing so.

    All methods but ``progress_of`` are to be called on one thread.

    Args:
        lexicon: The lexicon.
        completions: What commits the results of each kind of job, by its name.
        workers: The most worker processes at a time; each is started when it is first needed.
        tidy: Called when a job is done, to remove what only it needed.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        completions: Mapping[str, Completion],
        workers: int,
        *,
        tidy: Callable[[Lexicon], None] = lambda lexicon: None,
    ) -> None:
        self._lexicon = lexicon
        self._tidy = tidy
        self._completions = completions
        self._most = workers
        self._desks: list[_Desk] = []
        self._next_look = 0.0

    @property
    def idle(self) -> bool:
        """Whether no worker is busy."""
        return all(desk.task is None for desk in self._desks)

    @property
    def owns_jobs(self) -> bool:
        """Whether this program runs the jobs of the lexicon; else another one does."""
        return self._lexicon.owns_jobs

    def progress_of(self, job: JobId) -> tuple[float, str, float | None]:
        """How far a running job is now: share, activity, seconds left; fresher than its record."""
        desk = self._desk_of(job)
        if desk is None or desk.task is None:
            return 0.0, "", None
        return desk.task.share, desk.task.activity, desk.task.seconds_left

    def tick(self) -> None:
        """Look at the workers and the queue; returns at once. To be called many times a second."""
        for desk in tuple(self._desks):
            self._attend(desk)
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + _SECONDS_BETWEEN_LOOKS_AT_QUEUE
            self._hand_out()

    def cancel(self, job: JobId) -> None:
        """Take a job out of the queue, or ask its worker to stop."""
        ask_to_cancel_job(self._lexicon, job)
        desk = self._desk_of(job)
        if desk is not None:
            desk.ask_to_stop()

    def shut_down(self) -> None:
        """End the workers now. Their jobs go on when the lexicon is opened next."""
        for desk in self._desks:
            desk.worker.end()
        self._desks.clear()

    def _hand_out(self) -> None:
        if not self._lexicon.owns_jobs:
            if not self._lexicon.try_to_own_jobs():
                return
            reset_interrupted_jobs(self._lexicon)
        while any(desk.task is None for desk in self._desks) or len(self._desks) < self._most:
            job = start_next_job(self._lexicon)
            if job is None:
                return
            folder = self._folder(job)
            folder.mkdir(parents=True, exist_ok=True)
            self._free_desk().begin(job, folder)

    def _free_desk(self) -> _Desk:
        for desk in self._desks:
            if desk.task is None:
                return desk
        self._desks.append(_Desk())
        return self._desks[-1]

    def _desk_of(self, job: JobId) -> _Desk | None:
        for desk in self._desks:
            if desk.task is not None and desk.task.job.id == job:
                return desk
        return None

    def _folder(self, job: Job) -> Path:
        return self._lexicon.folder / JOBS_FOLDER / job.id

    def _attend(self, desk: _Desk) -> None:
        for message in desk.worker.messages():
            if desk.task is not None and message.job == desk.task.job.id:
                self._hear(desk, desk.task, message)
        if desk.task is not None:
            self._watch(desk, desk.task)
        elif desk.worker.cause_of_death() is not None:
            self._desks.remove(desk)

    def _hear(self, desk: _Desk, task: _Task, message: FromWorker) -> None:
        if isinstance(message, Report):
            task.note(message)
            return
        job = task.job
        desk.task = None
        if isinstance(message, Done):
            self._complete(job, message.summary)
        elif isinstance(message, Stopped):
            mark_cancelled(self._lexicon, job.id)
            shutil.rmtree(self._folder(job), ignore_errors=True)
        else:
            if message.trace:
                log.error("Job %s (%s) failed:\n%s", job.id, job.name, message.trace)
            error = KnownError(message.what, message.why, message.fix)
            fail_job(self._lexicon, job.id, error)

    def _complete(self, job: Job, summary: dict[str, Any]) -> None:
        try:
            self._completions[job.name](self._lexicon, job, self._folder(job), summary)
        except KnownError as error:
            fail_job(self._lexicon, job.id, error)
            return
        finish_job(self._lexicon, job.id)
        shutil.rmtree(self._folder(job), ignore_errors=True)
        self._tidy(self._lexicon)

    def _watch(self, desk: _Desk, task: _Task) -> None:
        """Write down progress, hear wishes to stop from other programs, notice a dead worker."""
        cause = desk.worker.cause_of_death()
        if cause is None and task.is_overdue:
            desk.worker.end()
            cause = "The worker process did not stop by itself."
        if cause is not None:
            self._bury(desk, task, cause)
        elif task.has_news:
            task.wrote_down()
            if report_job(self._lexicon, task.job.id, task.share, task.activity):
                desk.ask_to_stop()

    def _bury(self, desk: _Desk, task: _Task, cause: str) -> None:
        self._desks.remove(desk)
        if task.stop_asked_at is not None:
            mark_cancelled(self._lexicon, task.job.id)
            return
        error = KnownError(
            "The job was not finished.",
            cause,
            "Repeat the job. What was recorded and finished before is safe.",
        )
        fail_job(self._lexicon, task.job.id, error)


@dataclass
class _Task:
    """A job that is being worked on, and what is known of its progress."""

    job: Job
    share: float = 0.0
    activity: str = ""
    seconds_left: float | None = None
    stop_asked_at: float | None = None
    is_fresh: bool = False
    written_at: float = field(default_factory=time.monotonic)
    time_left: TimeLeft = field(default_factory=TimeLeft)

    def note(self, report: Report) -> None:
        self.share, self.activity = report.share, report.activity
        self.seconds_left = self.time_left.update(report.share)
        self.is_fresh = True

    @property
    def has_news(self) -> bool:
        """Whether there is progress to write down, and the last time is long enough ago."""
        waited = time.monotonic() - self.written_at
        return self.is_fresh and waited > _SECONDS_BETWEEN_WRITTEN_REPORTS

    def wrote_down(self) -> None:
        self.is_fresh, self.written_at = False, time.monotonic()

    @property
    def is_overdue(self) -> bool:
        asked = self.stop_asked_at
        return asked is not None and time.monotonic() - asked > _SECONDS_TO_STOP


class _Desk:
    """A worker process, and what it is busy with."""

    def __init__(self) -> None:
        self.worker = WorkerProcess()
        self.task: _Task | None = None

    def begin(self, job: Job, folder: Path) -> None:
        self.task = _Task(job)
        self.worker.start(Start(job.id, job.name, job.parameters, str(folder)))

    def ask_to_stop(self) -> None:
        if self.task is not None and self.task.stop_asked_at is None:
            self.task.stop_asked_at = time.monotonic()
            self.worker.stop(self.task.job.id)
