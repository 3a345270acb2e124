"""The files of jobs, beside the queue: what they need and what they make, as long as it matters."""

from __future__ import annotations

import re
import shutil
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.files import write_whole
from lexicon_db.codec import encode_track
from lexicon_db.job_lock import JOBS_FOLDER
from lexicon_db.jobs import list_jobs
from lexicon_db.records import Job, JobState

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Track

_INPUTS: Final = "inputs"
_INPUT: Final = re.compile(r"[0-9a-f]{32}\.track")
#: A younger input may be that of a job which is being put into the queue.
_SECONDS_OF_GRACE: Final = 3600.0
#: Jobs whose folder holds something that saves work when they go on or are repeated.
_UNFINISHED: Final = (JobState.QUEUED, JobState.RUNNING, JobState.FAILED)


def folder_of(lexicon: Lexicon, job: Job) -> Path:
    """Where the worker of a job keeps what it makes."""
    return lexicon.folder / JOBS_FOLDER / job.id


def keep_for_job(lexicon: Lexicon, track: Track) -> Path:
    """Keep a track as a file until the job that needs it is done; workers open no lexicon.

    Raises:
        KnownError: If it cannot be written.
    """
    path = lexicon.folder / JOBS_FOLDER / _INPUTS / f"{uuid.uuid4().hex}.track"
    write_whole(path, encode_track(track))
    return path


def forget_unneeded(lexicon: Lexicon) -> None:
    """Remove what no job needs any more, whether it waits, runs or may be repeated."""
    jobs = list_jobs(lexicon, [state for state in JobState if state is not JobState.DONE])
    inputs = set(_INPUT.findall(" ".join(str(job.parameters) for job in jobs)))
    folders = {_INPUTS, *(job.id for job in jobs if job.state in _UNFINISHED)}
    place = lexicon.folder / JOBS_FOLDER
    for folder in place.iterdir():
        if folder.is_dir() and folder.name not in folders:
            shutil.rmtree(folder, ignore_errors=True)
    long_ago = time.time() - _SECONDS_OF_GRACE
    for file in (place / _INPUTS).glob("*.track"):
        if file.name not in inputs and file.stat().st_mtime < long_ago:
            file.unlink(missing_ok=True)
