"""The postures of the last seconds: where hands are still, where they rest anew."""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np

from app.assistance.edges import offset
from app.assistance.posture import Posture
from app.assistance.rest import RestPlace, are_still, may_rest, rest_of

#: Postures of this many seconds are remembered.
_MEMORY: Final = 11.0


class RecentPostures:
    """Remembers some seconds; everything but ``add`` needs at least one posture."""

    def __init__(self) -> None:
        self._postures: deque[Posture] = deque()

    def add(self, posture: Posture) -> None:
        """Take the next posture in; after a clock that jumped back nothing before it counts."""
        if self._postures and posture.pts <= self.pts:
            self._postures.clear()
        self._postures.append(posture)
        while posture.pts - self._postures[0].pts > _MEMORY:
            self._postures.popleft()

    @property
    def pts(self) -> float:
        """Seconds of the last posture."""
        return self._postures[-1].pts

    @property
    def step(self) -> float:
        """Seconds between the last two postures; 0 where there is only one."""
        return self.pts - self._postures[-2].pts if len(self._postures) > 1 else 0.0

    def latest(self, seconds: float) -> list[Posture]:
        """Postures of the last so many seconds."""
        return [posture for posture in self._postures if self.pts - posture.pts <= seconds]

    def before_leaving(self, place: RestPlace, near: float, seconds: float) -> list[Posture]:
        """The last postures, but for the newest, in which hands were at a place without a break.

        Args:
            place: Where they rested.
            near: They were nearer to it than this.
            seconds: At most so many seconds of them.
        """
        resting: list[Posture] = []
        for posture in self.latest(seconds)[-2::-1]:
            if place.distances(posture).max() >= near:
                break
            resting.append(posture)
        return resting[::-1]

    def is_still(self, seconds: float) -> bool:
        """Whether both hands have been still for so long."""
        latest = self.latest(seconds)
        return latest[0].pts > self._postures[0].pts and are_still(latest)

    def new_rest(self, seconds: float) -> RestPlace | None:
        """Where the hands rest, if they have been still and low for so long."""
        latest = self.latest(seconds)
        if not self.is_still(seconds) or not all(may_rest(posture) for posture in latest):
            return None
        return rest_of(latest)

    def offset(self, place: RestPlace) -> float:
        """When the hands were back at a place of rest."""
        times = [posture.pts for posture in self._postures]
        found = offset(times, np.array([place.distances(posture) for posture in self._postures]))
        return self.pts if found is None else min(found, self.pts)
