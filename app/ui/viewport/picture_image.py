"""Turns the pixels of the stage into an image that Qt can paint."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def picture_image(pixels: NDArray[np.uint8], *, mirrored: bool) -> QImage:
    """An image with its own memory.

    Args:
        pixels: (H, W, 4) RGBA, the lowest row first.
        mirrored: Whether left and right are exchanged.
    """
    cells = pixels.view(np.uint32)[..., 0]
    upright = np.ascontiguousarray(cells[::-1, ::-1] if mirrored else cells[::-1])
    height, width = upright.shape
    image = QImage(upright.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
    # The image reads the memory of the array, so the array must live as long as the image.
    image.pixels = upright  # type: ignore[attr-defined]
    return image
