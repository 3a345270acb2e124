"""Filters for measured series on their true times: outliers, short gaps, noise.

Everywhere ``times`` is (T,) seconds, increasing, and ``series`` (T, C) with nan where nothing was
measured. Windows are given in seconds, so that they mean the same at every frame rate.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

Series = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: Standard deviation of a normal distribution over its median absolute deviation.
_MAD_TO_SIGMA = 1.4826


def window_frames(times: Series, seconds: float) -> int:
    """Return the odd number of frames that spans about ``seconds``, at least 1."""
    if len(times) < 2:
        return 1
    return 2 * max(0, round((seconds / _interval(times) - 1) / 2)) + 1


def outliers(series: Series, window: int, threshold: float, floor: float) -> Mask:
    """Find values that lie far from the median of their neighbourhood (Hampel's identifier).

    Next to a gap or an end, where a neighbourhood shows one side only, a movement looks like an
    outlier; so a value is judged only if half of its neighbours on either side are known.

    Args:
        series: (T, C).
        window: Odd number of frames around each value.
        threshold: Limit in standard deviations, which come from the median absolute deviation.
        floor: Smallest standard deviation that is believed, in units of the series: the noise of
            the measurement. It keeps the start of a movement after a still stretch.

    Returns:
        (T, C) mask of the outliers; nan is none.
    """
    half = window // 2
    padded = np.pad(series, ((half, half), (0, 0)), constant_values=np.nan)
    around = sliding_window_view(padded, window, axis=0)
    centre = _median(around)
    spread = _MAD_TO_SIGMA * _median(np.abs(around - centre[..., None]))
    known = ~np.isnan(around)
    needed = (half + 1) // 2
    before = known[..., :half].sum(axis=-1) >= needed
    after = known[..., half + 1 :].sum(axis=-1) >= needed
    far = np.abs(series - centre) > threshold * np.maximum(spread, floor)
    judged: Mask = far & before & after
    return judged


def fill_gaps(times: Series, series: Series, seconds: float) -> Series:
    """Fill gaps between measured values by a monotone cubic (Fritsch-Carlson, PCHIP).

    The curve neither overshoots its neighbours nor reaches beyond the first and last value.

    Args:
        times: (T,).
        series: (T, C).
        seconds: Longest time that may be missing; longer gaps stay nan.
    """
    filled = series.copy()
    known = ~np.isnan(series)
    # Columns of one body part are missing together: one interpolation serves them all.
    patterns, members = np.unique(known, axis=1, return_inverse=True)
    for number in range(patterns.shape[1]):
        present = patterns[:, number]
        columns = np.flatnonzero(members.ravel() == number)
        wanted = _short_gaps(times, present, seconds)
        if wanted.any():
            curve = PchipInterpolator(times[present], series[np.ix_(present, columns)], axis=0)
            filled[np.ix_(wanted, columns)] = curve(times[wanted])
    return filled


def smooth(times: Series, series: Series, window: int, order: int) -> Series:
    """Smooth by local polynomials on true times (Savitzky-Golay for uneven steps).

    Every stretch without nan is smoothed on its own; a polynomial of the given order passes
    unchanged. A stretch too short for the fit to be overdetermined stays as it is.

    Args:
        times: (T,).
        series: (T, C) whose columns are nan together.
        window: Odd number of frames of a fit.
        order: Order of the polynomials.
    """
    smoothed = series.copy()
    for first, last in stretches(~np.isnan(series).any(axis=1)):
        count = last - first
        width = min(window, count - (count + 1) % 2)
        if width > order + 1:
            rows, weights = _local_weights(times[first:last], width, order)
            smoothed[first:last] = np.einsum("tw,twc->tc", weights, series[first:last][rows])
    return smoothed


def _local_weights(times: Series, width: int, order: int) -> tuple[NDArray[np.int64], Series]:
    """Rows that each fit uses, (T, width), and their weights in the value at the middle."""
    count = len(times)
    starts = np.clip(np.arange(count) - width // 2, 0, count - width)
    rows = starts[:, None] + np.arange(width)
    steps = (times[rows] - times[:, None]) / (times[-1] - times[0])
    powers = steps[..., None] ** np.arange(order + 1)
    return rows, np.linalg.pinv(powers)[:, 0, :]


def _short_gaps(times: Series, known: Mask, seconds: float) -> Mask:
    """Mask of the values that are missing for at most ``seconds`` between two known ones."""
    wanted = np.zeros(len(known), np.bool_)
    places = np.flatnonzero(known)
    if len(places) < 2:
        return wanted
    limit = seconds + 1.01 * _interval(times)
    for before, after in pairwise(places):
        if times[after] - times[before] <= limit:
            wanted[before + 1 : after] = True
    return wanted


def stretches(mask: Mask) -> NDArray[np.int64]:
    """(N, 2) first and one past the last index of every run of True."""
    edges = np.diff(mask.astype(np.int8), prepend=0, append=0)
    return np.column_stack([np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)])


def _interval(times: Series) -> float:
    """Usual time between frames in seconds."""
    return float(np.median(np.diff(times)))


def _median(windows: Series) -> Series:
    """Median over the last axis, ignoring nan; nan where all are."""
    ordered = np.sort(windows, axis=-1)
    count = np.sum(~np.isnan(ordered), axis=-1, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum(count - 1, 0) // 2, axis=-1)
    high = np.take_along_axis(ordered, np.minimum(count // 2, windows.shape[-1] - 1), axis=-1)
    middle: Series = 0.5 * (low + high)[..., 0]
    return middle
