"""What the application and a worker process say to each other over their pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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


FromWorker = Report | Done | Stopped | Failed
