"""What becomes of finished jobs: for each kind of work, what commits its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.jobs.runner import Runner
from app.studio.enrolment import ENROL, commit_enrolment
from app.studio.rendering import RENDER, commit_render
from app.studio.tracking import EXTRACT, commit_tracks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.jobs.runner import Completion
    from lexicon_db.store import Lexicon

COMPLETIONS: Final[Mapping[str, Completion]] = {
    EXTRACT: commit_tracks,
    RENDER: commit_render,
    ENROL: commit_enrolment,
}


def make_runner(lexicon: Lexicon, workers: int) -> Runner:
    """A runner for all kinds of jobs of a lexicon."""
    return Runner(lexicon, COMPLETIONS, workers)
