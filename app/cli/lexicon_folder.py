"""Which lexicon a command works on, and running its jobs while the person waits."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.terminal import TerminalProgress
from app.core.settings import load_settings
from app.studio.job_completions import make_runner
from app.studio.lexicons import open_lexicon
from lexicon_db.errors import KnownError
from lexicon_db.jobs import get_job
from lexicon_db.records import Job, JobId, JobState

if TYPE_CHECKING:
    from app.cli.command import Context
    from app.jobs.runner import Runner
    from lexicon_db.store import Lexicon

_TICK: Final = 0.05
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
    """Run jobs to their end, with a progress bar; return how each ended, in their order.

    Stopping the command leaves the jobs in the queue: they go on the next time.
    """
    if not jobs:
        return []
    workers = context.workers or load_settings().worker_count
    runner = make_runner(lexicon, workers)
    progress = TerminalProgress(context.terminal, f"{len(jobs)} jobs" if len(jobs) > 1 else "Job")
    try:
        while True:
            runner.tick()
            records = [get_job(lexicon, job) for job in jobs]
            open_jobs = [job for job in records if job.state in _OPEN_STATES]
            if not open_jobs:
                return records
            _show(runner, records, open_jobs, progress)
            time.sleep(_TICK)
    finally:
        runner.shut_down()
        context.terminal.clear()


def _show(
    runner: Runner, records: list[Job], open_jobs: list[Job], progress: TerminalProgress
) -> None:
    shares = [runner.progress_of(job.id) for job in open_jobs]
    done = len(records) - len(open_jobs) + sum(share for share, _, _ in shares)
    activity = next((words for _, words, _ in shares if words), "Waiting for a worker")
    if not runner.owns_jobs:
        activity = "Another program is running the jobs of this lexicon"
    progress.report(done, len(records), activity)
