"""Lifting a take of any kind: many frames or three, hands or none, arms or none, webcams."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.fitting.observations import observe
from app.body.fitting.points import FitPoints
from app.body.fitting.take import fit_take
from app.body.lifting.series import sampled, without_gaps
from app.body.places import Places
from app.core.progress import Silent
from tests.unit.body.detector import fit_points, landmarks, perform, posed, without_hand

ARM = ("left_elbow", "right_elbow", "left_wrist", "right_wrist")


@pytest.fixture(scope="module")
def points(model):
    return FitPoints(Places(model))


@pytest.fixture(scope="module")
def performance(model):
    return perform(model, 3)


def blind(track):
    """A track of a detector that tells no depth."""
    return replace(
        track,
        pose_world=np.full_like(track.pose_world, np.nan),
        hands_world=np.full_like(track.hands_world, np.nan),
    )


def depths(points, space):
    return np.stack([space[:, points.number(name), 2] for name in ARM], axis=1)


@pytest.mark.parametrize("seed", [1, 3])
def test_depth_is_found_from_the_picture_alone(model, points, seed):
    signer = perform(model, seed)
    found = depths(points, observe(blind(landmarks(model, signer)), model, points).space)
    at = fit_points(model, signer)
    true = depths(points, at - at[:, points.number("mid_shoulder"), None])
    assert np.abs(found - true).mean() < 0.5 * np.abs(true).mean()
    assert (found[true > 0.2] > 0).all()


def test_a_webcam_at_arms_length_is_no_trouble(model, performance):
    near = replace(performance, translation=performance.translation + np.array([0.0, 0.1, 1.0]))
    fit = fit_take(landmarks(model, near, noise=0.005), model, Silent())
    shown = replace(
        near,
        rotations=fit.rotations.astype(float),
        translation=fit.translation.astype(float),
        betas=fit.betas,
        hand_scale=fit.hand_scale,
    )
    mine, true = posed(model, shown)[1], posed(model, near)[1]
    arms = slice(16, 22)
    off = (mine - mine[:, 16:18].mean(axis=1, keepdims=True))[:, arms]
    off = off - (true - true[:, 16:18].mean(axis=1, keepdims=True))[:, arms]
    assert np.linalg.norm(off, axis=-1).mean() < 0.06


def test_three_frames_are_enough(model, performance):
    short = landmarks(model, performance.part(20, 23))
    assert np.isfinite(fit_take(short, model, Silent()).rotations).all()


@pytest.mark.parametrize("missing", ["hands", "arm", "ears", "shoulders in some frames"])
def test_what_is_missing_is_no_trouble(model, performance, missing):
    track = landmarks(model, performance)
    pose = track.pose.copy()
    if missing == "hands":
        for hand in (0, 1):
            track = without_hand(track, hand, np.arange(len(track.pts)))
    elif missing == "arm":
        pose[:, [13, 15]] = np.nan
    elif missing == "ears":
        pose[:, [7, 8]] = np.nan
    else:
        pose[5:9, 11:13] = np.nan
    fit = fit_take(replace(track, pose=pose), model, Silent())
    for values in (fit.rotations, fit.translation, fit.betas, fit.hand_scale):
        assert np.isfinite(values).all()


def test_a_body_does_not_sway_with_the_noise_of_its_shoulders(model, performance):
    noisy = landmarks(
        model,
        replace(performance, translation=performance.translation * 0 - [0, 0.1, 1.9]),
        noise=0.01,
    )
    fit = fit_take(noisy, model, Silent())
    assert fit.translation[:, 2].std() < 0.01


def test_series_are_sampled_between_their_times():
    values = np.array([[0.0], [2.0], [4.0]])
    found = sampled(values, np.array([0.0, 1.0, 3.0]), np.array([-1.0, 0.5, 2.0, 9.0]))
    assert np.allclose(found[:, 0], [0, 1, 3, 4])
    assert np.allclose(sampled(values[:1], np.zeros(1), np.arange(3.0)), 0)


def test_points_that_were_never_seen_are_where_they_usually_are():
    usual = np.array([[1.0, 2.0], [3.0, 4.0]])
    gaps = np.full((3, 2, 2), np.nan)
    gaps[1, 0] = 5
    assert np.array_equal(without_gaps(gaps, usual)[0], [[5, 5], [3, 4]])
