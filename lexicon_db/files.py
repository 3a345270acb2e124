"""Files that are whole or absent, and what to say when the disk does not take them."""

from __future__ import annotations

import errno
import os
import re
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lexicon_db.errors import KnownError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.EEXIST, errno.ENOTDIR)
_PART = ".part"
#: What writers of Kinelex call their unfinished files, and whatever lies beside these.
_UNFINISHED = re.compile(rf"\.[0-9a-f]{{32}}{re.escape(_PART)}.*")


def disk_trouble(error: OSError, what: str) -> KnownError:
    """The known error for a file or folder that the operating system refuses.

    Args:
        error: What the operating system said.
        what: What did not happen, as one sentence.
    """
    place = _place(error)
    if error.errno in _FULL:
        return KnownError(what, "The disk is full.", "Free some space, then try again.")
    if error.errno in _READ_ONLY:
        return KnownError(
            what,
            f"{place} may not be read or changed.",
            "Allow it in the file's properties, or choose another place.",
        )
    if error.errno == errno.ENOENT:
        return KnownError(
            what, f"{place} is not there.", "Look whether it was moved, or its disk taken away."
        )
    if error.errno == errno.EISDIR:
        taken = error.filename2 or place
        return KnownError(what, f"{taken} is a folder.", "Choose another name.")
    if error.errno in _NO_FOLDER:
        return KnownError(
            what, f"A part of {place} is a file, not a folder.", "Choose another place."
        )
    return KnownError(
        what,
        f"The disk reports: {error.strerror or error}.",
        "Look whether the disk is still connected and sound.",
    )


def _place(error: OSError) -> str:
    """What the system refused, in words: of an unfinished file only the folder means something."""
    if not error.filename:
        return "the folder"
    place = Path(error.filename)
    return str(place.parent if place.suffix == _PART else place)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield an empty file in the folder of ``path``; what is written there becomes ``path``.

    The content is on the disk before it gets its name, so that a crash or a power cut leaves it
    whole or absent. If the body raises, nothing remains, nor of files that the body put beside it
    under longer names.
    """
    temporary = path.parent / f".{uuid.uuid4().hex}{_PART}"
    try:
        temporary.touch(exist_ok=False)
        yield temporary
        sync(temporary)
        temporary.replace(path)
        sync(path.parent)
    finally:
        for leftover in path.parent.glob(f"{temporary.name}*"):
            leftover.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what writers that were killed have left in a folder.

    Only what is a day old: a younger file may be that of a writer at work.
    """
    yesterday = time.time() - 24 * 3600
    for leftover in folder.glob(f".*{_PART}*"):
        with suppress(FileNotFoundError):  # another program may tidy up, too
            if _UNFINISHED.fullmatch(leftover.name) and leftover.stat().st_mtime < yesterday:
                leftover.unlink()


def sync(path: Path) -> None:
    """Wait until the disk holds a file, or the names in a folder."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
