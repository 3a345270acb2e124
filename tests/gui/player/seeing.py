"""What tests see on the screen."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def pixels_of(seen: QWidget | QImage) -> np.ndarray:
    """(H, W, 3) RGB of a widget or an image, in a copy of its own."""
    image = seen if isinstance(seen, QImage) else seen.grab().toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    data = np.frombuffer(image.constBits(), np.uint8, image.sizeInBytes())
    rows = data.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return rows.reshape(image.height(), image.width(), 3).copy()


def share_unlike(pixels: np.ndarray, colour: np.ndarray, tolerance: int = 12) -> float:
    """Share of pixels that differ from a colour."""
    away = np.abs(pixels.astype(int) - colour.astype(int)).max(axis=-1)
    return float((away > tolerance).mean())


def share_like(pixels: np.ndarray, colour: str, tolerance: int = 40) -> float:
    """Share of pixels near a colour given as ``#rrggbb``."""
    wanted = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)])
    away = np.abs(pixels.astype(int) - wanted).max(axis=-1)
    return float((away <= tolerance).mean())
