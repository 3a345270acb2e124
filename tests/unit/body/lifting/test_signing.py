"""Made-up signing: bodies that could exist, moving as bodies can."""

from __future__ import annotations

import numpy as np

from app.body.lifting.signing import RATE, drift, made_up_signing

BONES = [(0, 2), (1, 3), (2, 4), (3, 5)]
#: Beyond the knuckles, which detectors put a little beside the joints.
FINGER_BONES = [(k, k + 1) for first in (1, 5, 9, 13, 17) for k in (first + 1, first + 2)]


def lengths(points, bones):
    return np.stack(
        [np.linalg.norm(points[..., b, :] - points[..., a, :], axis=-1) for a, b in bones]
    )


def test_bones_keep_their_length(signing):
    for points, bones in ((signing.body, BONES), (signing.hands, FINGER_BONES)):
        length = lengths(points, bones)
        assert (length.std(axis=2) < 1e-6 * length.mean(axis=2)).all()


def test_arms_and_palms_have_the_proportions_of_people(signing):
    upper, _, fore, _ = lengths(signing.body, BONES)[:, :, 0]
    width = lengths(signing.body, [(0, 1)])[0, :, 0]
    assert 0.20 < np.percentile(upper, 5) < np.percentile(upper, 95) < 0.32
    assert 0.19 < np.percentile(fore, 5) < np.percentile(fore, 95) < 0.30
    assert np.median(upper / width) > 0.6
    palm = lengths(signing.hands, [(0, 9)])[0].mean(axis=(1, 2))
    assert ((palm > 0.06) & (palm < 0.12)).all()


def test_arms_are_never_longer_than_their_bones_nor_folded_up(signing):
    for side in (0, 1):
        shoulder, elbow, wrist = (signing.body[:, :, k + side] for k in (0, 2, 4))
        whole = np.linalg.norm(elbow - shoulder, axis=-1) + np.linalg.norm(wrist - elbow, axis=-1)
        reach = np.linalg.norm(wrist - shoulder, axis=-1) / whole
        assert reach.max() <= 0.99 + 1e-6
        assert reach.min() >= 0.40 - 1e-6


def test_the_hand_begins_at_the_wrist_and_left_mirrors_right(signing):
    assert np.allclose(signing.hands[:, :, :, 0], signing.body[:, :, 4:6])
    outward = (signing.body[:, :, 2] - signing.body[:, :, 0])[..., 0]
    inward = (signing.body[:, :, 3] - signing.body[:, :, 1])[..., 0]
    assert np.median(outward) > 0.05
    assert np.median(inward) < -0.05


def test_hands_are_as_fast_as_signers(signing):
    speed = np.linalg.norm(np.diff(signing.body[:, :, 4:6], axis=1), axis=-1) * RATE
    assert 0.1 < np.percentile(speed, 90) < 2.5
    assert speed.max() < 8


def test_some_clips_rest_at_both_ends_and_some_never_do(signing):
    middle = signing.body[:, :, :2].mean(axis=2)
    height = (signing.body[:, :, 4:6] - middle[:, :, None])[..., 1]
    rests = (height < -0.3).any(axis=(1, 2))
    assert 0.3 < rests.mean() < 1.0
    assert ((height > -0.35).all(axis=1).any(axis=1)).mean() > 0.1


def test_the_same_seed_makes_the_same_clips(model):
    one, other = (made_up_signing(model, np.random.default_rng(3), 4, 20) for _ in range(2))
    assert np.array_equal(one.body, other.body)
    assert np.array_equal(one.hands, other.hands)


def test_drift_has_unit_variance_and_is_slow():
    noise = drift(np.random.default_rng(0), (500, 40, 2), 9)
    assert abs(noise.std() - 1) < 0.03
    assert np.diff(noise, axis=1).std() < 0.5
