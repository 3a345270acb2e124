"""How well face and hands are lit, and how sharp the hands are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.capture.frames import Picture

Grey = NDArray[np.uint8]

#: A pixel is burnt out from this brightness on.
_CLIPPED: Final = 250
#: Half a side of the squares around the face and around a hand, in shoulder widths.
_FACE_REACH: Final = 0.3
_HAND_REACH: Final = 0.22
#: Squares with fewer pixels on a side tell nothing.
_LEAST_SIDE: Final = 8


@dataclass(frozen=True)
class Light:
    """Brightness as in ``Observation``; nan where no face and no hand is in the picture."""

    light: float
    background: float
    contrast: float
    clipped: float


def grey_of(rgb: Picture) -> Grey:
    """Brightness (H, W) of a picture."""
    grey: Grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    return grey


def measure_light(
    grey: Grey, face: NDArray[np.float64], hands: list[NDArray[np.float64]], width: float
) -> Light:
    """Measure the light on face and hands.

    Args:
        grey: (H, W) brightness.
        face: (2,) nose in pixels; nan without anybody.
        hands: (2,) middles of the seen hands in pixels.
        width: Shoulder width in pixels.
    """
    background = float(grey.mean()) / 255
    face_part = _square(grey, face, _FACE_REACH * width)
    parts = [face_part, *(_square(grey, hand, _HAND_REACH * width) for hand in hands)]
    pixels = np.concatenate([part.ravel() for part in parts])
    if not len(pixels):
        return Light(math.nan, background, math.nan, math.nan)
    return Light(
        light=float(pixels.mean()) / 255,
        background=background,
        contrast=float(face_part.std()) / 255 if face_part.size else math.nan,
        clipped=float((pixels >= _CLIPPED).mean()),
    )


def sharpness(
    grey: Grey, face: NDArray[np.float64], hand: NDArray[np.float64], width: float
) -> float:
    """How sharp a hand is beside the face, which moves little: 0 to 1.

    The share of fine detail, the variance of the Laplacian by that of the brightness (Pertuz et
    al. 2013 compare such measures), is compared between the two, which leaves the camera out.
    """
    fine_face = _detail(_square(grey, face, _FACE_REACH * width))
    fine_hand = _detail(_square(grey, hand, _HAND_REACH * width))
    if math.isnan(fine_face) or math.isnan(fine_hand):
        return math.nan
    return min(1.0, fine_hand / max(fine_face, 1e-9))


def _detail(part: Grey) -> float:
    """Share of fine detail; nan where there are too few pixels, or only one brightness."""
    if min(part.shape) < _LEAST_SIDE:
        return math.nan
    spread = float(part.var())
    return float(cv2.Laplacian(part, cv2.CV_32F).var()) / spread if spread > 1 else math.nan


def _square(grey: Grey, centre: NDArray[np.float64], reach: float) -> Grey:
    """Cut out what lies in the picture of a square around a place; empty if nothing does."""
    if not (np.isfinite(centre).all() and math.isfinite(reach)):
        return grey[:0, :0]
    low = np.maximum(np.floor(centre - reach), 0).astype(int)
    high = np.maximum(np.ceil(centre + reach), 0).astype(int)
    return grey[low[1] : high[1], low[0] : high[0]]
