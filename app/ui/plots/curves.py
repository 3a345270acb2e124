"""The curves of a motion: how fast and where the hands are, what bends, what the face does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS, WRISTS, forward_kinematics, rotation_matrices
from app.body.places import Places, hand_points
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import MotionTrack

    Values = NDArray[np.floating[Any]]

_SHOULDERS: Final = (JOINT_NAMES.index("left_shoulder"), JOINT_NAMES.index("right_shoulder"))
_ELBOWS: Final = (JOINT_NAMES.index("left_elbow"), JOINT_NAMES.index("right_elbow"))
#: Fingers in the order of SMPL-X joints, as places in the order thumb to little finger.
_FINGER_ORDER: Final = (4, 0, 1, 3, 2)
#: What of the face is shown, each the strongest of some groups of units; a group is their mean.
_FACE: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (("browInnerUp",), ("browOuterUpLeft", "browOuterUpRight")),
    (("browDownLeft", "browDownRight"),),
    (("eyeBlinkLeft", "eyeBlinkRight"),),
    (("jawOpen",),),
    (("mouthPucker",), ("mouthFunnel",)),
    (("mouthSmileLeft", "mouthSmileRight"),),
    (("cheekPuff",),),
)


#: Places of the head that hands touch.
_HEAD: Final = (
    "nose", "mouth", "chin", "forehead", "left_cheek", "right_cheek", "left_temple",
    "right_temple", "left_ear", "right_ear",
)  # fmt: skip


class CurveKind(StrEnum):
    """What a set of curves tells."""

    SPEED = "speed"
    HANDSHAPE = "handshape"
    PLACE = "place"
    FINGERS = "fingers"
    ELBOWS = "elbows"
    FACE = "face"
    TOUCH = "touch"


@dataclass(frozen=True, eq=False)
class MotionCurves:
    """Curves over the frames of a motion.

    Attributes:
        seconds: (T,) from the first frame.
        values: For each kind (T, S, K): S is 2 (left, right), or 1 for the face; K curves for each.
            SPEED: of the wrist, m/s. HANDSHAPE: how fast the finger joints turn, mean over them,
            degrees/s. PLACE: of the wrist from the middle between the shoulders,
            cm across (towards the signer's left), up, forward. FINGERS: sum of the turns of the
            joints of thumb, index, middle, ring, little finger, degrees. ELBOWS: degrees from
            straight. FACE: brows up, brows down, eyes closed, mouth open, lips round, smile,
            cheeks puffed, per cent. TOUCH: from the nearest point of the hand to the nearest one of
            the other hand, and to the nearest place of the head, cm.
    """

    seconds: NDArray[np.float64]
    values: Mapping[CurveKind, Values]

    def __len__(self) -> int:
        return len(self.seconds)


def motion_curves(motion: MotionTrack, model: BodyModel) -> MotionCurves:
    """Work out the curves of a motion.

    Args:
        motion: T frames.
        model: The body that signs.
    """
    pts = motion.pts
    world, positions = forward_kinematics(model, motion.rotations)
    joints = positions.astype(np.float64)
    shoulders, elbows, wrists = (
        joints[:, list(chosen)] for chosen in (_SHOULDERS, _ELBOWS, WRISTS)
    )
    speed = np.zeros((len(pts), 2))
    if len(pts) > 1:
        speed = np.linalg.norm(np.gradient(wrists, pts, axis=0), axis=-1)
    place = 100 * (wrists - shoulders.mean(axis=1, keepdims=True))
    return MotionCurves(
        pts - pts[0] if len(pts) else pts,
        {
            CurveKind.SPEED: speed[..., None],
            CurveKind.HANDSHAPE: _handshape_change(motion.rotations, pts)[..., None],
            CurveKind.PLACE: place,
            CurveKind.FINGERS: _finger_bends(motion.rotations),
            CurveKind.ELBOWS: _angle(elbows - shoulders, wrists - elbows)[..., None],
            CurveKind.FACE: _face(motion.face),
            CurveKind.TOUCH: _distances(model, world, positions),
        },
    )


def _handshape_change(rotations: Values, pts: NDArray[np.float64]) -> Values:
    """(T, 2) degrees/s: the mean turn of the finger joints from frame to frame, over its time.

    A frame stands in the middle of two turns, so it takes their mean.
    """
    changes: Values = np.zeros((len(pts), 2))
    if len(pts) < 2:
        return changes
    for side, joints in enumerate(FINGER_JOINTS):
        poses = rotation_matrices(rotations[:, joints].astype(np.float64))
        traces = np.einsum("tjab,tjab->tj", poses[:-1], poses[1:])
        turns = np.degrees(np.arccos(np.clip((traces - 1) / 2, -1.0, 1.0))).mean(axis=1)
        speeds = turns / np.diff(pts)
        changes[:-1, side] += speeds
        changes[1:, side] += speeds
        changes[1:-1, side] /= 2
    return changes


def _distances(model: BodyModel, world: Values, positions: Values) -> Values:
    """(T, 2, 2) cm from each hand to the other one and to the head."""
    places = _places(model)
    hands = hand_points(places, world, positions)
    head = places.positions(world, positions, _HEAD)
    apart = _nearest(hands[:, 0], hands[:, 1])
    to_head = [_nearest(hands[:, side], head) for side in range(2)]
    distances: Values = 100 * np.stack([np.stack([apart, away], -1) for away in to_head], axis=1)
    return distances


def _nearest(some: Values, others: Values) -> Values:
    """(T,) metres from the nearest of points (T, P, 3) to the nearest of others (T, Q, 3)."""
    squared = (
        (some**2).sum(-1)[:, :, None]
        + (others**2).sum(-1)[:, None]
        - 2 * some @ others.swapaxes(1, 2)
    )
    nearest: Values = np.sqrt(np.maximum(squared, 0).min(axis=(1, 2)))
    return nearest


@lru_cache(maxsize=2)
def _places(model: BodyModel) -> Places:
    return Places(model)


def _finger_bends(rotations: Values) -> Values:
    """(T, 2, 5) degrees from rotations (T, 55, 3)."""
    turns = np.degrees(np.linalg.norm(rotations, axis=-1))
    hands = np.stack([turns[:, joints] for joints in FINGER_JOINTS], axis=1)
    bends: Values = hands.reshape(len(turns), 2, 5, 3).sum(axis=-1)
    return bends[..., list(_FINGER_ORDER)]


def _angle(one: Values, other: Values) -> Values:
    """Degrees (...) between vectors (..., 3); by the tangent, which is exact near zero."""
    across = np.linalg.norm(np.cross(one, other), axis=-1)
    angle: Values = np.degrees(np.arctan2(across, np.einsum("...i,...i", one, other)))
    return angle


def _face(face: Values) -> Values:
    """(T, 1, 7) per cent from face units (T, 52)."""
    shown = [
        np.max(
            [face[:, [FACE_UNITS.index(unit) for unit in units]].mean(axis=1) for units in groups],
            axis=0,
        )
        for groups in _FACE
    ]
    strengths: Values = 100 * np.stack(shown, axis=-1)[:, None]
    return strengths
