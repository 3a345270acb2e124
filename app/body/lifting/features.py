"""What the lifting nets look at: points of the picture, as numbers that fit every clip.

Points are relative to mid-shoulder in detected shoulder widths, y down. A net sees one clip of T
frames at 25 per second; N clips at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Hand points that the body's net looks at: ends of thumb, index, middle and little finger, and
#: their knuckles.
_CHOSEN: Final = (4, 5, 8, 9, 12, 17, 20)
#: Hands are small: their numbers grow by these factors, to the size of the others.
_HAND_IN_BODY: Final = 3.0
HAND_UNIT: Final = 4.0
_LONGEST: Final = 0.97
_PALM_LONGEST: Final = 0.95
#: Left and right change places in a mirror.
_MIRRORED: Final = (1, 0, 3, 2, 5, 4, 6, 8, 7)

BODY_FEATURES: Final = 58
HAND_FEATURES: Final = 48
#: Depths that the nets tell: elbows and wrists; the 20 points of a hand beyond the wrist.
BODY_DEPTHS: Final = 4
HAND_DEPTHS: Final = 20


@dataclass(frozen=True, eq=False)
class Flat:
    """Detected points in the picture, without gaps.

    Attributes:
        body: (N, T, 9, 2) left and right shoulder, elbow, wrist; nose, left ear, right ear.
        hands: (N, T, 2, 21, 2) points of both hands; anything where they are not seen.
        seen: (N, T, 2) whether a hand was found.
    """

    body: Floats
    hands: Floats
    seen: NDArray[np.bool_]


def body_features(flat: Flat) -> Floats:
    """(N, T, 58) what the body's net looks at."""
    clips, frames = flat.seen.shape[:2]
    chosen = flat.hands[..., _CHOSEN, :] - flat.hands[..., :1, :]
    chosen = np.where(flat.seen[..., None, None], _HAND_IN_BODY * chosen, 0.0)
    bones = _arm_bones(flat.body)
    longest = np.quantile(bones, _LONGEST, axis=1, keepdims=True)
    # How deep a bone must reach that looks shorter than it is.
    deep = np.sqrt(np.maximum(longest**2 - bones**2, 0))
    clip = np.concatenate([longest, _palms(flat)[:, None]], axis=2)
    return np.concatenate(
        [
            flat.body.reshape(clips, frames, -1),
            chosen.reshape(clips, frames, -1),
            flat.seen,
            np.broadcast_to(clip, (clips, frames, clip.shape[2])),
            deep,
        ],
        axis=2,
    )


def hand_features(flat: Flat, forearms: Floats) -> Floats:
    """What the hand's net looks at, for left hands and then for right ones in a mirror.

    Args:
        flat: The detected points of N clips.
        forearms: (N, T, 2) depth of the wrists from their elbows.

    Returns:
        (2 N, T, 48).
    """
    mirror = np.array([-1.0, 1.0])
    palms = _palms(flat)
    other = flat.body[:, :, list(_MIRRORED)] * mirror
    rows = [
        _one_hand(flat.body, flat.hands[:, :, 0], flat.seen[..., 0], forearms[..., 0], palms[:, 0]),
        _one_hand(
            other, flat.hands[:, :, 1] * mirror, flat.seen[..., 1], forearms[..., 1], palms[:, 1]
        ),
    ]
    return np.concatenate(rows)


def _one_hand(
    body: Floats, hand: Floats, seen: NDArray[np.bool_], forearm: Floats, palm: Floats
) -> Floats:
    clips, frames = seen.shape
    points = np.where(seen[..., None, None], HAND_UNIT * (hand[:, :, 1:] - hand[:, :, :1]), 0.0)
    elbow, wrist = body[:, :, 2], body[:, :, 4]
    length = np.quantile(np.linalg.norm(wrist - elbow, axis=-1), _LONGEST, axis=1)
    clip = np.stack([HAND_UNIT * palm, length], axis=1)[:, None]
    return np.concatenate(
        [
            points.reshape(clips, frames, -1),
            seen[..., None],
            wrist - elbow,
            wrist,
            forearm[..., None],
            np.broadcast_to(clip, (clips, frames, 2)),
        ],
        axis=2,
    )


def _arm_bones(body: Floats) -> Floats:
    """(N, T, 4) lengths of both upper arms and both forearms in the picture."""
    upper = np.linalg.norm(body[:, :, 2:4] - body[:, :, :2], axis=-1)
    fore = np.linalg.norm(body[:, :, 4:6] - body[:, :, 2:4], axis=-1)
    return np.concatenate([upper, fore], axis=2)


def _palms(flat: Flat) -> Floats:
    """(N, 2) how long the palms look where they look longest; 0 where no hand was seen."""
    palms = np.linalg.norm(flat.hands[..., 9, :] - flat.hands[..., 0, :], axis=-1)
    longest: Floats = np.quantile(np.where(flat.seen, palms, 0.0), _PALM_LONGEST, axis=1)
    return longest
