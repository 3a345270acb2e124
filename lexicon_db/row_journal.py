"""What a write does to rows: noted by SQLite itself while it happens, played back in reverse.

Triggers that only this connection has note every row that is added, changed or removed, also by
cascades, while ``temp.journal_on`` names a step. Tables that are derived from others, and those
that remember what happened, are left out. The bytes of tracks, which are large and never change,
are put aside in ``step_track`` when their row goes and taken from there when it comes back.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Table

from lexicon_db.schema import Base

#: Values as SQLite holds them: None, numbers, text and bytes.
Value = Any

#: Tables whose rows are no part of a step.
_LEFT_OUT: Final = frozenset(
    {
        "change",
        "change_line",
        "entry_search",
        "job",
        "signature",
        "step",
        "step_part",
        "step_track",
    }
)
_TRACK_BYTES: Final = "track_blob"
#: What jobs and imports tell of a row, in other tables; it goes and comes with the row.
_MADE_OF: Final = {"take": ("quality_report", "track", "imported_file")}
#: When a row was changed says nothing of what was changed in it.
_CHANGED_AT: Final = "changed_at"
_ADDED, _CHANGED, _REMOVED = "added", "changed", "removed"


class NotReplayedError(Exception):
    """A row is not there any more that is to be changed or removed."""


@dataclass(frozen=True)
class RowEvent:
    """What happened to one row.

    Attributes:
        table: Its table.
        kind: ``added``, ``changed`` or ``removed``.
        key: Its primary key, after the event.
        before: Columns as they were: the changed ones, or all of a removed row.
        after: The changed columns as they became.
    """

    table: str
    kind: str
    key: tuple[Value, ...]
    before: dict[str, Value]
    after: dict[str, Value]

    def overlaps(self, other: RowEvent) -> bool:
        """Whether both speak of the same columns of the same row."""
        if (self.table, self.key) != (other.table, other.key):
            return False
        if not self.kind == other.kind == _CHANGED:
            return True
        return bool((self.before.keys() & other.before.keys()) - {_CHANGED_AT})


def start(connection: Connection, step: str) -> None:
    """Note from now on what happens to rows, until ``finish`` or the end of the transaction."""
    if connection.exec_driver_sql(_IS_READY).first() is None:
        cursor = connection.connection.cursor()
        for statement in _statements():
            cursor.execute(statement)
    connection.exec_driver_sql("INSERT INTO temp.journal_on VALUES (?)", (step,))


def finish(connection: Connection) -> list[RowEvent]:
    """What happened to rows since ``start``, in order."""
    noted = connection.exec_driver_sql("SELECT * FROM temp.journal ORDER BY number").all()
    connection.exec_driver_sql("DELETE FROM temp.journal")
    connection.exec_driver_sql("DELETE FROM temp.journal_on")
    events = (_event(row[1], row[2], row[3:]) for row in noted)
    return [event for event in events if event is not None]


def play_back(connection: Connection, events: Sequence[RowEvent]) -> None:
    """Take back what happened to rows, the last first.

    Foreign keys are looked at when the transaction ends.

    Raises:
        NotReplayedError: If a row is not there any more.
        IntegrityError: If a row that comes back is in the way of another one.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for event in reversed(events):
        _PLAY_BACK[event.kind](connection, event)


def packed(events: Iterable[RowEvent]) -> bytes:
    """Events as they are stored."""
    told = [(e.table, e.kind, e.key, e.before, e.after) for e in events]
    return zlib.compress(json.dumps(told, default=_bytes_told, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Iterator[RowEvent]:
    """Events from their stored form."""
    for table, kind, key, before, after in json.loads(zlib.decompress(data), object_hook=_read):
        yield RowEvent(table, kind, tuple(key), before, after)


def _bytes_told(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


def _read(told: dict[str, Any]) -> Any:  # noqa: ANN401 - a value or the columns of a row
    return base64.b64decode(told["base64"]) if told.keys() == {"base64"} else told


_IS_READY: Final = "SELECT 1 FROM temp.sqlite_master WHERE name = 'journal_on'"


@cache
def _statements() -> tuple[str, ...]:
    """What a connection needs to note what happens to rows."""
    width = max(len(_columns(name)) for name in _tables())
    values = ", ".join(f"old{n}, new{n}" for n in range(width))
    return (
        f"CREATE TEMP TABLE journal (number INTEGER PRIMARY KEY, tab, kind, {values})",
        *(trigger for name in _tables() for trigger in _triggers(name)),
        "CREATE TEMP TABLE journal_on (step)",
    )


def _triggers(name: str) -> Iterator[str]:
    columns = _columns(name)
    sides = {"INSERT": ("new",), "UPDATE": ("old", "new"), "DELETE": ("old",)}
    kinds = {"INSERT": _ADDED, "UPDATE": _CHANGED, "DELETE": _REMOVED}
    for action, involved in sides.items():
        into = "".join(f", {side}{n}" for side in involved for n in range(len(columns)))
        values = "".join(f', {side}."{column}"' for side in involved for column in columns)
        aside = ""
        if (name, action) == (_TRACK_BYTES, "DELETE"):
            aside = (
                "INSERT OR REPLACE INTO step_track (track_id, step_id, data)"
                " SELECT old.track_id, step, old.data FROM journal_on;"
            )
        note = f"INTO journal (tab, kind{into}) VALUES ('{name}', '{kinds[action]}'{values})"
        begin = f'CREATE TEMP TRIGGER "journal_{name}_{action}" AFTER {action} ON main."{name}"'
        yield f"{begin} WHEN EXISTS (SELECT 1 FROM journal_on) BEGIN {aside} INSERT {note}; END"  # noqa: S608


def _event(table: str, kind: str, values: Sequence[Value]) -> RowEvent | None:
    columns, keys = _columns(table), _keys(table)
    pairs = {column: values[2 * n : 2 * n + 2] for n, column in enumerate(columns)}
    if kind == _ADDED:
        return RowEvent(table, kind, tuple(pairs[key][1] for key in keys), {}, {})
    if kind == _REMOVED:
        before = {column: old for column, (old, _) in pairs.items()}
        return RowEvent(table, kind, tuple(before[key] for key in keys), before, {})
    changed = {column: (old, new) for column, (old, new) in pairs.items() if old != new}
    if not changed:
        return None
    return RowEvent(
        table,
        kind,
        tuple(pairs[key][1] for key in keys),
        {column: old for column, (old, _) in changed.items()},
        {column: new for column, (_, new) in changed.items()},
    )


def _remove(connection: Connection, event: RowEvent) -> None:
    for made in _MADE_OF.get(event.table, ()):
        owner = f'DELETE FROM "{made}" WHERE "{event.table}_id" = ?'  # noqa: S608 - own names
        connection.exec_driver_sql(owner, event.key)
    _require_one(
        connection.exec_driver_sql(
            f'DELETE FROM "{_known(event.table)}" WHERE {_is_key(event.table)}',  # noqa: S608
            event.key,
        ).rowcount
    )


def _change_back(connection: Connection, event: RowEvent) -> None:
    changed = ", ".join(f"{name} = ?" for name in _names(event))
    _require_one(
        connection.exec_driver_sql(
            f'UPDATE "{_known(event.table)}" SET {changed} WHERE {_is_key(event.table)}',  # noqa: S608
            (*event.before.values(), *event.key),
        ).rowcount
    )


def _put_back(connection: Connection, event: RowEvent) -> None:
    if event.table == _TRACK_BYTES:
        query = (
            "INSERT INTO track_blob (track_id, data)"
            " SELECT track_id, data FROM step_track WHERE track_id = ?"
        )
        _require_one(connection.exec_driver_sql(query, event.key).rowcount)
        connection.exec_driver_sql("DELETE FROM step_track WHERE track_id = ?", event.key)
        return
    names, marks = ", ".join(_names(event)), ", ".join("?" for _ in event.before)
    connection.exec_driver_sql(
        f'INSERT INTO "{_known(event.table)}" ({names}) VALUES ({marks})',  # noqa: S608
        tuple(event.before.values()),
    )


_PLAY_BACK: Final[dict[str, Callable[[Connection, RowEvent], None]]] = {
    _ADDED: _remove,
    _CHANGED: _change_back,
    _REMOVED: _put_back,
}


def _require_one(rows: int) -> None:
    if rows != 1:
        raise NotReplayedError


def _is_key(table: str) -> str:
    return " AND ".join(f'"{key}" = ?' for key in _keys(table))


def _names(event: RowEvent) -> list[str]:
    """The columns that come back; what is stored could name any others."""
    if not event.before.keys() <= set(_columns(event.table)):
        raise NotReplayedError
    return [f'"{column}"' for column in event.before]


def _known(table: str) -> str:
    """The name of a table; what is stored could name any other one."""
    if table not in _tables():
        raise NotReplayedError
    return table


@cache
def _tables() -> tuple[str, ...]:
    return tuple(sorted(Base.metadata.tables.keys() - _LEFT_OUT))


@cache
def _columns(table: str) -> tuple[str, ...]:
    """The columns of a table that are noted, in order."""
    is_track_bytes = table == _TRACK_BYTES
    return tuple(
        column.name
        for column in _table(table).columns
        if not (is_track_bytes and column.name == "data")
    )


@cache
def _keys(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in _table(table).primary_key.columns)


def _table(name: str) -> Table:
    return Base.metadata.tables[_known(name)]
