"""Finds the start and the end of a sign again, with everything that was seen around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.assistance.edges import offset, onset
from app.assistance.observation import Observation
from app.assistance.posture import Points, Posture, PostureReader
from app.assistance.rest import RestPlace, rest_of

#: So many seconds outside of the sign show where the hands rest ...
_REST: Final = 0.6
#: ... and so many inside show how they move.
_MOVE: Final = 1.5
#: A hand that rests below the picture is this far below its edge, in shoulder widths, and may have
#: begun to move, or still be moving, for this many seconds in which it is not seen.
_BELOW: Final = 0.15
_UNSEEN: Final = 0.2


def refine(observations: Sequence[Observation], start: float, stop: float) -> tuple[float, float]:
    """Time the onset and the offset of a sign.

    Args:
        observations: From about a second before the start to about half a second after the stop.
        start: Seconds at which hands-free control began.
        stop: Seconds at which it ended.

    Returns:
        Seconds of the onset and the offset; the arguments where the observations tell nothing
        better.
    """
    reader = PostureReader()
    postures = [posture for posture in map(reader.read, observations) if posture is not None]
    before = _between(postures, start - _REST, start)
    after = _between(postures, stop, stop + _REST)
    first, last = start, stop
    if before:
        rest = rest_of(before)
        head = _between(postures, start - _REST, min(start + _MOVE, stop))
        found = onset([p.pts for p in head], _ways(head, rest))
        first = start if found is None else found
    if after:
        rest = rest_of(after)
        tail = _between(postures, max(stop - _MOVE, start), stop + _REST)
        found = offset([p.pts for p in tail], _ways(tail, rest))
        last = stop if found is None else found
    return (first, last) if first < last else (start, stop)


def _ways(postures: Sequence[Posture], rest: RestPlace) -> Points:
    """How far (T, 2) each hand is from rest; nan where it may move unseen, below the picture."""
    times = np.array([posture.pts for posture in postures])
    ways = np.array([rest.distances(posture) for posture in postures])
    hidden = np.array([posture.is_below & rest.is_below for posture in postures])
    for side in np.flatnonzero(rest.is_below):
        seen = ~hidden[:, side]
        if seen.any():
            away = np.abs(times[:, None] - times[seen]).min(axis=1)
            ways[:, side] += _BELOW * seen
            ways[hidden[:, side] & (away <= _UNSEEN), side] = np.nan
    return ways


def _between(postures: Sequence[Posture], first: float, last: float) -> list[Posture]:
    return [posture for posture in postures if first <= posture.pts <= last]
