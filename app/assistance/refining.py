"""Finds the start and the end of a sign again, with everything that was seen around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.assistance.edges import offset, onset
from app.assistance.observation import Observation
from app.assistance.posture import Posture, PostureReader
from app.assistance.rest import rest_of

#: So many seconds outside of the sign show where the hands rest ...
_REST: Final = 0.6
#: ... and so many inside show how they move.
_MOVE: Final = 1.5


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
        found = onset([p.pts for p in head], np.array([rest.distances(p) for p in head]))
        first = start if found is None else found
    if after:
        rest = rest_of(after)
        tail = _between(postures, max(stop - _MOVE, start), stop + _REST)
        found = offset([p.pts for p in tail], np.array([rest.distances(p) for p in tail]))
        last = stop if found is None else found
    return (first, last) if first < last else (start, stop)


def _between(postures: Sequence[Posture], first: float, last: float) -> list[Posture]:
    return [posture for posture in postures if first <= posture.pts <= last]
