"""Frames of repairs: those of a stored one in a take, those that the next one is about."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from app.ui.playback.playback import FrameRange

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from app.ui.playback.playback import Playback
    from lexicon_db.records import Repair

#: Without marks, a tool works on so many seconds before and after the shown frame.
_AROUND: Final = 0.2


def frames_of(view: SignView | None, repair: Repair) -> FrameRange | None:
    """The frames of a repair in a take as it is cut, None where there are none."""
    from app.motion.repairs import stretch_of

    if view is None or view.motion is None:
        return None
    start = view.take.start
    found = stretch_of(view.motion.pts, repair.start - start, repair.end - start)
    return None if found is None else FrameRange(found.first, found.last)


def stretch_to_repair(playback: Playback, frames: Collection[int] = ()) -> FrameRange:
    """The marked frames, or those around the shown one; widened around frames outside of them."""
    times = playback.times
    if times is None:
        return playback.bounds
    reach = max(1, round(_AROUND / times.frame_seconds))
    last = playback.frame_count - 1
    marked = playback.range or _around(playback.index, reach, last)
    for frame in frames:
        if not marked.first <= frame <= marked.last:
            wider = _around(frame, reach, last)
            marked = FrameRange(min(marked.first, wider.first), max(marked.last, wider.last))
    return marked


def _around(frame: int, reach: int, last: int) -> FrameRange:
    return FrameRange(max(0, frame - reach), min(last, frame + reach))
