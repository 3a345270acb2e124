"""The media store: recordings and other large files, each under the hash of its content.

Files are added and never changed, so what a row of the database refers to is either there as it
was, or missing. Nothing is named after a gloss.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble, sync
from lexicon_db.progress import Report, silent

MEDIA_FOLDER: Final = "media"
TRASH_FOLDER: Final = "trash"

_CHUNK = 1 << 20
_HASH = re.compile("[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,16}")


@dataclass(frozen=True)
class MediaFile:
    """A file of the store.

    Attributes:
        sha256: Hash of its content, in hexadecimal.
        suffix: File ending with the dot, lower case.
        byte_count: Size in bytes.
    """

    sha256: str
    suffix: str
    byte_count: int


class MediaStore:
    """The media files of one lexicon."""

    def __init__(self, folder: Path) -> None:
        self._media = folder / MEDIA_FOLDER
        self._trash = folder / TRASH_FOLDER

    def path(self, sha256: str, suffix: str) -> Path:
        """Where a file lies, or would lie.

        Raises:
            KnownError: If no file of the store could be called so: somebody has tampered with the
                database, and the path could lead anywhere.
        """
        if not (_HASH.fullmatch(sha256) and _SUFFIX.fullmatch(suffix)):
            raise KnownError(
                "A file of the lexicon cannot be found.",
                "The database of the lexicon is damaged.",
                "Restore the latest backup; the recordings beside it are not touched.",
            )
        return self._media / sha256[:2] / f"{sha256}{suffix}"

    def add(self, source: Path, report: Report = silent) -> MediaFile:
        """Copy a file into the store; when this returns, the copy survives a power cut.

        Content that is there already is recognised; content that is there and was damaged is
        replaced by this good copy.

        Raises:
            KnownError: If the source cannot be read or is empty, or the disk is full.
        """
        what = f"“{source.name}” was not added."
        temporary = self._media / f".{uuid.uuid4().hex}.part"
        try:
            size = _require_room(source, self._media, what)
            with source.open("rb") as original, temporary.open("xb") as copy:
                sha256 = _copy(original, copy, size, report)
            added = MediaFile(sha256, _suffix(source), temporary.stat().st_size)
            self._keep(temporary, added)
        except OSError as error:
            raise disk_trouble(error, what) from error
        finally:
            temporary.unlink(missing_ok=True)
        return added

    def adopt(self, files: Iterable[tuple[Path, MediaFile]]) -> list[MediaFile]:
        """Move files into the store that lie in the lexicon's folder, whole and on the disk.

        Content that is there already is left as it is.

        Raises:
            OSError: If the disk refuses.
        """
        adopted, folders = [], {self._media}
        for path, media in files:
            final = self.path(media.sha256, media.suffix)
            final.parent.mkdir(exist_ok=True)
            if not final.exists():
                path.replace(final)
                folders.add(final.parent)
            adopted.append(media)
        for folder in sorted(folders, reverse=True):
            sync(folder)
        return adopted

    def trash(self, files: Iterable[MediaFile]) -> None:
        """Move files to the trash, where they are there.

        Raises:
            KnownError: If the disk refuses.
        """
        try:
            self._trash.mkdir(exist_ok=True)
            for file in files:
                path = self.path(file.sha256, file.suffix)
                if path.exists():
                    path.replace(self._trash / path.name)
        except OSError as error:
            raise disk_trouble(error, "The file was not moved to the trash.") from error

    def take_back(self, files: Iterable[MediaFile]) -> None:
        """Move files back from the trash, where they are there.

        Raises:
            KnownError: If the disk refuses.
        """
        try:
            for file in files:
                path = self.path(file.sha256, file.suffix)
                trashed = self._trash / path.name
                if trashed.exists() and not path.exists():
                    path.parent.mkdir(exist_ok=True)
                    trashed.replace(path)
        except OSError as error:
            raise disk_trouble(error, "The file was not taken out of the trash.") from error

    def erase(self, files: Iterable[MediaFile]) -> None:
        """Delete certain files for good that are in the trash.

        Raises:
            KnownError: If the disk refuses.
        """
        try:
            for file in files:
                path = self.path(file.sha256, file.suffix)
                (self._trash / path.name).unlink(missing_ok=True)
        except OSError as error:
            raise disk_trouble(error, "The file was not deleted.") from error

    def empty_trash(self) -> None:
        """Delete the files in the trash for good.

        Raises:
            KnownError: If the disk refuses.
        """
        try:
            for path in self._trash.iterdir():
                path.unlink()
        except OSError as error:
            raise disk_trouble(error, "The trash was not emptied.") from error

    def finding(self, file: MediaFile) -> str:
        """What is wrong with a file of the store, as the end of a sentence; empty if nothing.

        Raises:
            OSError: If the disk fails.
        """
        path = self.path(file.sha256, file.suffix)
        if not path.is_file():
            return "is missing"
        if path.stat().st_size != file.byte_count or hash_of(path) != file.sha256:
            return "is damaged: its content has changed"
        return ""

    def _keep(self, temporary: Path, added: MediaFile) -> None:
        sync(temporary)
        final = self.path(added.sha256, added.suffix)
        final.parent.mkdir(exist_ok=True)
        if not final.exists() or hash_of(final) != added.sha256:
            temporary.replace(final)
        sync(final.parent)
        sync(self._media)


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _require_room(source: Path, folder: Path, what: str) -> int:
    """The size of ``source``, once it is clear that it has content and that ``folder`` takes it."""
    if not source.is_file():
        raise KnownError(what, "There is no such file.", "Choose a file that is there.")
    size = source.stat().st_size
    if size == 0:
        raise KnownError(what, "The file is empty.", "Record it or copy it again.")
    if size > shutil.disk_usage(folder).free:
        raise KnownError(
            what, "The disk of the lexicon is too full.", "Free some space, then try again."
        )
    return size


def _copy(original: BinaryIO, copy: BinaryIO, size: int, report: Report) -> str:
    """Copy and hash at once; return the hash of what was copied."""
    digest, done = hashlib.sha256(), 0
    while chunk := original.read(_CHUNK):
        digest.update(chunk)
        copy.write(chunk)
        done += len(chunk)
        report(done, size, "copying")
    return digest.hexdigest()


def _suffix(source: Path) -> str:
    suffix = source.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ".bin"
