"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from lexicon_db.errors import KnownError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: a crash leaves the old file or the new one, never a half.

    Raises:
        KnownError: If it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise KnownError(
            f"{path.name} was not written.",
            f"The system says: {error.strerror or error}.",
            f"Make sure that {path.parent} can be written to and has free space, then try again.",
        ) from error
