"""What repairs know of the body: which joints a part has, and a hand moved by its arm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.arms import reach
from app.body.kinematics import FINGER_JOINTS, WRISTS
from lexicon_db.records import BodyPart
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.anchors import AnchorFrame

    Floats = NDArray[np.float64]

_KNUCKLES: Final = tuple(JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right"))
_ARM: Final = ("collar", "shoulder", "elbow")
_TRUNK: Final = ("pelvis", "spine1", "spine2", "spine3", "neck", "head")
_FACE: Final = ("jaw", "left_eye", "right_eye")
_SIDES: Final = {
    BodyPart.LEFT_HAND: LEFT,
    BodyPart.LEFT_ARM: LEFT,
    BodyPart.RIGHT_HAND: RIGHT,
    BodyPart.RIGHT_ARM: RIGHT,
}
#: An arm is turned softly: it is turned again until the hand is this near its goal, metres.
_NEAR: Final = 0.0002
_ROUNDS: Final = 5


def side_of(part: BodyPart) -> int | None:
    """The side of a hand or an arm, None for what has none."""
    return _SIDES.get(part)


def joints_of(part: BodyPart) -> tuple[int, ...]:
    """The joints of a part: a hand has its wrist and fingers, an arm all from collar to elbow."""
    side = side_of(part)
    if side is None:
        names = _TRUNK if part is BodyPart.BODY else _FACE
        return tuple(JOINT_NAMES.index(name) for name in names)
    if part in (BodyPart.LEFT_HAND, BodyPart.RIGHT_HAND):
        fingers = FINGER_JOINTS[side]
        return (WRISTS[side], *range(fingers.start, fingers.stop))
    word = ("left", "right")[side]
    return tuple(JOINT_NAMES.index(f"{word}_{name}") for name in _ARM)


def moved_hand(frame: AnchorFrame, rotations: Floats, hand: int, ways: Floats) -> Floats:
    """Rotations with one arm turned so that its hand, as it is, moves through space.

    Args:
        frame: The body that moves.
        rotations: (T, 55, 3) axis-angle in radians.
        hand: LEFT or RIGHT.
        ways: (T, 3) how far the hand is to move, metres in body axes.

    Returns:
        (T, 55, 3); only shoulder, elbow and wrist of this arm differ. A hand whose goal is out of
        reach goes as far as the arm does.
    """
    solved = rotations
    world, positions = frame.posed(solved)
    goals = positions[:, _KNUCKLES[hand]] + ways
    for _ in range(_ROUNDS):
        solved = reach(solved, world, positions, hand, goals)
        world, positions = frame.posed(solved)
        missing = np.linalg.norm(goals - positions[:, _KNUCKLES[hand]], axis=1)
        if missing.max(initial=0.0) < _NEAR:
            break
    return solved
