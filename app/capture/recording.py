"""One recording under way: its frames are written and counted until it is finished."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.capture.encoder import TICKS, Encoded, ticks_of
from app.capture.recording_file import RecordingFile
from app.capture.recording_messages import Finished

if TYPE_CHECKING:
    from av.video.stream import VideoStream


@dataclass(frozen=True)
class KeptFrame:
    """An encoded frame.

    Attributes:
        encoded: The frame.
        lost_by_camera: Frames that the camera did not deliver since the one before.
        lost_by_us: Frames since the one before that could not be encoded in time.
        is_late: Whether the frame came late.
    """

    encoded: Encoded
    lost_by_camera: int
    lost_by_us: int
    is_late: bool


class Recording:
    """A recording with at least one frame.

    Args:
        folder: Where.
        key: Its name.
        stream: Of the encoder.
        first: Its first frame.

    Raises:
        OSError: If the disk refuses.
    """

    def __init__(self, folder: Path, key: str, stream: VideoStream, first: KeptFrame) -> None:
        self._key = key
        self._file = RecordingFile(folder, key, stream)
        self._first = self._last = first.encoded.ticks
        self._frames = self._lost_by_camera = self._lost_by_us = self._late = 0
        self._file.write(first.encoded)
        self._frames = 1

    @property
    def start(self) -> float:
        """Time of the first frame on the camera's clock."""
        return self._first / TICKS

    def reaches(self, pts: float) -> bool:
        """Whether the frame at ``pts``, and with it all that were before, is written."""
        return self._last >= ticks_of(pts)

    def write(self, frame: KeptFrame) -> None:
        """Add a frame.

        Raises:
            OSError: If the disk refuses.
        """
        self._file.write(frame.encoded)
        self._last = frame.encoded.ticks
        self._frames += 1
        self._lost_by_camera += frame.lost_by_camera
        self._lost_by_us += frame.lost_by_us
        self._late += frame.is_late

    def finish(self, *, is_whole: bool) -> Finished:
        """Complete the file.

        Raises:
            OSError: If the disk refuses; what was written before stays.
        """
        file = self._file.finish()
        seconds = (self._last - self._first) / TICKS
        return Finished(
            key=self._key,
            file=file,
            start=self.start,
            frames=self._frames,
            lost_by_camera=self._lost_by_camera,
            lost_by_us=self._lost_by_us,
            late=self._late,
            fps=(self._frames - 1) / seconds if seconds else 0.0,
            is_whole=is_whole,
        )

    def give_up(self) -> None:
        """Close the file as it is, because the disk refuses; what was written stays."""
        self._file.give_up()


@dataclass
class Ending:
    """When a recording ends.

    Attributes:
        pts: Time of the last frame that belongs to it, on the camera's clock.
        deadline: When it ends even if no such frame comes, on the computer's clock.
    """

    pts: float = math.inf
    deadline: float = math.inf
