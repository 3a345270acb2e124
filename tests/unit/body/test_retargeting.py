"""Retargeting: the same sign on another body."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import least_squares  # noqa: TID253 - tests have no start-up time

from app.body.anchors import CHEST, AnchorFrame
from app.body.kinematics import FINGER_JOINTS, forward_kinematics
from app.body.normalization import motion_of_rotations
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from lexicon_db.tracks import JOINT_NAMES
from tests.unit.body.detector import perform
from tests.unit.body.touching import FPS, GAP, HELD, gap, pointing, touch

SHAPES = {
    "large": {"betas": np.eye(10)[0] * 2.5},
    "small": {"betas": np.eye(10)[0] * -1.5},
    "other": {
        "betas": np.array([0.8, -1.0, 0.6, 0.4, -0.5, 0.3, 0.9, -0.2, 0.1, 0.4]),
        "hand_scale": np.array([0.9, 1.1]),
    },
}
WRISTS = [JOINT_NAMES.index(f"{side}_wrist") for side in ("left", "right")]


def motion(model, rotations):
    face = np.zeros((len(rotations), 52), np.float32)
    pts = np.arange(len(rotations)) / FPS
    return motion_of_rotations(pts, rotations.astype(np.float32), face, model)


@pytest.fixture(scope="module")
def signing(model):
    return motion(model, perform(model, 1).rotations)


def hands(model, rotations, **shape):
    world, joints = forward_kinematics(model, rotations.astype(float), **shape)
    return hand_points(Places(model), world, joints, **shape)


def test_the_body_that_signed_signs_the_same(model, signing):
    same = retarget(signing, model)
    assert same.shape == signing.rotations.shape
    assert (
        np.linalg.norm(hands(model, same) - hands(model, signing.rotations), axis=-1).max() < 0.0005
    )


@pytest.mark.parametrize("place", ["nose", "left_palm"])
def test_the_body_that_touched_touches_the_same(model, place):
    sign = motion(model, touch(model, place))
    same = retarget(sign, model)
    assert len(sign.contacts) == 1
    assert np.linalg.norm(hands(model, same) - hands(model, sign.rotations), axis=-1).max() < 0.0005


@pytest.mark.parametrize("shape", SHAPES)
def test_hands_are_where_the_anchors_say_and_copied_angles_are_not(model, shape):
    sign = motion(model, pointing())
    frame = AnchorFrame(model, Places(model), **SHAPES[shape])
    off = []
    for rotations in (retarget(sign, model, **SHAPES[shape]), sign.rotations.astype(float)):
        found = frame.measure(*frame.posed(rotations))
        by_chest = np.linalg.norm((found - sign.anchors)[:, :, CHEST], axis=-1)
        off.append(frame.shoulder_width * by_chest)
    followed, copied = off
    assert followed.max() < 0.004
    assert copied.min() > 0.01


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("place", ["nose", "chin", "left_palm", "left_index_tip"])
def test_touches_are_kept_and_copied_angles_open_them(model, place, shape):
    sign = motion(model, touch(model, place))
    kept = gap(model, retarget(sign, model, **SHAPES[shape]), place, **SHAPES[shape])
    copied = gap(model, sign.rotations.astype(float), place, **SHAPES[shape])
    assert np.abs(kept[HELD] - GAP).max() < 0.001
    assert copied[HELD].min() > GAP + 0.003


@pytest.mark.parametrize("shape", SHAPES)
def test_handshapes_and_palms_stay_as_they_were(model, signing, shape):
    moved = retarget(signing, model, **SHAPES[shape])
    for fingers in FINGER_JOINTS:
        assert np.array_equal(moved[:, fingers], signing.rotations[:, fingers])
    turns = [
        forward_kinematics(model, r.astype(float))[0][:, WRISTS] for r in (moved, signing.rotations)
    ]
    trace = np.trace(np.swapaxes(turns[0], 2, 3) @ turns[1], axis1=2, axis2=3)
    angles = np.degrees(np.arccos(np.clip((trace - 1) / 2, -1, 1)))
    assert angles.mean() < 1.5
    assert angles.max() < 6


def test_head_trunk_and_legs_are_not_touched(model, signing):
    moved = retarget(signing, model, **SHAPES["other"])
    arms = [
        JOINT_NAMES.index(f"{side}_{bone}")
        for side in ("left", "right")
        for bone in ("shoulder", "elbow", "wrist")
    ]
    others = [joint for joint in range(55) if joint not in arms]
    assert np.array_equal(moved[:, others], signing.rotations[:, others])


@pytest.mark.parametrize("shape", SHAPES)
def test_retargeted_motion_is_as_smooth(model, signing, shape):
    moved = retarget(signing, model, **SHAPES[shape])
    wrists = [
        forward_kinematics(model, r.astype(float), **SHAPES[shape])[1][:, WRISTS]
        for r in (moved, signing.rotations)
    ]
    accelerations = [np.linalg.norm(np.diff(w, 2, axis=0), axis=-1) for w in wrists]
    assert accelerations[0].mean() < 1.4 * accelerations[1].mean()
    assert np.isfinite(moved).all()


def test_contacts_of_a_longer_body_part_do_not_leak_into_other_frames(model):
    """Outside the touch and its fade, hands are where they would be without it."""
    sign = motion(model, touch(model, "nose"))
    free = replace(sign, contacts=())
    bound, unbound = (hands(model, retarget(m, model, **SHAPES["other"])) for m in (sign, free))
    times, contact = sign.pts, sign.contacts[0]
    far = (times < times[contact.first] - 0.15) | (times > times[contact.last] + 0.15)
    assert far.any()
    assert np.abs(bound - unbound)[far].max() < 1e-9


def pinching(model):
    """(1, 55, 3): tips of thumb and index finger of the right hand touch."""
    bones = [f"right_{finger}{bone}" for finger in ("thumb", "index") for bone in (1, 2, 3)]
    joints = [JOINT_NAMES.index(bone) for bone in bones]
    bent = np.zeros((6, 3))
    bent[:3, 1], bent[3:, 2] = -0.4, (0.8, 0.8, 0.4)
    frame = AnchorFrame(model, Places(model))

    def posed(angles):
        rotations = pointing()[:1]
        rotations[0, joints] = angles.reshape(6, 3)
        return rotations

    def apart(angles):
        at = frame.where(*frame.posed(posed(angles)), ("right_thumb_tip", "right_index_tip"))
        return np.concatenate([1e4 * (at[0, 0] - at[0, 1]), angles - bent.ravel()])

    return posed(least_squares(apart, bent.ravel()).x)


@pytest.mark.parametrize("shape", SHAPES)
def test_thumb_and_index_finger_of_one_hand_stay_together(model, shape):
    pinched = pinching(model)
    sign = motion(model, pinched)
    moved = retarget(sign, model, **SHAPES[shape])
    frame = AnchorFrame(model, Places(model), **SHAPES[shape])
    at = frame.where(*frame.posed(moved), ("right_thumb_tip", "right_index_tip"))
    # Fingers keep their angles; bodies differ little in the proportions of their hands.
    assert np.linalg.norm(at[0, 0] - at[0, 1]) < 0.006


def test_a_single_frame_can_be_retargeted(model):
    sign = motion(model, pointing()[:1])
    assert retarget(sign, model, **SHAPES["other"]).shape == (1, 55, 3)
