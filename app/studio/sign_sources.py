"""Which moment of which recording each sign of a composed utterance comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from app.studio.composing import takes_of_slots
from lexicon_db.recordings import find_recording_path
from lexicon_db.records import SourceKind
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.motion.memory import Memory
    from app.motion.trajectory import Span, Trajectory
    from lexicon_db.records import Slot, Take
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Times


@dataclass(frozen=True, eq=False)
class SignSource:
    """The recording of a sign of an utterance.

    Attributes:
        span: The sign in the utterance.
        video: Its recording; None where it came as motion, or its file stayed elsewhere.
        start: Second of the recording at which the take begins.
        end: Second at which it ends.
        moments: (N,) for each frame of the sign its second in the take.
    """

    span: Span
    video: Path | None
    start: float
    end: float
    moments: Times

    def moment_at(self, seconds: float, frame: int) -> float:
        """The second of the take that belongs to a moment of the utterance.

        Before and after the sign the recording goes on as it was signed.

        Args:
            seconds: The moment, on the clock of the utterance.
            frame: The frame of the utterance at that moment.
        """
        if frame < self.span.first:
            moment = float(self.moments[0]) - (self.span.start - seconds)
        elif frame > self.span.last:
            moment = float(self.moments[-1]) + (seconds - self.span.end)
        else:
            moment = float(self.moments[frame - self.span.first])
        return min(max(moment, 0.0), self.end - self.start)


def sign_sources(
    lexicon: Lexicon, slots: Sequence[Slot], made: Trajectory, memory: Memory
) -> tuple[SignSource, ...]:
    """The source of each sign of an utterance.

    Args:
        lexicon: Where the signs are.
        slots: What was composed.
        made: What became of it.
        memory: Of tracks that were read before.

    Raises:
        KnownError: If a take or its file is gone.
    """
    takes = takes_of_slots(lexicon, slots)
    sources = []
    for slot, span in zip(slots, made.spans, strict=True):
        take = takes[slot.entry, slot.take]
        read = partial(latest_track, lexicon, take.id, MotionTrack)
        motion = memory.recalled("source", take, read)
        if motion is not None:
            sources.append(_source(lexicon, take, motion, span, made))
    return tuple(sources)


def _source(
    lexicon: Lexicon, take: Take, motion: MotionTrack, span: Span, made: Trajectory
) -> SignSource:
    is_video = take.recording.kind is SourceKind.VIDEO
    frames = np.arange(span.last - span.first + 1) + _first_kept(motion, span, made)
    pts = motion.pts - motion.pts[0]
    return SignSource(
        span,
        find_recording_path(lexicon, take.recording) if is_video else None,
        take.start,
        take.end,
        pts[np.minimum(frames, len(pts) - 1)],
    )


def _first_kept(motion: MotionTrack, span: Span, made: Trajectory) -> int:
    """The recorded frame with which a sign begins: signs keep their frames, in order.

    It is the one from which all frames are the likest: a few may have been completed or relaxed.
    """
    kept = made.rotations[span.first : span.last + 1]
    recorded, count = motion.rotations, min(len(kept), len(motion.pts))
    unlike = [
        float(np.abs(recorded[start : start + count] - kept[:count]).mean())
        for start in range(len(recorded) - count + 1)
    ]
    return int(np.argmin(unlike))
