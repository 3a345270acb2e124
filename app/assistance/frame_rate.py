"""The true frame rate of a camera, from the times of its frames."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import Final

#: Frames of this many seconds are counted, and no rate is told before half of them.
_WINDOW: Final = 1.0


class FrameRate:
    """Counts frames on one thread and tells the rate on another."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._lock = Lock()

    def count(self, pts: float) -> None:
        """Count a frame of this time in seconds; a clock that jumps back starts anew."""
        with self._lock:
            if self._times and pts < self._times[-1]:
                self._times.clear()
            self._times.append(pts)
            while pts - self._times[0] > _WINDOW:
                self._times.popleft()

    @property
    def fps(self) -> float:
        """Frames per second over the last second; 0 while too few are known."""
        with self._lock:
            seconds = self._times[-1] - self._times[0] if self._times else 0.0
            return (len(self._times) - 1) / seconds if seconds >= 0.5 * _WINDOW else 0.0
