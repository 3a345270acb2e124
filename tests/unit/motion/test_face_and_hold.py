from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.transitions import fill
from app.motion.transitions.hold import hold
from lexicon_db.records import FillMethod
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, MotionTrack
from tests.unit.motion.signing import make_sign

BLINK = FACE_UNITS.index("eyeBlinkLeft")
BROW = FACE_UNITS.index("browInnerUp")
JAW = JOINT_NAMES.index("jaw")


def faces(pts, values, unit):
    """A still pose with one face unit in motion."""
    count = len(values)
    face = np.zeros((count, len(FACE_UNITS)), np.float32)
    face[:, unit] = values
    return MotionTrack(
        np.asarray(pts, float),
        np.zeros((count, JOINT_COUNT, 3), np.float32),
        face,
        np.zeros((count, 2, 3, 3), np.float32),
        (),
        np.ones((count, 2), np.uint8),
    )


def filled(before, after, unit, gap=0.4, count=21):
    start = before.pts[-1]
    after = replace(after, pts=after.pts - after.pts[0] + start + gap)
    times = np.linspace(start, start + gap, count)
    return fill(FillMethod.GP, before, after, times).face[:, unit]


def test_brows_go_from_border_to_border_without_overshoot():
    pts = np.arange(20) / 25
    # A brow that rises fast at the border must not be thrown above its next value.
    made = filled(
        faces(pts, np.linspace(0, 0.8, 20), BROW), faces(pts, np.full(20, 0.9), BROW), BROW
    )
    assert made[0] == pytest.approx(0.8)
    assert made[-1] == pytest.approx(0.9)
    assert (np.diff(made) >= 0).all()


def test_a_blink_that_the_gap_cuts_is_finished():
    pts = np.arange(20) / 25
    half_closed = np.zeros(20)
    half_closed[-2:] = [0.3, 0.6]
    opening = np.zeros(20)
    opening[:2] = [0.55, 0.2]
    made = filled(faces(pts, half_closed, BLINK), faces(pts, opening, BLINK), BLINK)
    assert made[0] == pytest.approx(0.6)
    assert made[-1] == pytest.approx(0.55)
    assert made[8:13].max() < 0.02  # open in the middle, not half closed all the way


def test_eyes_that_a_sign_keeps_closed_stay_closed_until_they_open():
    pts = np.arange(20) / 25
    made = filled(faces(pts, np.ones(20), BLINK), faces(pts, np.zeros(20), BLINK), BLINK)
    assert made[0] == 1
    assert made[-1] == 0
    assert (np.diff(made) <= 0).all()


def test_a_blink_does_not_linger_in_a_hold():
    pts = np.arange(20) / 25
    closing = np.zeros(20)
    closing[-1] = 0.7
    before = faces(pts, closing, BLINK)
    made = hold(before, before.pts[-1] + np.arange(1, 13) / 25).face[:, BLINK]
    assert made[0] > 0.3
    assert made[4:].max() < 0.01


def test_the_jaw_is_eased_like_the_face_and_not_thrown_by_its_speed():
    pts = np.arange(10) / 25
    before, after = faces(pts, np.zeros(10), BROW), faces(pts + 0.76, np.zeros(10), BROW)
    before.rotations[:, JAW, 0] = np.linspace(0, 0.3, 10)
    made = fill(FillMethod.GP, before, after, np.linspace(0.36, 0.76, 11)).rotations[:, JAW, 0]
    assert made.max() <= 0.3 + 1e-6
    assert (np.diff(made) <= 1e-6).all()


def test_a_hold_of_a_still_sign_is_still():
    motion = make_sign(1).motion
    rest = replace(motion, pts=motion.pts)
    made = hold(rest, rest.pts[-1] + np.arange(1, 16) / 30)
    np.testing.assert_allclose(made.rotations, np.repeat(rest.rotations[-1:], 15, 0), atol=1e-5)


def test_a_hold_ends_the_movement_softly():
    count = 15
    rotations = np.zeros((count, JOINT_COUNT, 3), np.float32)
    rotations[:, 18, 1] = np.linspace(0, 1.4, count)  # 0.1 rad per frame
    pts = np.arange(count) / 25
    before = replace(faces(pts, np.zeros(count), BROW), rotations=rotations)
    made = hold(before, pts[-1] + np.arange(1, 21) / 25).rotations[:, 18, 1]
    steps = np.diff(np.concatenate([rotations[-1:, 18, 1], made]))
    assert 0.05 < steps[0] < 0.1  # still moving, slower
    assert (np.diff(steps) <= 1e-6).all()  # ever slower
    assert steps[-1] < 1e-5  # then still
    assert made[-1] - 1.4 == pytest.approx(2.5 * 0.06, rel=0.02)  # speed times stopping time
