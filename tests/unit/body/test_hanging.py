"""Arms whose hand nobody saw hang beside the body; arms that sign, or rest otherwise, do not."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import forward_kinematics
from app.body.normalization import motion_track
from lexicon_db.tracks import JOINT_NAMES, HandFlag
from tests.unit.body.touching import FPS, fit_of, landmarks_of

COUNT = 60
SEEN = slice(25, 35)
BENT = np.radians(70)
ARMS = [
    [JOINT_NAMES.index(f"{side}_{bone}") for bone in ("shoulder", "elbow", "wrist")]
    for side in ("left", "right")
]


@pytest.fixture(scope="module")
def bent():
    """(T, 55, 3): arms that hang down with elbows bent forward, as a fit may see them."""
    rotations = np.zeros((COUNT, 55, 3))
    for (shoulder, elbow, _), side in zip(ARMS, (1, -1), strict=True):
        rotations[:, shoulder, 2] = -side * np.radians(80)
        rotations[:, elbow, 1] = -side * BENT
    return rotations


def motion(model, rotations, flags, *, inwards=0.0):
    """The motion of a take whose forearms point down in the picture, or that far inwards."""
    fit = fit_of(model, rotations)
    landmarks = landmarks_of(fit, flags)
    for side, (shoulder, elbow, wrist) in enumerate(((11, 13, 15), (12, 14, 16))):
        x = 400 - 160 * side
        inward = 100 * np.sin(inwards) * (2 * side - 1)
        landmarks.pose[:, shoulder, :2] = x, 100
        landmarks.pose[:, elbow, :2] = x, 220
        landmarks.pose[:, wrist, :2] = x + inward, 220 + 100 * np.cos(inwards)
    return motion_track(fit, landmarks, model)


def bends(model, track):
    """(T, 2) how far the elbows are bent, radians; and (T, 2, 3) where the wrists are."""
    _, joints = forward_kinematics(model, track.rotations.astype(float))
    chains = joints[:, ARMS]
    bones = np.diff(chains, axis=2)
    bones /= np.linalg.norm(bones, axis=-1, keepdims=True)
    return np.arccos(np.clip((bones[:, :, 0] * bones[:, :, 1]).sum(-1), -1, 1)), chains[:, :, 2]


def flags_of(value):
    return np.full((COUNT, 2), value, np.uint8)


def test_arms_hang_where_no_hand_was_measured(model, bent):
    found, _ = bends(model, motion(model, bent, flags_of(HandFlag.MISSING)))
    assert np.degrees(found) == pytest.approx(15, abs=1.5)


@pytest.mark.parametrize("flag", [HandFlag.MEASURED, HandFlag.RECOVERED, HandFlag.INTERPOLATED])
def test_hands_that_were_measured_stay_where_they_were(model, bent, flag):
    found, _ = bends(model, motion(model, bent, flags_of(flag)))
    assert np.degrees(found) == pytest.approx(70, abs=3)


def test_clasped_hands_are_not_let_down(model, bent):
    clasped = motion(model, bent, flags_of(HandFlag.MISSING), inwards=np.radians(45))
    assert np.degrees(bends(model, clasped)[0]) == pytest.approx(70, abs=3)


def test_an_arm_is_let_down_without_a_jump(model, bent):
    flags = flags_of(HandFlag.MISSING)
    flags[SEEN] = HandFlag.MEASURED
    found, wrists = bends(model, motion(model, bent, flags))
    assert np.degrees(found[SEEN]) == pytest.approx(70, abs=3)
    assert np.degrees(found[[0, -1]]) == pytest.approx(15, abs=1.5)
    speed = np.linalg.norm(np.diff(wrists, axis=0), axis=-1) * FPS
    # The wrist falls by .3 m in a quarter of a second: a hand that rises does so as fast.
    assert speed.max() < 2.2
