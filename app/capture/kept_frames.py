"""Keeps the encoded frames of the last seconds, so that a recording can begin in the past."""

from __future__ import annotations

from collections import deque

from app.capture.encoder import ticks_of
from app.capture.recording import KeptFrame


class KeptFrames:
    """The frames of the last seconds, from one at which decoding can start.

    Args:
        seconds: How far back it reaches, at least.
    """

    def __init__(self, seconds: float) -> None:
        self._reach = ticks_of(seconds)
        self._frames: deque[KeptFrame] = deque()
        self._keys: deque[int] = deque()

    def add(self, frame: KeptFrame) -> None:
        """Keep a frame and forget those that are too old."""
        self._frames.append(frame)
        if not frame.encoded.is_key:
            return
        self._keys.append(frame.encoded.ticks)
        while len(self._keys) > 1 and self._keys[1] <= frame.encoded.ticks - self._reach:
            self._keys.popleft()
        while self._frames[0].encoded.ticks < self._keys[0]:
            self._frames.popleft()

    def since(self, pts: float) -> list[KeptFrame]:
        """The frames from ``pts`` on, and those before from where decoding can start.

        Where frames are not kept for so long, all that are.
        """
        wanted = ticks_of(pts)
        start = max((ticks for ticks in self._keys if ticks <= wanted), default=0)
        start = start or min(self._keys, default=0)
        return [frame for frame in self._frames if frame.encoded.ticks >= start]

    def clear(self) -> None:
        """Forget all."""
        self._frames.clear()
        self._keys.clear()
