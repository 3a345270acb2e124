"""Which stretch of time is visible, shared by all rows that stand under one another."""

from __future__ import annotations

import math
from typing import Final

from app.core.events import Event

#: The nearest view: this many seconds fill a row.
_SHORTEST_VIEW: Final = 0.2
#: Steps between labelled ticks, as seconds.
_STEPS: Final = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0)


class TimeScale:
    """Seconds to pixels and back. Seconds count from the first frame.

    Attributes:
        changed: Tells that another stretch is visible.
    """

    def __init__(self) -> None:
        self.changed: Event[None] = Event()
        self._duration = 1.0
        self._start = 0.0
        self._end = 1.0

    @property
    def duration(self) -> float:
        """Seconds of everything."""
        return self._duration

    @property
    def start(self) -> float:
        """The first visible second."""
        return self._start

    @property
    def end(self) -> float:
        """The last visible second."""
        return self._end

    @property
    def is_whole(self) -> bool:
        """Whether everything is visible."""
        return self._start <= 0 and self._end >= self._duration

    def set_duration(self, seconds: float) -> None:
        """Say how long everything is; what showed whole shows whole again."""
        was_whole = self.is_whole
        self._duration = max(seconds, 1e-3)
        if was_whole:
            self._show(0.0, self._duration)
        else:
            self._show(self._start, self._end)

    def show_all(self) -> None:
        """Make everything visible."""
        self._show(0.0, self._duration)

    def zoom(self, factor: float, around: float) -> None:
        """Come nearer by a factor; the second ``around`` stays where it is."""
        length = (self._end - self._start) / factor
        length = min(max(length, _SHORTEST_VIEW), self._duration)
        share = (around - self._start) / (self._end - self._start)
        self._show(around - share * length, around + (1 - share) * length)

    def pan(self, seconds: float) -> None:
        """Move on by some seconds (back, if negative)."""
        self._show(self._start + seconds, self._end + seconds)

    def follow(self, seconds: float) -> None:
        """Make sure that a moment is visible; turns the page when it has run out of view."""
        length = self._end - self._start
        if not self._start <= seconds <= self._end:
            self._show(seconds - 0.1 * length, seconds + 0.9 * length)

    def to_x(self, seconds: float, width: float) -> float:
        """Where a moment is in a row of ``width`` pixels."""
        return (seconds - self._start) / (self._end - self._start) * width

    def to_seconds(self, x: float, width: float) -> float:
        """The moment at a place in a row of ``width`` pixels, within everything."""
        seconds = self._start + x / max(width, 1.0) * (self._end - self._start)
        return min(max(seconds, 0.0), self._duration)

    def ticks(self, width: float, apart: float) -> tuple[float, list[float]]:
        """Moments to label, at least ``apart`` pixels from each other, and their step."""
        least = (self._end - self._start) * apart / max(width, 1.0)
        step = next((step for step in _STEPS if step >= least), _STEPS[-1])
        first = math.ceil(self._start / step - 1e-9)
        last = math.floor(self._end / step + 1e-9)
        return step, [number * step for number in range(first, last + 1)]

    def _show(self, start: float, end: float) -> None:
        length = min(end - start, self._duration)
        start = min(max(start, 0.0), self._duration - length)
        if (start, start + length) != (self._start, self._end):
            self._start, self._end = start, start + length
            self.changed.emit(None)
