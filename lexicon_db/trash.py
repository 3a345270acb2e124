"""Emptying the trash: what is in it goes for good, from the database and from the disk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import and_, delete, exists, or_, select

from lexicon_db.media_rows import forget_unused_media, move_to_trash
from lexicon_db.records import Changes
from lexicon_db.schema import (
    ConsentRow,
    EntryRow,
    ImportedFileRow,
    QualityReportRow,
    RecordingRow,
    ReviewRow,
    SlotRow,
    TakeRow,
    TrackRow,
)
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: What goes with a take; the database itself takes care of its repairs and its prompts.
_OF_TAKES: Final = (TrackRow, ReviewRow, QualityReportRow, ImportedFileRow)


def empty_trash(lexicon: Lexicon) -> Changes:
    """Delete trashed entries and takes, and recordings that nothing needs any more.

    What an utterance still uses stays in the trash.

    Raises:
        KnownError: If the disk refuses.
    """
    with lexicon.write("empty trash", undoing=Undoing.FINAL) as write:
        recordings = _delete_takes(write)
        _delete_entries(write)
        delete_unused_recordings(write, recordings)
        unused = forget_unused_media(write.session)
    move_to_trash(lexicon, unused)
    lexicon.media.empty_trash()
    return write.changes


def _delete_takes(write: Write) -> set[str]:
    """Delete the takes that go, with all that is known of them; return their recordings."""
    is_chosen = exists().where(SlotRow.take_id == TakeRow.id)
    is_signed = exists().where(SlotRow.entry_id == TakeRow.entry_id)
    goes_with_entry = and_(EntryRow.trashed_at.is_not(None), ~is_signed)
    query = (
        select(TakeRow)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .where(~is_chosen, or_(TakeRow.trashed_at.is_not(None), goes_with_entry))
    )
    takes = write.session.scalars(query).all()
    return {delete_take(write, take) for take in takes}


def delete_take(write: Write, take: TakeRow) -> str:
    """Delete a take with all that is known of it; return its recording."""
    for table in _OF_TAKES:
        write.session.execute(delete(table).where(table.take_id == take.id))
    write.remove(take, f"take of {take.created_at:%Y-%m-%d}")
    return take.recording_id


def _delete_entries(write: Write) -> None:
    is_used = exists().where(or_(SlotRow.entry_id == EntryRow.id, TakeRow.entry_id == EntryRow.id))
    query = select(EntryRow).where(EntryRow.trashed_at.is_not(None), ~is_used)
    for entry in write.session.scalars(query).all():
        write.remove(entry, entry.id_gloss)


def delete_unused_recordings(write: Write, recordings: Collection[str]) -> None:
    """Delete those of some recordings that no take, consent or review needs."""
    is_used = or_(
        exists().where(TakeRow.recording_id == RecordingRow.id),
        exists().where(ConsentRow.recording_id == RecordingRow.id),
        exists().where(ReviewRow.comment_recording_id == RecordingRow.id),
    )
    query = select(RecordingRow).where(RecordingRow.id.in_(recordings), ~is_used)
    for recording in write.session.scalars(query).all():
        write.remove(recording, recording.original_name)
