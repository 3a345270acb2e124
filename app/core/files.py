"""Files that are there whole or not at all, and folders that are made for them."""

from __future__ import annotations

import errno
import io
import os
import shutil
import tempfile
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


def require_place(path: Path) -> None:
    """Make sure that a file can be written, before the long work that makes it.

    The folder is made if it is not there yet.

    Raises:
        KnownError: If the folder does not take the file.
    """
    with _told(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent, suffix=".part").close()


def move_whole(source: Path, path: Path) -> None:
    """Let a finished file appear as ``path`` in one step, be that on another disk.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            source.replace(path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            with files.whole_file(path) as temporary:
                shutil.copyfile(source, temporary)
            source.unlink()
        else:
            files.sync(path.parent)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield an empty file that becomes ``path`` at the end; see ``lexicon_db.files.whole_file``.

    The folder is made if it is not there yet.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with files.whole_file(path) as temporary:
            yield temporary


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise files.disk_trouble(error, f"{path.name} was not saved.") from error


def is_folder(path: Path) -> bool:
    """Whether a path is a folder, as far as may be seen; whoever opens it says why it may not."""
    try:
        return path.is_dir()
    except OSError:
        return False
