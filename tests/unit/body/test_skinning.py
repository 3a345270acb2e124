"""Skinning: equal to the smplx package, fast, and right where the package has no word."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from app.body.kinematics import forward_kinematics
from app.body.model import FIXED_VERTICES, load_body
from app.body.regions import PART_NAMES
from app.body.skinning import Skinner, vertex_normals
from app.body.smplx_adapter import SmplxBody, write_clean_copy
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

HUNDREDTH_OF_MM = 1e-5


@pytest.fixture(scope="module")
def motion():
    rng = np.random.default_rng(7)
    return {
        "rotations": rng.normal(0, 0.7, (3, 55, 3)),
        "face": rng.random((3, 52)),
        "translation": rng.normal(0, 1, (3, 3)),
        "betas": rng.normal(0, 1.5, 10),
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return SmplxBody(tmp_path_factory.mktemp("cache"))


def by_package(package: SmplxBody, model, motion):
    expression = motion["face"] @ model.face_to_expression.T
    return package.pose(motion["rotations"], motion["betas"], expression, motion["translation"])


def test_vertices_and_joints_agree_with_the_package(model, package, motion):
    vertices, joints = by_package(package, model, motion)
    skinner = Skinner(model, motion["betas"])
    own = skinner.batch(motion["rotations"], motion["face"], motion["translation"])
    assert np.abs(own - vertices).max() < HUNDREDTH_OF_MM
    _, positions = forward_kinematics(
        model, motion["rotations"], motion["betas"], translation=motion["translation"]
    )
    assert np.abs(positions - joints[:, :55]).max() < HUNDREDTH_OF_MM


def test_further_joints_of_the_package_are_our_fixed_vertices_and_landmarks(model, package, motion):
    vertices, joints = by_package(package, model, motion)
    assert joints.shape[1] == 127
    named = vertices[:, list(FIXED_VERTICES.values())]
    away = np.linalg.norm(joints[:, 55:76, None] - named[:, None], axis=3)
    assert np.array_equal(np.sort(away.argmin(axis=2)), np.tile(np.arange(21), (3, 1)))
    assert away.min(axis=2).max() < HUNDREDTH_OF_MM
    corners = vertices[:, model.faces[model.landmark_faces]]
    landmarks = np.einsum("lk,tlkc->tlc", model.landmark_weights, corners)
    assert np.abs(landmarks - joints[:, 76:]).max() < HUNDREDTH_OF_MM


def test_corrections_by_pose_agree_with_the_package(arrays, saved, motion, tmp_path):
    rng = np.random.default_rng(8)
    arrays["posedirs"] = rng.normal(0, 1e-3, arrays["posedirs"].shape).astype(np.float32)
    file = saved(arrays)
    theirs, ours = SmplxBody(tmp_path / "cache", file), load_body(file)
    rotations, betas = motion["rotations"], motion["betas"]
    vertices, _ = theirs.pose(rotations, betas, np.zeros((3, 10)), np.zeros((3, 3)))
    assert np.abs(Skinner(ours, betas).batch(rotations) - vertices).max() < HUNDREDTH_OF_MM


def test_the_package_prints_nothing_and_gets_a_checked_copy(tmp_path, arrays, saved, capsys):
    file = saved(arrays)
    SmplxBody(tmp_path / "cache", file)
    assert capsys.readouterr().out == ""
    copy = write_clean_copy(tmp_path / "cache", file)
    assert copy.name == "SMPLX_NEUTRAL.npz"
    assert [path for path in Path(tmp_path / "cache").rglob("*") if path.is_file()] == [copy]


def test_one_frame_equals_the_batch(model, motion):
    skinner = Skinner(model, motion["betas"], hand_scale=[1.1, 0.9])
    batch = skinner.batch(motion["rotations"], motion["face"], motion["translation"])
    single = skinner.vertices(motion["rotations"][1], motion["face"][1], motion["translation"][1])
    assert batch.dtype == single.dtype == np.float32
    assert np.array_equal(batch[1], single)


def test_no_pose_and_no_face_give_the_rest_surface(model):
    skinner = Skinner(model)
    assert np.allclose(skinner.rest, model.template)
    assert np.allclose(skinner.vertices(np.zeros((55, 3)), np.zeros(52)), model.template, atol=1e-6)


def test_hand_scale_grows_the_hand_and_leaves_the_arm(model):
    plain, large = Skinner(model).rest, Skinner(model, hand_scale=[1.2, 1.0]).rest
    wrist = model.joint_template[JOINT_NAMES.index("left_wrist")]
    tip = FIXED_VERTICES["left_middle_tip"]
    assert np.allclose(large[tip] - wrist, 1.2 * (plain[tip] - wrist), atol=1e-6)
    elsewhere = np.unique(model.faces[model.parts != PART_NAMES.index("left_hand")])
    beyond = elsewhere[plain[elsewhere, 0] < wrist[0] - 0.12]
    assert np.abs(large[beyond] - plain[beyond]).max() < 1e-6


def test_display_takes_at_most_four_milliseconds_a_frame(model):
    rng = np.random.default_rng(9)
    rotations, face = rng.normal(0, 0.3, (40, 55, 3)), rng.random((40, 52))
    skinner = Skinner(model, rng.normal(0, 1, 10))
    taken = []
    with threadpool_limits(1):
        for turns, units in zip(rotations, face, strict=True):
            start = time.process_time()
            skinner.vertices(turns, units)
            taken.append(time.process_time() - start)
    assert min(taken) <= 0.004


def test_normals_of_a_sphere_point_away_from_its_middle(model):
    eye = model.parts == PART_NAMES.index("left_eye")
    faces = model.faces[eye]
    normals = vertex_normals(model.template, faces)
    front = np.unique(faces)
    away = model.template[front] - model.joint_template[JOINT_NAMES.index("left_eye")]
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    front = away[:, 2] > 0
    assert (np.einsum("vc,vc->v", normals[np.unique(faces)], away)[front] > 0.99).all()


def test_face_units_turn_the_eyes_of_bodies_without_own_units(arrays, saved):
    arrays["shapedirs"][:, :, 10:] = 0
    model = load_body(saved(arrays))
    unit = FACE_UNITS.index("eyeLookOutLeft")
    turned = np.zeros((55, 3))
    turned[JOINT_NAMES.index("left_eye")] = model.face_turns[unit, 1]
    assert model.face_turns[unit, 1, 1] > 0.3  # about the vertical axis, to the body's left
    skinner = Skinner(model)
    by_unit = skinner.vertices(np.zeros((55, 3)), np.eye(52)[unit])
    assert np.allclose(by_unit, skinner.vertices(turned), atol=1e-6)
