"""Files that are there whole or not at all, and folders that are made for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lexicon_db import files


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, and its folder if that is not there yet.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield an empty file that becomes ``path`` at the end; see ``lexicon_db.files.whole_file``.

    The folder is made if it is not there yet.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with files.whole_file(path) as temporary:
            yield temporary
    except OSError as error:
        raise files.disk_trouble(error, f"{path.name} was not saved.") from error
