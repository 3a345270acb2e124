"""The bounds of the phases of a sign, moved one at a time, in order and on frames."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from lexicon_db.records import Phases

if TYPE_CHECKING:
    from app.ui.playback.frame_times import FrameTimes

#: The bounds in order: attributes of `Phases`.
BOUNDS: Final = ("onset", "stroke_start", "stroke_end", "offset")


def with_bound(phases: Phases, number: int, seconds: float, times: FrameTimes) -> Phases:
    """Phases with one bound moved to the nearest frame; the others are pushed along.

    Args:
        phases: The phases before.
        number: Which bound, 0 to 3 in the order of BOUNDS.
        seconds: Where to, from the first frame.
        times: The frames of the take.
    """
    frame = times.nearest(times.start + seconds)
    moved = times.shown_from(frame) - times.start
    bounds = list(astuple(phases))
    bounds[number] = moved
    for earlier in range(number):
        bounds[earlier] = min(bounds[earlier], moved)
    for later in range(number + 1, len(bounds)):
        bounds[later] = max(bounds[later], moved)
    return Phases(*bounds)


def whole_take(times: FrameTimes) -> Phases:
    """Phases of a take of which nothing is known: all of it is the stroke."""
    last = times.shown_from(len(times) - 1) - times.start
    return Phases(0.0, 0.0, last, last)
