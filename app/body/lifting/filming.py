"""Made-up signing as a detector sees it: made-up cameras, and the detector's errors.

Lengths are in detected shoulder widths, as everywhere where depth is lifted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import rotation_matrices
from app.body.lifting.features import Flat
from app.body.lifting.signing import BODY_POINTS, drift

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.lifting.signing import Signing

    Floats = NDArray[np.float64]

#: From a laptop's camera to the far end of a studio, metres.
_DISTANCES: Final = (0.75, 4.5)
#: Detected shoulders lie towards the neck and above the joints: shares of the shoulder width.
_INSETS: Final = (0.02, 0.09)
_RISES: Final = (0.02, 0.08)
#: Constant and changing errors of shoulders, elbows, wrists, nose and ears.
_CONSTANT: Final = (0.02, 0.02, 0.04, 0.04, 0.03, 0.03, 0.03, 0.03, 0.03)
_CHANGING: Final = (0.008, 0.008, 0.014, 0.014, 0.012, 0.012, 0.006, 0.008, 0.008)
#: An elbow below the picture is guessed.
_GUESSED_SHARE: Final = 0.12
_GUESSED: Final = 0.06
#: Errors of hands: of all points together, of each point, and changing. They are generous: nets
#: that learn from exact hands trust what detectors do not know.
_HAND_CONSTANT: Final = 0.02
_POINT_CONSTANT: Final = 0.020
_POINT_CHANGING: Final = 0.014
#: Hands below this height, in shoulder widths from mid-shoulder, are often not found.
_LOW: Final = 1.15


@dataclass(frozen=True, eq=False)
class Filmed:
    """What is seen of N clips, and how deep it is.

    Attributes:
        flat: What a detector sees.
        arms: (N, T, 6) depth of shoulders, elbows and wrists from mid-shoulder, away from the
            camera.
        hands: (N, T, 2, 21) depth of the points of the hands from their wrist.
    """

    flat: Flat
    arms: Floats
    hands: Floats


def film(signing: Signing, random: np.random.Generator) -> Filmed:
    """Film each clip with a camera of its own and detect its points with errors of their own."""
    clips = len(signing.body)
    distance = np.exp(random.uniform(np.log(_DISTANCES[0]), np.log(_DISTANCES[1]), clips))
    body, hands = _before_camera(signing, random)
    body[:, :, :2] = _detected_shoulders(body[:, :, :2], random)
    height = random.normal(0, 0.15, clips) * distance
    flat_body = _projected(body, distance, height)
    flat_hands = _projected(hands, distance, height)
    width = _median_width(flat_body)
    flat_body += _body_errors(random, flat_body.shape) * width[:, None, None, None]
    flat_hands += _hand_errors(random, flat_hands.shape) * width[:, None, None, None, None]
    middle = body[:, :, :2].mean(axis=2)
    width = _median_width(flat_body)
    # Metres that look as long as the detected shoulders, at their distance.
    metres = width * (distance + middle[..., 2].mean(axis=1))
    centre = flat_body[:, :, :2].mean(axis=2)
    flat_body = (flat_body - centre[:, :, None]) / width[:, None, None, None]
    flat_hands = (flat_hands - centre[:, :, None, None]) / width[:, None, None, None, None]
    deep_body = (body[..., 2] - middle[..., None, 2]) / metres[:, None, None]
    deep_hands = (hands[..., 2] - hands[..., :1, 2]) / metres[:, None, None, None]
    seen = _seen(random, flat_body)
    return Filmed(Flat(flat_body, flat_hands, seen), deep_body[..., :6], deep_hands)


def _before_camera(signing: Signing, random: np.random.Generator) -> tuple[Floats, Floats]:
    """Body and hands in axes of a camera that is nearly level: x right, y down, z away."""
    turns = random.normal(0, 1, (len(signing.body), 3)) * np.radians((4.6, 5.0, 1.1))
    turn = rotation_matrices(turns) * np.array([1.0, -1.0, -1.0])[:, None]
    body = np.einsum("nij,ntkj->ntki", turn, signing.body)
    middle = body[:, :, :2].mean(axis=(1, 2))
    hands = np.einsum("nij,ntskj->ntski", turn, signing.hands)
    return body - middle[:, None, None], hands - middle[:, None, None, None]


def _detected_shoulders(shoulders: Floats, random: np.random.Generator) -> Floats:
    one = (len(shoulders), 1, 1, 1)
    across = shoulders[:, :, :1] - shoulders[:, :, 1:]
    inset = random.uniform(*_INSETS, one) * across
    rise = random.uniform(*_RISES, one) * np.linalg.norm(across, axis=-1, keepdims=True)
    moved: Floats = shoulders + np.concatenate([-inset, inset], axis=2)
    moved[..., 1:2] -= rise
    return moved


def _projected(points: Floats, distance: Floats, height: Floats) -> Floats:
    shape = (-1, *(1,) * (points.ndim - 2))
    deep = np.maximum(points[..., 2] + distance.reshape(shape), 0.25)
    down = points[..., 1] + height.reshape(shape)
    return np.stack([points[..., 0] / deep, down / deep], axis=-1)


def _median_width(flat: Floats) -> Floats:
    width: Floats = np.median(np.linalg.norm(flat[:, :, 0] - flat[:, :, 1], axis=-1), axis=1)
    return width


def _body_errors(random: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    clips, frames = shape[:2]
    constant = random.normal(0, 1, (clips, 1, BODY_POINTS, 2)) * np.array(_CONSTANT)[:, None]
    size = np.tile(np.array(_CHANGING)[:, None], (clips, 1, 1, 1))
    size[:, 0, 2:4] += _GUESSED * (random.random((clips, 1, 1)) < _GUESSED_SHARE)
    slow = drift(random, (clips, frames, BODY_POINTS, 2), 9)
    errors: Floats = constant + size * (0.8 * slow + 0.6 * random.normal(0, 1, slow.shape))
    return errors


def _hand_errors(random: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    clips, _, hands, points, _ = shape
    whole = random.normal(0, _HAND_CONSTANT, (clips, 1, hands, 1, 2))
    constant = random.normal(0, _POINT_CONSTANT, (clips, 1, hands, points, 2))
    changing = drift(random, shape, 7) + 0.5 * random.normal(0, 1, shape)
    errors: Floats = whole + constant + _POINT_CHANGING * changing
    return errors


def _seen(random: np.random.Generator, flat: Floats) -> NDArray[np.bool_]:
    """(N, T, 2) whether the hands are found: with gaps, and seldom where they hang low."""
    clips, frames = flat.shape[:2]
    seen = random.random((clips, 1, 2)) > 0.08
    time = np.arange(frames)[None, :, None]
    for share in (0.25, 0.12):
        start = random.integers(frames, size=(clips, 1, 2))
        length = random.integers(3, 23, (clips, 1, 2))
        gap = (time >= start) & (time < start + length)
        seen = seen & ~(gap & (random.random((clips, 1, 2)) < share))
    low = flat[:, :, 4:6, 1] > _LOW
    return seen & ~(low & (random.random((clips, 1, 2)) < 0.7))
