"""Recording sessions: prompts for one signer, worked through today and tomorrow."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from lexicon_db.consents import signer_row
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import add_media
from lexicon_db.prompt_records import prompt_records
from lexicon_db.records import (
    Changes,
    Hand,
    NewPrompt,
    PromptId,
    RecordingSession,
    SessionId,
    SessionInfo,
    SignerId,
)
from lexicon_db.schema import (
    EntryRow,
    PromptRow,
    PromptTakeRow,
    RecordingSessionRow,
    SignerRow,
    TakeRow,
    new_id,
    utc_now,
)
from lexicon_db.search_text import CHUNK
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

_CALLED = "name of the session"


def add_session(
    lexicon: Lexicon, name: str, signer: SignerId, dominance: Hand, prompts: Sequence[NewPrompt]
) -> RecordingSession:
    """Write a session down, with its prompts in order.

    Raises:
        KnownError: If the name is taken or not allowed, a gloss is not allowed, there are no
            prompts, or the signer is not there.
    """
    name = clean_label(name, _CALLED)
    if not prompts:
        raise KnownError(
            "The session was not made.", "It asks for no signs.", "Name at least one sign."
        )
    with lexicon.write("add recording session") as write:
        _require_free_name(write.session, name, "The session was not made.")
        owner = signer_row(write.session, signer)
        row = RecordingSessionRow(name=name, signer_id=owner.id, dominance=dominance)
        write.add(row, name)
        _add_prompts(lexicon, write, row, prompts)
        return _record(write.session, row)


def list_sessions(lexicon: Lexicon) -> tuple[SessionInfo, ...]:
    """All sessions, the one worked on last first."""
    has_take = (
        select(PromptTakeRow.take_id)
        .join(TakeRow, TakeRow.id == PromptTakeRow.take_id)
        .where(PromptTakeRow.prompt_id == PromptRow.id, TakeRow.trashed_at.is_(None))
        .exists()
    )
    query = (
        select(
            RecordingSessionRow,
            SignerRow.name,
            func.count(PromptRow.id),
            func.count(PromptRow.id).filter(has_take),
            func.count(PromptRow.id).filter(~has_take, PromptRow.skipped_at.is_not(None)),
        )
        .join(SignerRow, SignerRow.id == RecordingSessionRow.signer_id)
        .join(PromptRow, PromptRow.session_id == RecordingSessionRow.id)
        .group_by(RecordingSessionRow.id, SignerRow.name)
        .order_by(RecordingSessionRow.changed_at.desc(), RecordingSessionRow.id)
    )
    with lexicon.read() as session:
        return tuple(
            SessionInfo(
                id=SessionId(row.id),
                name=row.name,
                signer=signer,
                prompts=prompts,
                recorded=recorded,
                skipped=skipped,
                changed_at=row.changed_at,
            )
            for row, signer, prompts, recorded, skipped in session.execute(query)
        )


def get_session(lexicon: Lexicon, session: SessionId) -> RecordingSession:
    """The session with an id.

    Raises:
        KnownError: If there is none.
    """
    with lexicon.read() as reading:
        return _record(reading, session_row(reading, session))


def find_session(lexicon: Lexicon, name: str) -> RecordingSession | None:
    """The session with a name, or None."""
    with lexicon.read() as reading:
        row = _named(reading, clean_text(name))
        return _record(reading, row) if row else None


def go_to_prompt(lexicon: Lexicon, session: SessionId, position: int) -> Changes:
    """Remember at which prompt work goes on; this leaves no history.

    Raises:
        KnownError: If the session is not there.
    """
    with lexicon.write("go to prompt", undoing=Undoing.NEVER) as write:
        move_on(write, session_row(write.session, session), position)
    return write.changes


def skip_prompt(lexicon: Lexicon, prompt: PromptId, *, is_skipped: bool = True) -> Changes:
    """Leave a prompt out, or take it up again; takes that it has are not touched.

    Raises:
        KnownError: If the prompt is not there.
    """
    with lexicon.write("skip prompt") as write:
        row = prompt_row(write.session, prompt)
        row.skipped_at = utc_now() if is_skipped else None
        _touch(write, write.session.get_one(RecordingSessionRow, row.session_id))
    return write.changes


def rename_session(lexicon: Lexicon, session: SessionId, name: str) -> Changes:
    """Give a session another name.

    Raises:
        KnownError: If the name is taken or not allowed, or the session is not there.
    """
    name = clean_label(name, _CALLED)
    with lexicon.write("rename recording session") as write:
        row = session_row(write.session, session)
        if name != row.name:
            _require_free_name(write.session, name, "The session was not renamed.")
        write.set(row, name=name)
    return write.changes


def delete_session(lexicon: Lexicon, session: SessionId) -> Changes:
    """Remove a session with its prompts; the takes that were recorded stay.

    Raises:
        KnownError: If the session is not there.
    """
    with lexicon.write("delete recording session") as write:
        row = session_row(write.session, session)
        write.remove(row, row.name)
    return write.changes


def session_row(session: Session, key: SessionId) -> RecordingSessionRow:
    """The row of a session.

    Raises:
        KnownError: If there is none.
    """
    row = session.get(RecordingSessionRow, key)
    if row is None:
        raise KnownError(
            "The recording session was not found.",
            "It is not in this lexicon any more.",
            "Look at the list of sessions again; what was recorded is kept.",
        )
    return row


def _require_free_name(session: Session, name: str, what: str) -> None:
    """Make sure that no session has a name.

    Raises:
        KnownError: If one has; it begins with ``what``.
    """
    if _named(session, name) is not None:
        raise KnownError(
            what,
            f"There is already a session “{name}”.",
            "Choose another name, or continue the one that is there.",
        )


def prompt_row(session: Session, prompt: PromptId) -> PromptRow:
    """The row of a prompt.

    Raises:
        KnownError: If there is none.
    """
    row = session.get(PromptRow, prompt)
    if row is None:
        raise KnownError(
            "The prompt was not found.",
            "Its session is not in this lexicon any more.",
            "Open another session; what was recorded is kept.",
        )
    return row


def move_on(write: Write, row: RecordingSessionRow, position: int) -> None:
    """Let work go on at another prompt of a session; see ``go_to_prompt``."""
    row.position = position
    _touch(write, row)


def _touch(write: Write, row: RecordingSessionRow) -> None:
    row.changed_at = utc_now()
    write.touch("recording_session", [row.id])


def _add_prompts(
    lexicon: Lexicon, write: Write, row: RecordingSessionRow, prompts: Sequence[NewPrompt]
) -> None:
    glosses = [clean_label(prompt.gloss, "ID-gloss") for prompt in prompts]
    entries = _entries_of(write.session, glosses)
    files = [file for prompt in prompts for file in (prompt.picture, prompt.example) if file]
    for file in dict.fromkeys(files):
        add_media(lexicon, write.session, file)
    write.session.execute(
        insert(PromptRow),
        [
            {
                "id": new_id(),
                "session_id": row.id,
                "position": position,
                "gloss": gloss,
                "note": clean_text(prompt.note),
                "meaning": clean_text(prompt.meaning),
                "meaning_language": prompt.meaning_language,
                "entry_id": entries.get(gloss),
                "picture_sha256": _hash(prompt.picture),
                "example_sha256": _hash(prompt.example),
                "example_take_id": prompt.example_take,
                "skipped_at": None,
            }
            for position, (prompt, gloss) in enumerate(zip(prompts, glosses, strict=True))
        ],
    )


def _entries_of(session: Session, glosses: Sequence[str]) -> dict[str, str]:
    """The entry of each gloss that has one."""
    entries: dict[str, str] = {}
    for start in range(0, len(glosses), CHUNK):
        some = glosses[start : start + CHUNK]
        query = select(EntryRow.id_gloss, EntryRow.id).where(
            EntryRow.id_gloss.in_(some), EntryRow.trashed_at.is_(None)
        )
        entries.update((gloss, entry) for gloss, entry in session.execute(query))
    return entries


def _hash(file: MediaFile | None) -> str | None:
    return file.sha256 if file else None


def _named(session: Session, name: str) -> RecordingSessionRow | None:
    return session.scalar(select(RecordingSessionRow).where(RecordingSessionRow.name == name))


def _record(session: Session, row: RecordingSessionRow) -> RecordingSession:
    return RecordingSession(
        id=SessionId(row.id),
        name=row.name,
        signer=SignerId(row.signer_id),
        dominance=row.dominance,
        position=row.position,
        prompts=prompt_records(session, row.id),
        created_at=row.created_at,
    )
