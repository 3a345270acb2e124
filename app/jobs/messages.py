"""What the application and a worker process say to each other over their pipe."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Any

from app.core.paths import log_file


@dataclass(frozen=True)
class Start:
    """To the worker: do this job and keep its files in this folder."""

    job: str
    name: str
    parameters: dict[str, Any]
    folder: str


@dataclass(frozen=True)
class Stop:
    """To the worker: stop the job at the next report."""

    job: str


@dataclass(frozen=True)
class Report:
    """From the worker: this share (0 to 1) of the job is done, now doing this."""

    job: str
    share: float
    activity: str


@dataclass(frozen=True)
class Done:
    """From the worker: the job's files are complete; ``summary`` holds JSON values."""

    job: str
    summary: dict[str, Any]


@dataclass(frozen=True)
class Stopped:
    """From the worker: the job stopped because it was asked to."""

    job: str


@dataclass(frozen=True)
class Failed:
    """From the worker: a known trouble, or a bug with its trace in ``trace``."""

    job: str
    what: str
    why: str
    fix: str
    trace: str = ""


Outcome = Done | Stopped | Failed
FromWorker = Report | Outcome


def mistake(job: str, error: Exception) -> Failed:
    """The failure of a job by an exception that nobody foresaw."""
    return Failed(
        job,
        "The job was not finished.",
        "Kinelex made a mistake.",
        f"Repeat the job; if it fails again, report it with the log {log_file()}.",
        trace="".join(traceback.format_exception(error)),
    )
