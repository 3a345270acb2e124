"""How far each pixel of a picture is to be believed: less where it is blurred or was not measured.

The blur of an edge is read from the picture: for a step blurred by a Gaussian of standard deviation
s, squared gradients sum up to 2 s^2 times the squared second derivatives. Where there is no edge,
the movement of the body on the picture tells how much blur to expect.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from lexicon_db.tracks import HandFlag

Floats = NDArray[np.float32]

#: How far the pixels of a hand are believed, by where the hand of that frame comes from.
HAND_TRUST: Final = {
    HandFlag.MEASURED: 1.0,
    HandFlag.RECOVERED: 0.6,
    HandFlag.INTERPOLATED: 0.2,
    HandFlag.REJECTED: 0.0,
    HandFlag.MISSING: 0.1,
}
_TRUST_TABLE: Final = np.array([HAND_TRUST[HandFlag(flag)] for flag in range(5)], np.float32)
#: Weight of pixels of which the matte is not sure.
_BOUNDARY: Final = 0.5
#: Standard deviation of a blur, as a share of the height, that halves the weight.
_BLUR: Final = 1 / 170
#: Share of the frame time that a shutter is usually open.
_SHUTTER: Final = 0.5
#: Gradients below this (sRGB per pixel) are noise.
_GRADIENT: Final = 0.02
#: A box of this standard deviation per pixel of its length.
_BOX: Final = 1 / np.sqrt(12)


def hand_trust(flags: NDArray[np.uint8]) -> Floats:
    """How far hands are believed, of the shape of their flags."""
    trust: Floats = _TRUST_TABLE[flags]
    return trust


def blur_radius(picture: NDArray[np.uint8], speed: Floats) -> Floats:
    """Estimate how far each pixel is blurred by movement.

    Args:
        picture: (H, W, 3) sRGB.
        speed: (H, W) pixels per frame that the body moves there.

    Returns:
        (H, W) standard deviation of the blur in pixels.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    across, down = np.gradient(grey, axis=1), np.gradient(grey, axis=0)
    second = np.gradient(across, axis=1) + np.gradient(down, axis=0)
    side = 2 * max(4, len(grey) // 24) + 1
    steepness = cv2.blur(across**2 + down**2, (side, side))
    bend = cv2.blur(second**2, (side, side))
    # Central differences blur by themselves: a perfect step reads as 1.
    read = np.sqrt(np.maximum(0.5 * steepness / np.maximum(bend, 1e-9) - 1, 0))
    most = speed * _BOX
    has_edges = steepness > _GRADIENT**2
    blur: Floats = np.where(has_edges, np.minimum(read, most), _SHUTTER * most).astype(np.float32)
    return blur


def weights(picture: NDArray[np.uint8], alpha: Floats, speed: Floats, trust: Floats) -> Floats:
    """How far each pixel of a picture is to be believed.

    Args:
        picture: (H, W, 3) sRGB.
        alpha: (H, W) the matte.
        speed: (H, W) pixels per frame that the body moves there.
        trust: (H, W) how far the pose there was measured, 0 to 1.

    Returns:
        (H, W) 0 to 1.
    """
    blur = blur_radius(picture, speed) / (_BLUR * len(picture))
    sharp = 1 / (1 + blur**2)
    unsure = ((alpha > 0.03) & (alpha < 0.95)).astype(np.uint8)
    boundary = cv2.dilate(unsure, np.ones((3, 3), np.uint8)) > 0
    believed: Floats = (trust * sharp * np.where(boundary, _BOUNDARY, 1.0)).astype(np.float32)
    return believed
