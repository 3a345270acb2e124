"""Whether the last run ended by a crash, and where the trace of one is written."""

from __future__ import annotations

import faulthandler
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from app.core.paths import log_file, profile_folder
from app.ui.bridge.notices import Notice, NoticeKind

log = logging.getLogger(__name__)


class LastRun:
    """A lock for each process that runs: one that nobody holds was left by a crash."""

    def __init__(self) -> None:
        self._folder = profile_folder() / "running"
        self._mine = FileLock(self._folder / f"{os.getpid()}.lock")
        self._trace: TextIO | None = None

    def has_crashed(self) -> bool:
        """Whether a run ended without saying so; each such run is told once."""
        left = [file for file in self._folder.glob("*.lock") if _is_free(file)]
        for file in left:
            with suppress(OSError):
                file.unlink()
        return bool(left)

    def begin(self) -> None:
        """Say that this process runs; write the trace of a crash beside the log."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._mine.acquire(blocking=False)
            log_file().parent.mkdir(parents=True, exist_ok=True)
            # Open as long as the process lives: a crash leaves no time to open a file.
            self._trace = log_file().with_name("crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._trace)
        except (OSError, Timeout) as error:
            log.warning("A crash of this run would leave no trace: %s", error)

    def end(self) -> None:
        """Say that this process ended as it should."""
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
        self._mine.release()
        with suppress(OSError):
            Path(self._mine.lock_file).unlink()


def crash_notice() -> Notice:
    """What the person is told about a crash of the last run."""
    translate = QCoreApplication.translate
    return Notice(
        NoticeKind.WARNING,
        translate("Crash", "Kinelex ended unexpectedly last time."),
        translate("Crash", "What you did until then is saved."),
        translate("Crash", "Please report it with the files in {folder}.").format(
            folder=log_file().parent
        ),
        translate("Crash", "Show the log"),
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent))),
    )


def _is_free(file: Path) -> bool:
    """Whether the process that held a lock is gone; the system frees what it held."""
    lock = FileLock(file)
    try:
        lock.acquire(blocking=False)
    except (OSError, Timeout):
        return False
    lock.release()
    return True
