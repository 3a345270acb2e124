"""Recording sessions that are removed, and how they come back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lexicon_db.records import Changes, SessionId
from lexicon_db.schema import (
    Base,
    EntryRow,
    MediaRow,
    PromptRow,
    PromptTakeRow,
    RecordingSessionRow,
    TakeRow,
)
from lexicon_db.search_text import CHUNK
from lexicon_db.sessions import require_free_name, session_row
from lexicon_db.store import Lexicon

_Columns = dict[str, Any]
#: What prompts point at, which may be gone when they come back.
_POINTS_AT: dict[str, InstrumentedAttribute[str]] = {
    "entry_id": EntryRow.id,
    "picture_sha256": MediaRow.sha256,
    "example_sha256": MediaRow.sha256,
    "example_take_id": TakeRow.id,
}


@dataclass(frozen=True)
class RemovedSession:
    """A session that was removed, as it was.

    Attributes:
        changes: What was touched.
        session: Columns of the session.
        prompts: Columns of its prompts.
        takes: Columns that say which take was recorded for which prompt.
    """

    changes: Changes
    session: _Columns
    prompts: Sequence[_Columns]
    takes: Sequence[_Columns]


def delete_session(lexicon: Lexicon, session: SessionId) -> RemovedSession:
    """Remove a session with its prompts; the takes that were recorded stay.

    Raises:
        KnownError: If the session is not there.
    """
    with lexicon.write("delete recording session") as write:
        row = session_row(write.session, session)
        found = _columns(write.session, RecordingSessionRow, RecordingSessionRow.id == row.id)
        prompts = _columns(write.session, PromptRow, PromptRow.session_id == row.id)
        of_it = select(PromptRow.id).where(PromptRow.session_id == row.id)
        takes = _columns(write.session, PromptTakeRow, PromptTakeRow.prompt_id.in_(of_it))
        write.remove(row, row.name)
    return RemovedSession(write.changes, found[0], prompts, takes)


def put_back_session(lexicon: Lexicon, removed: RemovedSession) -> Changes:
    """Bring a removed session back, with all of it that is still in the lexicon.

    Raises:
        KnownError: If another session has taken its name.
    """
    with lexicon.write("put back recording session") as write:
        require_free_name(write.session, removed.session["name"], "The session did not come back.")
        write.add(RecordingSessionRow(**removed.session), removed.session["name"])
        prompts = [dict(prompt) for prompt in removed.prompts]
        for column, key in _POINTS_AT.items():
            there = _there(write.session, key, {prompt[column] for prompt in prompts})
            for prompt in prompts:
                prompt[column] = prompt[column] if prompt[column] in there else None
        write.session.execute(insert(PromptRow), prompts)
        there = _there(write.session, TakeRow.id, {take["take_id"] for take in removed.takes})
        takes = [take for take in removed.takes if take["take_id"] in there]
        if takes:
            write.session.execute(insert(PromptTakeRow), takes)
    return write.changes


def _columns(session: Session, row: type[Base], which: ColumnElement[bool]) -> list[_Columns]:
    table = row.__table__
    assert isinstance(table, Table)
    return [dict(found) for found in session.execute(select(table).where(which)).mappings()]


def _there(
    session: Session, key: InstrumentedAttribute[str], wanted: Collection[str | None]
) -> set[str | None]:
    """Those of some keys that are in the lexicon."""
    keys = [each for each in wanted if each is not None]
    found: set[str | None] = set()
    for start in range(0, len(keys), CHUNK):
        found.update(session.scalars(select(key).where(key.in_(keys[start : start + CHUNK]))))
    return found
