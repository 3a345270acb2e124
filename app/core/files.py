"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lexicon_db.errors import KnownError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, and its folder if that is not there yet.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; what is written there becomes ``path`` at the end.

    The content is on the disk before the name changes, so that a crash or a power cut leaves
    either the old file or the new one, never a half. When the body raises, nothing remains of the
    new file.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    temporary = path.parent / f".{uuid.uuid4().hex}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        try:
            yield temporary
        except OSError as error:
            if error.errno in _FULL:
                raise _not_saved(path, error) from error
            raise
        try:
            _put_in_place(temporary, path)
        except OSError as error:
            raise _not_saved(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    _to_disk(temporary)
    temporary.replace(path)
    if os.name == "posix":
        _to_disk(path.parent)


def _not_saved(path: Path, error: OSError) -> KnownError:
    what = f"{path.name} was not saved."
    if error.errno in _FULL:
        return KnownError(
            what,
            f"The disk of {path.parent} is full.",
            "Free some space or choose another disk, then save again.",
        )
    return KnownError(
        what,
        f"The folder {path.parent} does not take it: {error.strerror}.",
        "Make sure that you may write there, or choose another folder.",
    )


def _to_disk(path: Path) -> None:
    """Wait until the disk holds a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
