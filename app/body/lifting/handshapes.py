"""Handshapes that nobody made, and the points of a hand that takes them.

Axes of the left hand in the T-pose: x along the fingers, y to the back of the hand, z to the thumb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.fitting.points import PALM_SHIFTS
from app.body.kinematics import rotation_matrices
from app.body.places import HAND_POINTS, Places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

#: How much each finger is closed, index to little finger, in usual handshapes, and their shares.
_PATTERNS: Final = (
    (0.30, (0, 1, 1, 1)), (0.20, (0, 0, 1, 1)), (0.07, (1, 1, 1, 0)), (0.06, (0, 1, 1, 0)),
    (0.04, (0, 0, 0, 1)), (0.12, (0.6, 0, 0, 0)), (0.04, (1, 0, 0, 0)), (0.07, (0.5, 0.5, 1, 1)),
    (0.05, (0.5, 1, 1, 1)), (0.05, (0, 0, 0, 0)),
)  # fmt: skip
#: Bends of a hand: base and middle joint of four fingers, spread, and six of the thumb.
BENDS: Final = 15
#: Turns of the thumb's joints by how far it is closed, radians: x, y, z; y, z; y.
_CLOSING: Final = (0.2, 0.35, -0.1, 0.5, -0.2, 0.7)
_THUMB_FREEDOM: Final = (0.15, 0.25, 0.2, 0.25, 0.1, 0.25)
#: The end joint bends with the middle one.
_END_SHARE: Final = 0.65
#: Share of the spread by finger, towards the thumb.
_SPREADING: Final = (1.0, 0.15, -0.7, -1.6)


def made_up_bends(random: np.random.Generator, clips: int, keys: int) -> Floats:
    """Keys of handshapes (N, K, 15) in radians; half of them stay as they were."""
    count = clips * keys
    shares = np.array([share for share, _ in _PATTERNS])
    patterns = np.array([pattern for _, pattern in _PATTERNS], float)
    closed = patterns[random.choice(len(patterns), count, p=shares / shares.sum())]
    alike = random.choice((0, 0, 0.25, 0.5, 1.0), (count, 1)) * np.ones(4)
    closed = np.where(random.random((count, 1)) < 0.4, alike, closed)
    closed = np.clip(closed + random.normal(0, 0.07, closed.shape), 0, 1)
    # Flat hands bend at the base alone, claws at the middle joints alone.
    kind = random.choice(3, (count, 1), p=(0.2, 0.2, 0.6))
    base = np.choose(kind, (1.3, 0.25, 0.85)) * closed * 80 + random.normal(0, 6, closed.shape)
    middle = np.choose(kind, (0.4, 1.1, 1.0)) * closed * 100 + random.normal(6, 6, closed.shape)
    spread = random.choice((0, 4, 12), (count, 1)) + random.normal(0, 2, (count, 1))
    fingers = [np.clip(base, -15, 92), np.clip(middle, 0, 112), spread]
    thumb = random.uniform(0, 1, (count, 1)) * _CLOSING
    thumb = thumb + random.normal(0, 1, thumb.shape) * _THUMB_FREEDOM
    bends = np.concatenate([np.radians(np.concatenate(fingers, axis=1)), thumb], axis=1)
    bends = bends.reshape(clips, keys, BENDS).astype(np.float64)
    same = random.random((clips, keys)) < 0.5
    for key in range(1, keys):
        bends[:, key] = np.where(same[:, key, None], bends[:, key - 1], bends[:, key])
    made_up: Floats = bends
    return made_up


class HandSkeleton:
    """The bones of the default body's left hand, and where the detector puts its points."""

    def __init__(self, model: BodyModel) -> None:
        places = Places(model)
        chosen = places.indices(HAND_POINTS[0])
        joints = model.joint_template[places.joints[chosen]] + places.offsets[chosen]
        self._joints = joints - joints[0]
        names = [name.removeprefix("left_") for name in HAND_POINTS[0]]
        self._shifts = np.array([PALM_SHIFTS.get(name, (0, 0, 0)) for name in names]) * (-1, 1, 1)

    def points(self, bends: Floats, random: np.random.Generator) -> Floats:
        """(N, T, 21, 3) from bends (N, T, 15): metres from the detector's wrist.

        Each clip has phalanges of its own lengths.
        """
        clips, frames = bends.shape[:2]
        points = np.zeros((clips, frames, 21, 3))
        for finger in range(5):
            first = 1 + 4 * finger
            bones = np.diff(self._joints[first : first + 4], axis=0)
            bones = bones * random.normal(1, 0.07, (clips, 1, 3, 1))
            turns = self._thumb(bends) if finger == 0 else self._finger(bends, finger - 1)
            points[:, :, first] = self._joints[first]
            turned = np.eye(3)
            for bone, turn in enumerate(turns):
                turned = turned @ turn
                step = (turned @ bones[:, :, bone, :, None])[..., 0]
                points[:, :, first + bone + 1] = points[:, :, first + bone] + step
        points += self._shifts
        from_wrist: Floats = points - points[:, :, :1]
        return from_wrist

    def _finger(self, bends: Floats, finger: int) -> list[Floats]:
        base, middle = bends[..., finger], bends[..., 4 + finger]
        angles = np.zeros((3, *base.shape, 3))
        angles[:, ..., 2] = -np.stack([base, middle, _END_SHARE * middle])
        turns = list(rotation_matrices(angles))
        aside = np.zeros((*base.shape, 3))
        aside[..., 1] = -_SPREADING[finger] * bends[..., 8]
        turns[0] = rotation_matrices(aside) @ turns[0]
        return turns

    def _thumb(self, bends: Floats) -> list[Floats]:
        angles = np.zeros((3, *bends.shape[:2], 3))
        angles[0], angles[1, ..., 1:], angles[2, ..., 1] = (
            bends[..., 9:12],
            bends[..., 12:14],
            bends[..., 14],
        )
        return list(rotation_matrices(angles))
