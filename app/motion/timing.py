"""How long the way from one sign to the next takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.motion.rotations import exp, geodesic
from lexicon_db.tracks import LEFT, RIGHT, MotionTrack

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
