"""Which arrays a stored track has, and how fine each of them is kept.

All numbers here are part of the format: stored bytes count in these quanta. To change one, write a
new version of the format and keep these for the tracks of this one.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from lexicon_db.codec.quantities import Doubles, Series
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, HandFlag, TrackKind

#: No joint, nor finger tip, of an adult body moves further than this (metres) through storage,
#: even if all errors of the longest chain add up. They never quite do: over 400 real signs, the
#: largest error was 0.43 mm and the mean 0.05 mm.
JOINT_ERROR: Final = 0.8e-3

#: No hand target of an adult body moves further than this (metres) through storage.
ANCHOR_ERROR: Final = 0.5e-3

# Farthest distance (metres) of a point of the adult body that turning a joint moves: bone lengths
# summed to the end of the chain.
_TORSO_REACH = {"pelvis": 1.36, "spine1": 1.27, "spine2": 1.20, "spine3": 1.12}
_ARM_REACH = {"collar": 0.87, "shoulder": 0.71, "elbow": 0.45, "wrist": 0.21}
_FINGER_REACH = {
    "index": (0.085, 0.055, 0.03), "middle": (0.095, 0.06, 0.03), "ring": (0.09, 0.055, 0.03),
    "pinky": (0.065, 0.04, 0.025), "thumb": (0.105, 0.075, 0.035),
}  # fmt: skip
# The eyes move no point far, but the direction of gaze matters: as if they were 10 cm long.
_HEAD_REACH = {"neck": 0.35, "head": 0.25, "jaw": 0.1, "eye": 0.1}
_LEG_REACH = {"hip": 0.98, "knee": 0.57, "ankle": 0.15, "foot": 0.1}

# How much of the error budget each joint of a part may use. Bytes are shortest when a joint's share
# grows with the number of joints that could stand in its place in the chain: five fingers hang on
# one arm, two arms on one torso. Legs and head are short chains and may use what arms cannot.
_TORSO_SHARE, _ARM_SHARE, _FINGER_SHARE, _HEAD_SHARE, _LEG_SHARE = 0.5, 1.0, 5.0, 6.0, 6.0
_LONGEST_CHAIN = 4 * _TORSO_SHARE + 4 * _ARM_SHARE + 3 * _FINGER_SHARE


def _reach_and_share(joint: str) -> tuple[float, float]:
    name = joint.removeprefix("left_").removeprefix("right_")
    for reaches, share in (
        (_TORSO_REACH, _TORSO_SHARE),
        (_ARM_REACH, _ARM_SHARE),
        (_HEAD_REACH, _HEAD_SHARE),
        (_LEG_REACH, _LEG_SHARE),
    ):
        if name in reaches:
            return reaches[name], share
    return _FINGER_REACH[name[:-1]][int(name[-1]) - 1], _FINGER_SHARE


def _rotation_quanta() -> Doubles:
    """(55, 1) radians per step, so that errors along the longest chain add up to JOINT_ERROR.

    Three components, each off by at most half a quantum q, turn a joint by at most sqrt(3) / 2 q,
    which moves a point at distance r by at most sqrt(3) / 2 q r. So a joint with share s of the
    chain's sum S may have q = (2 / sqrt(3)) (s / S) JOINT_ERROR / r.
    """
    reach, share = np.array([_reach_and_share(joint) for joint in JOINT_NAMES]).T
    quanta: Doubles = 2 / np.sqrt(3) * share / _LONGEST_CHAIN * JOINT_ERROR / reach
    return quanta[:, None]


def _anchor_quanta() -> Doubles:
    """(3, 1) steps for the chest, head and other-hand frames, from the adult sizes of their units.

    Units are shoulder width, ear to ear and hand length; the bound is the one of a vector, as for
    rotations.
    """
    unit_metres = np.array([0.38, 0.16, 0.20])
    quanta: Doubles = 2 / np.sqrt(3) * ANCHOR_ERROR / unit_metres
    return quanta[:, None]


_PIXEL: Final = 1 / 16
_METRE: Final = 1e-4
_SCORE: Final = 1 / 256

_PTS = Series("pts", (), 1e-6, np.float64)
_FLAGS = Series("flags", (2,), 1, np.uint8, largest=max(HandFlag))
_ROTATIONS = Series("rotations", (JOINT_COUNT, 3), _rotation_quanta(), is_rotation=True)
_FACE = Series("face", (len(FACE_UNITS),), 1 / 100)

LAYOUTS: Final[dict[TrackKind, tuple[Series, ...]]] = {
    TrackKind.LANDMARKS: (
        _PTS,
        _FLAGS,
        Series("pose", (33, 4), np.array([_PIXEL, _PIXEL, _PIXEL, _SCORE]), is_cloud=True),
        Series("pose_world", (33, 4), np.array([_METRE, _METRE, _METRE, _SCORE]), is_cloud=True),
        Series("hands", (2, 21, 3), _PIXEL, is_cloud=True),
        Series("hands_world", (2, 21, 3), _METRE, is_cloud=True),
        Series("hand_scores", (2, 2), _SCORE),
        Series("face", (478, 3), _PIXEL, is_cloud=True),
    ),
    TrackKind.MOTION: (
        _PTS,
        _FLAGS,
        _ROTATIONS,
        _FACE,
        Series("anchors", (2, 3, 3), _anchor_quanta()),
    ),
    TrackKind.FIT: (
        _PTS,
        _ROTATIONS,
        Series("translation", (3,), _METRE),
        _FACE,
    ),
}
