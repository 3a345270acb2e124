"""Smoothness in time as a banded matrix: the cost of accelerating, at any frame rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

    #: Main, first and second diagonal of a symmetric matrix (T, T), each (T,); the k-th is 0 in
    #: its last k places.
    Bands = tuple[Floats, Floats, Floats]


def acceleration_bands(pts: Floats) -> Bands:
    """Diagonals of A'WA, where A is the second time derivative by divided differences.

    W weighs each frame by its share of time in thirtieths of a second, so that a cost x'A'WAx
    does not depend on the frame rate.

    Args:
        pts: (T,) seconds, rising, evenly spaced or not.
    """
    count = len(pts)
    bands = (np.zeros(count), np.zeros(count), np.zeros(count))
    if count < 3:
        return bands
    before, after = np.diff(pts)[:-1], np.diff(pts)[1:]
    span = before + after
    rows = np.stack([2 / (before * span), -2 / (before * after), 2 / (after * span)])
    weights = 30 * span / 2
    for lag in range(3):
        for k in range(3 - lag):
            bands[lag][k : count - 2 + k] += weights * rows[k] * rows[k + lag]
    return bands


def apply_bands(bands: Bands, values: Floats) -> Floats:
    """The banded matrix times values (T, N)."""
    product = bands[0][:, None] * values
    for lag in (1, 2):
        band = bands[lag][:-lag, None]
        product[:-lag] += band * values[lag:]
        product[lag:] += band * values[:-lag]
    return product
