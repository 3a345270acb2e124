"""What the database knows of the files in the media store."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.media import MediaFile
from lexicon_db.schema import (
    IdentityRow,
    MediaElsewhereRow,
    MediaRow,
    PromptRow,
    RecordingRow,
    TermLookRow,
)
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon


def add_media(lexicon: Lexicon, session: Session, media: MediaFile) -> None:
    """Write down a file of the media store, unless it is known.

    Raises:
        KnownError: If it was moved to the trash since it was added.
    """
    if not lexicon.media.path(media.sha256, media.suffix).is_file():
        raise KnownError(
            "The file was not saved.",
            "It was moved to the trash at this very moment.",
            "Add it again.",
        )
    if session.get(MediaRow, media.sha256) is None:
        session.add(MediaRow(sha256=media.sha256, suffix=media.suffix, byte_count=media.byte_count))
        session.flush()
    note_arrival(session, media)


def note_arrival(session: Session, media: MediaFile) -> None:
    """Remember that a file is here now that was known by its content alone."""
    session.execute(delete(MediaElsewhereRow).where(MediaElsewhereRow.sha256 == media.sha256))


def media_file(row: MediaRow) -> MediaFile:
    """A file of the media store from its row."""
    return MediaFile(row.sha256, row.suffix, row.byte_count)


def forget_unused_media(session: Session) -> Sequence[MediaFile]:
    """Remove the media files that nothing refers to from the database, and return them."""
    is_used = or_(
        exists().where(RecordingRow.sha256 == MediaRow.sha256),
        exists().where(IdentityRow.sha256 == MediaRow.sha256),
        exists().where(PromptRow.picture_sha256 == MediaRow.sha256),
        exists().where(PromptRow.example_sha256 == MediaRow.sha256),
        exists().where(TermLookRow.picture_sha256 == MediaRow.sha256),
    )
    unused = [media_file(row) for row in session.scalars(select(MediaRow).where(~is_used))]
    hashes = [media.sha256 for media in unused]
    session.execute(delete(MediaRow).where(MediaRow.sha256.in_(hashes)))
    return unused


def move_to_trash(lexicon: Lexicon, files: Sequence[MediaFile]) -> None:
    """Move files of the media store to the trash, unless something refers to them again.

    Nobody can write down a file while this is going on, in this process or another one.
    """
    with lexicon.write("move files to trash", undoing=Undoing.NEVER) as write:
        lexicon.media.trash(
            file for file in files if write.session.get(MediaRow, file.sha256) is None
        )
