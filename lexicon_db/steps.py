"""Undoing what people did, and doing it again: across pages, windows and restarts.

Every write of a person is a step (``Lexicon.write``); several writes are one where they happen
inside ``Lexicon.one_step``. Steps are undone the latest first, whoever made them, or one that is
named, where no later step depends on it. What jobs have made of something goes and comes with it.
Emptying the trash and withdrawing consent are no steps and end what can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lexicon_db import row_journal
from lexicon_db.errors import KnownError
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import media_file, move_to_trash
from lexicon_db.records import Changes, EntryStatus, Step, StepId
from lexicon_db.roles import require_admin, require_status_allowed
from lexicon_db.row_journal import RowEvent
from lexicon_db.schema import ChangeLineRow, MediaRow, StepPartRow, StepRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: What the history calls undoing and redoing: one of these, then the name of the operation.
UNDO: Final = "undo "
REDO: Final = "redo "

_NOT: Final = {UNDO: "Nothing was undone.", REDO: "Nothing was done again."}


def undo_step(lexicon: Lexicon, step: StepId | None = None) -> Step:
    """Take back what a person did: all of it or nothing.

    Args:
        lexicon: Where.
        step: Which step; None means the latest one, whoever made it.

    Returns:
        The step as it is now; its ``changes`` say what views refresh.

    Raises:
        KnownError: If there is none, it is undone already, or something was changed since that
            depends on it.
    """
    return _flip(lexicon, UNDO, step)


def redo_step(lexicon: Lexicon) -> Step:
    """Do again what was undone last. After another step nothing can be done again.

    Returns:
        The step as it is now; its ``changes`` say what views refresh.

    Raises:
        KnownError: If there is none, or something was changed since that is in its way.
    """
    return _flip(lexicon, REDO, None)


def next_undo(lexicon: Lexicon) -> Step | None:
    """The step that ``undo_step`` would take back, or None."""
    return _first(lexicon, _query(UNDO))


def next_redo(lexicon: Lexicon) -> Step | None:
    """The step that ``redo_step`` would do again, or None."""
    return _first(lexicon, _query(REDO))


def find_step(lexicon: Lexicon, step: StepId) -> Step | None:
    """The step with an id, or None."""
    return _first(lexicon, select(StepRow).where(StepRow.id == step))


def latest_steps(lexicon: Lexicon, count: int = 50) -> tuple[Step, ...]:
    """The latest steps, latest first, whether they hold or are undone."""
    query = select(StepRow).order_by(StepRow.number.desc()).limit(count)
    with lexicon.read() as session:
        return tuple(_record(session, row) for row in session.scalars(query).all())


def steps_of_changes(lexicon: Lexicon, numbers: Sequence[int]) -> dict[int, StepId]:
    """The step of each operation of the history that can still be undone, by its number."""
    query = (
        select(StepPartRow.change_number, StepRow.id)
        .join(StepRow, StepRow.id == StepPartRow.step_id)
        .where(StepRow.undone.is_(None), StepPartRow.change_number.in_(set(numbers)))
    )
    with lexicon.read() as session:
        return {number: StepId(step) for number, step in session.execute(query) if number}


def _first(lexicon: Lexicon, query: Select[StepRow]) -> Step | None:
    with lexicon.read() as session:
        row = session.scalar(query.limit(1))
        return None if row is None else _record(session, row)


def _query(way: str) -> Select[StepRow]:
    if way == UNDO:
        return select(StepRow).where(StepRow.undone.is_(None)).order_by(StepRow.number.desc())
    return select(StepRow).where(StepRow.undone.is_not(None)).order_by(StepRow.undone.desc())


def _flip(lexicon: Lexicon, way: str, step: StepId | None) -> Step:
    """Undo a step, or do it again."""
    called = ""
    try:
        with lexicon.write(way.strip(), undoing=Undoing.NEVER) as write:
            row = _wanted(write.session, way, step)
            called = row.operation
            write.call(way + called)
            gone = _play(lexicon, write, row)
            _tell(write, way, row)
            last = write.session.scalar(select(func.max(StepRow.undone))) or 0
            row.undone = last + 1 if way == UNDO else None
            record = _record(write.session, row)
    except (row_journal.NotReplayedError, IntegrityError) as error:
        raise _conflict(way, called, "Something that it needs was changed or removed.") from error
    move_to_trash(lexicon, gone)
    return record


def _wanted(session: Session, way: str, step: StepId | None) -> StepRow:
    query = _query(way)
    row = session.scalar(query.where(StepRow.id == step) if step else query.limit(1))
    if row is None:
        raise KnownError(
            _NOT[way],
            "There is no such step, or it can be undone no more."
            if step
            else "There is no step left.",
            "Look at the history; what is in the trash can be restored from there.",
        )
    return row


def _play(lexicon: Lexicon, write: Write, row: StepRow) -> Sequence[MediaFile]:
    """Turn what a step did around; return the files that nothing refers to any more."""
    session = write.session
    parts = _parts(session, row)
    events = [event for part in parts for event in row_journal.unpacked(part.rows)]
    _require_allowed(write, events)
    gone = _media(session, events)
    _bring_back_files(lexicon, events)
    connection = session.connection()
    row_journal.start(connection, row.id)
    row_journal.play_back(connection, events)
    turned = row_journal.finish(connection)
    _require_no_later(session, row, turned)
    for part in parts:
        part.rows = row_journal.packed(turned if part is parts[0] else [])
        for kind, ids in part.touched.items():
            write.touch_all(kind, ids)
    return gone


def _require_allowed(write: Write, events: Sequence[RowEvent]) -> None:
    """Make sure that whoever works may do what playing events back does.

    Raises:
        KnownError: If not.
    """
    for event in events:
        if event.table == "person_role":
            require_admin(write)
        if event.table == "entry" and "status" in event.after:
            now, then = event.after["status"], event.before["status"]
            require_status_allowed(write, EntryStatus(now), EntryStatus(then))


def _media(session: Session, events: Sequence[RowEvent]) -> Sequence[MediaFile]:
    """The files whose rows go when some events are played back."""
    hashes = [event.key[0] for event in events if (event.table, event.kind) == ("media", "added")]
    return [media_file(row) for row in (session.get(MediaRow, key) for key in hashes) if row]


def _bring_back_files(lexicon: Lexicon, events: Sequence[RowEvent]) -> None:
    """Take files out of the trash whose rows come back when some events are played back."""
    lexicon.media.take_back(
        MediaFile(event.before["sha256"], event.before["suffix"], event.before["byte_count"])
        for event in events
        if (event.table, event.kind) == ("media", "removed")
    )


def _require_no_later(session: Session, row: StepRow, events: Sequence[RowEvent]) -> None:
    """Make sure that no later step that holds has to do with the same rows.

    Raises:
        KnownError: If one has.
    """
    query = select(StepRow).where(StepRow.number > row.number, StepRow.undone.is_(None))
    later = session.scalars(query.order_by(StepRow.number.desc())).all()
    if not later:
        return
    mine: dict[tuple[str, tuple[Any, ...]], list[RowEvent]] = defaultdict(list)
    for event in events:
        mine[event.table, event.key].append(event)
    for step in later:
        for other in _events(session, step):
            if any(event.overlaps(other) for event in mine.get((other.table, other.key), ())):
                since = f"It was changed since: “{step.operation}” by {step.who or 'somebody'}."
                raise _conflict(UNDO, row.operation, since)


def _events(session: Session, row: StepRow) -> Iterator[RowEvent]:
    for part in _parts(session, row):
        yield from row_journal.unpacked(part.rows)


def _parts(session: Session, row: StepRow) -> Sequence[StepPartRow]:
    query = select(StepPartRow).where(StepPartRow.step_id == row.id)
    return session.scalars(query.order_by(StepPartRow.position)).all()


def _tell(write: Write, way: str, row: StepRow) -> None:
    """Write into the history what came back, or what is done again."""
    numbers = [part.change_number for part in _parts(write.session, row)]
    query = select(ChangeLineRow).where(ChangeLineRow.number.in_(numbers))
    lines = write.session.scalars(query.order_by(ChangeLineRow.number, ChangeLineRow.position))
    told = [(line, line.old, line.new) for line in lines]
    if way == UNDO:
        told = [(line, new, old) for line, old, new in reversed(told)]
    for line, old, new in told:
        write.retell(line, old, new)


def _record(session: Session, row: StepRow) -> Step:
    touched: dict[str, set[str]] = defaultdict(set)
    query = select(StepPartRow.touched).where(StepPartRow.step_id == row.id)
    for part in session.scalars(query):
        for kind, ids in part.items():
            touched[kind].update(ids)
    changes: dict[str, Any] = {kind: frozenset(ids) for kind, ids in touched.items()}
    return Step(
        id=StepId(row.id),
        label=row.operation,
        who=row.who,
        at=row.at,
        changes=Changes(**changes),
        is_undone=row.undone is not None,
    )


def _conflict(way: str, operation: str, why: str) -> KnownError:
    what = "undone" if way == UNDO else "done again"
    return KnownError(
        f"“{operation}” was not {what}." if operation else _NOT[way],
        why,
        "Everything is as it was; undo the later change first, or change it by hand.",
    )
