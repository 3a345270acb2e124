"""What a source of pictures is: frames with true times, from a file or from a camera."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lexicon_db.tracks import Times

Picture = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Frame:
    """One upright picture.

    Attributes:
        index: Place among the frames of its source, from 0.
        pts: Seconds from the first frame of the source.
        rgb: (H, W, 3) sRGB, contiguous and read-only, so that it can be shared without a copy.
    """

    index: int
    pts: float
    rgb: Picture


@dataclass(frozen=True, eq=False)
class VideoInfo:
    """What is known of a video before its frames are decoded.

    Attributes:
        path: The file.
        width: Width of the upright picture in square pixels.
        height: Height of the upright picture in square pixels.
        fps: Mean frame rate.
        pts: (T,) seconds from the first shown frame, increasing.
        codec: Name of the codec, such as ``h264``.
        has_alpha: Whether the pictures carry transparency; frames show it over neutral grey.
        byte_count: Size of the file.
        missing_frames: About how many frames the file announces but no longer holds, because it
            was cut off; 0 for a whole file.
    """

    path: Path
    width: int
    height: int
    fps: float
    pts: Times
    codec: str
    has_alpha: bool
    byte_count: int
    missing_frames: int = 0

    @property
    def frame_count(self) -> int:
        """Number of frames."""
        return len(self.pts)

    @property
    def duration(self) -> float:
        """Seconds that the video is shown: the last frame stays for a mean frame time."""
        return float(self.pts[-1]) + 1.0 / self.fps

    def index_at(self, seconds: float) -> int:
        """Return the index of the frame that is shown at ``seconds``."""
        # Half a microsecond forgives times that went through text or another float type.
        index = int(np.searchsorted(self.pts, seconds + 5e-7, side="right")) - 1
        return min(max(index, 0), self.frame_count - 1)


class FrameSource(Protocol):
    """Where frames come from: a file now, a camera as well later."""

    @property
    def info(self) -> VideoInfo:
        """What is known of the source."""

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame]:
        """Yield the frames ``start`` (included) to ``stop`` (excluded, None: all) in order."""
