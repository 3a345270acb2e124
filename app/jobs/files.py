"""The files of jobs: where they lie, also after a move, and how long they are kept."""

from __future__ import annotations

import re
import shutil
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.files import write_whole
from lexicon_db.codec import encode_track
from lexicon_db.files import remove_leftovers
from lexicon_db.job_lock import JOBS_FOLDER
from lexicon_db.jobs import list_jobs
from lexicon_db.records import Job, JobState

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Track

_INPUTS: Final = "inputs"
_INSIDE: Final = "in lexicon"
_INPUT: Final = re.compile(r"[0-9a-f]{32}\.track")
#: A younger input may be that of a job which is being put into the queue.
_SECONDS_OF_GRACE: Final = 3600.0
#: Jobs whose folder holds something that saves work when they go on or are repeated.
_UNFINISHED: Final = (JobState.QUEUED, JobState.RUNNING, JobState.FAILED)
#: Names of jobs that a person stops for a while: what they have made is kept until they are
#: forgotten.
_PAUSABLE: Final = frozenset(["train_identity"])


def folder_of(lexicon: Lexicon, job: Job) -> Path:
    """Where the worker of a job keeps what it makes."""
    return lexicon.folder / JOBS_FOLDER / job.id


def inside(lexicon: Lexicon, path: Path) -> dict[str, str]:
    """A place in the lexicon as parameters hold it, so that the lexicon may move with its queue."""
    return {_INSIDE: path.relative_to(lexicon.folder).as_posix()}


def for_worker(lexicon: Lexicon, parameters: dict[str, Any]) -> dict[str, Any]:
    """Parameters as a task needs them: with paths in place of what ``inside`` made."""
    folder = lexicon.folder.absolute()
    return {name: _with_paths(folder, value) for name, value in parameters.items()}


def _with_paths(folder: Path, value: object) -> object:
    if isinstance(value, list):
        return [_with_paths(folder, item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {_INSIDE}:
        return str(folder / value[_INSIDE])
    return {name: _with_paths(folder, item) for name, item in value.items()}


def keep_for_job(lexicon: Lexicon, track: Track) -> Path:
    """Keep a track as a file until the job that needs it is done; workers open no lexicon.

    Raises:
        KnownError: If it cannot be written.
    """
    path = lexicon.folder / JOBS_FOLDER / _INPUTS / f"{uuid.uuid4().hex}.track"
    write_whole(path, encode_track(track))
    return path


def forget_made(lexicon: Lexicon, job: Job) -> None:
    """Remove what an earlier start of a job has made."""
    shutil.rmtree(folder_of(lexicon, job), ignore_errors=True)


def forget_tracks(lexicon: Lexicon, job: Job) -> None:
    """Remove the tracks that were kept for a job, which cannot be repeated then."""
    for name in _INPUT.findall(str(job.parameters)):
        (lexicon.folder / JOBS_FOLDER / _INPUTS / name).unlink(missing_ok=True)


def forget_unneeded(lexicon: Lexicon) -> None:
    """Remove what no job needs any more, whether it waits, runs or may be repeated.

    What the system does not let go now stays until the next time: jobs run all the same.
    """
    jobs = list_jobs(lexicon, [state for state in JobState if state is not JobState.DONE])
    inputs = set(_INPUT.findall(" ".join(str(job.parameters) for job in jobs)))
    kept = [job for job in jobs if job.state in _UNFINISHED or job.name in _PAUSABLE]
    folders = {_INPUTS, *(job.id for job in kept)}
    place = lexicon.folder / JOBS_FOLDER
    long_ago = time.time() - _SECONDS_OF_GRACE
    with suppress(OSError):
        for folder in place.iterdir():
            if folder.is_dir() and folder.name not in folders:
                shutil.rmtree(folder, ignore_errors=True)
        remove_leftovers(place / _INPUTS)
        for file in (place / _INPUTS).glob("*.track"):
            if file.name not in inputs and file.stat().st_mtime < long_ago:
                file.unlink(missing_ok=True)
