"""The body that work is done with: a process keeps it, as loading takes longer than some jobs."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.body.model import BodyModel


def kept_body(file: Path | str | None) -> BodyModel:
    """The body in a file, or for None the one that ships; loaded again when the file has changed.

    Raises:
        KnownError: If the file is missing or is no body.
    """
    stamp = None
    path = Path(file) if file else None
    if path is not None:
        with contextlib.suppress(OSError):  # what is wrong with the file is told by its reader
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_size)
    return _load(path, stamp)


@lru_cache(maxsize=1)
def _load(path: Path | None, _stamp: tuple[int, int] | None) -> BodyModel:
    from app.body.model import load_body

    return load_body(path)
