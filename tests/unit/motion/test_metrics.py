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


def test_seam_turns_are_angles_between_the_steps_at_borders():
    pts = np.arange(6) / 10
    points = np.zeros((6, 1, 3))
    points[:, 0, 0] = [0, 1, 2, 2, 2, 2]
    points[:, 0, 1] = [0, 0, 0, 1, 2, 2]
    sign, made = Origin.SIGN, Origin.TRANSITION
    origin = np.array([sign, sign, sign, made, sign, sign], np.uint8)
    turns = metrics.seam_turns(pts, points, origin)[:, 0]
    assert turns[0] == pytest.approx(np.pi / 2)
    assert np.isnan(turns[1])


def test_an_even_acceleration_does_not_jump_and_its_end_does():
    pts = np.arange(12) / 20
    points = np.zeros((12, 1, 3))
    origin = np.zeros(12, np.uint8)
    origin[6:8] = Origin.TRANSITION
    points[:, 0, 0] = pts**2
    np.testing.assert_allclose(metrics.seam_acceleration_jumps(pts, points, origin), 0, atol=1e-9)
    end = pts[5]
    points[6:, 0, 0] = end**2 + 2 * end * (pts[6:] - end)
    jumps = metrics.seam_acceleration_jumps(pts, points, origin)
    # 2 m/s^2 end at the first border: half of it in each of the two differences about it.
    assert jumps[:, 0] == pytest.approx([1.0, 0.0], abs=1e-9)


def test_jerk_near_gaps_is_that_of_the_gap_alone():
    time = np.arange(60) / 50
    points = np.zeros((60, 1, 3))
    points[:, 0, 0] = time**3
    points[:20, 0, 1] = np.random.default_rng(1).normal(0, 1, 20)
    origin = np.zeros(60, np.uint8)
    origin[40:45] = Origin.TRANSITION
    found = metrics.gap_jerk(points, 50.0, origin)
    assert found.rms == pytest.approx(6.0)
    assert found.most == pytest.approx(6.0)
    assert metrics.gap_jerk(points, 50.0, np.roll(origin, -30)).rms > 1000


def test_a_minimum_jerk_movement_is_straight_with_one_peak_of_the_known_height():
    share = np.linspace(0, 1, 401)
    way = share**3 * (10 - 15 * share + 6 * share**2)
    found = metrics.course(2 * share, way[:, None] * np.array([0.1, 0.2, 0.2]))
    assert found.straightness == pytest.approx(1.0)
    assert found.peak == pytest.approx(1.875, abs=1e-3)
    assert found.peaks == 1


def test_half_a_circle_is_two_by_pi_straight_and_two_movements_have_two_peaks():
    angle = np.linspace(0, np.pi, 2001)
    circle = np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=-1)
    assert metrics.course(angle, circle).straightness == pytest.approx(2 / np.pi, abs=1e-6)
    there = np.cumsum(np.tile(minimum_jerk_speed(40), 2))[:, None] * np.ones(3)
    assert metrics.course(np.arange(80.0), there).peaks == 2


def test_recorded_frames_that_are_copied_have_not_changed():
    points = np.random.default_rng(0).normal(0, 1, (5, 4, 3))
    assert metrics.recorded_change(points, points.copy()) == 0
    moved = points.copy()
    moved[3, 2] += [0.0, 0.3, 0.4]
    assert metrics.recorded_change(points, moved) == pytest.approx(0.5)


def test_a_bone_that_grows_by_a_tenth_has_drifted():
    points = np.zeros((2, 3, 3))
    points[:, 1, 0] = 1.0
    points[:, 2, 0] = [2.9, 3.1]
    np.testing.assert_allclose(metrics.bone_drift(points, (-1, 0, 1)), [0, 0, 0.05])
