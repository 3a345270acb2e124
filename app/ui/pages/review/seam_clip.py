"""Two signs and the transition between them, cut out of an utterance. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import FrameRange
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from app.ui.viewport.figure import FigureMotion

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from lexicon_db.tracks import Contact

#: Seconds before and after a transition that a loop plays as well.
_AROUND: Final = 0.5


@dataclass(frozen=True, eq=False)
class SeamClip:
    """What is looked at; its seconds count from the first frame of the sign that is left.

    Attributes:
        times: The frames.
        motion: What the figure signs.
        blocks: Signs, holds and the transition.
        start: Second of the utterance at which it begins.
        loop: The transition with a little of what is around it.
    """

    times: FrameTimes
    motion: FigureMotion
    blocks: UtteranceBlocks
    start: float
    loop: FrameRange

    @classmethod
    def of(cls, made: Trajectory, slot: int) -> SeamClip:
        """The clip of the transition after a slot."""
        first, last = made.spans[slot].first, made.spans[slot + 1].last
        frames = slice(first, last + 1)
        start = float(made.pts[first])
        seam = next(seam for seam in made.seams if seam.slot == slot)
        times = FrameTimes(made.pts[frames] - start)
        end = seam.start + seam.hold + seam.gap - start
        blocks = [
            replace(block, start=block.start - start, end=block.end - start)
            for block in UtteranceBlocks.of(made).blocks
            if start - 1e-6 <= block.start and block.end <= float(made.pts[last]) + 1e-6
        ]
        return cls(
            times,
            FigureMotion(made.rotations[frames], made.face[frames], _touches(made, first, last)),
            UtteranceBlocks(tuple(blocks)),
            start,
            FrameRange(times.index_at(seam.start - start - _AROUND), times.index_at(end + _AROUND)),
        )

    def on_clock_of(self, other: SeamClip) -> FigureMotion:
        """What the figure signs at the times of another clip; it waits where that goes on."""
        mine, theirs = self.times.pts, other.times.pts
        frames = np.clip(np.searchsorted(mine, theirs + 1e-6, side="right") - 1, 0, len(mine) - 1)
        return FigureMotion(self.motion.rotations[frames], self.motion.face[frames])


def _touches(made: Trajectory, first: int, last: int) -> tuple[Contact, ...]:
    """The touches of some frames, counted from the first of them."""
    return tuple(
        replace(one, first=max(one.first, first) - first, last=min(one.last, last) - first)
        for one in made.motion.contacts
        if one.first <= last and one.last >= first
    )
