"""Fingerspelling: letters are held until they are read, and a double letter is signed twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.motion.retiming import FLUENT
from app.motion.rotations import compose, exp, log
from lexicon_db.records import Hand
from lexicon_db.tracks import JOINT_NAMES, MotionTrack, Times

if TYPE_CHECKING:
    from lexicon_db.records import Letter

#: No letter is shown for less (s), no hold in it gets shorter: a handshape that is gone too soon
#: is not read. Fluent spellers of American Sign Language take 0.15 to 0.2 s per letter
#: (Quinto-Pozos 2010; Keane and Brentari 2016).
SHORTEST_LETTER: Final = 0.16
#: The way from a letter to the same letter (s): a beat forth and one back.
DOUBLE_GAP: Final = 2 * FLUENT.beat
#: The forearm taps by this angle (rad): some 4 cm of the hand.
_TAP: Final = 0.16

_ELBOWS: Final = {
    Hand.LEFT: (JOINT_NAMES.index("left_elbow"), 1.0),
    Hand.RIGHT: (JOINT_NAMES.index("right_elbow"), -1.0),
}


def is_double(before: Letter | None, after: Letter | None) -> bool:
    """Whether two letters follow one another in the same word."""
    if before is None or after is None:
        return False
    return before.word == after.word and after.place == before.place + 1


def tapped(gap: MotionTrack, times: tuple[float, float], hand: Hand) -> MotionTrack:
    """The way from a letter to the same letter, with a tap of the forearm that tells them apart.

    Args:
        gap: Frames between the two letters.
        times: Seconds of the last frame of the first and of the first frame of the second letter.
        hand: The hand that spells.

    Returns:
        The same frames, the forearm stretched a little in the middle; both borders are met.
    """
    start, end = times
    joint, outward = _ELBOWS[hand]
    turn = np.zeros((len(gap.pts), 3))
    turn[:, 1] = outward * _TAP * _tap_course(gap.pts, start, end)
    rotations = gap.rotations.copy()
    rotations[:, joint] = log(compose(exp(rotations[:, joint]), exp(turn)))
    return replace(gap, rotations=rotations)


def _tap_course(pts: Times, start: float, end: float) -> Times:
    """From 0 to 1 and back, still at both ends."""
    return np.asarray(np.sin(np.pi * (pts - start) / (end - start)) ** 2)
