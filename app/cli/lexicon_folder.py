"""Which lexicon a command works on, and running its jobs while the person waits."""

from __future__ import annotations

import time
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.terminal import TerminalProgress
from app.core.processes import interrupts_taken_between
from app.core.progress import Cancelled
from app.core.settings import load_settings
from app.studio.job_completions import make_runner
from app.studio.lexicons import open_lexicon
from lexicon_db.errors import KnownError
from lexicon_db.jobs import list_jobs
from lexicon_db.records import Job, JobId, JobState

if TYPE_CHECKING:
    from app.cli.command import Context
    from lexicon_db.store import Lexicon

_TICK: Final = 0.05
_SECONDS_BETWEEN_LOOKS_AT_QUEUE: Final = 0.3
_OPEN_STATES: Final = (JobState.QUEUED, JobState.RUNNING)


def opened(context: Context) -> Lexicon:
    """Open the lexicon that the command line names, or the one in the present folder.

    Raises:
        KnownError: If there is none, or it cannot be opened.
    """
    folder = context.lexicon
    if folder is None:
        folder = Path.cwd()
        if not (folder / "lexicon.db").exists():
            raise KnownError(
                "No lexicon was opened.",
                "None was named, and this folder is not one.",
                "Name it: --lexicon DIR before the command, or make one: new DIR --name NAME "
                "--language CODE.",
            )
    return open_lexicon(folder)


def run_jobs(lexicon: Lexicon, jobs: Collection[JobId], context: Context) -> list[Job]:
    """Run jobs to their end, with a progress bar; return how each ended, oldest first.

    Stopping the command leaves the jobs in the queue: they go on the next time.
    """
    with closing(_Workshop(lexicon, jobs, context)) as workshop:
        return workshop.run()


def finish_jobs(lexicon: Lexicon, jobs: Collection[JobId], context: Context) -> None:
    """Run jobs that must all succeed; where the person stops them, they are not taken up again.

    Raises:
        KnownError: What was wrong with the first one that failed.
        Cancelled: If one was cancelled meanwhile by another program.
    """
    with closing(_Workshop(lexicon, jobs, context)) as workshop:
        try:
            ended = workshop.run()
        except KeyboardInterrupt:
            workshop.cancel()
            raise
    require_success(ended)


def require_success(ended: Collection[Job]) -> None:
    """Make sure that jobs which have ended have made what they were to make.

    Raises:
        KnownError: What was wrong with the first one that failed.
        Cancelled: If one was cancelled by another program.
    """
    failed = [job for job in ended if job.state is JobState.FAILED]
    if failed:
        raise KnownError(failed[0].what, failed[0].why, failed[0].fix)
    if any(job.state is JobState.CANCELLED for job in ended):
        raise Cancelled


class _Workshop:
    """Some jobs of a lexicon, and the runner that works on them while the person waits."""

    def __init__(self, lexicon: Lexicon, jobs: Collection[JobId], context: Context) -> None:
        self._lexicon = lexicon
        self._jobs = frozenset(jobs)
        self._terminal = context.terminal
        self._runner = make_runner(lexicon, context.workers or load_settings().worker_count)

    def run(self) -> list[Job]:
        """Wait until all of the jobs have ended."""
        title = f"{len(self._jobs)} jobs" if len(self._jobs) > 1 else "Job"
        progress = TerminalProgress(self._terminal, title)
        with interrupts_taken_between() as stop_if_pressed:
            while waiting := self._open():
                next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS_AT_QUEUE
                while time.monotonic() < next_look:
                    self._runner.tick()
                    stop_if_pressed()
                    self._show(waiting, progress)
                    time.sleep(_TICK)
        return [job for job in list_jobs(self._lexicon) if job.id in self._jobs]

    def cancel(self) -> None:
        """Stop the jobs, and wait until they have removed what they had begun to write."""
        for job in self._jobs:
            self._runner.cancel(job)
        while self._runner.owns_jobs and self._open():
            self._runner.tick()
            time.sleep(_TICK)

    def close(self) -> None:
        """End the workers."""
        self._runner.shut_down()
        self._terminal.clear()

    def _open(self) -> frozenset[JobId]:
        return self._jobs & {job.id for job in list_jobs(self._lexicon, _OPEN_STATES)}

    def _show(self, waiting: Collection[JobId], progress: TerminalProgress) -> None:
        shares = [self._runner.progress_of(job) for job in waiting]
        done = len(self._jobs) - len(waiting) + sum(share for share, _, _ in shares)
        activity = next((words for _, words, _ in shares if words), "Waiting for a worker")
        if not self._runner.owns_jobs:
            activity = "Another program is running the jobs of this lexicon"
        progress.report(done, len(self._jobs), activity)
