from __future__ import annotations

import numpy as np
import pytest

from app.motion import errors
from app.motion.rotations import exp

RNG = np.random.default_rng(5)


def test_geodesic_error_is_the_mean_angle():
    truth, made = np.zeros((4, 2, 3)), np.zeros((4, 2, 3))
    made[:, 1, 0] = 0.5
    assert errors.geodesic_error(truth, made) == pytest.approx(0.25)


def test_position_error_with_and_without_a_root():
    truth = np.zeros((3, 4, 3))
    made = truth + np.array([0.0, 0.03, 0.04])
    assert errors.position_error(truth, made) == pytest.approx(0.05)
    assert errors.position_error(truth, made, root=0) == pytest.approx(0.0)


def test_npss_is_zero_for_the_truth_and_larger_for_another_rhythm():
    time = np.arange(64) / 64
    truth = np.sin(2 * np.pi * 3 * time + 1)[:, None]
    near = np.sin(2 * np.pi * 4 * time + 1)[:, None]
    far = np.sin(2 * np.pi * 12 * time + 1)[:, None]
    assert errors.npss(truth, truth) == 0
    assert 0 < errors.npss(truth, near) < errors.npss(truth, far)


def test_missing_points_are_left_out_and_told():
    truth = np.zeros((4, 3, 3))
    made = truth + np.array([0.3, 0.0, 0.4])
    made[0, 1] = np.nan
    truth[1, 2] = np.nan
    assert errors.position_error(truth, made) == pytest.approx(0.5)
    gap = np.array([True, True, False, False])
    found = errors.errors_by_part(
        errors.distances(truth, made), {"arm": [0, 1], "hand": [2]}, {"gap": gap, "sign": ~gap}
    )
    assert found["arm", "gap"] == errors.Error(pytest.approx(0.5), pytest.approx(0.5), 0.75)
    assert found["hand", "gap"].share == 0.5
    assert found["hand", "sign"].share == 1
    lost = errors.errors_by_part(np.full((2, 1), np.nan), {"all": [0]}, {"all": gap[:2]})
    assert np.isnan(lost["all", "all"].mean)
    assert lost["all", "all"].share == 0


def rotated(points, angle):
    cosine, sine = np.cos(angle), np.sin(angle)
    return points @ np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]]).T


def test_what_is_only_moved_turned_and_scaled_has_no_error_when_aligned():
    truth = RNG.normal(0, 1, (6, 8, 3))
    made = 1.7 * rotated(truth, 0.8) + [3.0, -1.0, 2.0]
    assert errors.position_error(truth, made) > 1
    assert errors.position_error(truth, made, aligned=True) == pytest.approx(0, abs=1e-9)
    made[:, 2] = np.nan
    assert errors.position_error(truth, made, aligned=True) == pytest.approx(0, abs=1e-9)


def test_a_mirror_image_is_no_turn():
    truth = RNG.normal(0, 1, (1, 8, 3))
    assert errors.position_error(truth, truth * [-1, 1, 1], aligned=True) > 0.1


def test_alignment_is_the_best_there_is():
    truth = RNG.normal(0, 1, (1, 6, 3))
    made = truth + RNG.normal(0, 0.2, truth.shape)
    aligned = errors.procrustes(truth, made)
    best = ((aligned - truth) ** 2).sum()
    for angle in (-0.02, 0.02):
        assert ((rotated(aligned, angle) - truth) ** 2).sum() > best
    assert ((1.01 * aligned - truth) ** 2).sum() > best


def test_velocity_error_is_that_of_the_steps():
    pts = np.array([0.0, 0.1, 0.3, 0.4])
    truth = RNG.normal(0, 1, (4, 2, 3))
    made = truth + pts[:, None, None] * np.array([0.0, 3.0, 4.0]) + 7.0
    assert errors.velocity_error(pts, truth, made) == pytest.approx(5.0)


def test_l2q_is_one_norm_per_frame_and_takes_either_sign():
    truth = exp(np.zeros((3, 4, 3)))
    made = exp(np.full((3, 4, 3), [0.6, 0.0, 0.0]))
    # Four joints, each 2 sin(angle / 4) from the truth.
    wanted = np.sqrt(4) * 2 * np.sin(0.15)
    assert errors.l2q(truth, made) == pytest.approx(wanted)
    assert errors.l2q(truth, -made) == pytest.approx(wanted)


def test_l2p_is_one_norm_per_frame_in_standard_deviations():
    truth = RNG.normal(0, 1, (5, 9, 3))
    deviation = np.full((9, 3), 0.5)
    made = truth + np.array([0.1, 0.0, 0.0])
    assert errors.l2p(truth, made, deviation) == pytest.approx(np.sqrt(9) * 0.2)


def test_frechet_distance_of_normal_distributions():
    one = RNG.normal(0, 1, (4000, 3))
    # (m - n)^2 + (s - t)^2 for each independent feature; exact for the same draws.
    other = 2 * one + [1.0, 0.0, 2.0]
    mean, variances = one.mean(0), np.cov(one, rowvar=False)
    apart = ((mean + np.array([1.0, 0.0, 2.0])) ** 2).sum() + np.trace(variances)
    assert errors.frechet_distance(one, other) == pytest.approx(apart)
    assert errors.frechet_distance(one, one) == pytest.approx(0, abs=1e-9)
