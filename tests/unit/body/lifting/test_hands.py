"""Hands in space: the hand model where the picture bears it out, the net elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.lifting.hands import SeenHand, hand_shape, side_certainty
from lexicon_db.tracks import HandFlag
from tests.unit.body.detector import landmarks, perform

FRAMES = 20
RATE = 25.0


@pytest.fixture(scope="module")
def true():
    """(F, 21, 3) a hand in shoulder widths whose fingers point half at the camera."""
    random = np.random.default_rng(2)
    hand = random.normal(0, 0.1, (21, 3))
    hand[0] = 0
    hand[9] = (0.02, -0.25, -0.12)
    return np.repeat(hand[None], FRAMES, axis=0)


def seen(true, world, sure=1.0):
    return SeenHand(true[..., :2], world, np.zeros((FRAMES, 2)), np.full(FRAMES, sure))


def test_a_model_that_agrees_with_the_picture_is_believed(true):
    found = hand_shape(seen(true, 0.3 * true), np.zeros((FRAMES, 21)), RATE)
    size = np.linalg.norm(true[0, 9]) / np.linalg.norm(found[0, 9])
    assert np.abs(size * found - true).max() < 0.01


def test_a_model_of_another_shape_is_not_believed(true):
    world = 0.3 * true[:, ::-1] - 0.3 * true[:, -1:]
    found = hand_shape(seen(true, world), true[..., 2], RATE)
    assert np.abs(found - true).mean() < 0.25 * np.abs(world / 0.3 - true).mean()


def test_a_hand_taken_for_one_of_the_other_side_is_left_to_the_net(true):
    reversed_depth = 0.3 * true * (1, 1, -1)
    found = hand_shape(seen(true, reversed_depth, sure=0.2), true[..., 2], RATE)
    assert np.allclose(found, true)


def test_without_a_model_the_net_decides(true):
    for world in (np.full_like(true, np.nan), np.zeros_like(true)):
        assert np.allclose(hand_shape(seen(true, world), true[..., 2], RATE), true)


def test_frames_in_which_the_model_did_not_look_borrow_its_certainty(model):
    track = landmarks(model, perform(model, 1))
    track.hand_scores[:, 0, 1] = np.linspace(0.5, 1.0, len(track.pts))
    track.hand_scores[10:14, 0, 1] = 0
    track.flags[10:14, 0] = HandFlag.INTERPOLATED
    expected = np.linspace(0.5, 1.0, len(track.pts))
    assert np.abs(side_certainty(track, 0) - expected).max() < 1e-6
    track.flags[:, 0] = HandFlag.MISSING
    assert not side_certainty(track, 0).any()
