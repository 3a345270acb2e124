"""Face units from the points of a face mesh, on a head that moves."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.fitting.faces import CHEEKS, fit_face
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES
from tests.unit.body.detector import Performance, face_mesh
from tests.unit.body.test_foreign_body import stripped

COUNT = 30
REST, SHOWN = slice(0, 7), slice(13, 20)
IRISES = slice(468, 478)


def acting(units, *, betas=None, resting=None):
    """A head that nods and turns while some units are shown from 0.4 to 0.7 s."""
    pts = np.arange(COUNT) / 30
    shown = np.clip(np.minimum((pts - 0.25) / 0.12, (0.8 - pts) / 0.12), 0, 1)
    face = np.zeros((COUNT, 52))
    for name, value in (resting or {}).items():
        face[:, FACE_UNITS.index(name)] = value
    for name, value in units.items():
        face[:, FACE_UNITS.index(name)] += value * shown
    rotations = np.zeros((COUNT, 55, 3))
    rotations[:, JOINT_NAMES.index("head")] = np.stack(
        [0.15 * np.sin(5 * pts), 0.3 * np.sin(4 * pts), 0.1 * np.cos(3 * pts)], axis=1
    )
    return Performance(
        pts=pts,
        rotations=rotations,
        face=face,
        translation=np.tile([0.0, -0.35, -1.5], (COUNT, 1)),
        betas=np.zeros(10) if betas is None else betas,
        hand_scale=np.ones(2),
    )


def fitted(model, units, **options):
    found = fit_face(face_mesh(model, acting(units, **options)), model)
    return {name: found[:, number] for number, name in enumerate(FACE_UNITS)}


def shown(found, name):
    return float(found[name][SHOWN].mean())


def pair(name, value):
    return {f"{name}Left": value, f"{name}Right": value}


@pytest.mark.parametrize(
    "units",
    [
        {"jawOpen": 0.8},
        {"eyeBlinkLeft": 0.9},
        {"eyeBlinkRight": 0.9},
        {"browInnerUp": 0.8},
        {"mouthPucker": 0.7},
        {"cheekPuff": 0.8},
        {"mouthFunnel": 0.7},
        pair("browDown", 0.8),
        pair("browOuterUp", 0.8),
        pair("mouthSmile", 0.7),
        pair("eyeBlink", 0.9),
    ],
    ids="+".join,
)
@pytest.mark.parametrize("signer", ["mean", "other"])
def test_what_a_face_does_is_found(model, units, signer):
    betas = None if signer == "mean" else np.random.default_rng(1).normal(0, 0.8, 10)
    found = fitted(model, units, betas=betas)
    for name, value in units.items():
        assert 0.55 * value < shown(found, name) < 1.1 * value
        assert found[name][REST].max() < 0.15
    others = [n for n in FACE_UNITS if n not in units and not n.startswith("eyeLook")]
    strongest = max(others, key=lambda name: shown(found, name))
    weakest_shown = min(shown(found, name) for name in units)
    assert shown(found, strongest) < 0.75 * weakest_shown, strongest
    assert np.mean([shown(found, name) for name in others]) < 0.05


def test_a_resting_face_rests_however_the_head_turns(model):
    found = fitted(model, {})
    for name in FACE_UNITS:
        if not name.startswith("eyeLook"):
            assert found[name].max() < 0.15, name


def test_the_face_that_a_signer_was_born_with_is_taken_out(model):
    """Brows and corners of the mouth that always hang low are no expression."""
    born = {**pair("browDown", 0.5), **pair("mouthFrown", 0.4)}
    found = fitted(model, {"jawOpen": 0.8}, resting=born)
    assert shown(found, "jawOpen") > 0.5
    for name in born:
        assert found[name][REST].max() < 0.15, name


@pytest.mark.parametrize(
    ("shown_units", "wanted"),
    [
        ({"eyeLookInLeft": 0.8, "eyeLookOutRight": 0.8}, ("eyeLookInLeft", "eyeLookOutRight")),
        ({"eyeLookOutLeft": 0.8, "eyeLookInRight": 0.8}, ("eyeLookOutLeft", "eyeLookInRight")),
        (pair("eyeLookUp", 0.8), ("eyeLookUpLeft", "eyeLookUpRight")),
        (pair("eyeLookDown", 0.8), ("eyeLookDownLeft", "eyeLookDownRight")),
    ],
)
def test_the_eyes_look_where_they_look(model, shown_units, wanted):
    found = fitted(model, shown_units)
    opposites = {"In": "Out", "Out": "In", "Up": "Down", "Down": "Up"}
    for name in wanted:
        way = next(w for w in opposites if f"Look{w}" in name)
        opposite = name.replace(f"Look{way}", f"Look{opposites[way]}")
        assert found[name][SHOWN].mean() > found[name][REST].mean() + 0.2
        assert found[opposite][SHOWN].max() < 0.05


def test_blinks_of_one_eye_are_those_of_that_eye(model):
    found = fitted(model, {"eyeBlinkLeft": 0.9})
    assert shown(found, "eyeBlinkLeft") > 0.6
    assert shown(found, "eyeBlinkRight") < 0.1


def test_frames_without_a_face_borrow_from_the_frames_around(model):
    performance = acting({"jawOpen": 0.8})
    mesh = face_mesh(model, performance)
    whole = fit_face(mesh, model)
    mesh[15:18] = np.nan
    mesh[:3] = np.nan
    found = fit_face(mesh, model)
    jaw = FACE_UNITS.index("jawOpen")
    assert np.isfinite(found).all()
    assert np.abs(found[:, jaw] - whole[:, jaw]).max() < 0.05
    assert np.array_equal(found[:3], np.repeat(found[3:4], 3, axis=0))


def test_a_take_without_any_face_rests(model):
    assert not fit_face(np.full((5, 478, 3), np.nan, np.float32), model).any()


def test_a_face_in_one_point_is_none(model):
    mesh = face_mesh(model, acting({"jawOpen": 0.8}))
    whole = fit_face(mesh[3:], model)
    mesh[:3] = 0
    found = fit_face(mesh, model)
    assert np.array_equal(found[3:], whole)
    assert np.array_equal(found[:3], np.repeat(found[3:4], 3, axis=0))


def test_a_mesh_without_irises_tells_the_rest_of_the_face(model):
    mesh = face_mesh(model, acting({"jawOpen": 0.8}))
    whole = fit_face(mesh, model)
    mesh[:, IRISES] = np.nan
    found = fit_face(mesh, model)
    other = [n for n, name in enumerate(FACE_UNITS) if not name.startswith("eyeLook")]
    assert np.array_equal(found[:, other], whole[:, other])
    assert np.isfinite(found).all()


def test_the_size_of_the_picture_does_not_matter(model):
    mesh = face_mesh(model, acting({"browInnerUp": 0.8}))
    assert np.abs(fit_face(mesh, model) - fit_face(0.3 * mesh, model)).max() < 1e-3


def test_lips_that_are_as_narrow_as_puffed_ones_are_no_puffed_cheeks(model):
    """Where somebody rounds them; the mesh knows nothing of cheeks that bulge."""
    mesh = face_mesh(model, acting({"cheekPuff": 0.8}))
    mesh[:, CHEEKS] = face_mesh(model, acting({}))[:, CHEEKS]
    found = fit_face(mesh, model)
    assert found[:, FACE_UNITS.index("cheekPuff")].max() < 0.05


def test_lips_close_over_an_open_jaw_and_no_further(model):
    """In ARKit's units, that is: mouthClose beyond jawOpen would press lips through each other."""
    found = fitted(model, {"jawOpen": 0.3, "mouthClose": 0.3})
    assert shown(found, "mouthClose") > 0.1
    assert shown(found, "jawOpen") == pytest.approx(shown(found, "mouthClose"), abs=0.05)
    shut = fitted(model, {"jawOpen": 0.1, "mouthClose": 0.6})
    assert (shut["mouthClose"] <= shut["jawOpen"] + 1e-6).all()


@pytest.mark.parametrize("shut", [0.0, 0.35])
def test_a_mouth_that_is_open_for_most_of_a_take_is_open(model, shut):
    """And it closes by its jaw: what is usual is not what rests."""
    found = fitted(model, {"jawOpen": shut - 0.5}, resting={"jawOpen": 0.5})
    assert found["jawOpen"][REST].mean() == pytest.approx(0.5, abs=0.15)
    assert shown(found, "jawOpen") == pytest.approx(shut, abs=0.15)
    assert found["mouthClose"].max() < 0.1


def test_units_stay_within_nothing_and_all(model):
    mesh = face_mesh(model, acting({"jawOpen": 0.8}))
    wild = mesh + np.random.default_rng(1).normal(0, 8, mesh.shape).astype(np.float32)
    found = fit_face(wild, model)
    assert found.min() >= 0
    assert found.max() <= 1


def test_bodies_that_turn_their_jaw_open_their_mouth(model, tmp_path):
    """SMPL-X files open the mouth by a joint; these expressions move brows and eyelids alone."""
    above = [n for n, name in enumerate(FACE_UNITS) if name.startswith(("brow", "eyeBlink"))]
    chosen = (above * 2)[:10]
    foreign = stripped(model, tmp_path, model.face_directions[:, :, chosen])
    found = fit_face(face_mesh(foreign, acting({"jawOpen": 0.8})), foreign)
    jaw = found[:, FACE_UNITS.index("jawOpen")]
    assert jaw[SHOWN].mean() > 0.4
    assert jaw[REST].max() < 0.15


def test_eyes_that_are_shut_for_most_of_a_take_are_shut(model):
    """As in the sign for sleep: what is usual is not what rests."""
    found = fitted(model, pair("eyeBlink", -0.9), resting=pair("eyeBlink", 0.9))
    for side in ("Left", "Right"):
        assert found[f"eyeBlink{side}"][REST].min() > 0.6
        assert found[f"eyeBlink{side}"][SHOWN].max() < 0.15
        assert found[f"eyeWide{side}"].max() < 0.15


def test_narrow_eyes_shut_as_far_as_others(model):
    found = fitted(model, pair("eyeBlink", 0.6), resting=pair("eyeBlink", 0.4))
    for side in ("Left", "Right"):
        assert shown(found, f"eyeBlink{side}") > 0.7
        assert found[f"eyeBlink{side}"][REST].max() < 0.15


def test_eyes_that_always_stand_a_little_inwards_look_straight_on(model):
    found = fitted(model, {}, resting=pair("eyeLookIn", 0.4))
    for name in ("eyeLookInLeft", "eyeLookInRight", "eyeLookOutLeft", "eyeLookOutRight"):
        assert found[name].mean() < 0.1


def test_a_signer_who_always_looks_aside_looks_aside(model):
    found = fitted(model, {}, resting={"eyeLookOutLeft": 0.7, "eyeLookInRight": 0.7})
    for name in ("eyeLookOutLeft", "eyeLookInRight"):
        assert found[name].min() > 0.25


def test_irises_behind_shut_lids_do_not_tell_where_open_eyes_look(model):
    """A detector guesses them; here it puts them far aside and down."""
    mesh = face_mesh(model, acting(pair("eyeBlink", -0.9), resting=pair("eyeBlink", 0.9)))
    width = np.linalg.norm(mesh[:, 33, :2] - mesh[:, 133, :2], axis=1).mean()
    shut = np.r_[0:10, 23:COUNT]
    mesh[shut[:, None], np.arange(468, 478), :2] += 0.2 * width
    found = fit_face(mesh, model)
    for number, name in enumerate(FACE_UNITS):
        if name.startswith("eyeLook"):
            assert found[SHOWN, number].max() < 0.2, name
