"""Files that are there whole or not at all, and folders that are made for them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexicon_db import files


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file in one step, and its folder if that is not there yet.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


def write_npz(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays, compressed, in one step.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    # In memory first: numpy leaves an archive open, and loud, on a disk that is full.
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    write_whole(path, content.getbuffer())


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
