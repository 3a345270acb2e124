"""The runner: hands queued jobs to worker processes and commits what they made."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.jobs.desk import Desk
from app.jobs.files import folder_of, for_worker, forget_made, forget_unneeded
from app.jobs.messages import Done, Failed, Start, Stopped, mistake
from lexicon_db.errors import KnownError
from lexicon_db.jobs import (
    ask_to_cancel_job,
    fail_job,
    finish_job,
    list_jobs,
    mark_cancelled,
    put_back_job,
    report_job,
    reset_interrupted_jobs,
    start_next_job,
)

if TYPE_CHECKING:
    from app.jobs.desk import Task
    from app.jobs.messages import Outcome
    from lexicon_db.records import Job, JobId
    from lexicon_db.store import Lexicon

log = logging.getLogger(__name__)

#: Commits what a job made: the job, its folder, the summary that its task returned.
Completion = Callable[["Lexicon", "Job", Path, dict[str, Any]], None]
#: Raises a KnownError where a job may not be done, or not any more.
Check = Callable[["Lexicon", "Job"], None]

_SECONDS_BETWEEN_LOOKS_AT_QUEUE: Final = 0.3
_SECONDS_OF_REST_AFTER_TROUBLE: Final = 5.0
_SECONDS_WITHOUT_WORK: Final = 60.0


class Runner:
    """Runs the jobs of one lexicon, unless another program is doing so.

    What changes is told by the lexicon, as for every other write (``Lexicon.watch``). All methods
    but ``progress_of`` are to be called on one thread.

    Args:
        lexicon: The lexicon.
        completions: What commits the results of each kind of job, by its name.
        workers: The most worker processes at a time; each is started when it is first needed.
        check: Called before a job is given to a worker.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        completions: Mapping[str, Completion],
        workers: int,
        *,
        check: Check = lambda lexicon, job: None,
    ) -> None:
        self._lexicon = lexicon
        self._completions = completions
        self._most = workers
        self._check = check
        self._desks: list[Desk] = []
        self._has_taken_over = False
        self._next_look = 0.0
        self._rests_until = 0.0

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
        for task in [desk.task for desk in self._desks]:
            if task is not None and task.job.id == job:
                return task.share, task.activity, task.seconds_left
        return 0.0, "", None

    def tick(self) -> None:
        """Look at the workers and the queue. To be called many times a second.

        Raises:
            KnownError: If the lexicon cannot be written. What workers have made is kept meanwhile,
                and after some seconds of rest it is tried again.
        """
        now = time.monotonic()
        if now < self._rests_until:
            return
        try:
            for desk in tuple(self._desks):
                self._attend(desk)
            if now >= self._next_look:
                self._next_look = now + _SECONDS_BETWEEN_LOOKS_AT_QUEUE
                self._send_home(now)
                self._hand_out()
        except KnownError:
            self._rests_until = time.monotonic() + _SECONDS_OF_REST_AFTER_TROUBLE
            raise

    def cancel(self, job: JobId) -> None:
        """Take a job out of the queue, or ask its worker to stop."""
        ask_to_cancel_job(self._lexicon, job)
        for desk in self._desks:
            if desk.task is not None and desk.task.job.id == job:
                desk.ask_to_stop()

    def shut_down(self) -> None:
        """End the workers now. Their jobs wait in the queue again, to go on the next time.

        Raises:
            KnownError: If the lexicon cannot be written; then the jobs go on all the same.
        """
        desks, self._desks = self._desks, []
        for desk in desks:
            desk.worker.end()
        for desk in desks:
            if desk.task is not None:
                put_back_job(self._lexicon, desk.task.job.id)

    def _hand_out(self) -> None:
        if not self._lexicon.try_to_own_jobs():
            return
        if not self._has_taken_over:
            reset_interrupted_jobs(self._lexicon)
            forget_unneeded(self._lexicon)
            for known in list_jobs(self._lexicon):
                self._forget_forbidden(known)
            self._has_taken_over = True
        while len(self._desks) < self._most or any(desk.task is None for desk in self._desks):
            job = start_next_job(self._lexicon)
            if job is None:
                return
            self._begin(job)

    def _begin(self, job: Job) -> None:
        try:
            self._check(self._lexicon, job)
            folder = folder_of(self._lexicon, job)
            folder.mkdir(parents=True, exist_ok=True)
            parameters = for_worker(self._lexicon, job.parameters)
            self._free_desk().begin(job, Start(job.id, job.name, parameters, str(folder)))
        except KnownError as error:
            # An earlier start may have made something that is not to be kept any more.
            forget_made(self._lexicon, job)
            fail_job(self._lexicon, job.id, error)
        except OSError as error:
            refused = KnownError(
                "The job was not started.",
                f"The system says: {error.strerror or error}.",
                "Free some space on the disk or some memory, then repeat the job.",
            )
            fail_job(self._lexicon, job.id, refused)

    def _free_desk(self) -> Desk:
        for desk in self._desks:
            if desk.task is None:
                return desk
        self._desks.append(Desk())
        return self._desks[-1]

    def _send_home(self, now: float) -> None:
        """End workers that had nothing to do for long, but for one that stays warm."""
        idle = [desk for desk in self._desks if desk.task is None]
        for desk in idle[1:]:
            if now - desk.idle_since > _SECONDS_WITHOUT_WORK:
                self._desks.remove(desk)
                desk.worker.end()

    def _attend(self, desk: Desk) -> None:
        # Whether it lives is asked before it is heard: so the last words of a dead worker count.
        cause = desk.worker.cause_of_death()
        task = desk.task
        for message in desk.worker.messages():
            if task is not None and message.job == task.job.id:
                task.hear(message)
        if task is not None:
            if cause is None and task.outcome is None and task.is_overdue:
                desk.worker.end()
                cause = "The worker process did not stop by itself."
            if task.outcome is None:
                self._watch(desk, task, cause)
            if task.outcome is not None:
                self._settle(task.job, task.outcome)
                desk.clear()
                forget_unneeded(self._lexicon)
        if cause is not None:
            self._desks.remove(desk)

    def _watch(self, desk: Desk, task: Task, cause_of_death: str | None) -> None:
        """Write down progress and hear wishes to stop from other programs, or note the end."""
        job = task.job.id
        if cause_of_death is None:
            if task.is_to_be_written:
                task.wrote_down()
                if report_job(self._lexicon, job, task.share, task.activity):
                    desk.ask_to_stop()
        elif task.stop_asked_at is not None:
            task.outcome = Stopped(job)
        else:
            task.outcome = Failed(
                job,
                "The job was not finished.",
                cause_of_death,
                "Repeat the job. What was recorded and finished before is safe.",
            )

    def _settle(self, job: Job, outcome: Outcome) -> None:
        """Write down how a job has ended, and commit what it made."""
        if isinstance(outcome, Done):
            self._complete(job, outcome)
        elif isinstance(outcome, Stopped):
            mark_cancelled(self._lexicon, job.id)
            self._forget_forbidden(job)
        else:
            self._fail(job, outcome)
            self._forget_forbidden(job)

    def _forget_forbidden(self, job: Job) -> None:
        """Remove what a job has made, to go on with it later, that may not be done any more."""
        if not folder_of(self._lexicon, job).exists():
            return
        try:
            self._check(self._lexicon, job)
        except KnownError:
            forget_made(self._lexicon, job)

    def _complete(self, job: Job, outcome: Done) -> None:
        folder = folder_of(self._lexicon, job)
        try:
            with self._lexicon.no_step():
                self._completions[job.name](self._lexicon, job, folder, outcome.summary)
        except KnownError as error:
            fail_job(self._lexicon, job.id, error)
        except Exception as error:  # noqa: BLE001 - one job that fails must not stop the others
            self._fail(job, mistake(job.id, error))
        else:
            finish_job(self._lexicon, job.id)

    def _fail(self, job: Job, outcome: Failed) -> None:
        if outcome.trace:
            log.error("Job %s (%s) failed:\n%s", job.id, job.name, outcome.trace)
        fail_job(self._lexicon, job.id, KnownError(outcome.what, outcome.why, outcome.fix))
