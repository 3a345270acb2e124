"""Which lexicon a command works on, and running its jobs while the person waits."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.terminal import TerminalProgress
from app.core.progress import Cancelled
from app.core.settings import load_settings
from app.studio.job_completions import make_runner
from app.studio.lexicons import open_lexicon
from lexicon_db.errors import KnownError
from lexicon_db.jobs import ask_to_cancel_job, list_jobs
from lexicon_db.records import Job, JobId, JobState

if TYPE_CHECKING:
    from app.cli.command import Context
    from app.jobs.runner import Runner
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
    wanted = frozenset(jobs)
    runner = make_runner(lexicon, context.workers or load_settings().worker_count)
    progress = TerminalProgress(context.terminal, f"{len(jobs)} jobs" if len(jobs) > 1 else "Job")
    try:
        while waiting := _open_jobs(lexicon) & wanted:
            next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS_AT_QUEUE
            while time.monotonic() < next_look:
                runner.tick()
                _show(runner, len(jobs), waiting, progress)
                time.sleep(_TICK)
    finally:
        runner.shut_down()
        context.terminal.clear()
    return [job for job in list_jobs(lexicon) if job.id in wanted]


def finish_jobs(lexicon: Lexicon, jobs: Collection[JobId], context: Context) -> None:
    """Run jobs that must all succeed; where the person stops them, they are not taken up again.

    Raises:
        KnownError: What was wrong with the first one that failed.
        Cancelled: If one was cancelled meanwhile by another program.
    """
    try:
        ended = run_jobs(lexicon, jobs, context)
    except KeyboardInterrupt:
        for job in jobs:
            ask_to_cancel_job(lexicon, job)
        raise
    failed = [job for job in ended if job.state is JobState.FAILED]
    if failed:
        raise KnownError(failed[0].what, failed[0].why, failed[0].fix)
    if any(job.state is JobState.CANCELLED for job in ended):
        raise Cancelled


def _open_jobs(lexicon: Lexicon) -> frozenset[JobId]:
    return frozenset(job.id for job in list_jobs(lexicon, _OPEN_STATES))


def _show(
    runner: Runner, total: int, waiting: Collection[JobId], progress: TerminalProgress
) -> None:
    shares = [runner.progress_of(job) for job in waiting]
    done = total - len(waiting) + sum(share for share, _, _ in shares)
    activity = next((words for _, words, _ in shares if words), "Waiting for a worker")
    if not runner.owns_jobs:
        activity = "Another program is running the jobs of this lexicon"
    progress.report(done, total, activity)
