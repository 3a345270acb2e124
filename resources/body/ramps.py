"""Smooth borders: from nothing to all within a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def ramp(value: NDArray[Any], low: float, high: float) -> NDArray[np.float64]:
    """0 below ``low``, 1 above ``high``, smooth between."""
    share = np.clip((value - low) / (high - low), 0, 1)
    smooth: NDArray[np.float64] = share * share * (3 - 2 * share)
    return smooth
