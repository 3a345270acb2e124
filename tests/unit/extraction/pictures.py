"""Pictures in memory as a source of frames."""

from __future__ import annotations

import weakref
from pathlib import Path

import numpy as np

from app.capture.frames import Frame, VideoInfo


class Pictures:
    """A source of pictures in memory; remembers how many of them are alive at a time."""

    def __init__(self, pictures, fps=25.0):
        self._pictures = list(pictures)
        height, width = self._pictures[0].shape[:2]
        pts = np.arange(len(self._pictures)) / fps
        self.info = VideoInfo(Path("made.mp4"), width, height, fps, pts, "none", False, 1)
        self._alive = weakref.WeakSet()
        self.most_alive = 0

    def frames(self, start=0, stop=None):
        for index in range(start, len(self._pictures) if stop is None else stop):
            rgb = _Watched(self._pictures[index])
            self._alive.add(rgb)
            self.most_alive = max(self.most_alive, len(self._alive))
            yield Frame(index, float(self.info.pts[index]), rgb)
            del rgb


class _Watched(np.ndarray):
    """An array whose life can be watched."""

    def __new__(cls, values):
        return np.ascontiguousarray(values).view(cls).copy()

    __hash__ = object.__hash__
