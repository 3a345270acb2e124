"""Frames that are wrong are not trusted, and those that are trusted are right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.confidence import confidence
from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from lexicon_db.tracks import FitTrack, HandFlag
from tests.benchmarks.made_landmarks import detected
from tests.benchmarks.made_touching import made_touching
from tests.unit.body.detector import SIZE, landmarks, perform

_ARMS = [16, 17, 18, 19, 20, 21]
_AXES = np.array([1.0, -1.0, -1.0])


@pytest.fixture(scope="module")
def take(model):
    """Landmarks without any fault and the body that they are of."""
    made = perform(model, 4, seconds=2.0)
    fit = FitTrack(
        pts=made.pts,
        body=model.hash,
        size=SIZE,
        focal=made.focal,
        betas=made.betas.astype(np.float32),
        hand_scale=made.hand_scale.astype(np.float32),
        rotations=made.rotations.astype(np.float32),
        translation=made.translation.astype(np.float32),
        face=made.face.astype(np.float32),
    )
    return landmarks(model, made), fit


def test_what_lies_on_the_landmarks_and_hardly_moves_is_trusted(model, take):
    found = confidence(*take, model)
    assert found.shape == (len(take[1].pts), 3)
    still = slice(0, 4)
    assert (found[still] > 0.95).all()
    assert (found <= 1).all()


def test_hands_that_were_lost_or_filled_in_are_trusted_less(model, take):
    track, fit = take
    flags = track.flags.copy()
    flags[0:2, 0], flags[2:4, 0] = HandFlag.REJECTED, HandFlag.INTERPOLATED
    hands = track.hands.copy()
    hands[0:2, 0] = np.nan
    found = confidence(replace(track, flags=flags, hands=hands), fit, model)
    assert (found[0:2, 1] < 0.1).all()
    assert np.all((found[2:4, 1] > 0.3) & (found[2:4, 1] < 0.6))
    assert (found[0:4, 2] > 0.95).all()


def test_a_hand_beside_its_landmarks_is_trusted_less_and_an_offset_of_the_detector_is_not(
    model, take
):
    track, fit = take
    hands = track.hands.copy()
    hands[0:4, 1, :, :2] += 30
    beside = confidence(replace(track, hands=hands), fit, model)
    assert (beside[0:4, 2] < 0.5).all()
    hands = track.hands.copy()
    hands[:, 1, :, :2] += 30
    always = confidence(replace(track, hands=hands), fit, model)
    assert np.allclose(always, confidence(track, fit, model), atol=1e-3)


def test_arms_out_of_the_picture_are_trusted_less(model, take):
    track, fit = take
    pose = track.pose.copy()
    pose[0:4, [13, 14, 15, 16], 3] = 0.1
    found = confidence(replace(track, pose=pose), fit, model)
    assert (found[0:4, 0] < 0.5).all()


def test_the_less_a_frame_is_trusted_the_more_it_is_wrong(model):
    """On made-up takes with the faults of a real detector."""
    trust, error = [[], []], [[], []]
    for seed in (7, 9):
        made = made_touching(model, seed, seconds=4.0, fps=30.0)
        seen = detected(model, made, seed)
        clean = clean_landmarks(seen.found)
        fit = fit_take(clean, model, Silent())
        shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
        world, joints = forward_kinematics(model, fit.rotations.astype(float), **shape)
        hands = hand_points(Places(model), world, joints, **shape) * _AXES
        joints = joints[:, _ARMS] * _AXES
        off = (hands - hands[:, :, :1]) - (seen.hands - seen.hands[:, :, :1])
        true = seen.joints[:, _ARMS]
        arms = joints - joints[:, :2].mean(axis=1)[:, None]
        arms = arms - (true - true[:, :2].mean(axis=1)[:, None])
        found = confidence(clean, fit, model)
        trust[0].append(found[:, 0])
        trust[1].append(found[:, 1:].ravel())
        error[0].append(np.linalg.norm(arms, axis=-1).mean(axis=-1))
        error[1].append(np.linalg.norm(off, axis=-1).mean(axis=-1).ravel())
    for part, most in ((0, 0.9), (1, 0.5)):
        sure, wrong = np.concatenate(trust[part]), np.concatenate(error[part])
        thirds = np.array_split(wrong[np.argsort(sure, kind="stable")], 3)
        doubted, _, trusted = (float(third.mean()) for third in thirds)
        assert trusted < most * doubted
