"""Filters on uneven times: what theory says about polynomials, spikes, gaps and noise."""

from __future__ import annotations

import numpy as np
import pytest

from app.extraction.filters import _local_weights, fill_gaps, outliers, smooth, window_frames

EVEN = np.arange(40) / 25
UNEVEN = np.cumsum(np.random.default_rng(0).uniform(0.02, 0.08, 40))


def cubic(times):
    return np.stack([2 + times, 1 - 3 * times + times**2, times**3 - times], axis=1)


@pytest.mark.parametrize(
    ("fps", "frames"), [(12, 3), (19, 5), (25, 7), (30, 7), (50, 13), (60, 15), (100, 25)]
)
def test_windows_mean_the_same_time_at_every_rate(fps, frames):
    assert window_frames(np.arange(50) / fps, 0.25) == frames


def test_window_of_a_single_frame():
    assert window_frames(np.zeros(1), 0.25) == 1


@pytest.mark.parametrize("times", [EVEN, UNEVEN])
def test_cubics_pass_the_smoothing_unchanged(times):
    np.testing.assert_allclose(smooth(times, cubic(times), 7, 3), cubic(times), atol=1e-9)


def test_weights_are_those_of_savitzky_and_golay():
    _, weights = _local_weights(EVEN, 7, 3)
    # Savitzky and Golay 1964, table I, 7 points, quadratic and cubic.
    np.testing.assert_allclose(weights[20], np.array([-2, 3, 6, 7, 6, 3, -2]) / 21, atol=1e-9)


def test_noise_is_reduced_as_theory_says():
    noise = np.random.default_rng(1).normal(0, 1, (4000, 4))
    times = np.arange(4000) / 25
    left = smooth(times, noise, 7, 3)[10:-10].std()
    # The variance that remains is the sum of squared weights, 7/21.
    assert left == pytest.approx(np.sqrt(7 / 21), rel=0.03)


def test_smoothing_never_reaches_over_a_gap():
    series = np.ones((40, 2))
    series[20:] = 5
    series[18:21] = np.nan
    smoothed = smooth(EVEN, series, 7, 3)
    np.testing.assert_array_equal(np.isnan(smoothed), np.isnan(series))
    np.testing.assert_allclose(smoothed[:18], 1)
    np.testing.assert_allclose(smoothed[21:], 5)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_short_stretches_stay_as_they_are(count):
    series = np.random.default_rng(2).normal(size=(count, 3))
    np.testing.assert_array_equal(smooth(EVEN[:count], series, 7, 3), series)


def test_single_spikes_are_outliers_and_nothing_else_is():
    series = cubic(EVEN)
    series[10, 1] += 3
    series[25, 0] -= 3
    found = outliers(series, 7, 4.0, 0.01)
    assert sorted(zip(*np.nonzero(found), strict=True)) == [(10, 1), (25, 0)]


@pytest.mark.parametrize("times", [EVEN, UNEVEN])
def test_movement_is_no_outlier(times):
    wave = np.sin(2 * np.pi * 2 * times)
    start = np.where(times > 0.7, 5 * (times - 0.7), 0)
    step = (times > 0.7).astype(float)
    assert not outliers(np.stack([wave, start, step], axis=1), 7, 4.0, 0.01).any()


def test_noise_of_the_measurement_is_no_outlier():
    still = np.random.default_rng(3).normal(0, 0.5, (400, 10))
    assert outliers(still, 7, 4.0, 1.0).sum() == 0


def test_gaps_do_not_hide_outliers():
    series = cubic(EVEN)[:, :1]
    series[8:10] = np.nan
    series[12] += 5
    found = outliers(series, 7, 4.0, 0.01)
    assert np.flatnonzero(found) == [12]


def test_lines_are_filled_exactly():
    line = np.stack([3 * UNEVEN, 1 - UNEVEN], axis=1)
    holed = line.copy()
    holed[[5, 6, 20, 21]] = np.nan
    np.testing.assert_allclose(fill_gaps(UNEVEN, holed, 0.4), line, atol=1e-12)


@pytest.mark.parametrize("length", [1, 3, 5])
def test_gaps_of_a_cubic_are_filled_closely(length):
    truth = cubic(EVEN + 1)[:, 2:]
    holed = truth.copy()
    holed[15 : 15 + length] = np.nan
    filled = fill_gaps(EVEN, holed, 0.2)
    # A cubic Hermite piece errs by h^4 / 384 of the fourth derivative, here 0, plus what the
    # estimated slopes err: at most a few thousandths of the range.
    error = np.abs(filled - truth).max() / np.ptp(truth)
    assert error < 0.004
    straight = np.interp(EVEN, EVEN[~np.isnan(holed[:, 0])], holed[~np.isnan(holed[:, 0]), 0])
    assert np.abs(filled - truth).max() < np.abs(straight - truth[:, 0]).max()


def test_filling_never_overshoots():
    series = np.array([0.0, 0, 0, np.nan, np.nan, 1, 1, 1])[:, None]
    filled = fill_gaps(EVEN[:8], series, 0.2)
    assert ((filled >= 0) & (filled <= 1)).all()


@pytest.mark.parametrize(("length", "is_filled"), [(5, True), (6, False)])
@pytest.mark.parametrize("fps", [25, 50])
def test_longest_gap_is_the_same_time_at_every_rate(length, is_filled, fps):
    times = np.arange(60) / fps
    length = length * fps // 25
    series = np.ones((60, 1))
    series[20 : 20 + length] = np.nan
    assert np.isfinite(fill_gaps(times, series, 0.2)).all() == is_filled


def test_nothing_is_invented_before_the_first_or_after_the_last_value():
    series = np.ones((10, 1))
    series[:2] = series[-2:] = np.nan
    np.testing.assert_array_equal(fill_gaps(EVEN[:10], series, 1.0), series)


def test_columns_with_gaps_at_different_places():
    series = np.repeat(EVEN[:, None], 3, axis=1)
    holed = series.copy()
    holed[5, 0] = holed[9, 1] = np.nan
    np.testing.assert_allclose(fill_gaps(EVEN, holed, 0.2), series)
