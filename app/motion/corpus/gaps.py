"""Gaps and signs measured in continuous signing: how long, how far, how much the hands change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.motion.corpus.durations import GapExample
from app.motion.corpus.glosses import LONGEST_TRANSITION, Gloss
from app.motion.rotations import exp, geodesic
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, MotionTrack

#: Gaps that are shorter than this (s) are none: one gloss ends where the next one starts.
_SHORTEST = 0.02


def gap_examples(
    motion: MotionTrack, glosses: Sequence[Gloss], recording: str
) -> tuple[GapExample, ...]:
    """The gaps between neighbouring glosses, but for pauses and for hands that were not seen.

    Args:
        motion: Motion of the recording, or of a stretch of it.
        glosses: Tidied, on the clock of the motion.
        recording: Which recording it is.
    """
    found = []
    for start, end in between(glosses):
        first, last = (int(np.abs(motion.pts - moment).argmin()) for moment in (start, end))
        is_seen = (motion.flags[[first, last]] == HandFlag.MEASURED) | (
            motion.flags[[first, last]] == HandFlag.RECOVERED
        )
        travel, change = way(motion, first, last, is_seen.all(axis=0))
        if np.isfinite(travel) and end <= motion.pts[-1] + _SHORTEST:
            found.append(GapExample(recording, end - start, travel, change))
    return tuple(found)


def between(glosses: Sequence[Gloss]) -> tuple[tuple[float, float], ...]:
    """Start and end of the transitions between glosses; pauses are none."""
    return tuple(
        (one.end, other.start)
        for one, other in pairwise(glosses)
        if _SHORTEST <= other.start - one.end <= LONGEST_TRANSITION
    )


def way(motion: MotionTrack, first: int, last: int, hands: Sequence[bool]) -> tuple[float, float]:
    """How far the hands go (shoulder widths) and change (degrees) from one frame to another.

    Args:
        motion: The motion.
        first: A frame.
        last: A later frame.
        hands: Whether the left and the right hand count.

    Returns:
        Of the hand that goes furthest, and of the one that changes most; nan where none counts.
    """
    sides = [side for side in (LEFT, RIGHT) if hands[side]]
    places = motion.anchors[last, :, 0] - motion.anchors[first, :, 0]
    travels = np.linalg.norm(places.astype(np.float64), axis=-1)[sides]
    travels = travels[np.isfinite(travels)]
    turn = np.degrees(geodesic(exp(motion.rotations[first]), exp(motion.rotations[last])))
    changes = [turn[FINGER_JOINTS[side]].mean() for side in sides]
    if not len(travels):
        return float("nan"), float("nan")
    return float(travels.max()), float(max(changes))


def stroke_shares(glosses: Sequence[Gloss], strokes: Mapping[str, float]) -> tuple[float, ...]:
    """Lengths of signs by those of their strokes in a lexicon, for glosses that are in it.

    Args:
        glosses: Of continuous signing.
        strokes: Seconds of strokes by gloss.
    """
    return tuple(
        (gloss.end - gloss.start) / strokes[gloss.text]
        for gloss in glosses
        if strokes.get(gloss.text, 0.0) > 0
    )
