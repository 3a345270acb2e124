"""The folder where the camera's files lie until they are takes, and whose recordings they are."""

from __future__ import annotations

import dataclasses
import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.files import write_whole
from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble
from lexicon_db.records import PromptId, SessionId

if TYPE_CHECKING:
    from filelock import FileLock

log = logging.getLogger(__name__)

#: The folder, as seen from the lexicon's.
RECORDING_FOLDER: Final = "recording"

_ARMED: Final = "armed"
_LEFT: Final = "left"
_NOTE: Final = ".json"


@dataclasses.dataclass(frozen=True)
class RecordingNote:
    """Whose recording a file is; written before it begins, so that no crash loses it.

    Attributes:
        session: The session.
        prompt: The prompt that is signed.
        gloss: Gloss of the prompt, for people.
        signer: Name of who signs, for people.
        camera: Name of the camera.
        written_at: When it was written (UTC, ISO 8601).
    """

    session: SessionId
    prompt: PromptId
    gloss: str
    signer: str
    camera: str = ""
    written_at: str = ""


class RecordingPlace:
    """One program at a time records into a lexicon; the claim falls with its process.

    Args:
        lexicon_folder: Folder of the lexicon.
    """

    def __init__(self, lexicon_folder: Path) -> None:
        self.folder = lexicon_folder / RECORDING_FOLDER
        self._lock: FileLock | None = None

    def claim(self) -> None:
        """Keep others from recording here.

        Raises:
            KnownError: If another program records, or the disk refuses.
        """
        if self._lock is not None:
            return
        from filelock import FileLock, Timeout

        what = "Nothing can be recorded."
        lock = FileLock(self.folder / ".lock", timeout=0, thread_local=False)
        try:
            self.folder.mkdir(exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise KnownError(
                what,
                "Another window is recording into this lexicon.",
                "Record there, or leave its Record page and come back.",
            ) from error
        except OSError as error:
            raise disk_trouble(error, what) from error
        self._lock = lock

    def release(self) -> None:
        """Let others record here."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def arm(self, note: RecordingNote) -> None:
        """Write down whose the next recording will be.

        Raises:
            KnownError: If the disk refuses.
        """
        self._write(_ARMED, note)

    def note(self, key: str, note: RecordingNote) -> None:
        """Write down whose the recording with a key is.

        Raises:
            KnownError: If the disk refuses.
        """
        self._write(key, note)

    def note_of(self, file: Path) -> RecordingNote | None:
        """Whose recording a file is: as it was noted, or as the next one would have been."""
        return self._read(file.stem) or self._read(_ARMED)

    def forget(self, file: Path) -> None:
        """Remove a file that is safe in the lexicon, and the note about it."""
        file.unlink(missing_ok=True)
        self._path(file.stem).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove notes about recordings that never came about; while nothing is recorded."""
        stems = {file.stem for file in self.folder.iterdir() if file.suffix != _NOTE}
        for note in self.folder.glob(f"*{_NOTE}"):
            if note.stem not in stems | {_ARMED}:
                note.unlink()

    def put_aside(self, file: Path) -> Path:
        """Move a file of which no take can be made out of the way, and return where it is now."""
        target = self.folder / _LEFT / file.name
        try:
            target.parent.mkdir(exist_ok=True)
            note = self._path(file.stem)
            if note.exists():
                note.replace(target.with_suffix(note.suffix))
            return file.replace(target)
        except OSError as error:
            log.warning("%s was not put aside: %s", file, error)
            return file

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_NOTE}"

    def _write(self, key: str, note: RecordingNote) -> None:
        told = dataclasses.replace(note, written_at=datetime.now(UTC).isoformat())
        write_whole(self._path(key), json.dumps(dataclasses.asdict(told)).encode())

    def _read(self, key: str) -> RecordingNote | None:
        try:
            raw = json.loads(self._path(key).read_text(encoding="utf-8"))
            return RecordingNote(**raw)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            log.warning("The note %s is not usable: %s", key, error)
            return None
