"""When exactly hands left rest, and when they were back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Lengths are in shoulder widths, times in seconds.
#: A hand has left rest where it is this far away twice in a row ...
_LEFT: Final = 0.22
#: ... and its movement began after it was last this near.
_NEAR: Final = 0.12
#: A hand takes part if it goes at least this share as far as the other one.
_SHARE: Final = 0.35
#: The first movement ends where a hand turns, or is slower than this share of its fastest.
_SLOWED: Final = 0.35
#: Movements out of rest last about this long; single observations are about this exact.
_USUAL, _SPREAD = 0.45, 0.15
_NOISE: Final = 0.04
_LENGTHS: Final = np.arange(0.2, 0.91, 0.05)
_STEP: Final = 0.01
#: The movement is fitted to this many observations before it as well.
_BEFORE: Final = 3


def onset(times: Sequence[float], distances: Floats) -> float | None:
    """When the first hand left rest.

    Args:
        times: (T,) seconds, from rest into the sign.
        distances: (T, 2) how far each hand is from where it rests; nan where nobody knows.

    Returns:
        Seconds; None if no hand leaves rest.
    """
    least = _SHARE * float(np.max(distances, initial=0.0, where=np.isfinite(distances)))
    found = []
    for way in distances.T:
        known = np.isfinite(way)
        if known.any() and way[known].max() >= least:
            found.append(_departure(np.asarray(times)[known], way[known]))
    return min((time for time in found if time is not None), default=None)


def offset(times: Sequence[float], distances: Floats) -> float | None:
    """When the last hand was back at rest; the arguments as for ``onset``."""
    backwards = -np.asarray(times)[::-1]
    found = onset(backwards.tolist(), distances[::-1])
    return None if found is None else -found


def _departure(times: Floats, way: Floats) -> float | None:
    """When one hand left rest: the start of the minimum-jerk movement that fits its way best."""
    away = np.flatnonzero((way[:-1] >= _LEFT) & (way[1:] >= _LEFT))
    if not len(away):
        return None
    first = int(away[0])
    near = np.flatnonzero(way[: first + 1] < _NEAR)
    if not len(near):
        return float(times[0])
    start = int(near[-1])
    part = slice(max(0, start - _BEFORE), _arrival(times, way, start, first) + 1)
    return _start_of_movement(times[part], way[part], float(times[start]), float(times[first]))


def _arrival(times: Floats, way: Floats, start: int, first: int) -> int:
    """Index of the observation in which the first movement is over."""
    speed = np.diff(way) / np.maximum(np.diff(times), 1e-6)
    fastest = float(speed[start:first].max(initial=0.0))
    last = first
    while last < len(speed) and speed[last] > _SLOWED * fastest:
        fastest = max(fastest, float(speed[last]))
        last += 1
    return last


def _start_of_movement(times: Floats, way: Floats, near: float, away: float) -> float:
    """Fit rest and one minimum-jerk movement (Flash & Hogan 1985) by least squares."""
    starts = np.arange(near - 0.3, away, _STEP)
    begin, length = (grid.ravel() for grid in np.meshgrid(starts, _LENGTHS))
    share = np.clip((times - begin[:, None]) / length[:, None], 0, 1)
    done = share**3 * (10 - 15 * share + 6 * share**2)
    done -= done.mean(axis=1, keepdims=True)
    level = way - way.mean()
    goal = np.maximum(done @ level, 0) / np.maximum((done**2).sum(axis=1), 1e-9)
    misfit = ((level - goal[:, None] * done) ** 2).sum(axis=1) / _NOISE**2
    best = int(np.argmin(misfit + ((length - _USUAL) / _SPREAD) ** 2))
    return float(begin[best])
