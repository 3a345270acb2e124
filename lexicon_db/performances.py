"""Bringing a performance in: its recording, signer, consent, entry and take, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.consents import add_consent_row, scopes_in_force
from lexicon_db.entries import add_entry_row
from lexicon_db.labels import clean_label
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import note_arrival
from lexicon_db.recordings import Picture, add_recording_row, find_recording_row
from lexicon_db.records import Changes, Hand, Scope, SignerId, SourceKind, Take
from lexicon_db.schema import EntryRow, RecordingRow, SignerRow, TakeRow
from lexicon_db.signers import add_signer_row
from lexicon_db.store import Lexicon
from lexicon_db.takes import add_take_row, take_record
from lexicon_db.writing import Write


@dataclass(frozen=True)
class Performance:
    """A file that shows a sign, and what is known of it.

    Attributes:
        gloss: ID-gloss of the sign.
        signer: Name of who signs.
        dominant: The hand that leads, for a signer who is new.
        scopes: What the signer agrees to from now on.
        kind: What the file holds.
        file_name: Name of the file before; for people.
        seconds: Time of its last frame.
        picture: What is known of its picture.
    """

    gloss: str
    signer: str
    dominant: Hand
    scopes: frozenset[Scope]
    kind: SourceKind
    file_name: str
    seconds: float
    picture: Picture


@dataclass(frozen=True)
class Kept:
    """A performance that is in the lexicon.

    Attributes:
        take: The take of the whole file.
        is_new_take: False when the same content was a take of this entry already.
        is_new_recording: False when the same content was here already.
        changes: What was touched.
    """

    take: Take
    is_new_take: bool
    is_new_recording: bool
    changes: Changes


def add_performance(lexicon: Lexicon, media: MediaFile, performance: Performance) -> Kept:
    """Write a file of the media store down as a take, with whatever it needs that is not there.

    A signer or an entry of the name that is there is used, a recording of the same content and a
    take of the same recording as well. A scope that is in force already is not granted again, so
    that a consent that ends by itself still ends.

    Args:
        lexicon: Where.
        media: What ``lexicon.media.add`` returned.
        performance: What the file shows.

    Raises:
        KnownError: If a label is not allowed.
    """
    with lexicon.write("add recording") as write:
        known = find_recording_row(write.session, media.sha256)
        note_arrival(write.session, media)
        recording = known or add_recording_row(
            lexicon, write, media, performance.kind, performance.file_name, **performance.picture
        )
        signer = _signer(write, performance)
        entry = _entry(write, performance.gloss)
        before = _take(write.session, entry, recording)
        take = before or add_take_row(
            write,
            entry,
            signer.id,
            recording,
            span=(0.0, performance.seconds),
            dominance=signer.dominant_hand,
        )
        record = take_record(write.session, take)
    return Kept(record, before is None, known is None, write.changes)


def _signer(write: Write, performance: Performance) -> SignerRow:
    name = clean_label(performance.signer, "name of the signer")
    found = write.session.scalar(select(SignerRow).where(SignerRow.name == name))
    row = found or add_signer_row(write, name, performance.dominant)
    in_force = scopes_in_force(write.session, [row.id]).get(SignerId(row.id), frozenset())
    new = performance.scopes - in_force
    if new:
        add_consent_row(write, row, new)
    return row


def _entry(write: Write, gloss: str) -> str:
    label = clean_label(gloss, "ID-gloss")
    query = select(EntryRow.id).where(EntryRow.id_gloss == label, EntryRow.trashed_at.is_(None))
    return write.session.scalar(query) or add_entry_row(write, {"id_gloss": label})


def _take(session: Session, entry: str, recording: RecordingRow) -> TakeRow | None:
    """The oldest take of a recording that an entry has, or None."""
    query = select(TakeRow).where(
        TakeRow.entry_id == entry,
        TakeRow.recording_id == recording.id,
        TakeRow.trashed_at.is_(None),
    )
    return session.scalar(query.order_by(TakeRow.created_at, TakeRow.id).limit(1))
