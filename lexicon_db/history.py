"""The change history: who changed what, when, from what to what."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from lexicon_db.records import EntryId, HistoryLine
from lexicon_db.schema import ChangeLineRow, ChangeRow
from lexicon_db.store import Lexicon


def history_of_entry(
    lexicon: Lexicon, entry: EntryId, count: int | None = None
) -> tuple[HistoryLine, ...]:
    """The latest changes of an entry and of its takes, latest first; without ``count`` all."""
    return _lines(lexicon, ChangeLineRow.entry_id == entry, count)


def latest_history(lexicon: Lexicon, count: int = 200) -> tuple[HistoryLine, ...]:
    """The latest changes of the whole lexicon, latest first."""
    return _lines(lexicon, true(), count)


def latest_change(lexicon: Lexicon) -> int:
    """Number of the latest operation; it grows when another process has changed something."""
    with lexicon.read() as session:
        return session.scalar(select(func.max(ChangeRow.number))) or 0


def last_to_change(session: Session, entry: EntryId, field: str) -> str:
    """Who changed a field of an entry last; ``Somebody`` where that person has no name."""
    query = (
        select(ChangeRow.who)
        .join(ChangeLineRow, ChangeLineRow.number == ChangeRow.number)
        .where(ChangeLineRow.entry_id == entry, ChangeLineRow.field == field)
        .order_by(ChangeRow.number.desc())
    )
    return session.scalar(query.limit(1)) or "Somebody"


def _lines(
    lexicon: Lexicon, condition: ColumnElement[bool], count: int | None
) -> tuple[HistoryLine, ...]:
    query = (
        select(ChangeRow, ChangeLineRow)
        .join(ChangeLineRow, ChangeLineRow.number == ChangeRow.number)
        .where(condition)
        .order_by(ChangeRow.number.desc(), ChangeLineRow.position)
        .limit(count)
    )
    with lexicon.read() as session:
        return tuple(
            HistoryLine(
                number=change.number,
                at=change.at,
                who=change.who,
                operation=change.operation,
                kind=line.kind,
                subject=line.subject_id,
                field=line.field,
                old=line.old,
                new=line.new,
            )
            for change, line in session.execute(query)
        )
