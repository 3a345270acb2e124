"""Waiting for jobs, as a program does that has nothing else to do."""

import shutil
import time
from contextlib import contextmanager
from importlib import import_module

from app.core.progress import Silent
from app.jobs.files import folder_of, for_worker
from app.studio.job_completions import COMPLETIONS, make_runner
from lexicon_db.jobs import ask_to_cancel_job, get_job
from lexicon_db.records import JobState


@contextmanager
def working(lexicon):
    """Yield a function that runs jobs to their end and returns how they ended."""
    runner = make_runner(lexicon, 1)

    def finish(*jobs):
        end = time.monotonic() + 120
        while True:
            runner.tick()
            records = [get_job(lexicon, job.id) for job in jobs]
            if not any(job.state in (JobState.QUEUED, JobState.RUNNING) for job in records):
                return records
            assert time.monotonic() < end, "it takes too long"
            time.sleep(0.02)

    yield finish
    runner.shut_down()


def refused_at_once(lexicon, job):
    """Let a runner look at the queue once; return the job, which no worker has got."""
    runner = make_runner(lexicon, 1)
    runner.tick()
    assert runner.idle
    runner.shut_down()
    return get_job(lexicon, job.id)


def done_here(lexicon, job, progress=None):
    """Do a job in this process and commit it, which starts no worker; return its summary."""
    folder = folder_of(lexicon, job)
    folder.mkdir(parents=True, exist_ok=True)
    task = import_module(f"app.jobs.tasks.{job.name}")
    summary = task.run(for_worker(lexicon, job.parameters), folder, progress or Silent())
    COMPLETIONS[job.name](lexicon, job, folder, summary)
    shutil.rmtree(folder)
    ask_to_cancel_job(lexicon, job.id)  # so that no runner takes it up
    return summary
