"""Arms that hang beside the body while nobody sees their hand: they are let hang.

One camera sees a hanging arm a little shorter than it is, above all where the wrist lies below the
picture, and a fit makes up for it by bending the elbow forward. No sign is made there, so the
forearm is let down until the elbow is as bent as that of an arm at rest. Hands that were measured
are never moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial.transform import Rotation

from lexicon_db.tracks import JOINT_NAMES, HandFlag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.tracks import LandmarkTrack

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

#: Shoulder, elbow and wrist: landmarks of the pose and joints of the body, left and right.
_LANDMARKS: Final = ((11, 13, 15), (12, 14, 16))
_JOINTS: Final = tuple(
    tuple(JOINT_NAMES.index(f"{side}_{name}") for name in ("shoulder", "elbow", "wrist"))
    for side in ("left", "right")
)

#: Both bones of a hanging arm point down in the picture, within this angle (cosine). Hands that
#: are clasped or lie in the lap turn the forearms further inwards.
_DOWN: Final = float(np.cos(np.radians(32.0)))
#: How far an elbow is bent at rest: carrying position of standing people, radians.
_AT_REST: Final = np.radians(15.0)
#: Seconds in which an arm is let down after its hand was last seen, and taken up again.
_EASE: Final = 0.25


def hanging_arms(landmarks: LandmarkTrack) -> Mask:
    """Where an arm hangs and its hand was not measured.

    Args:
        landmarks: Cleaned landmarks of a take.

    Returns:
        (T, 2).
    """
    unseen = np.isin(landmarks.flags, (HandFlag.MISSING, HandFlag.REJECTED))
    points = landmarks.pose[:, _LANDMARKS, :2].astype(np.float64)
    bones = np.diff(points, axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        down = bones[..., 1] / np.linalg.norm(bones, axis=-1)
    hanging: Mask = unseen & (down > _DOWN).all(axis=2)
    return hanging


def let_hang(
    rotations: Floats, world: Floats, positions: Floats, pts: Floats, hanging: Mask
) -> Floats:
    """Let the forearms of hanging arms down.

    The change grows from zero at the borders of each stretch, so that nothing jumps.

    Args:
        rotations: (T, 55, 3) axis-angle in radians.
        world: (T, 55, 3, 3) their world rotations.
        positions: (T, 55, 3) their joint positions.
        pts: (T,) seconds.
        hanging: (T, 2) from :func:`hanging_arms`.

    Returns:
        Rotations (T, 55, 3) that differ in the elbows of hanging arms alone.
    """
    relaxed = rotations.copy()
    for side, (shoulder, elbow, wrist) in enumerate(_JOINTS):
        share = _eased(hanging[:, side], pts)
        upper = positions[:, elbow] - positions[:, shoulder]
        lower = positions[:, wrist] - positions[:, elbow]
        axis = np.cross(lower, upper)
        sine = np.linalg.norm(axis, axis=1)
        bend = np.arctan2(sine, np.sum(lower * upper, axis=1))
        angle = share * np.maximum(bend - _AT_REST, 0)
        moved = angle > 0
        if not moved.any():
            continue
        turn = Rotation.from_rotvec((axis / sine[:, None])[moved] * angle[moved, None])
        forearm = turn * Rotation.from_matrix(world[moved, elbow])
        upper_arm = Rotation.from_matrix(world[moved, shoulder])
        relaxed[moved, elbow] = (upper_arm.inv() * forearm).as_rotvec()
    return relaxed


def _eased(hanging: Mask, pts: Floats) -> Floats:
    """(T,) 0 outside, rising to 1 inside of stretches; the ends of a take are no borders."""
    if hanging.all():
        return np.ones(len(hanging))
    elsewhere = pts[~hanging]
    after = np.searchsorted(elsewhere, pts)
    last = elsewhere[np.maximum(after - 1, 0)]
    following = elsewhere[np.minimum(after, len(elsewhere) - 1)]
    away = np.minimum(np.abs(pts - last), np.abs(following - pts))
    share = np.clip(away / _EASE, 0.0, 1.0) * hanging
    eased: Floats = share * share * (3 - 2 * share)
    return eased
