"""The log: one rotating file, plus warnings on standard error; and the trace of native crashes."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys

from app.core.paths import log_file

#: Bytes after which the log file is put aside.
_LARGEST = 2_000_000
_FORMAT = "%(asctime)s %(levelname)s %(processName)s %(name)s: %(message)s"


def start_logging(*, is_worker: bool = False) -> None:
    """Log to the file and, from warnings upwards, to standard error.

    A profile folder that cannot be written to costs the log file, never the work.

    Args:
        is_worker: Whether this is a worker process: it follows the application, which alone puts
            a full log file aside.
    """
    handlers: list[logging.Handler] = []
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.WARNING)
    handlers.append(terminal)
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.WatchedFileHandler(path)
            if is_worker
            else logging.handlers.RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=3)
        )
    except OSError as error:
        terminal.handle(
            logging.LogRecord(
                __name__, logging.WARNING, __file__, 0, "No log file: %s", (error,), None
            )
        )
    logging.basicConfig(level=logging.INFO, format=_FORMAT, handlers=handlers, force=True)
    logging.captureWarnings(capture=True)
    if sys.stderr is not None:
        faulthandler.enable()
