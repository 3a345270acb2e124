"""A worker process with the job it is busy with, and what is known of the job's progress."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.core.progress import TimeLeft
from app.jobs.messages import Report
from app.jobs.process import WorkerProcess

if TYPE_CHECKING:
    from app.jobs.messages import FromWorker, Outcome, Start
    from lexicon_db.records import Job

_SECONDS_BETWEEN_WRITTEN_REPORTS: Final = 1.0
#: As often a job that reports nothing is written down, to learn whether somebody wants to stop it.
_SECONDS_OF_SILENCE: Final = 5.0
_SECONDS_TO_STOP: Final = 5.0


@dataclass
class Task:
    """A job that is being worked on.

    Attributes:
        job: The job as it was when it started.
        share: How much of it is done, 0 to 1.
        activity: What is being done.
        seconds_left: How long it still takes, where that is known.
        stop_asked_at: When the worker was asked to stop, by the monotonic clock.
        outcome: How it ended, from then until that is written down.
    """

    job: Job
    share: float = 0.0
    activity: str = ""
    seconds_left: float | None = None
    stop_asked_at: float | None = None
    outcome: Outcome | None = None
    _is_fresh: bool = False
    _written_at: float = field(default_factory=time.monotonic)
    _time_left: TimeLeft = field(default_factory=TimeLeft)

    def hear(self, message: FromWorker) -> None:
        """Take in what the worker says of this job."""
        if not isinstance(message, Report):
            self.outcome = message
            return
        self.share, self.activity = message.share, message.activity
        self.seconds_left = self._time_left.update(message.share)
        self._is_fresh = True

    @property
    def is_to_be_written(self) -> bool:
        """Whether its progress is to be written down now."""
        waited = time.monotonic() - self._written_at
        return waited > (
            _SECONDS_BETWEEN_WRITTEN_REPORTS if self._is_fresh else _SECONDS_OF_SILENCE
        )

    def wrote_down(self) -> None:
        """Note that the progress was written down."""
        self._is_fresh, self._written_at = False, time.monotonic()

    @property
    def is_overdue(self) -> bool:
        """Whether the worker was asked to stop and has not done so for too long."""
        asked = self.stop_asked_at
        return asked is not None and time.monotonic() - asked > _SECONDS_TO_STOP


class Desk:
    """A worker process, and what it is busy with.

    Attributes:
        worker: The process.
        task: What it works on, or None.
        idle_since: When it had nothing to do any more, by the monotonic clock.
    """

    def __init__(self) -> None:
        self.worker = WorkerProcess()
        self.task: Task | None = None
        self.idle_since = time.monotonic()

    def begin(self, job: Job, start: Start) -> None:
        """Give the worker a job, in the words that it understands."""
        self.task = Task(job)
        self.worker.start(start)

    def clear(self) -> None:
        """Note that the worker has nothing to do."""
        self.task, self.idle_since = None, time.monotonic()

    def ask_to_stop(self) -> None:
        """Ask the worker, once, to stop its job."""
        if self.task is not None and self.task.stop_asked_at is None:
            self.task.stop_asked_at = time.monotonic()
            self.worker.stop(self.task.job.id)
