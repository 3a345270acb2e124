"""What a camera loses is told from the times of its frames."""

from __future__ import annotations

import pytest

from app.capture.frame_pace import Fate, FramePace


def follow(times, fps=60.0, arrived=None):
    pace = FramePace(fps)
    fates = [pace.update(pts, when) for pts, when in zip(times, arrived or times, strict=True)]
    return pace, fates


def test_steady_camera_loses_nothing():
    pace, fates = follow([number / 60 for number in range(300)])
    assert set(fates) == {Fate()}
    assert pace.fps == pytest.approx(60)


def test_gaps_are_counted_in_frames():
    numbers = [number for number in range(200) if number not in {40, 90, 91, 92}]
    _, fates = follow([number / 60 for number in numbers])
    assert [fate.lost_by_camera for fate in fates if fate.lost_by_camera] == [1, 3]


def test_a_gap_before_the_rate_is_known():
    _, fates = follow([0.0, 1 / 60, 4 / 60])
    assert [fate.lost_by_camera for fate in fates] == [0, 0, 2]


def test_jitter_below_half_a_frame_is_no_loss():
    times = [number / 60 + (0.4 / 60) * (number % 2) for number in range(200)]
    _, fates = follow(times)
    assert set(fates) == {Fate()}


def test_camera_that_is_slower_than_announced_loses_nothing():
    pace, fates = follow([number / 24 for number in range(200)], fps=60)
    assert sum(fate.lost_by_camera for fate in fates[10:]) == 0
    assert pace.fps == pytest.approx(24)


def test_late_frames_are_told_and_true_times_kept():
    times = [number / 50 for number in range(100)]
    arrived = [pts + 0.1 + (0.06 if number == 70 else 0.0) for number, pts in enumerate(times)]
    _, fates = follow(times, fps=50, arrived=arrived)
    assert [number for number, fate in enumerate(fates) if fate.is_late] == [70]
    assert sum(fate.lost_by_camera for fate in fates) == 0


def test_clocks_may_drift_apart():
    times = [number / 50 for number in range(3000)]
    _, fates = follow(times, fps=50, arrived=[pts * 1.0005 for pts in times])
    assert not any(fate.is_late for fate in fates)


def test_clock_that_jumps_back_begins_anew():
    pace, fates = follow([10.0, 10.02, 0.0, 0.02, 0.04], fps=50)
    assert set(fates) == {Fate()}
    assert pace.fps == pytest.approx(50)
