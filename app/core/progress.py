"""Progress of long work: reported by whoever works, shown by whoever watches, stopped by either."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Final, Protocol

#: Seconds after which progress counts for a third of what it counted.
_MEMORY: Final = 20.0
#: Seconds of work before which nobody can tell how long it will take.
_SHORTEST_LOOK: Final = 2.0


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
    """Estimates the seconds left from the pace of late.

    Work starts slowly and goes on unevenly: the pace is that of the last half minute or so, older
    progress counting less and less, and nothing is said before there is enough to go by.
    """

    def __init__(self) -> None:
        self._last_time = time.monotonic()
        self._last_share = 0.0
        self._seconds = 0.0
        self._gained = 0.0

    def update(self, share: float) -> float | None:
        """Return the seconds left after ``share`` (0 to 1) is done, or None while unknown."""
        now = time.monotonic()
        passed = now - self._last_time
        fading = math.exp(-passed / _MEMORY)
        self._seconds = self._seconds * fading + passed
        self._gained = self._gained * fading + max(share - self._last_share, 0.0)
        self._last_time, self._last_share = now, max(share, self._last_share)
        if self._seconds < _SHORTEST_LOOK or self._gained <= 0:
            return None
        return max(0.0, (1.0 - share) * self._seconds / self._gained)
