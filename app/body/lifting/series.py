"""Series of points over time: gaps filled, and values at other times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def without_gaps(values: Floats, never: Floats | float = 0.0) -> Floats:
    """Fill nan in (T, P, C) linearly in time.

    Args:
        values: The points.
        never: What a point becomes that was never seen, as it is or (P, C).
    """
    filled = values.copy()
    frames = np.arange(len(values))
    known = np.isfinite(values).all(axis=2)
    usual = np.broadcast_to(never, values.shape[1:])
    for point in np.flatnonzero(~known.all(axis=0)):
        good = known[:, point]
        for axis in range(values.shape[2]):
            column = values[good, point, axis]
            filled[:, point, axis] = (
                np.interp(frames, frames[good], column) if good.any() else usual[point, axis]
            )
    return filled


def sampled(values: Floats, times: Floats, wanted: Floats) -> Floats:
    """Values (T, ...) of rising times (T,) at the wanted times, linearly between them."""
    if len(times) == 1:
        return np.repeat(values, len(wanted), axis=0)
    after = np.clip(np.searchsorted(times, wanted), 1, len(times) - 1)
    share = (wanted - times[after - 1]) / (times[after] - times[after - 1])
    share = np.clip(share, 0, 1).reshape(-1, *(1,) * (values.ndim - 1))
    between: Floats = values[after - 1] * (1 - share) + values[after] * share
    return between
