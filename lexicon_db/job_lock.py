"""The lock that makes one process the runner of a lexicon's jobs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lexicon_db.sqlite import known_troubles

if TYPE_CHECKING:
    from filelock import FileLock

JOBS_FOLDER = "jobs"


class JobLock:
    """A lock on a file in the folder of a lexicon; it falls with the process that holds it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / JOBS_FOLDER / "runner.lock"
        self._lock: FileLock | None = None

    @property
    def is_held(self) -> bool:
        """Whether this lock is held."""
        return self._lock is not None

    def try_to_acquire(self) -> bool:
        """Take the lock, unless another process has it."""
        if self._lock is not None:
            return True
        from filelock import FileLock, Timeout

        lock = FileLock(self._file, timeout=0, thread_local=False)
        with known_troubles("The jobs of the lexicon cannot be run."):
            self._file.parent.mkdir(exist_ok=True)
            try:
                lock.acquire()
            except Timeout:
                return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Let another process run the jobs."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
