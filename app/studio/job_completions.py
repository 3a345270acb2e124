"""What surrounds the work of jobs: for each kind what it needs first, and what commits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.jobs.runner import Runner
from app.studio.enrolment import ENROL, commit_enrolment, require_enrolment_allowed
from app.studio.identity_training import (
    TRAIN_IDENTITY,
    commit_training,
    require_learning_allowed,
)
from app.studio.motion_training import TRAIN_MOTION, commit_prior, require_training_allowed
from app.studio.rendering import RENDER, commit_render, require_render_allowed
from app.studio.tracking import EXTRACT, commit_tracks, require_recording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.jobs.runner import Check, Completion
    from lexicon_db.records import Job
    from lexicon_db.store import Lexicon

COMPLETIONS: Final[Mapping[str, Completion]] = {
    EXTRACT: commit_tracks,
    RENDER: commit_render,
    ENROL: commit_enrolment,
    TRAIN_MOTION: commit_prior,
    TRAIN_IDENTITY: commit_training,
}

_CHECKS: Final[Mapping[str, Check]] = {
    EXTRACT: require_recording,
    RENDER: require_render_allowed,
    ENROL: require_enrolment_allowed,
    TRAIN_MOTION: require_training_allowed,
    TRAIN_IDENTITY: require_learning_allowed,
}


def make_runner(lexicon: Lexicon, workers: int) -> Runner:
    """A runner for all kinds of jobs of a lexicon."""
    return Runner(lexicon, COMPLETIONS, workers, check=_check)


def _check(lexicon: Lexicon, job: Job) -> None:
    if job.name in _CHECKS:
        _CHECKS[job.name](lexicon, job)
