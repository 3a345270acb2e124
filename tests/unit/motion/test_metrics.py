from __future__ import annotations

import numpy as np
import pytest

from app.motion import metrics
from app.motion.trajectory import Origin

BELL = np.exp(-5 * np.arange(-1, 1, 0.01) ** 2)


def minimum_jerk_speed(count):
    s = (np.arange(count) + 0.5) / count
    return 30 * s**2 * (1 - s) ** 2


def test_sparc_has_the_published_reference_value():
    assert metrics.sparc(BELL, 100.0) == pytest.approx(-1.41403, abs=1e-5)


def test_log_dimensionless_jerk_has_the_published_reference_value():
    assert metrics.log_dimensionless_jerk(BELL, 100.0) == pytest.approx(-5.81636, abs=1e-5)


def test_log_dimensionless_jerk_of_minimum_jerk_tends_to_the_analytic_value():
    # D^3 / 1.875^2 times the integral of (60 - 360 s + 360 s^2)^2 = 720, that is 204.8.
    assert metrics.log_dimensionless_jerk(minimum_jerk_speed(20000), 20000.0) == pytest.approx(
        -np.log(204.8), abs=1e-3
    )


def test_sparc_does_not_depend_on_rate_duration_or_size():
    slow = metrics.sparc(minimum_jerk_speed(30), 60.0)
    assert metrics.sparc(7 * minimum_jerk_speed(30), 60.0) == pytest.approx(slow)
    assert metrics.sparc(minimum_jerk_speed(120), 240.0) == pytest.approx(slow, abs=0.02)


def test_two_movements_are_less_smooth_than_one():
    one = minimum_jerk_speed(60)
    two = np.concatenate([minimum_jerk_speed(30), minimum_jerk_speed(30)])
    assert metrics.sparc(two, 60.0) < metrics.sparc(one, 60.0)
    assert metrics.log_dimensionless_jerk(two, 60.0) < metrics.log_dimensionless_jerk(one, 60.0)


def test_a_still_profile_is_perfectly_smooth_and_no_error():
    assert metrics.sparc(np.ones(64), 60.0) <= 0


def test_rms_jerk_of_a_cubic_is_its_third_derivative():
    time = np.arange(50) / 50
    points = np.zeros((50, 2, 3))
    points[:, 0] = time[:, None] ** 3 * np.array([1.0, 2.0, 2.0])
    points[:, 1] = points[:, 0]
    assert metrics.rms_jerk(points, 50.0) == pytest.approx(6 * 3.0)


def test_rms_jerk_of_a_millimetre_of_noise_is_the_known_floor():
    noise = np.random.default_rng(0).standard_normal((20000, 1, 1)) * 1e-3
    # White noise s has third differences s sqrt(20); at 30 frames/s that is 120.7 m/s^3.
    assert metrics.rms_jerk(noise, 30.0) == pytest.approx(1e-3 * np.sqrt(20) * 30**3, rel=0.02)


def test_geodesic_error_is_the_mean_angle():
    truth, made = np.zeros((4, 2, 3)), np.zeros((4, 2, 3))
    made[:, 1, 0] = 0.5
    assert metrics.geodesic_error(truth, made) == pytest.approx(0.25)


def test_position_error_with_and_without_a_root():
    truth = np.zeros((3, 4, 3))
    made = truth + np.array([0.0, 0.03, 0.04])
    assert metrics.position_error(truth, made) == pytest.approx(0.05)
    assert metrics.position_error(truth, made, root=0) == pytest.approx(0.0)


def test_speeds_use_the_real_times_of_frames():
    pts = np.array([0.0, 0.1, 0.3])
    points = np.zeros((3, 1, 3))
    points[:, 0, 0] = [0.0, 0.1, 0.3]
    np.testing.assert_allclose(metrics.speeds(pts, points), 1.0)
    np.testing.assert_allclose(metrics.speed_changes(pts, points), 0.0, atol=1e-12)


def test_seam_jumps_are_taken_where_recorded_meets_made_and_nowhere_else():
    pts = np.arange(7) / 10
    points = np.zeros((7, 1, 3))
    points[:, 0, 0] = np.cumsum([0, 1, 1, 3, 3, 3, 7]) / 10  # speeds 1 1 3 3 3 7
    sign, made = Origin.SIGN, Origin.TRANSITION
    origin = np.array([sign, sign, sign, made, made, sign, sign], np.uint8)
    jumps = metrics.seam_speed_jumps(pts, points, origin)
    np.testing.assert_allclose(jumps[:, 0], [2.0, 4.0], atol=1e-9)


def test_usual_speed_change_is_the_percentile_over_all_recordings():
    pts = np.arange(102.0)
    recordings = []
    for offset in (0, 100):
        points = np.zeros((102, 1, 3))
        points[:, 0, 0] = np.cumsum(np.cumsum(np.concatenate([[0, 0], offset + np.arange(100)])))
        recordings.append((pts, points))
    assert metrics.usual_speed_change(recordings, 95) == pytest.approx(
        np.percentile(np.arange(200), 95)
    )


def test_npss_is_zero_for_the_truth_and_larger_for_another_rhythm():
    time = np.arange(64) / 64
    truth = np.sin(2 * np.pi * 3 * time + 1)[:, None]
    near = np.sin(2 * np.pi * 4 * time + 1)[:, None]
    far = np.sin(2 * np.pi * 12 * time + 1)[:, None]
    assert metrics.npss(truth, truth) == 0
    assert 0 < metrics.npss(truth, near) < metrics.npss(truth, far)
