"""The same sign is found again, whoever signed it, with which hand, and how fast."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.model import load_body
from app.body.normalization import motion_of_rotations
from app.motion.similarity import distances, signature
from lexicon_db.tracks import HandFlag
from tests.benchmarks.same_sign import mirrored
from tests.unit.body.detector import perform

FPS = 30.0


@pytest.fixture(scope="module")
def model():
    return load_body()


def motion(model, rotations, *, rate=1.0):
    pts = np.arange(len(rotations)) / FPS / rate
    face = np.zeros((len(rotations), 52), np.float32)
    return motion_of_rotations(pts, rotations.astype(np.float32), face, model)


@pytest.fixture(scope="module")
def signs(model):
    """Rotations of six made-up signs."""
    return [perform(model, seed, seconds=2.4).rotations for seed in range(21, 27)]


@pytest.fixture(scope="module")
def known(model, signs):
    return [signature(motion(model, sign), model) for sign in signs]


def found(model, track, known):
    return int(np.argmin(distances(signature(track, model), known)))


def test_a_sign_is_no_distance_from_itself(known):
    for number, sign in enumerate(known):
        away = distances(sign, known)
        assert away[number] < 1e-9
        assert np.delete(away, number).min() > 0.15


def test_distances_go_both_ways(known):
    apart = np.stack([distances(sign, known) for sign in known])
    assert np.allclose(apart, apart.T, atol=1e-9)


@pytest.mark.parametrize("rate", [0.6, 1.5])
def test_a_sign_is_found_whatever_its_speed(model, signs, known, rate):
    for number, sign in enumerate(signs):
        assert found(model, motion(model, sign, rate=rate), known) == number


def test_a_sign_is_found_with_the_other_hand_leading(model, signs, known):
    for number, sign in enumerate(signs):
        assert found(model, motion(model, mirrored(sign)), known) == number


def test_a_sign_is_found_in_noise_and_with_a_hand_that_was_lost(model, signs, known):
    random = np.random.default_rng(4)
    for number, sign in enumerate(signs):
        noisy = sign.copy()
        noisy[:, 16:22] += random.normal(0, 0.12, noisy[:, 16:22].shape)
        noisy[:, 25:] += random.normal(0, 0.2, noisy[:, 25:].shape)
        track = motion(model, noisy)
        flags = track.flags.copy()
        flags[30:45, 0] = HandFlag.MISSING
        assert found(model, replace(track, flags=flags), known) == number


def test_a_sign_of_one_frame_is_no_trouble(model, signs, known):
    single = motion(model, signs[0][40:41])
    assert np.isfinite(distances(signature(single, model), known)).all()


def test_a_sign_of_which_no_hand_was_seen_is_like_no_other(model, signs, known):
    track = motion(model, signs[0])
    unseen = replace(track, flags=np.full_like(track.flags, HandFlag.MISSING))
    away = distances(signature(unseen, model), known)
    assert np.isfinite(away).all()
    assert away.min() > 0.15
