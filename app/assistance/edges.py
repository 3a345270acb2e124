"""When exactly hands left rest, and when they were back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: A movement is timed where it has covered these shares of its way. A minimum-jerk movement (Flash
#: & Hogan 1985) covers them at these shares of its time.
_EARLY_WAY, _LATE_WAY = 0.15, 0.5
_EARLY_TIME, _LATE_TIME = 0.2899, 0.5
#: The way out of rest counts up to the first place where a hand turns or has slowed to this share
#: of its fastest.
_SLOWED: Final = 0.35
#: A hand that goes less far than this, in shoulder widths, takes no part.
_LEAST_WAY: Final = 0.2
#: Movements out of rest last this long, in seconds.
_SHORTEST, _LONGEST = 0.15, 1.0

Floats = NDArray[np.float64]


def onset(times: Sequence[float], distances: Floats) -> float | None:
    """When the first hand left rest.

    Args:
        times: (T,) seconds, from rest into the sign.
        distances: (T, 2) how far each hand is from where it rests.

    Returns:
        Seconds; None if no hand leaves rest.
    """
    found = [_departure(np.asarray(times), way) for way in distances.T]
    return min((time for time in found if time is not None), default=None)


def offset(times: Sequence[float], distances: Floats) -> float | None:
    """When the last hand was back at rest; the arguments as for ``onset``."""
    backwards = -np.asarray(times)[::-1]
    found = onset(backwards.tolist(), distances[::-1])
    return None if found is None else -found


def _departure(times: Floats, way: Floats) -> float | None:
    """When one hand left rest for the first time, by the two times of its first movement."""
    beyond = np.flatnonzero(way >= _LEAST_WAY)
    if not len(beyond):
        return None
    first = int(beyond[0])
    speed = np.diff(way) / np.maximum(np.diff(times), 1e-6)
    last = first
    fastest = speed[max(first - 1, 0) : first + 1].max(initial=0.0)
    while last + 1 < len(way) and speed[last] > _SLOWED * fastest:
        fastest = max(fastest, speed[last])
        last += 1
    goal = way[last]
    early, late = (_crossing(times, way, share * goal, last) for share in (_EARLY_WAY, _LATE_WAY))
    seconds = np.clip((late - early) / (_LATE_TIME - _EARLY_TIME), _SHORTEST, _LONGEST)
    return float(late - _LATE_TIME * seconds)


def _crossing(times: Floats, way: Floats, level: float, last: int) -> float:
    """When a hand passed a distance for good, at or before an index."""
    below = np.flatnonzero(way[: last + 1] < level)
    if not len(below):
        return float(times[0])
    index = int(below[-1])
    if index == last:
        return float(times[last])
    share = (level - way[index]) / (way[index + 1] - way[index])
    return float(times[index] + share * (times[index + 1] - times[index]))
