"""The face of Kinelex's body: landmarks on its features, and what each unit does."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.skinning import Skinner
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

RIGHT_BROW, LEFT_BROW = range(5), range(5, 10)
RIGHT_EYE, LEFT_EYE = range(19, 25), range(25, 31)
MIRROR = [
    *range(9, -1, -1), 10, 11, 12, 13, 18, 17, 16, 15, 14,
    28, 27, 26, 25, 30, 29, 22, 21, 20, 19, 24, 23,
    37, 36, 35, 34, 33, 32, 31, 42, 41, 40, 39, 38, 47, 46, 45, 44, 43, 50, 49, 48,
]  # fmt: skip


def landmarks(model, **units):
    face = np.zeros(52)
    for name, value in units.items():
        face[FACE_UNITS.index(name)] = value
    vertices = Skinner(model).vertices(np.zeros((55, 3)), face)
    corners = vertices[model.faces[model.landmark_faces]]
    return np.einsum("lk,lkc->lc", model.landmark_weights, corners)


def moved(model, **units):
    return landmarks(model, **units) - landmarks(model)


def test_landmarks_are_mirrored(model):
    rest = landmarks(model)
    assert np.abs(rest - rest[MIRROR] * [-1, 1, 1]).max() < 6e-4


def test_landmarks_lie_on_the_features_that_they_name(model):
    rest = landmarks(model)
    for eye, brow, name in (
        (LEFT_EYE, LEFT_BROW, "left_eye"),
        (RIGHT_EYE, RIGHT_BROW, "right_eye"),
    ):
        centre = model.joint_template[JOINT_NAMES.index(name)]
        assert np.linalg.norm(rest[list(eye)].mean(axis=0)[:2] - centre[:2]) < 0.004
        assert 0.02 < np.ptp(rest[list(eye), 0]) < 0.032
        assert rest[list(brow), 1].min() > rest[list(eye), 1].max() + 0.005
    assert (np.diff(rest[:10, 0]) > 0).all()  # from the body's right to its left
    assert (np.diff(rest[10:14, 1]) < 0).all()  # down the nose
    assert rest[13, 2] == pytest.approx(rest[:, 2].max(), abs=1e-3)
    assert (np.diff(rest[14:19, 0]) > 0).all()
    outer, inner = rest[31:43], rest[43:51]
    assert outer[0, 0] < inner[0, 0] < inner[4, 0] < outer[6, 0]
    assert (outer[1:6, 1].min() > inner[[1, 2, 3], 1]).all()
    assert (outer[7:12, 1].max() < inner[[5, 6, 7], 1]).all()


def test_blinks_close_one_eye(model):
    rest, closed = landmarks(model), landmarks(model, eyeBlinkLeft=1)
    height = rest[[26, 27], 1] - rest[[30, 29], 1]
    assert (closed[[26, 27], 1] - closed[[30, 29], 1] < 0.15 * height).all()
    assert np.abs((closed - rest)[list(RIGHT_EYE)]).max() < 1e-4


def test_the_jaw_opens_the_lips_and_the_rest_mouth_is_shut(model):
    rest, opened = landmarks(model), landmarks(model, jawOpen=1)
    assert rest[45, 1] - rest[49, 1] < 0.003
    assert opened[45, 1] - opened[49, 1] > 0.02


@pytest.mark.parametrize(
    ("unit", "point", "axis", "sign"),
    [
        ("mouthSmileLeft", 37, 1, 1),
        ("mouthSmileLeft", 37, 0, 1),
        ("mouthFrownRight", 31, 1, -1),
        ("mouthLeft", 34, 0, 1),
        ("mouthRight", 34, 0, -1),
        ("jawLeft", 40, 0, 1),
        ("jawForward", 40, 2, 1),
        ("mouthPucker", 37, 0, -1),
        ("mouthPucker", 31, 0, 1),
        ("mouthFunnel", 34, 2, 1),
        ("mouthUpperUpLeft", 36, 1, 1),
        ("mouthLowerDownRight", 41, 1, -1),
        ("browInnerUp", 4, 1, 1),
        ("browOuterUpLeft", 8, 1, 1),
        ("browDownLeft", 6, 1, -1),
        ("eyeWideLeft", 26, 1, 1),
        ("noseSneerRight", 14, 1, 1),
    ],
)
def test_units_move_their_feature_their_way(model, unit, point, axis, sign):
    assert moved(model, **{unit: 1})[point, axis] * sign > 0.001


@pytest.mark.parametrize(
    ("unit", "side", "axis", "sign"),
    [
        ("eyeLookInLeft", "left", 0, -1), ("eyeLookOutLeft", "left", 0, 1),
        ("eyeLookInRight", "right", 0, 1), ("eyeLookOutRight", "right", 0, -1),
        ("eyeLookUpLeft", "left", 1, 1), ("eyeLookDownRight", "right", 1, -1),
    ],
)  # fmt: skip
def test_looks_turn_the_iris(model, unit, side, axis, sign):
    eye = model.joint_template[JOINT_NAMES.index(f"{side}_eye")]
    front = np.linalg.norm(model.template - eye - [0, 0, 0.016], axis=1).argmin()
    way = model.face_directions[front, :, FACE_UNITS.index(unit)]
    assert way[axis] * sign > 0.002


def test_every_unit_moves_something_and_only_the_head(model):
    size = np.linalg.norm(model.face_directions, axis=1)
    assert (size.max(axis=0) > 0.001).all()
    head = JOINT_NAMES.index("neck")
    below = model.template[:, 1] < model.joint_template[head, 1] - 0.08
    assert size[below].max() == 0


def test_left_and_right_units_mirror_each_other(model):
    for unit in FACE_UNITS:
        if unit.endswith("Left") and unit.replace("Left", "Right") in FACE_UNITS:
            left = moved(model, **{unit: 1})
            right = moved(model, **{unit.replace("Left", "Right"): 1})
            assert np.abs(left - right[MIRROR] * [-1, 1, 1]).max() < 0.002, unit


def test_the_tongue_comes_out(model):
    from app.body.regions import PART_NAMES

    tongue = np.unique(model.faces[model.parts == PART_NAMES.index("tongue")])
    lips = np.unique(model.faces[model.parts == PART_NAMES.index("lips")])
    out = (
        model.template[tongue] + model.face_directions[tongue][:, :, FACE_UNITS.index("tongueOut")]
    )
    assert model.template[tongue, 2].max() < model.template[lips, 2].max()
    assert out[:, 2].max() > model.template[lips, 2].max()


def test_closed_lips_hide_the_teeth(model):
    from app.body.regions import PART_NAMES

    teeth = np.unique(model.faces[model.parts == PART_NAMES.index("teeth")])
    lips = np.unique(model.faces[model.parts == PART_NAMES.index("lips")])
    assert model.template[teeth, 2].max() < model.template[lips, 2].max() - 0.008
