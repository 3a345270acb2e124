"""Training that was stopped for a while: it goes on where it was, or what it kept is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jobs.files import folder_of, forget_made
from app.studio.identity_training import TRAIN_IDENTITY
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from lexicon_db.records import Job, SignerId
    from lexicon_db.store import Lexicon


def latest_training(lexicon: Lexicon, signer: SignerId) -> Job | None:
    """The training of a signer that was asked for last; None where there is none on the list."""
    jobs = [
        job
        for job in list_jobs(lexicon)
        if job.name == TRAIN_IDENTITY and job.parameters["signer"] == signer
    ]
    return jobs[-1] if jobs else None


def goes_on(lexicon: Lexicon, job: Job) -> bool:
    """Whether a training that has stopped would go on where it was."""
    stopped = job.state in (JobState.CANCELLED, JobState.FAILED)
    return stopped and folder_of(lexicon, job).is_dir()


def give_up(lexicon: Lexicon, job: Job) -> None:
    """Throw away what a training has kept to go on, with the pictures that it learned from."""
    forget_made(lexicon, job)
