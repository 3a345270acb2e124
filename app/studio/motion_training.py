"""A lexicon's own prior of movements: trained on its takes, kept in its folder, used to compose."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.files import write_whole
from app.jobs.files import inside, keep_for_job
from app.jobs.tasks import prior_file
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, list_jobs
from lexicon_db.records import JobState
from lexicon_db.takes import get_take
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import latest_tracks, tracked_takes

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior
    from lexicon_db.records import Job
    from lexicon_db.store import Lexicon

#: Name of the jobs that train a prior.
TRAIN_MOTION: Final = "train_motion"

_FOLDER: Final = "models"
_REPORT: Final = "last_training.json"
_NOT_LEARNED: Final = "The movements were not learned."
#: More takes than this teach no more in the time that there is.
_MOST_TAKES: Final = 1500


@dataclass(frozen=True)
class Training:
    """What a training has come to.

    Attributes:
        is_better: Whether what was learned is used from now on.
        before: Error of hands in held-out takes with the prior that ships, against the Gaussian
            process.
        after: The same with what was learned.
        takes: How many were learned from.
        held_out: How many were measured on.
    """

    is_better: bool
    before: float
    after: float
    takes: int
    held_out: int


def request_training(lexicon: Lexicon, *, minutes: float = 10.0, seed: int = 1) -> Job:
    """Queue a training on all takes that have motion; one that waits already is taken up.

    Raises:
        KnownError: If no take has motion.
    """
    for job in list_jobs(lexicon, (JobState.QUEUED, JobState.RUNNING)):
        if job.name == TRAIN_MOTION:
            return job
    takes = tracked_takes(lexicon, TrackKind.MOTION)[-_MOST_TAKES:]
    entries = [get_take(lexicon, take).entry for take in takes]
    kept_out = {e.id for e in get_entries(lexicon, entries) if e.do_not_synthesise}
    allowed = [take for take, entry in zip(takes, entries, strict=True) if entry not in kept_out]
    motions = latest_tracks(lexicon, allowed, MotionTrack)
    if not motions:
        raise KnownError(
            _NOT_LEARNED,
            "No take of this lexicon has motion yet.",
            "Add recordings and extract them first.",
        )
    kept = [motions[take] for take in allowed if take in motions]
    parameters = {
        "motions": [inside(lexicon, keep_for_job(lexicon, motion)) for motion in kept],
        "minutes": minutes,
        "seed": seed,
    }
    return add_job(lexicon, TRAIN_MOTION, parameters)


def commit_prior(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Keep the prior that a job has trained, if it is better than the one that ships."""
    del job
    made, own = prior_file(folder), own_prior_file(lexicon)
    if summary["is_better"]:
        write_whole(own.with_suffix(".json"), made.with_suffix(".json").read_bytes())
        write_whole(own, made.read_bytes())
    write_whole(own.parent / _REPORT, json.dumps(summary).encode())


def last_training(lexicon: Lexicon) -> Training | None:
    """What the last training has come to; None before the first one."""
    try:
        told = json.loads((own_prior_file(lexicon).parent / _REPORT).read_bytes())
        return Training(**told)
    except (OSError, ValueError, TypeError):
        return None


def own_prior_file(lexicon: Lexicon) -> Path:
    """Where a lexicon keeps its own prior, if it has one."""
    return lexicon.folder / _FOLDER / "motion_prior.safetensors"


def own_prior(lexicon: Lexicon) -> Prior | None:
    """The prior that was trained on a lexicon's takes; None where there is none.

    Raises:
        KnownError: If its files are damaged, or of a newer Kinelex.
    """
    from app.motion.latent.prior_file import load_prior

    file = own_prior_file(lexicon)
    return load_prior(file) if file.exists() else None
