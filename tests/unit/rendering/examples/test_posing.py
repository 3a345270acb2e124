"""Poses that gradients flow through are those of the body; other bodies look the same."""

import dataclasses

import numpy as np
import pytest
import torch

from app.body.kinematics import chain, rest_joints, rotation_matrices
from app.rendering.camera import source_camera
from app.rendering.examples.correction import Correction
from app.rendering.examples.one_body import onto_body
from app.rendering.examples.posing import Attached, Bones, turned
from lexicon_db.errors import KnownError
from tests.unit.rendering.signing import signing

BETAS = np.linspace(-1, 1, 10).astype(np.float32)
SCALE = np.array([0.9, 1.1], np.float32)


def test_turns_are_those_of_rodrigues():
    vectors = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    vectors[0] = 0
    found = turned(torch.from_numpy(vectors)).numpy()
    assert found == pytest.approx(rotation_matrices(vectors.astype(np.float64)), abs=1e-5)


def test_the_derivative_at_rest_is_finite():
    still = torch.zeros(1, 3, requires_grad=True)
    turned(still)[0, 0, 1].backward()
    assert still.grad[0].tolist() == pytest.approx([0, 0, -1], abs=1e-3)


def test_points_move_with_the_bones(body):
    rotations = signing(2)
    translation = np.array([[0.1, 0.2, -2], [0.0, 0.3, -2]], np.float32)
    joints = rest_joints(body, BETAS, SCALE)
    local = rotation_matrices(rotations.astype(np.float64))
    _, there = chain(local, joints, translation.astype(np.float64))
    bones = Bones(body, BETAS, SCALE, torch.device("cpu"))
    start = torch.zeros(1, 55, 3)
    rest = torch.from_numpy(joints).float()[None]
    attached = Attached(bones, torch.eye(55), rest, start, torch.zeros(1, 3))
    for frame in range(2):
        pose = torch.from_numpy(rotations[frame : frame + 1])
        place = torch.from_numpy(translation[frame : frame + 1])
        assert attached.at(pose, place)[0].numpy() == pytest.approx(there[frame], abs=1e-5)


def test_attached_points_are_exactly_where_they_were_attached(body, skinner):
    rotations = torch.from_numpy(signing(6)[5:])
    translation = torch.tensor([[0.0, 0.1, -2.0]])
    posed = skinner.vertices(rotations[0], None, translation[0])[::97]
    weights = torch.from_numpy(body.weights[::97])
    bones = Bones(body, np.zeros(10, np.float32), np.ones(2, np.float32), torch.device("cpu"))
    attached = Attached(bones, weights, torch.from_numpy(posed)[None], rotations, translation)
    assert attached.at(rotations, translation)[0].numpy() == pytest.approx(posed, abs=1e-5)


def test_corrections_stay_within_limits_and_leave_other_angles(fit):
    rotations = torch.from_numpy(fit.rotations[:3])
    correction = Correction(rotations, torch.from_numpy(fit.translation[:3]))
    start, place = correction.pose()
    assert torch.equal(start, rotations)
    with torch.no_grad():
        correction.parameters[0] += 1000
    far, same = correction.pose()
    assert torch.equal(same, place)
    knee, elbow = 4, 18
    assert torch.equal(far[:, knee], rotations[:, knee])
    assert (far[:, elbow, 1] <= 0.05 + 1e-6).all()


def hands_seen(fit, body):
    from app.body.kinematics import forward_kinematics
    from app.body.places import Places, hand_points

    world, joints = forward_kinematics(
        body,
        fit.rotations.astype(np.float64),
        fit.betas,
        translation=fit.translation.astype(np.float64),
        hand_scale=fit.hand_scale,
    )
    points = hand_points(Places(body), world, joints, betas=fit.betas, hand_scale=fit.hand_scale)
    pixels, _ = source_camera(fit).project(torch.from_numpy(points).float())
    return pixels.numpy()


def test_another_body_is_seen_as_the_own_one(body, fit):
    short = dataclasses.replace(
        fit, rotations=fit.rotations[:6], pts=fit.pts[:6], face=fit.face[:6],
        translation=fit.translation[:6],
    )  # fmt: skip
    other = onto_body(short, body, BETAS, SCALE)
    assert other.betas is BETAS
    copied = dataclasses.replace(short, betas=BETAS, hand_scale=SCALE)
    wanted = hands_seen(short, body)
    left = np.linalg.norm(hands_seen(other, body) - wanted, axis=-1).mean()
    plain = np.linalg.norm(hands_seen(copied, body) - wanted, axis=-1).mean()
    # In a picture of 112 pixels.
    assert left < 0.5
    assert left < 0.2 * plain


def test_fits_of_another_body_file_are_refused(body, fit):
    with pytest.raises(KnownError, match="another body file"):
        onto_body(dataclasses.replace(fit, body="0" * 64), body, BETAS, SCALE)
