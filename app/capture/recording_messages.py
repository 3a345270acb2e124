"""What the recorder and its encoding process say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lexicon_db.errors import KnownError


@dataclass(frozen=True)
class Wishes:
    """What a recorder wishes of its process.

    Attributes:
        folder: Where recordings lie.
        name: Of the recorder; the keys of its recordings begin with it.
        fps: Announced frame rate.
        before: Seconds that a recording reaches back.
        least_free: Bytes on the disk below which nothing is recorded.
    """

    folder: Path
    name: str
    fps: float
    before: float
    least_free: int


@dataclass(frozen=True)
class Begin:
    """To the process: begin a recording, with the frames from ``pts`` on where they are kept."""

    key: str
    pts: float


@dataclass(frozen=True)
class Finish:
    """To the process: the recording ends with the last frame up to ``pts``."""

    key: str
    pts: float


@dataclass(frozen=True)
class Rescue:
    """To the process: complete the recording that an earlier process left unfinished.

    The rest is what the recorder knows of it; see ``Finished``.
    """

    key: str
    start: float
    lost_by_camera: int
    lost_by_us: int
    late: int


@dataclass(frozen=True)
class Started:
    """The recording has its first frame.

    Attributes:
        key: Of the recording.
        start: Time of its first frame on the camera's clock; time 0 of the file.
    """

    key: str
    start: float


@dataclass(frozen=True)
class Finished:
    """The recording is complete and safe on the disk.

    Attributes:
        key: Of the recording.
        file: Where it is.
        start: Time of its first frame on the camera's clock; time 0 of the file.
        frames: How many it holds.
        lost_by_camera: Frames that the camera did not deliver in between.
        lost_by_us: Frames that came and could not be encoded in time.
        late: Frames that came late; their times are true nevertheless.
        fps: Mean frame rate, by the times of the frames; 0 of a single frame.
        is_whole: False where it ended before its time; what is there is good.
    """

    key: str
    file: Path
    start: float
    frames: int
    lost_by_camera: int
    lost_by_us: int
    late: int
    fps: float
    is_whole: bool = True


@dataclass(frozen=True)
class Trouble:
    """Something went wrong.

    Attributes:
        error: What, why, and what to do.
        key: Of the recording that did not come about; empty where none was lost: recordings that
            were under way come as ``Finished`` with what they have.
    """

    error: KnownError
    key: str = ""


@dataclass(frozen=True)
class Told:
    """From the process: a trouble, in a form that goes through a pipe."""

    what: str
    why: str
    fix: str
    key: str = ""


RecorderEvent = Started | Finished | Trouble
FromEncoder = Started | Finished | Told
ToEncoder = Begin | Finish | Rescue
