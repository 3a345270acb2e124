"""Recordings: the immutable files that takes are cut from."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_text
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import add_media, media_file, note_arrival
from lexicon_db.records import Recording, RecordingId, SourceKind
from lexicon_db.schema import MediaElsewhereRow, MediaRow, RecordingRow
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write


class Picture(TypedDict, total=False):
    """What is known of the picture of a recording; see ``records.Recording``."""

    width: int
    height: int
    fps: float
    frame_count: int
    camera: str


def add_recording(
    lexicon: Lexicon,
    media: MediaFile,
    kind: SourceKind,
    original_name: str,
    **picture: Unpack[Picture],
) -> Recording:
    """Write down a file that was added to the media store.

    A recording with the same content that is there already is returned as it is.

    Args:
        lexicon: Where.
        media: What ``lexicon.media.add`` returned.
        kind: What the file holds.
        original_name: Name of the file before; for people.
        picture: What is known of its picture.
    """
    with lexicon.write("add recording") as write:
        known = find_recording_row(write.session, media.sha256)
        note_arrival(write.session, media)
        row = known or add_recording_row(lexicon, write, media, kind, original_name, **picture)
        return recording_record(row, media_file(write.session.get_one(MediaRow, row.sha256)))


def find_recording_row(session: Session, sha256: str) -> RecordingRow | None:
    """The row of the recording with some content, or None."""
    return session.scalar(select(RecordingRow).where(RecordingRow.sha256 == sha256))


def add_recording_row(
    lexicon: Lexicon,
    write: Write,
    media: MediaFile,
    kind: SourceKind,
    original_name: str,
    **picture: Unpack[Picture],
) -> RecordingRow:
    """Write down a recording whose content is new; see ``add_recording``."""
    add_media(lexicon, write.session, media)
    row = RecordingRow(
        sha256=media.sha256,
        kind=kind,
        original_name=clean_text(original_name),
        width=picture.get("width", 0),
        height=picture.get("height", 0),
        fps=picture.get("fps", 0.0),
        frame_count=picture.get("frame_count", 0),
        camera=clean_text(picture.get("camera", "")),
    )
    write.add(row, row.original_name)
    return row


def recording_by_hash(lexicon: Lexicon, sha256: str) -> Recording | None:
    """The recording with some content, or None."""
    with lexicon.read() as session:
        return _first(session, _query().where(RecordingRow.sha256 == sha256))


def list_recordings(lexicon: Lexicon) -> tuple[Recording, ...]:
    """All recordings, oldest first."""
    with lexicon.read() as session:
        rows = session.execute(_query().order_by(RecordingRow.imported_at, RecordingRow.id))
        return tuple(recording_record(row, media_file(media)) for row, media in rows)


def recording_path(lexicon: Lexicon, recording: Recording) -> Path:
    """Where the file of a recording lies.

    Raises:
        KnownError: If it is not there.
    """
    path = lexicon.media.path(recording.sha256, recording.suffix)
    if not path.is_file():
        raise KnownError(
            f"The recording “{recording.original_name}” cannot be opened.",
            "Its file is missing from the lexicon.",
            "Restore it from a backup, or add the original file again.",
        )
    return path


def find_recording_path(lexicon: Lexicon, recording: Recording) -> Path | None:
    """Where the file of a recording lies; None where the take came without it, in a pack.

    Raises:
        KnownError: If the file was here and is missing.
    """
    path = lexicon.media.path(recording.sha256, recording.suffix)
    with lexicon.read() as session:
        if not path.is_file() and session.get(MediaElsewhereRow, recording.sha256) is not None:
            return None
    return recording_path(lexicon, recording)


def recording_record(row: RecordingRow, media: MediaFile) -> Recording:
    """A recording from its row and its file."""
    return Recording(
        id=RecordingId(row.id),
        sha256=row.sha256,
        suffix=media.suffix,
        kind=row.kind,
        original_name=row.original_name,
        byte_count=media.byte_count,
        width=row.width,
        height=row.height,
        fps=row.fps,
        frame_count=row.frame_count,
        camera=row.camera,
        imported_at=row.imported_at,
    )


def _query() -> Select[RecordingRow, MediaRow]:
    return select(RecordingRow, MediaRow).join(MediaRow, MediaRow.sha256 == RecordingRow.sha256)


def _first(session: Session, query: Select[RecordingRow, MediaRow]) -> Recording | None:
    found = session.execute(query).first()
    return recording_record(found[0], media_file(found[1])) if found else None
