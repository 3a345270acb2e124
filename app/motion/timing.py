"""How long the way from one sign to the next takes, and what is known of time and movement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.motion.corpus.durations import SHIPPED, USUAL_CHANGE, USUAL_TRAVEL, DurationModel
from app.motion.memory import Memory
from app.motion.retiming import FLUENT, StrokeLaw
from app.motion.rotations import exp, geodesic
from lexicon_db.tracks import LEFT, RIGHT, MotionTrack

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior


@dataclass(frozen=True, eq=False)
class Learned:
    """What was learned of signing; without anything, what ships with Kinelex.

    Attributes:
        prior: What learned transitions are made by; None means the prior that ships.
        gaps: The law of the lengths of gaps.
        strokes: The law of the lengths of signs in fluent signing.
        memory: What was made with it before; a new one remembers nothing.
    """

    prior: Prior | None = None
    gaps: DurationModel = SHIPPED
    strokes: StrokeLaw = FLUENT
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True)
class GapLength:
    """Predicted seconds of a gap; eight of ten natural gaps lie from shortest to longest."""

    seconds: float
    shortest: float
    longest: float


def predict_gap(
    before: MotionTrack,
    after: MotionTrack,
    hands: tuple[bool, bool] = (True, True),
    law: DurationModel = SHIPPED,
) -> GapLength:
    """Predict the gap from how far the hands travel and how much the handshapes change.

    Args:
        before: Its last frame is where the gap begins.
        after: Its first frame is where the gap ends.
        hands: Whether the left and the right hand count.
        law: What is known of gaps.
    """
    sides = [side for side in (LEFT, RIGHT) if hands[side]]
    places = after.anchors[0, :, 0] - before.anchors[-1, :, 0]
    travels = np.linalg.norm(places.astype(np.float64), axis=-1)[sides]
    travels = travels[np.isfinite(travels)]
    travel = travels.max() if len(travels) else USUAL_TRAVEL
    turn = np.degrees(geodesic(exp(before.rotations[-1]), exp(after.rotations[0])))
    change = max((turn[FINGER_JOINTS[side]].mean() for side in sides), default=USUAL_CHANGE)
    return GapLength(*law.predict(float(travel), float(change)))
