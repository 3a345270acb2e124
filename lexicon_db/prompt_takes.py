"""What is recorded for a prompt: its recording, entry and take, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from lexicon_db.entries import add_entry_row
from lexicon_db.entry_fields import NewEntry
from lexicon_db.media import MediaFile
from lexicon_db.recordings import Picture, add_recording_row, find_recording_row
from lexicon_db.records import Changes, PromptId, SourceKind, Take
from lexicon_db.schema import (
    EntryRow,
    PromptRow,
    PromptTakeRow,
    RecordingSessionRow,
    TakeRow,
)
from lexicon_db.sessions import move_on, prompt_row
from lexicon_db.store import Lexicon
from lexicon_db.takes import add_take_row, take_record
from lexicon_db.writing import Write


@dataclass(frozen=True)
class PromptRecording:
    """A recording that was made for a prompt.

    Attributes:
        media: The file, in the media store.
        name: What people call it.
        picture: What is known of its picture.
        span: Seconds of the first and of the last frame of the take in it.
    """

    media: MediaFile
    name: str
    picture: Picture
    span: tuple[float, float]


@dataclass(frozen=True)
class PromptTake:
    """A take of a prompt that is in the lexicon, and what was touched."""

    take: Take
    changes: Changes


def add_prompt_take(lexicon: Lexicon, prompt: PromptId, recorded: PromptRecording) -> PromptTake:
    """Write a recording down as a take of a prompt; the same content becomes no second take.

    The entry of the prompt's gloss is used, or made; the prompt is the one where work goes on.

    Raises:
        KnownError: If the prompt is not there.
    """
    with lexicon.write("record take") as write:
        row = prompt_row(write.session, prompt)
        owner = write.session.get_one(RecordingSessionRow, row.session_id)
        move_on(write, owner, row.position)
        row.skipped_at = None
        take = _before(write, row, recorded) or _add(lexicon, write, row, owner, recorded)
        record = take_record(write.session, take)
    return PromptTake(record, write.changes)


def _before(write: Write, prompt: PromptRow, recorded: PromptRecording) -> TakeRow | None:
    """The take of the prompt that is cut from the same content already, or None."""
    recording = find_recording_row(write.session, recorded.media.sha256)
    if recording is None:
        return None
    query = (
        select(TakeRow)
        .join(PromptTakeRow, PromptTakeRow.take_id == TakeRow.id)
        .where(PromptTakeRow.prompt_id == prompt.id, TakeRow.recording_id == recording.id)
        .limit(1)
    )
    return write.session.scalar(query)


def _add(
    lexicon: Lexicon,
    write: Write,
    prompt: PromptRow,
    owner: RecordingSessionRow,
    recorded: PromptRecording,
) -> TakeRow:
    media = recorded.media
    recording = find_recording_row(write.session, media.sha256) or add_recording_row(
        lexicon, write, media, SourceKind.VIDEO, recorded.name, **recorded.picture
    )
    take = add_take_row(
        write,
        _entry(write, prompt),
        owner.signer_id,
        recording,
        span=recorded.span,
        dominance=owner.dominance,
    )
    write.session.add(PromptTakeRow(take_id=take.id, prompt_id=prompt.id))
    write.session.flush()
    return take


def _entry(write: Write, prompt: PromptRow) -> str:
    """The entry of a prompt: the one it had, one of the same gloss, or a new one."""
    known = write.session.get(EntryRow, prompt.entry_id) if prompt.entry_id else None
    if known is not None and known.trashed_at is None:
        return known.id
    query = select(EntryRow.id).where(
        EntryRow.id_gloss == prompt.gloss, EntryRow.trashed_at.is_(None)
    )
    prompt.entry_id = write.session.scalar(query) or add_entry_row(write, _new_entry(prompt))
    return prompt.entry_id


def _new_entry(prompt: PromptRow) -> NewEntry:
    entry = NewEntry(id_gloss=prompt.gloss)
    if prompt.meaning:
        entry["senses"] = (((prompt.meaning_language, prompt.meaning),),)
    return entry
