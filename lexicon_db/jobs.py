"""The queue of long work: it lies in the lexicon and survives the application.

Any process may queue jobs and ask to stop them; the one that owns the jobs of the lexicon
(``Lexicon.try_to_own_jobs``) starts and ends them. Jobs leave no lines in the change history: each
is a record of itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.records import Changes, Job, JobId, JobState, TakeId
from lexicon_db.schema import JobRow, utc_now
from lexicon_db.search_text import CHUNK
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: A job that was running this often when its process died is not started again by itself.
MAX_ATTEMPTS: Final = 3

_ENDED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def add_job(lexicon: Lexicon, name: str, parameters: dict[str, Any]) -> Job:
    """Put work at the end of the queue; see ``add_jobs``."""
    return add_jobs(lexicon, name, [parameters])[0]


def add_jobs(lexicon: Lexicon, name: str, several: Iterable[dict[str, Any]]) -> tuple[Job, ...]:
    """Put several jobs of one kind at the end of the queue, in their order.

    Args:
        lexicon: Where.
        name: Which work, such as ``extract``.
        several: For each job what to work on; JSON values only.
    """
    with lexicon.write("add job", undoing=Undoing.NEVER) as write:
        rows: list[JobRow] = []
        for parameters in several:
            row = JobRow(name=name, parameters=parameters, created_at=_later(rows))
            write.session.add(row)
            rows.append(row)
        write.session.flush()
        write.touch("job", [row.id for row in rows])
        return tuple(_record(row) for row in rows)


def list_jobs(lexicon: Lexicon, states: Collection[JobState] = tuple(JobState)) -> tuple[Job, ...]:
    """The jobs in some states, oldest first."""
    query = select(JobRow).where(JobRow.state.in_(states))
    with lexicon.read() as session:
        rows = session.scalars(query.order_by(JobRow.created_at, JobRow.id))
        return tuple(_record(row) for row in rows)


def jobs_of_takes(
    lexicon: Lexicon,
    name: str,
    takes: Sequence[TakeId],
    states: Collection[JobState] = tuple(JobState),
) -> tuple[Job, ...]:
    """The jobs of a kind that work on one of these takes, their parameter ``take``; oldest first.

    No others are read: a lexicon may have as many jobs as it has takes.
    """
    found: list[Job] = []
    query = select(JobRow).where(JobRow.state.in_(states), JobRow.name == name)
    with lexicon.read() as session:
        for start in range(0, len(takes), CHUNK):
            chunk = takes[start : start + CHUNK]
            rows = session.scalars(query.where(JobRow.parameters["take"].as_string().in_(chunk)))
            found += map(_record, rows)
    return tuple(sorted(found, key=lambda job: (job.created_at, job.id)))


def get_job(lexicon: Lexicon, job: JobId) -> Job:
    """The job with an id.

    Raises:
        KnownError: If there is none.
    """
    with lexicon.read() as session:
        return _record(_row(session, job))


def start_next_job(lexicon: Lexicon) -> Job | None:
    """Take the oldest job from the queue and mark it as running; None if the queue is empty."""
    _require_ownership(lexicon)
    waiting = select(JobRow).where(JobRow.state == JobState.QUEUED)
    first = waiting.order_by(JobRow.created_at, JobRow.id).limit(1)
    # An empty queue is looked at often: then nobody who writes is made to wait.
    with lexicon.read() as session:
        if session.scalar(first) is None:
            return None
    with lexicon.write("start job", undoing=Undoing.NEVER) as write:
        row = write.session.scalar(first)
        if row is None:
            return None
        row.state, row.attempts = JobState.RUNNING, row.attempts + 1
        row.progress, row.activity, row.is_cancel_asked = 0.0, "", False
        row.started_at = row.heartbeat_at = utc_now()
        row.finished_at = None
        write.touch("job", [row.id])
        return _record(row)


def report_job(lexicon: Lexicon, job: JobId, progress: float, activity: str) -> bool:
    """Write down how far a running job is, and that it lives.

    This waits for the disk: report a few times per second at most.

    Returns:
        Whether a person asked to stop it.
    """
    with lexicon.write("report job", undoing=Undoing.NEVER) as write:
        row = _row(write.session, job)
        row.progress, row.activity = min(max(progress, 0.0), 1.0), activity
        row.heartbeat_at = utc_now()
        write.touch("job", [job])
        return row.is_cancel_asked


def finish_job(lexicon: Lexicon, job: JobId) -> Changes:
    """Mark a job as done."""
    with lexicon.write("finish job", undoing=Undoing.NEVER) as write:
        _end(write, _row(write.session, job), JobState.DONE)
    return write.changes


def fail_job(lexicon: Lexicon, job: JobId, error: KnownError) -> Changes:
    """Mark a job as failed, with what went wrong, why, and what to do."""
    with lexicon.write("fail job", undoing=Undoing.NEVER) as write:
        row = _row(write.session, job)
        row.what, row.why, row.fix = error.what, error.why, error.fix
        _end(write, row, JobState.FAILED)
    return write.changes


def ask_to_cancel_job(lexicon: Lexicon, job: JobId) -> Changes:
    """Take a job from the queue, or ask whoever runs it to stop. A job that has ended stays so."""
    with lexicon.write("cancel job", undoing=Undoing.NEVER) as write:
        row = _row(write.session, job)
        if row.state is JobState.QUEUED:
            _end(write, row, JobState.CANCELLED)
        elif row.state is JobState.RUNNING:
            row.is_cancel_asked = True
            write.touch("job", [job])
    return write.changes


def mark_cancelled(lexicon: Lexicon, job: JobId) -> Changes:
    """Mark a running job as stopped on request."""
    with lexicon.write("cancel job", undoing=Undoing.NEVER) as write:
        _end(write, _row(write.session, job), JobState.CANCELLED)
    return write.changes


def put_back_job(lexicon: Lexicon, job: JobId) -> Changes:
    """Put a running job back to its place in the queue, as if it had not been started.

    One that a person wants to stop ends instead.
    """
    with lexicon.write("put back job", undoing=Undoing.NEVER) as write:
        row = _row(write.session, job)
        if row.is_cancel_asked:
            _end(write, row, JobState.CANCELLED)
        else:
            _requeue(write, row)
            row.attempts -= 1
    return write.changes


def repeat_job(lexicon: Lexicon, job: JobId) -> Changes:
    """Put a job that has ended into the queue again."""
    with lexicon.write("repeat job", undoing=Undoing.NEVER) as write:
        row = _row(write.session, job)
        if row.state in _ENDED:
            _requeue(write, row)
            row.attempts, row.created_at = 0, utc_now()
            row.what = row.why = row.fix = ""
    return write.changes


def forget_ended_jobs(lexicon: Lexicon) -> Changes:
    """Remove the jobs that are done, failed or cancelled from the list."""
    with lexicon.write("forget jobs", undoing=Undoing.NEVER) as write:
        ended = write.session.scalars(select(JobRow.id).where(JobRow.state.in_(_ENDED))).all()
        write.session.execute(delete(JobRow).where(JobRow.id.in_(ended)))
        write.touch("job", ended)
    return write.changes


def reset_interrupted_jobs(lexicon: Lexicon) -> Changes:
    """Put jobs that a process left running when it died back into the queue.

    A job that died too often is marked as failed instead, so that work which takes the whole
    application down cannot do so forever.
    """
    _require_ownership(lexicon)
    with lexicon.write("reset jobs", undoing=Undoing.NEVER) as write:
        query = select(JobRow).where(JobRow.state == JobState.RUNNING)
        for row in write.session.scalars(query).all():
            if row.is_cancel_asked:
                _end(write, row, JobState.CANCELLED)
            elif row.attempts >= MAX_ATTEMPTS:
                row.what = "The work was not finished."
                row.why = f"The application ended {row.attempts} times while it was going on."
                row.fix = "Repeat it once more, and report it if it happens again."
                _end(write, row, JobState.FAILED)
            else:
                _requeue(write, row)
    return write.changes


def _require_ownership(lexicon: Lexicon) -> None:
    if not lexicon.owns_jobs:
        raise RuntimeError("only the process that owns the jobs of a lexicon may run them")


def _later(rows: Sequence[JobRow]) -> datetime:
    """A moment for the next row: never that of the row before, as the queue is in this order."""
    now = utc_now()
    return max(now, rows[-1].created_at + timedelta(microseconds=1)) if rows else now


def _end(write: Write, row: JobRow, state: JobState) -> None:
    row.state, row.finished_at = state, utc_now()
    if state is JobState.DONE:
        row.progress = 1.0
    write.touch("job", [row.id])


def _requeue(write: Write, row: JobRow) -> None:
    row.state, row.progress, row.activity = JobState.QUEUED, 0.0, ""
    row.is_cancel_asked, row.finished_at = False, None
    write.touch("job", [row.id])


def _row(session: Session, job: JobId) -> JobRow:
    row = session.get(JobRow, job)
    if row is None:
        raise KnownError(
            "The job was not found.",
            "It is not in the list any more.",
            "Look at the list again; it may have been removed in another window.",
        )
    return row


def _record(row: JobRow) -> Job:
    return Job(
        id=JobId(row.id),
        name=row.name,
        parameters=row.parameters,
        state=row.state,
        progress=row.progress,
        activity=row.activity,
        what=row.what,
        why=row.why,
        fix=row.fix,
        attempts=row.attempts,
        is_cancel_asked=row.is_cancel_asked,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
