"""Files that appear only when they are whole."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lexicon_db.errors import KnownError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; what is written there becomes ``path`` at the end.

    The content is on the disk before the name changes, so that a crash or a power cut leaves
    either the old file or the new one. When the body raises, nothing remains of the new file.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    what = f"{path.name} was not saved."
    temporary = path.parent / f".{uuid.uuid4().hex}.part"
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise KnownError(
            what,
            f"The folder {path.parent} does not take it: {error.strerror}.",
            "Choose another folder.",
        ) from error
    try:
        yield temporary
        _to_disk(temporary)
        temporary.replace(path)
        if os.name == "posix":
            _to_disk(path.parent)
    except OSError as error:
        if error.errno in _FULL:
            raise KnownError(
                what,
                f"The disk of {path.parent} is full.",
                "Free some space or choose another disk, then save again.",
            ) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until the disk holds a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
