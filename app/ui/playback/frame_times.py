"""When each frame of a motion is shown: true times, never a frame number times a frame length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from lexicon_db.tracks import Times

#: How long a single frame is shown, where nothing tells it.
_LONE_FRAME_SECONDS: Final = 1 / 25


@dataclass(frozen=True, eq=False)
class FrameTimes:
    """The times of T frames, which need not be evenly spaced.

    Attributes:
        pts: (T,) seconds, increasing; T is at least 1. The first need not be zero.
    """

    pts: Times

    def __post_init__(self) -> None:
        if len(self.pts) == 0 or not (np.diff(self.pts) > 0).all():
            raise ValueError("times of frames must increase")

    def __len__(self) -> int:
        return len(self.pts)

    @property
    def start(self) -> float:
        """When the first frame appears."""
        return float(self.pts[0])

    @property
    def end(self) -> float:
        """When the last frame disappears: it stays as long as frames do in the middle."""
        return float(self.pts[-1]) + self.frame_seconds

    @property
    def frame_seconds(self) -> float:
        """How long a frame is shown: the median."""
        if len(self.pts) == 1:
            return _LONE_FRAME_SECONDS
        return float(np.median(np.diff(self.pts)))

    def index_at(self, seconds: float) -> int:
        """The frame that is shown at a time; the first or the last outside of all frames."""
        # Half a microsecond forgives times that went through text or another float type.
        index = int(np.searchsorted(self.pts, seconds + 5e-7, side="right")) - 1
        return min(max(index, 0), len(self.pts) - 1)

    def nearest(self, seconds: float) -> int:
        """The frame whose time is nearest."""
        index = self.index_at(seconds)
        if index + 1 < len(self.pts):
            before, after = seconds - self.pts[index], self.pts[index + 1] - seconds
            return index + 1 if after < before else index
        return index

    def shown_from(self, index: int) -> float:
        """When a frame appears."""
        return float(self.pts[index])

    def shown_until(self, index: int) -> float:
        """When a frame gives way to the next."""
        return float(self.pts[index + 1]) if index + 1 < len(self.pts) else self.end
