"""One write: the transaction, the change history it leaves, and what views need to know of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lexicon_db.records import Changes
from lexicon_db.schema import Base, ChangeLineRow, ChangeRow, EntryRow, Row, utc_now
from lexicon_db.search_text import refresh_search_text
from lexicon_db.step_keeping import GrowingStep, begin_part, keep_part

_TOUCHED: Final = {
    "entry": "entries",
    "take": "takes",
    "utterance": "utterances",
    "signer": "signers",
    "identity": "identities",
    "review": "reviews",
    "recording_session": "sessions",
    "job": "jobs",
}


class Write:
    """What a write function works with between the beginning and the end of its transaction.

    Attributes:
        session: For reading and for rows that have no history of their own.
    """

    def __init__(
        self, session: Session, operation: str, who: str, step: GrowingStep | None = None
    ) -> None:
        self.session = session
        self._step = step
        self._change = ChangeRow(operation=operation, who=who, at=utc_now())
        self._lines: list[ChangeLineRow] = []
        self._new: set[str] = set()
        self._touched: dict[str, set[str]] = defaultdict(set)
        if step is not None:
            begin_part(session, step)

    @property
    def who(self) -> str:
        """The person."""
        return self._change.who

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        touched: dict[str, Any] = {name: frozenset(ids) for name, ids in self._touched.items()}
        return Changes(**touched)

    @property
    def line_count(self) -> int:
        """How many lines of history the write has so far."""
        return len(self._lines)

    def is_new(self, row: Row) -> bool:
        """Whether this write has added the row, so that nothing belongs to it before."""
        return row.id in self._new

    def add(self, row: Row, label: str) -> None:
        """Insert a row; ``label`` is what the history calls it."""
        self.session.add(row)
        self.session.flush()
        self._new.add(row.id)
        self.note(row, "", "", label)

    def set(self, row: Row, **values: object) -> None:
        """Give columns of a row new values, where they are new."""
        for field, value in values.items():
            old = getattr(row, field)
            if old != value:
                setattr(row, field, value)
                self.note(row, field, old, value)

    def remove(self, row: Row, label: str) -> None:
        """Delete a row with what belongs to it; ``label`` is what the history calls it."""
        self.note(row, "", label, "")
        self.session.delete(row)
        self.session.flush()

    def note(self, row: Row, field: str, old: object, new: object) -> None:
        """Write a line of history about a field of ``row`` that is kept in other tables."""
        entry_id = row.id if isinstance(row, EntryRow) else getattr(row, "entry_id", None)
        kind = row.__tablename__
        self._lines.append(
            ChangeLineRow(
                kind=kind,
                subject_id=row.id,
                entry_id=entry_id,
                field=field,
                old=_told(old),
                new=_told(new),
            )
        )
        self.touch(kind, [row.id])
        if entry_id is not None:
            self.touch("entry", [entry_id])

    def touch(self, kind: str, ids: Iterable[str]) -> None:
        """Tell views that rows of a table look different now, without a line of history."""
        if kind in _TOUCHED:
            self._touched[_TOUCHED[kind]].update(ids)

    def touch_all(self, name: str, ids: Iterable[str]) -> None:
        """Tell views that something looks different now; ``name`` is a field of ``Changes``."""
        self._touched[name].update(ids)

    def call(self, operation: str) -> None:
        """Let the change history call the write something else."""
        self._change.operation = operation

    def retell(self, line: ChangeLineRow, old: str, new: str) -> None:
        """Write a line of history about what an earlier line speaks of."""
        self._lines.append(
            ChangeLineRow(
                kind=line.kind,
                subject_id=line.subject_id,
                entry_id=line.entry_id,
                field=line.field,
                old=old,
                new=new,
            )
        )

    def finish(self) -> None:
        """Write the history and what depends on the changes, as the last step of the write."""
        self.session.flush()
        refresh_search_text(self.session, self._touched["entries"])
        if self._lines:
            self._write_history()
        if self._step is not None:
            touched = {name: sorted(ids) for name, ids in self._touched.items() if ids}
            keep_part(self.session, self._step, self._change, touched)

    def _write_history(self) -> None:
        last = self.session.scalar(select(func.max(ChangeRow.number))) or 0
        self._change.number = last + 1
        self._insert(self._change)
        for position, line in enumerate(self._lines):
            line.number, line.position = self._change.number, position
        self._insert(*self._lines)

    def _insert(self, *rows: Base) -> None:
        self.session.add_all(rows)
        self.session.flush()


def _told(value: object) -> str:
    """A value as the history tells it."""
    if value is None:
        return ""
    return str(value.value if isinstance(value, Enum) else value)
