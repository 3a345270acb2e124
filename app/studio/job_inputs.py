"""Tracks that wait for a job: files beside the queue, as workers never open the lexicon."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.files import write_whole
from lexicon_db.codec import encode_track
from lexicon_db.job_lock import JOBS_FOLDER
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Track

_INPUTS: Final = "inputs"


def keep_for_job(lexicon: Lexicon, track: Track) -> Path:
    """Keep a track as a file until the job that needs it is done.

    Raises:
        KnownError: If it cannot be written.
    """
    path = _folder(lexicon) / f"{uuid.uuid4().hex}.track"
    write_whole(path, encode_track(track))
    return path


def forget_unneeded_inputs(lexicon: Lexicon) -> None:
    """Remove the files that no job, waiting, running or to be repeated, needs any more."""
    jobs = list_jobs(lexicon, [state for state in JobState if state is not JobState.DONE])
    needed = " ".join(str(job.parameters) for job in jobs)
    for file in _folder(lexicon).glob("*.track"):
        if file.name not in needed:
            file.unlink(missing_ok=True)


def _folder(lexicon: Lexicon) -> Path:
    return lexicon.folder / JOBS_FOLDER / _INPUTS
