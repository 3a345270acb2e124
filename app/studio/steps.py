"""Undo and redo of what people do in a lexicon, whichever page, window or program they used.

Every write is a step (see ``lexicon_db.steps``); ``lexicon.one_step("name")`` makes several writes
one. The names of steps are those of operations in the change history, such as ``edit entry``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.studio.tracking import EXTRACT
from lexicon_db.jobs import ask_to_cancel_job, jobs_of_takes, repeat_job
from lexicon_db.records import Job, JobState, Step, StepId, TakeId
from lexicon_db.steps import find_step, latest_steps, next_redo, next_undo, redo_step, undo_step
from lexicon_db.takes import takes_in_use

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

__all__ = ["Step", "latest_steps", "next_redo", "next_undo", "redo", "undo"]


def undo(lexicon: Lexicon, step: StepId | None = None) -> Step:
    """Take back what a person did: the latest step, or one that is named.

    Waiting work on takes that are gone then is taken from the queue; it is queued again when they
    come back.

    Args:
        lexicon: Where.
        step: Which step; None means the latest one, whoever made it.

    Returns:
        The step; its ``changes`` say what views refresh.

    Raises:
        KnownError: If there is nothing to undo, or something was changed since that depends on it.
            Everything is then as it was.
    """
    before = _takes(lexicon, find_step(lexicon, step) if step else next_undo(lexicon))
    return _with_jobs(lexicon, undo_step(lexicon, step), before)


def redo(lexicon: Lexicon) -> Step:
    """Do again what was undone last.

    Returns:
        The step; its ``changes`` say what views refresh.

    Raises:
        KnownError: If there is nothing to do again, or something is in its way. Everything is then
            as it was.
    """
    before = _takes(lexicon, next_redo(lexicon))
    return _with_jobs(lexicon, redo_step(lexicon), before)


def _takes(lexicon: Lexicon, step: Step | None) -> frozenset[TakeId]:
    """The takes of a step that are there and not in the trash."""
    return takes_in_use(lexicon, sorted(step.changes.takes)) if step else frozenset()


def _with_jobs(lexicon: Lexicon, step: Step, before: frozenset[TakeId]) -> Step:
    """Let the queue follow which takes there are."""
    after = _takes(lexicon, step)
    open_states = (JobState.QUEUED, JobState.RUNNING)
    going_on = jobs_of_takes(lexicon, EXTRACT, sorted(before - after), open_states)
    stopped = _stopped(lexicon, sorted(after - before))
    for job in going_on:
        ask_to_cancel_job(lexicon, job.id)
    for job in stopped:
        repeat_job(lexicon, job.id)
    jobs = frozenset(job.id for job in (*going_on, *stopped))
    return replace(step, changes=replace(step.changes, jobs=step.changes.jobs | jobs))


def _stopped(lexicon: Lexicon, takes: list[TakeId]) -> list[Job]:
    """The latest job of each take, where it was stopped."""
    latest = {job.parameters["take"]: job for job in jobs_of_takes(lexicon, EXTRACT, takes)}
    return [job for job in latest.values() if job.state is JobState.CANCELLED]
