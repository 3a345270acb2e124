"""A whole lexicon in one file, and back.

The file is a plain zip archive of the lexicon's folder: ``lexicon.db`` and ``media/``. To restore
it, call ``restore``, or unpack it into an empty folder with any zip program and open that folder.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.files import remove_leftovers, whole_file
from lexicon_db.media import MEDIA_FOLDER, MediaFile, MediaStore
from lexicon_db.opening import DATABASE, prepare_folder
from lexicon_db.progress import Report, silent
from lexicon_db.schema import MediaElsewhereRow, MediaRow
from lexicon_db.sqlite import (
    damaged,
    is_lexicon_file,
    known_troubles,
    make_engine,
    snapshot,
    structural_findings,
)

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_NOT_SAVED = "The backup was not made."
_NOT_RESTORED = "The backup was not restored."
_CHUNK = 1 << 20
#: Folders of a lexicon that hold no part of what is written down in it.
_RECORDING: Final = "recording"
_LEARNED: Final = "models"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_MEMBER: Final = re.compile(rf"{MEDIA_FOLDER}/[0-9a-f]{{2}}/([0-9a-f]{{64}})(\.[a-z0-9]{{1,16}})")


class _Count:
    """Adds up bytes and reports them."""

    def __init__(self, total: int, activity: str, report: Report) -> None:
        self._total, self._activity, self._report = total, activity, report
        self._done = 0

    def add(self, count: int) -> None:
        self._done += count
        self._report(self._done, self._total, self._activity)


def back_up(lexicon: Lexicon, file: Path, report: Report = silent) -> tuple[str, ...]:
    """Write the lexicon as it is now into ``file``, and read the file back to make sure.

    Others may go on working meanwhile. The file appears only when it is complete.

    Returns:
        What is missing in the backup because it is missing or damaged in the lexicon, in plain
        words; empty when all is well.

    Raises:
        KnownError: If the file exists, the disk is full, or the database is damaged.
    """
    if file.exists():
        raise KnownError(_NOT_SAVED, f"There is already a file {file}.", "Choose another name.")
    with known_troubles(_NOT_SAVED):
        remove_leftovers(file.parent)
    with known_troubles(_NOT_SAVED), whole_file(file) as temporary:
        # whole_file removes this one, too.
        database = temporary.with_name(f"{temporary.name}.db")
        snapshot(lexicon.engine, database)
        media = _media_of(database, lexicon.media)
        total = database.stat().st_size + sum(item.byte_count for item in media)
        count = _Count(2 * total, "backing up", report)
        with zipfile.ZipFile(temporary, "w") as archive:
            _store(archive, database, DATABASE, count)
            findings = [_store_media(archive, lexicon.media, item, count) for item in media]
        database.unlink()
        _read_back(temporary, count)
    return (*(finding for finding in findings if finding), *_left_out(lexicon.folder))


def _left_out(folder: Path) -> Iterator[str]:
    """What a backup leaves out although it lies in the lexicon's folder, in plain words."""
    waiting = len([*(folder / _RECORDING).glob("*.mp4")])
    if waiting:
        yield (
            f"Recordings that are no takes yet are not in it ({waiting});"
            " open the Record page, and they become takes."
        )
    if any((folder / _LEARNED).glob("*.safetensors")):
        yield "What was learned of movements is not in it; it can be learned again."


def restore(file: Path, folder: Path, report: Report = silent) -> tuple[str, ...]:
    """Unpack a backup into an empty folder, which then is a lexicon to be opened.

    Returns:
        Which recordings are not as they were, in plain words; empty when all is well.

    Raises:
        KnownError: If the file is no backup, is damaged, or the folder does not take it.
    """
    with known_troubles(_NOT_RESTORED):
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
                _require_backup(file, members)
                prepare_folder(folder, _NOT_RESTORED)
                with _nothing_or_all(folder):
                    count = _Count(sum(m.file_size for m in members), "restoring", report)
                    findings = [_unpack_media(archive, m, folder, count) for m in members[1:]]
                    _unpack_database(archive, members[0], folder, count)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _no_backup(file) from error
    return tuple(finding for finding in findings if finding)


@contextmanager
def _nothing_or_all(folder: Path) -> Iterator[None]:
    """Remove what was unpacked into an empty folder when the rest cannot be, or is not wanted."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder / MEDIA_FOLDER, ignore_errors=True)
        raise


def _media_of(database: Path, store: MediaStore) -> list[MediaFile]:
    """The media that a copy of the database refers to, once it is known to be sound.

    What is known by its content alone, and never came here, is not among them.
    """
    engine = make_engine(database, patience=1.0)
    try:
        with Session(engine) as session:
            if structural_findings(session):
                raise damaged(_NOT_SAVED)
            elsewhere = set(session.scalars(select(MediaElsewhereRow.sha256)))
            rows = session.scalars(select(MediaRow).order_by(MediaRow.sha256))
            media = [MediaFile(row.sha256, row.suffix, row.byte_count) for row in rows]
            return [one for one in media if one.sha256 not in elsewhere or _is_here(store, one)]
    finally:
        engine.dispose()


def _is_here(store: MediaStore, media: MediaFile) -> bool:
    return store.path(media.sha256, media.suffix).is_file()


def _store_media(
    archive: zipfile.ZipFile, store: MediaStore, item: MediaFile, count: _Count
) -> str:
    """Store a media file; return what is wrong with it, or nothing."""
    path = store.path(item.sha256, item.suffix)
    name = f"{MEDIA_FOLDER}/{path.parent.name}/{path.name}"
    if not path.is_file():
        return f"{name} is missing."
    if _store(archive, path, name, count) != item.sha256:
        return f"{name} is damaged; it was kept as it is."
    return ""


def _store(archive: zipfile.ZipFile, path: Path, name: str, count: _Count) -> str:
    """Store a file under a name; return the hash of what was stored."""
    info = zipfile.ZipInfo.from_file(path, name)
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        return _copied(source, target, count)


def _read_back(path: Path, count: _Count) -> None:
    """Read a finished archive; its checksums are compared on the way."""
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                with archive.open(member) as stored:
                    while chunk := stored.read(_CHUNK):
                        count.add(len(chunk))
    except zipfile.BadZipFile as error:
        raise KnownError(
            _NOT_SAVED, "The disk does not give back what was written.", "Use another disk."
        ) from error


def _require_backup(file: Path, members: list[zipfile.ZipInfo]) -> None:
    """Make sure that an archive holds a lexicon and nothing else, so nothing lands elsewhere."""
    names = [member.filename for member in members]
    media = names[1:]
    is_one = names[:1] == [DATABASE] and all(_MEMBER.fullmatch(name) for name in media)
    is_plain = all(m.compress_type in _METHODS and not m.flag_bits & _ENCRYPTED for m in members)
    if not is_one or not is_plain or len(set(names)) != len(names):
        raise _no_backup(file)


def _no_backup(file: Path) -> KnownError:
    return KnownError(
        _NOT_RESTORED,
        f"{file.name} is not a backup of a lexicon, or it is damaged.",
        "Choose another backup.",
    )


def _unpack_media(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, count: _Count
) -> str:
    found = _MEMBER.fullmatch(member.filename)
    assert found is not None
    target = MediaStore(folder).path(found[1], found[2])
    target.parent.mkdir(exist_ok=True)
    sha256 = _unpack(archive, member, target, count)
    return "" if sha256 == found[1] else f"{member.filename} is damaged."


def _unpack_database(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, count: _Count
) -> None:
    """Unpack the database last: until then, the folder is no lexicon that could be opened."""
    with whole_file(folder / DATABASE) as temporary:
        _unpack(archive, member, temporary, count)
        if not is_lexicon_file(temporary):
            raise damaged(_NOT_RESTORED)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, count: _Count) -> str:
    with archive.open(member) as stored, target.open("wb") as file:
        return _copied(stored, file, count)


def _copied(source: IO[bytes], target: IO[bytes], count: _Count) -> str:
    """Copy to the end; return the hash of what was copied."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
        count.add(len(chunk))
    return digest.hexdigest()
