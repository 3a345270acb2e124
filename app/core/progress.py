"""Progress of long work: reported by whoever works, shown by whoever watches, stopped by either."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - a wish of the person, not an error
    """The person asked to stop. Nothing went wrong; what was finished stays."""


class Progress(Protocol):
    """What a worker calls while it works."""

    def report(self, done: float, total: float, activity: str) -> None:
        """Say that ``done`` of ``total`` is finished while doing ``activity``.

        Raises:
            Cancelled: If the person asked to stop.
        """


class Silent:
    """Progress that nobody watches."""

    def report(self, done: float, total: float, activity: str) -> None:
        """Ignore the report."""


@dataclass(frozen=True)
class Part:
    """A stretch of a larger piece of work, so that stages can each count from 0 to their own total.

    Attributes:
        whole: Where to report.
        start: Share of the whole that is finished when this part starts, 0 to 1.
        share: Share of the whole that this part is, 0 to 1.
    """

    whole: Progress
    start: float
    share: float

    def report(self, done: float, total: float, activity: str) -> None:
        """Report to the whole, scaled to this part."""
        part = min(done / total, 1.0) if total > 0 else 1.0
        self.whole.report(self.start + self.share * part, 1.0, activity)


class TimeLeft:
    """Estimates the seconds left from how long the finished share has taken.

    The estimate follows the recent pace: start-up is slower than the steady state, so the pace is
    an exponential average over reports rather than the mean since the start.
    """

    def __init__(self) -> None:
        self._last_time = time.monotonic()
        self._last_share = 0.0
        self._pace: float | None = None

    def update(self, share: float) -> float | None:
        """Return the seconds left after ``share`` (0 to 1) is done, or None while unknown."""
        now = time.monotonic()
        gained = share - self._last_share
        if gained > 0:
            pace = (now - self._last_time) / gained
            self._pace = pace if self._pace is None else 0.8 * self._pace + 0.2 * pace
            self._last_time, self._last_share = now, share
        if self._pace is None:
            return None
        return max(0.0, (1.0 - share) * self._pace)
