"""Degrees of freedom: anatomy that is the same on both sides and can rest."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.fitting.degrees import signing_degrees
from app.body.kinematics import forward_kinematics
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES

TABLE = signing_degrees()


def rows(side):
    """(joint without its side, axis) -> mean, spread, low, high."""
    found = {}
    for number, (joint, axis) in enumerate(zip(TABLE.joint, TABLE.axis, strict=True)):
        name = JOINT_NAMES[joint]
        if name.startswith(side):
            key = (name.removeprefix(side), int(axis))
            found[key] = [
                column[number] for column in (TABLE.mean, TABLE.spread, TABLE.low, TABLE.high)
            ]
    return found


def test_left_and_right_are_mirror_images():
    left, right = rows("left_"), rows("right_")
    assert left.keys() == right.keys()
    for (name, axis), (mean, spread, low, high) in left.items():
        # In a mirror turns about x stay, those about y and z change their sign.
        mirrored = [mean, spread, low, high] if axis == 0 else [-mean, spread, -high, -low]
        assert right[name, axis] == mirrored, name


def test_the_flat_hand_and_the_resting_hand_are_possible():
    assert (TABLE.low < TABLE.mean).all()
    assert (TABLE.mean < TABLE.high).all()
    assert (TABLE.low <= 0).all()
    assert (TABLE.high >= 0).all()
    assert (TABLE.spread > 0).all()


@pytest.mark.parametrize("finger", ["index", "middle", "ring", "pinky"])
def test_fingers_close_to_a_fist_but_do_not_fold_backwards(finger):
    flexion = [TABLE.of(f"left_{finger}{bone}")[-1] for bone in (1, 2, 3)]
    closed, folded = TABLE.low[flexion].sum(), TABLE.high[flexion].sum()
    assert np.degrees(closed) < -260
    assert np.degrees(folded) < 40


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_thumb_bends_further_towards_the_fingers_than_away(model, side):
    bends = [TABLE.of(f"{side}_thumb{bone}")[0] for bone in (2, 3)]
    values = np.zeros((2, len(TABLE)))
    values[:, bends] = TABLE.low[bends], TABLE.high[bends]
    tip, base = (f"{side}_thumb_tip", f"{side}_pinky1")
    posed = forward_kinematics(model, TABLE.rotations(values))
    found = Places(model).positions(*posed, (tip, base))
    away = np.linalg.norm(found[:, 0] - found[:, 1], axis=1)
    most = np.abs([TABLE.low[bends], TABLE.high[bends]]).sum(axis=1)
    assert most.argmax() == away.argmin()
    assert np.degrees(most.max()) > 140


def test_legs_and_lower_spine_stand_still():
    still = {"left_hip", "right_knee", "left_foot", "spine1", "spine2", "jaw", "left_eye"}
    assert not still & {JOINT_NAMES[joint] for joint in TABLE.joint}


def test_values_become_components_of_rotations():
    values = np.arange(2 * len(TABLE), dtype=float).reshape(2, -1)
    rotations = TABLE.rotations(values)
    assert rotations.shape == (2, 55, 3)
    assert np.array_equal(rotations[:, TABLE.joint, TABLE.axis], values)
    assert np.count_nonzero(rotations) == values.size - 1


def test_degrees_of_joints_are_found_by_name():
    found = TABLE.of("left_elbow", "right_index2")
    assert {(JOINT_NAMES[TABLE.joint[d]], int(TABLE.axis[d])) for d in found} == {
        ("left_elbow", 0),
        ("left_elbow", 1),
        ("left_elbow", 2),
        ("right_index2", 2),
    }
