"""Depth of a hand's points: what the net tells, and what the hand model sees, by how right it is.

The hand model gives each hand in metres (``hands_world``). Seen from the front, that shape must be
the one in the picture; where it is not, its depths are not to be trusted either. It is also wrong
where it takes the hand for one of the other side: its depths are then reversed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.ndimage import median_filter

from lexicon_db.tracks import HandFlag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.tracks import LandmarkTrack

    Floats = NDArray[np.float64]

_MIDDLE_KNUCKLE: Final = 9
#: Length of a palm in detected shoulder widths, and how much more that counts than this hand's own.
_PALM: Final = 0.28
_PALM_TRUST: Final = 0.60
_LONGEST: Final = 90
_MOST_PALM: Final = 1.2
#: Errors in palms: of the net, and of the hand model: at its best, and by how far it is off across.
_NET_ERROR: Final = 0.30
_MODEL_ERROR: Final = 0.03
_MODEL_ERROR_SHARE: Final = 2.5
#: From doubtful to certain: how sure the model is that the hand is of its side.
_DOUBTFUL: Final = 0.40
_CERTAIN: Final = 0.80
#: Doubts are shared with the frames around, in seconds.
_WINDOW: Final = 0.22


@dataclass(frozen=True, eq=False)
class SeenHand:
    """One hand in the frames where it was seen.

    Attributes:
        flat: (F, 21, 2) points in the picture from the wrist, in shoulder widths.
        world: (F, 21, 3) points from the wrist as the hand model has them, in metres.
        aside: (F, 2) how far the wrist is from the middle of the picture, in focal lengths.
        sure: (F,) how sure the model is of the side, 0 to 1.
    """

    flat: Floats
    world: Floats
    aside: Floats
    sure: Floats


def hand_shape(hand: SeenHand, told: Floats, rate: float) -> Floats:
    """Points (F, 21, 3) from the wrist, in shoulder widths, camera axes.

    Args:
        hand: The hand; its world is nan in tracks that have none.
        told: (F, 21) what the net tells.
        rate: Frames per second.
    """
    shape: Floats = np.concatenate([hand.flat, told[..., None]], axis=2)
    length = float(np.median(np.linalg.norm(hand.world[:, _MIDDLE_KNUCKLE], axis=1)))
    if not length > 0:
        return shape
    size, palm = _scale(hand, length)
    window = 2 * round(_WINDOW * rate / 2) + 1
    off = median_filter(_mismatch(hand) / (size * length), window, mode="nearest")
    model_error = _MODEL_ERROR**2 + (_MODEL_ERROR_SHARE * off) ** 2
    trust = _NET_ERROR**2 / (_NET_ERROR**2 + model_error)
    sure = median_filter(hand.sure, window, mode="nearest")
    trust *= np.clip((sure - _DOUBTFUL) / (_CERTAIN - _DOUBTFUL), 0, 1)
    model_shape = palm / length * hand.world
    mixed: Floats = shape + trust[:, None, None] * (model_shape - shape)
    return mixed


def side_certainty(track: LandmarkTrack, hand: int) -> Floats:
    """(T,) how sure the hand model is of the side; frames in which it did not look borrow it."""
    looked = np.isin(track.flags[:, hand], (HandFlag.MEASURED, HandFlag.RECOVERED))
    sure = track.hand_scores[:, hand, 1].astype(np.float64)
    if not looked.any():
        return np.zeros(len(sure))
    frames = np.arange(len(sure))
    return np.interp(frames, frames[looked], sure[looked])


def _mismatch(hand: SeenHand) -> Floats:
    """(F,) mean distance in shoulder widths between picture and model, the model's size put right.

    A hand that comes nearer looks larger; its shape is what counts. A hand beside the middle of the
    picture is seen a little from the side; whether the model has undone that, nobody knows.
    """
    across, deep = hand.world[..., :2], hand.world[..., 2:]
    return np.minimum(_off(hand.flat, across), _off(hand.flat, across - hand.aside[:, None] * deep))


def _off(flat: Floats, across: Floats) -> Floats:
    shared = np.sum(flat * across, axis=(1, 2))
    size = shared / np.maximum(np.sum(across**2, axis=(1, 2)), 1e-9)
    off: Floats = np.linalg.norm(flat - size[:, None, None] * across, axis=-1).mean(axis=1)
    return off


def _scale(hand: SeenHand, length: float) -> tuple[float, float]:
    """Shoulder widths per metre of the model's hand, and the length of the palm."""
    across = np.sqrt(np.sum(hand.world[..., :2] ** 2, axis=(1, 2)))
    seen = np.sqrt(np.sum(hand.flat**2, axis=(1, 2)))
    size = float(np.median(seen / np.maximum(across, 1e-6)))
    palm = _PALM_TRUST * _PALM + (1 - _PALM_TRUST) * size * length
    # A palm is at least as long as it looks.
    looks = np.linalg.norm(hand.flat[:, _MIDDLE_KNUCKLE], axis=1)
    return size, max(palm, min(float(np.percentile(looks, _LONGEST)), _MOST_PALM * _PALM))
