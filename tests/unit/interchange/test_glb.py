"""GLB files: another reader finds joints, surface and face where Kinelex has them."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import forward_kinematics
from app.body.model import load_body
from app.body.regions import MATERIALS
from app.body.skinning import Skinner
from app.interchange.glb_figure import encode_glb, quaternions
from app.interchange.smplx_npz import SmplxMotion
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES
from tests.unit.interchange.glb_reader import Glb


@pytest.fixture(scope="module")
def body():
    return load_body()


def signing(count=4):
    """Turns, steps and face units as large as signing has them."""
    chance = np.random.default_rng(3)
    return SmplxMotion(
        fps=25.0,
        poses=chance.normal(0, 0.3, (count, 165)),
        trans=chance.normal(0, 0.1, (count, 3)),
        face=chance.uniform(0, 1, (count, 52)).astype(np.float32),
    )


@pytest.fixture(scope="module")
def file(body):
    return Glb(encode_glb(signing(), body, np.full((len(MATERIALS), 3), 0.5), "HOUSE"))


def test_another_reader_finds_the_joints(file, body):
    motion = signing()
    _, truth = forward_kinematics(body, motion.poses.reshape(-1, 55, 3), translation=motion.trans)
    for frame in range(4):
        found = file.positions(frame)
        places = np.array([found[name] for name in JOINT_NAMES])
        assert np.abs(places - truth[frame]).max() < 1e-5


def test_times_rate_units_and_body_are_told(file, body):
    assert file.times() == pytest.approx([0, 0.04, 0.08, 0.12])
    told = file.document["asset"]["extras"]
    assert told["framesPerSecond"] == 25
    assert told["units"] == "metres"
    assert "y up" in told["axes"]
    assert body.hash in told["body"]
    assert file.document["animations"][0]["name"] == "HOUSE"


def test_face_units_are_morph_targets_by_name(file, body):
    mesh = next(mesh for mesh in file.document["meshes"] if mesh["name"] == "face")
    assert mesh["extras"]["targetNames"] == list(FACE_UNITS)
    still = SmplxMotion(25.0, np.zeros((2, 165)), np.zeros((2, 3)), signing(2).face)
    glb = Glb(encode_glb(still, body, np.ones((len(MATERIALS), 3)), "face"))
    rest, posed = glb.surface(1, "face")
    skinner = Skinner(body)
    there = {tuple(point): n for n, point in enumerate(np.round(skinner.rest, 6).tolist())}
    own = [there[tuple(point)] for point in np.round(rest.astype(np.float32), 6).tolist()]
    truth = skinner.vertices(still.rotations[1], still.face[1])[own]
    assert np.abs(posed - truth).max() < 1e-5
    assert np.abs(truth - rest).max() > 0.01, "the jaw opens"


def test_surface_follows_the_bones(file, body):
    """Exactly, but where the body corrects bends of fingers, or over four joints move a vertex."""
    motion = signing()
    skinner = Skinner(body)
    own = skinner.vertices(motion.rotations[2], motion.face[2], motion.trans[2])
    plain = (body.weights > 0).sum(axis=1) <= 4
    for correction in body.pose_corrections:
        if JOINT_NAMES[correction.joint][:-1].endswith(
            ("index", "middle", "ring", "pinky", "thumb")
        ):
            plain[correction.vertices] = False
    kept = {tuple(point): n for n, point in enumerate(np.round(skinner.rest, 6).tolist())}
    for mesh in ("body", "arms", "face"):
        rest, posed = file.surface(2, mesh)
        numbers = [kept[tuple(p)] for p in np.round(rest.astype(np.float32), 6).tolist()]
        away = np.linalg.norm(posed - own[numbers], axis=1)
        assert plain[numbers].mean() > 0.5
        assert away[plain[numbers]].max() < 1e-5
        assert away.max() < 0.02


def test_without_colours_only_bones_are_given_away(body):
    glb = Glb(encode_glb(signing(), body, None, "bones"))
    assert "meshes" not in glb.document
    assert glb.names == list(JOINT_NAMES)


def test_turns_never_go_the_long_way(body):
    steps = np.linspace(0, 4 * np.pi, 60)
    turned = quaternions(np.stack([steps, 0 * steps, 0 * steps], axis=1))
    assert np.linalg.norm(turned, axis=1) == pytest.approx(np.ones(60), abs=1e-6)
    assert ((turned[1:] * turned[:-1]).sum(axis=1) > 0).all()
