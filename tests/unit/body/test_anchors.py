"""Anchors: what is said of places holds on every body."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.anchors import CHEST, HEAD, OTHER, AnchorFrame, follow_anchors, move_hands
from app.body.kinematics import FINGER_JOINTS
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES
from tests.unit.body.detector import perform
from tests.unit.body.touching import pointing, touch

KNUCKLES = [JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right")]
SHAPES = {
    "large": np.eye(10)[0] * 2.5,
    "small": np.eye(10)[0] * -1.5,
    "other": np.array([0.8, -1.0, 0.6, 0.4, -0.5, 0.3, 0.9, -0.2, 0.1, 0.4]),
}


@pytest.fixture(scope="module")
def places(model):
    return Places(model)


@pytest.fixture(scope="module")
def mean(model, places):
    return AnchorFrame(model, places)


@pytest.fixture(scope="module")
def signing(model):
    return perform(model, 0).rotations


def test_anchors_lead_back_to_where_the_hands_are(mean, signing):
    posed = mean.posed(signing)
    targets = mean.targets(*posed, mean.measure(*posed))
    assert np.abs(targets - posed[1][:, KNUCKLES]).max() < 1e-12


def test_anchors_do_not_know_where_the_body_stands_and_faces(mean, signing):
    turned = signing.copy()
    turned[:, 0] = [0.2, 1.1, -0.1]
    front = signing * (np.arange(55) > 0)[:, None]
    anchors = [mean.measure(*mean.posed(rotations)) for rotations in (front, turned)]
    assert np.abs(anchors[0] - anchors[1]).max() < 1e-9


def test_units_grow_with_the_body(model, places, mean):
    large = AnchorFrame(model, places, SHAPES["large"], [1.2, 1.2])
    assert large.shoulder_width > 1.1 * mean.shoulder_width
    assert large.head_width > 1.02 * mean.head_width
    assert large.hand_length > 1.2 * mean.hand_length


def test_origins_are_between_the_shoulders_and_at_the_nose(mean):
    posed = mean.posed(np.zeros((1, 55, 3)))
    anchors = mean.measure(*posed)[0]
    knuckles = posed[1][0, KNUCKLES]
    middle = posed[1][0, [16, 17]].mean(axis=0)
    nose = mean.where(*posed, ("nose",))[0, 0]
    assert np.allclose(anchors[:, CHEST] * mean.shoulder_width, knuckles - middle)
    assert np.allclose(anchors[:, HEAD] * mean.head_width, knuckles - nose)
    assert np.allclose(anchors[0, OTHER] * mean.hand_length, knuckles[1] - knuckles[0])
    assert np.allclose(anchors[0, OTHER], -anchors[1, OTHER])


@pytest.mark.parametrize("shape", SHAPES)
def test_hands_come_to_their_anchors_on_other_bodies(model, places, mean, shape):
    """Hands in neutral space are where the shoulders say; copied angles miss by centimetres."""
    rotations = pointing()
    anchors = mean.measure(*mean.posed(rotations))
    frame = AnchorFrame(model, places, SHAPES[shape])
    followed = frame.measure(*frame.posed(follow_anchors(frame, rotations, anchors)))
    copied = frame.measure(*frame.posed(rotations))
    off, off_copied = (
        np.linalg.norm((found - anchors)[:, :, CHEST], axis=-1) * frame.shoulder_width
        for found in (followed, copied)
    )
    assert off.max() < 0.004
    assert off_copied.min() > 0.01


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hand_at_the_face_keeps_its_place_at_the_face(model, places, mean, shape):
    rotations = touch(model, "forehead")[25:35]
    anchors = mean.measure(*mean.posed(rotations))
    frame = AnchorFrame(model, places, SHAPES[shape])
    errors = []
    for moved in (follow_anchors(frame, rotations, anchors), rotations):
        found = frame.measure(*frame.posed(moved))
        by_head = (found - anchors)[:, 1, HEAD] * frame.head_width
        errors.append(np.linalg.norm(by_head, axis=-1).mean())
    followed, copied = errors
    assert followed < copied
    assert followed < 0.015


@pytest.mark.parametrize("shape", SHAPES)
def test_hands_that_are_together_stay_together(model, places, mean, shape):
    rotations = touch(model, "left_palm")[25:35]
    anchors = mean.measure(*mean.posed(rotations))
    frame = AnchorFrame(model, places, SHAPES[shape])
    between = []
    for moved in (follow_anchors(frame, rotations, anchors), rotations):
        found = frame.measure(*frame.posed(moved))
        apart = (found - anchors)[:, 1, OTHER] * frame.hand_length
        between.append(np.linalg.norm(apart, axis=-1).mean())
    assert between[0] < 0.6 * between[1]


def test_handshapes_stay_as_they_are(model, places, mean, signing):
    anchors = mean.measure(*mean.posed(signing))
    frame = AnchorFrame(model, places, SHAPES["other"])
    followed = follow_anchors(frame, signing, anchors)
    for fingers in FINGER_JOINTS:
        assert np.array_equal(followed[:, fingers], signing[:, fingers])


def test_hands_move_through_space_as_asked(mean, signing):
    rotations = pointing()
    posed = mean.posed(rotations)
    ways = np.zeros((len(rotations), 2, 3))
    ways[:, 0], ways[:, 1] = [0.02, 0.03, -0.01], [-0.03, -0.02, 0.02]
    moved = mean.posed(move_hands(rotations, posed, ways))
    assert np.abs(moved[1][:, KNUCKLES] - posed[1][:, KNUCKLES] - ways).max() < 0.001


@pytest.mark.parametrize("hand_scale", [None, [1.1, 0.9]])
def test_places_of_a_shaped_body_are_those_of_its_surface(model, places, hand_scale):
    frame = AnchorFrame(model, places, SHAPES["other"], hand_scale)
    rotations = pointing()[:2]
    posed = frame.posed(rotations)
    names = ("right_index_tip", "nose")
    wanted = places.positions(*posed, names, betas=SHAPES["other"], hand_scale=hand_scale)
    assert np.array_equal(frame.where(*posed, names), wanted)
