"""How long things take: gaps between signs, pauses, holds, the end of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.motion.rotations import Array, exp, geodesic
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, MotionTrack, Times

#: Lengthening of what stands before a pause or the end (Huenerfauth 2009).
FINAL_LENGTHENING: Final = 0.12

#: Gaps (s) that are predicted; a person may choose others.
SHORTEST_GAP: Final = 0.12
LONGEST_GAP: Final = 0.56

#: The law  log gap = a + b log(travel + 0.03) + c log(change + 1): a typical gap of 0.17 s (median
#: of fluent German Sign Language) belongs to a typical travel of 0.18 shoulder widths and a
#: typical change of 20 degrees per finger joint. Isolated signs show powers of 0.42 to 0.48 and
#: 0.08 to 0.13; 0.5 is what equal acceleration gives.
_TYPICAL_GAP: Final = 0.17
_TYPICAL_TRAVEL: Final = 0.18
_TYPICAL_CHANGE: Final = 20.0
_TRAVEL_POWER: Final = 0.5
_CHANGE_POWER: Final = 0.1
#: Gaps of the same travel scatter by this standard deviation of their logarithm.
_SCATTER: Final = 0.59

#: Below these speeds (shoulder widths/s; rad/s of arm joints and, on the mean, of finger joints),
#: measured over a time (s) that outlasts noise, a hand holds still.
_STILL: Final = (0.6, 2.0, 1.2)
_WINDOW: Final = 0.12
#: Of a long hold this share stays in fully fluent signing, but no hold gets shorter than this (s).
_KEPT_HOLD: Final = 0.25
_LEAST_HOLD: Final = 0.1

_ARM_JOINTS: Final = [
    JOINT_NAMES.index(f"{side}_{joint}")
    for side in ("left", "right")
    for joint in ("shoulder", "elbow", "wrist")
]


@dataclass(frozen=True)
class GapLength:
    """Predicted seconds of a gap; two thirds of natural gaps lie from shortest to longest."""

    seconds: float
    shortest: float
    longest: float


def predict_gap(
    before: MotionTrack, after: MotionTrack, hands: tuple[bool, bool] = (True, True)
) -> GapLength:
    """Predict the gap from how far the hands travel and how much the handshapes change.

    Args:
        before: Its last frame is where the gap begins.
        after: Its first frame is where the gap ends.
        hands: Whether the left and the right hand count.
    """
    sides = [side for side in (LEFT, RIGHT) if hands[side]]
    places = after.anchors[0, :, 0] - before.anchors[-1, :, 0]
    travels = np.linalg.norm(places.astype(np.float64), axis=-1)[sides]
    travels = travels[np.isfinite(travels)]
    travel = travels.max() if len(travels) else _TYPICAL_TRAVEL
    turn = np.degrees(geodesic(exp(before.rotations[-1]), exp(after.rotations[0])))
    change = max((turn[FINGER_JOINTS[side]].mean() for side in sides), default=_TYPICAL_CHANGE)
    law = _TYPICAL_GAP * ((travel + 0.03) / (_TYPICAL_TRAVEL + 0.03)) ** _TRAVEL_POWER
    law *= ((change + 1) / (_TYPICAL_CHANGE + 1)) ** _CHANGE_POWER
    ends = np.clip(law * np.exp([0, -_SCATTER, _SCATTER]), SHORTEST_GAP, LONGEST_GAP)
    return GapLength(*(float(end) for end in ends))


def fluent_pts(motion: MotionTrack, fluency: float, *, is_final: bool) -> Times:
    """Times of the same frames in more fluent signing: shorter holds, a longer end.

    Args:
        motion: What is kept of a sign.
        fluency: 0 changes nothing; 1 shortens holds to a quarter.
        is_final: Whether a pause or the end of the utterance follows.

    Returns:
        (T,) seconds, the first as in ``motion``.
    """
    if fluency <= 0 or len(motion.pts) < 2:
        return motion.pts
    steps = np.diff(motion.pts)
    stillness = _stillness(motion)
    scale = np.ones(len(steps))
    holds = np.flatnonzero(np.diff(np.r_[0, stillness > 0, 0]))
    for first, last in holds.reshape(-1, 2):
        still = stillness[first:last]
        held = (still * steps[first:last]).sum()
        kept = min(1.0, max(_KEPT_HOLD, _LEAST_HOLD / held))
        scale[first:last] = 1 - fluency * (1 - kept) * still
    if is_final:
        scale *= 1 + FINAL_LENGTHENING * fluency
    return np.concatenate([motion.pts[:1], motion.pts[0] + np.cumsum(steps * scale)])


def _stillness(motion: MotionTrack) -> Array:
    """How much both hands hold still from frame to frame: (T - 1,), 0 moving to 1 still."""
    pts = motion.pts
    middles = 0.5 * (pts[1:] + pts[:-1])
    first = np.clip(np.searchsorted(pts, middles - 0.5 * _WINDOW), 0, np.arange(len(middles)))
    last = np.clip(
        np.searchsorted(pts, middles + 0.5 * _WINDOW, side="right") - 1,
        np.arange(1, len(pts)),
        len(pts) - 1,
    )
    seconds = pts[last] - pts[first]
    travel = np.linalg.norm(motion.anchors[last, :, 0] - motion.anchors[first, :, 0], axis=-1)
    quaternions = exp(motion.rotations)
    turn = geodesic(quaternions[last], quaternions[first])
    speeds = [
        np.nan_to_num(travel).max(-1) / _STILL[0],
        turn[:, _ARM_JOINTS].max(-1) / _STILL[1],
        *(turn[:, fingers].mean(-1) / _STILL[2] for fingers in FINGER_JOINTS),
    ]
    speed = np.max(speeds, axis=0) / seconds
    return np.asarray(np.clip(1 - speed**2, 0, None) ** 2)
