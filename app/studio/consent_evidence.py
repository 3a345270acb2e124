"""What a consent can be checked by later: the words that were agreed to, and a video of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from lexicon_db.errors import KnownError
from lexicon_db.recordings import add_recording
from lexicon_db.records import RecordingId, SourceKind

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_LONGEST_TEXT: Final = 100_000


def consent_text(file: Path) -> str:
    """The words in a text file.

    Raises:
        KnownError: If it cannot be read as text, is empty or is absurdly long.
    """
    what = "The consent was not saved."
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(
            what, f"{file.name} cannot be read as text.", "Choose a text file (UTF-8)."
        ) from error
    if not text or len(text) > _LONGEST_TEXT:
        raise KnownError(
            what, f"{file.name} is empty or too long.", "Choose the text that was agreed to."
        )
    return text


def add_consent_video(lexicon: Lexicon, file: Path) -> RecordingId:
    """Keep the video in which somebody agrees; it stays as long as the consent is on record.

    Raises:
        KnownError: If it is no video, or the disk is full.
    """
    from app.capture.video import VideoFile

    with VideoFile(file, cached_frames=2) as video:
        info = video.info
    recording = add_recording(
        lexicon,
        lexicon.media.add(file),
        SourceKind.VIDEO,
        file.name,
        width=info.width,
        height=info.height,
        fps=info.fps,
        frame_count=info.frame_count,
    )
    return recording.id
