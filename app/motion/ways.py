"""The way from one sign to the next: how long it takes, what is held before, and its movement."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from app.motion.implausible import FASTEST_WRIST, fastest_wrist
from app.motion.pieces import cut, frame_step, joined, starting_at
from app.motion.signs import Piece
from app.motion.spelling import DOUBLE_GAP, is_double, tapped
from app.motion.timing import GapLength, Learned, predict_gap
from app.motion.transitions import chosen_method, fill
from app.motion.transitions.hold import hold
from lexicon_db.records import FillMethod, Hand, Seam
from lexicon_db.tracks import MotionTrack

#: Hands hurry where a wrist gets faster than this (m/s): about as much faster than the fastest
#: recorded as is still plausible. A predicted gap in which they do may get longer by these factors.
_HURRIED: Final = 1.15 * FASTEST_WRIST
_LONGER: Final = (1.25, 1.6)

#: Made frames are as dense as the recorded ones beside them, within these steps (s).
_SHORTEST_STEP: Final = 1 / 60
_LONGEST_STEP: Final = 1 / 24


@dataclass(frozen=True, eq=False)
class Ends:
    """What a way leads from and to.

    Attributes:
        before: What is kept of the sign that is left.
        after: What is kept of the next one.
        hands: Whether the left and the right hand count for how long it takes: a hand that is
            carried past a sign does not hurry for it.
        tapping: The hand that taps, where a letter follows itself in a word; else None.
    """

    before: MotionTrack
    after: MotionTrack
    hands: tuple[bool, bool]
    tapping: Hand | None

    @classmethod
    def of(cls, before: Piece, after: Piece) -> Ends:
        """The ends of the way between two pieces."""
        idle = [piece.idle if piece.fluency > 0 else (False, False) for piece in (before, after)]
        left, right = (not a and not b for a, b in zip(*idle, strict=True))
        signs = before.sign, after.sign
        taps = signs[0].label == signs[1].label and is_double(signs[0].letter, signs[1].letter)
        return cls(
            starting_at(before.motion, 0.0),
            starting_at(after.motion, 0.0),
            (left, right),
            before.sign.dominance if taps else None,
        )


@dataclass(frozen=True, eq=False)
class Way:
    """A way; its clock stands at 0 where the sign that is left begins.

    Attributes:
        held: Frames in which the sign that is left is held; None where it is not.
        hold: Seconds of that.
        made: Frames of the movement.
        gap: Seconds of the movement.
        end: Where the next sign begins.
        predicted: How long the movement was thought to take.
        method: How it was made.
    """

    held: MotionTrack | None
    hold: float
    made: MotionTrack
    gap: float
    end: float
    predicted: GapLength
    method: FillMethod


def find_way(ends: Ends, seam: Seam, held: float, learned: Learned) -> Way:
    """Find the way from one sign to the next.

    What a person has set is kept. Else, where a wrist would get faster than people are, the
    damped quintic is tried, which swings out less, then more time, then the straight way; the
    slowest is taken if all are too fast.

    Args:
        ends: From where and to where.
        seam: What a person has set.
        held: Seconds for which the sign that is left is held first; 0 for not at all.
        learned: What is known of gaps and of movement.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    predicted = _predicted(ends, learned)
    still = held_after(ends.before, held) if held else None
    before = joined([ends.before, still]) if still is not None else ends.before
    start, step = float(before.pts[-1]), _step(before, ends.after)
    chosen = chosen_method(seam.method, before, ends.after)
    gap = max(predicted.seconds if seam.gap is None else seam.gap, step)
    tried = []
    for length, method in _ways_to_try(seam, chosen):
        after = starting_at(ends.after, start + length * gap)
        count = max(1, round(length * gap / step))
        times = start + length * gap * np.arange(1, count) / count
        made = fill(method, before, after, times, learned.prior, seed=seam.seed)
        tried.append((_fastest(before, made, after), made, length * gap, method))
        if tried[-1][0] <= _HURRIED:
            break
    _, made, gap, method = min(tried, key=lambda one: one[0])
    if ends.tapping is not None:
        made = tapped(made, (start, start + gap), ends.tapping)
    return Way(still, held, made, gap, start + gap, predicted, method)


def held_after(sign: MotionTrack, seconds: float) -> MotionTrack:
    """Frames in which the last pose of a sign is held, on its clock."""
    steps = max(1, round(seconds / _step(sign, sign)))
    return hold(sign, sign.pts[-1] + seconds * np.arange(1, steps + 1) / steps)


def _ways_to_try(seam: Seam, chosen: FillMethod) -> list[tuple[float, FillMethod]]:
    """Lengths beside the predicted or chosen one, and methods, the best first."""
    lengths = (1.0, *_LONGER) if seam.gap is None else (1.0,)
    if seam.method is not FillMethod.AUTO or seam.seed is not None:
        return [*product(lengths, [chosen])]
    ways = product(lengths, [chosen, FillMethod.QUINTIC])
    return [*ways, *product(lengths, [FillMethod.SLERP])]


def _predicted(ends: Ends, learned: Learned) -> GapLength:
    predicted = predict_gap(ends.before, ends.after, ends.hands, learned.gaps)
    if ends.tapping is None:
        return predicted
    lengths = predicted.seconds, predicted.shortest, predicted.longest
    return GapLength(*(max(length, DOUBLE_GAP) for length in lengths))


def _fastest(before: MotionTrack, made: MotionTrack, after: MotionTrack) -> float:
    """How fast a wrist gets from the one sign to the other (m/s)."""
    last = len(before.pts) - 1
    whole = joined([cut(before, last, last), made, cut(after, 0, 0)])
    return fastest_wrist(whole.pts, whole.rotations)


def _step(before: MotionTrack, after: MotionTrack) -> float:
    step = min(frame_step(before), frame_step(after))
    return min(max(step, _SHORTEST_STEP), _LONGEST_STEP)
