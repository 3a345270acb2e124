from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.kinematics import FINGER_JOINTS, forward_kinematics
from app.motion.missing import complete
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT
from tests.unit.motion.signing import anchor_frame, body, make_sign

WRIST = JOINT_NAMES.index("right_wrist")


def without(motion, frames, joints):
    rotations = motion.rotations.copy()
    rotations[frames, joints] = np.nan
    return replace(motion, rotations=rotations)


def test_motion_that_misses_nothing_is_returned_as_it_is():
    motion = make_sign(1).motion
    assert complete(motion) is motion


def test_a_lost_hand_turns_evenly_from_the_last_seen_pose_to_the_next():
    motion = make_sign(1).motion
    rotations = motion.rotations.copy()
    rotations[:, WRIST] = 0
    rotations[50:, WRIST, 0] = 1.0
    lost = without(replace(motion, rotations=rotations), slice(41, 50), WRIST)
    turned = complete(lost).rotations[40:51, WRIST, 0]
    np.testing.assert_allclose(turned, np.linspace(0, 1, 11), atol=1e-6)


def test_before_the_first_and_after_the_last_seen_frame_the_nearest_pose_stays():
    motion = make_sign(1).motion
    lost = without(motion, np.r_[0:40, 60 : len(motion.pts)], slice(40, 55))
    completed = complete(lost).rotations[:, 40:55]
    np.testing.assert_allclose(
        completed[:40], np.repeat(motion.rotations[40:41, 40:55], 40, 0), atol=1e-6
    )
    np.testing.assert_allclose(completed[-1], motion.rotations[59, 40:55], atol=1e-6)


def test_what_was_seen_is_not_touched():
    motion = make_sign(1).motion
    lost = without(motion, slice(41, 50), WRIST)
    seen = np.isfinite(lost.rotations)
    np.testing.assert_array_equal(complete(lost).rotations[seen], lost.rotations[seen])


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_fingers_that_were_never_seen_are_slightly_curled(side):
    motion = make_sign(1).motion
    fingers = FINGER_JOINTS[side]
    completed = complete(without(motion, slice(None), fingers))
    assert np.isfinite(completed.rotations).all()
    curl = completed.rotations[:, fingers, 2] * (1, -1)[side]
    assert (curl < -0.1).all()  # a left finger curls about -z
    assert (curl > -0.6).all()


def test_arms_and_anchors_that_were_never_seen_hang():
    motion = make_sign(1).motion
    lost = without(motion, slice(None), slice(None))
    completed = complete(replace(lost, anchors=np.full_like(motion.anchors, np.nan)))
    shown = anchor_frame().measure(
        *forward_kinematics(body(), completed.rotations[:1].astype(np.float64))
    )
    assert (shown[0, :, 0, 1] < -1.3).all()  # far below the shoulders
    np.testing.assert_allclose(completed.anchors[0], shown[0], atol=0.02)


def test_a_face_that_was_never_seen_is_at_rest_and_a_short_loss_is_bridged():
    motion = make_sign(1).motion
    face = motion.face.copy()
    face[:, 0] = np.nan
    face[:, 1] = np.linspace(0, 1, len(face))
    truth = face[:, 1].copy()
    face[10:20, 1] = np.nan
    completed = complete(replace(motion, face=face)).face
    assert (completed[:, 0] == 0).all()
    np.testing.assert_allclose(completed[:, 1], truth, atol=1e-6)
