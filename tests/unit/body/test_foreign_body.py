"""A person's own SMPL-X file: what it does not say is made up sensibly."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.model import load_body
from app.body.regions import MATERIALS, PART_NAMES
from app.body.skinning import Skinner
from app.core.paths import resource
from lexicon_db.codec.npz import Member, read_npz
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES


def stripped(model, folder, expressions):
    """Kinelex's own body with nothing but what SMPL-X says, and other expressions (V, 3, 10)."""
    axes = dict.fromkeys(("v_template", "f", "J_regressor", "weights", "kintree_table"), 2)
    axes |= dict.fromkeys(("hands_componentsl", "hands_componentsr", "lmk_bary_coords"), 2)
    axes |= dict.fromkeys(("hands_meanl", "hands_meanr", "lmk_faces_idx"), 1)
    members = {key: Member((None,) * count) for key, count in axes.items()}
    arrays = read_npz(resource("body", "default_body.npz"), members)
    arrays["posedirs"] = np.zeros((len(model.template), 3, 486), np.int8)
    arrays["shapedirs"] = np.concatenate([model.shape_directions, expressions], axis=2)
    np.savez(folder / "SMPLX_FOREIGN.npz", **arrays)
    return load_body(folder / "SMPLX_FOREIGN.npz")


@pytest.fixture(scope="module")
def foreign(model, tmp_path_factory):
    """A body whose ten expressions are blends of units, none of them opening the jaw."""
    blend = np.random.default_rng(2).normal(0, 1, (52, 10))
    blend[FACE_UNITS.index("jawOpen")] = 0
    return stripped(model, tmp_path_factory.mktemp("body"), model.face_directions @ blend)


def share(foreign, material):
    return foreign.materials[:, MATERIALS.index(material)]


def test_the_jaw_opens_though_no_expression_opens_it(model, foreign):
    units = np.eye(52)[FACE_UNITS.index("jawOpen")]
    lower_lip = np.einsum(
        "k,kc->c",
        foreign.landmark_weights[40],
        (Skinner(foreign).vertices(np.zeros((55, 3)), units) - foreign.template)[
            foreign.faces[foreign.landmark_faces[40]]
        ],
    )
    assert lower_lip[1] < -0.015
    assert foreign.face_turns[FACE_UNITS.index("jawOpen"), 0, 0] > 0.2
    assert np.array_equal(model.face_turns, np.zeros((52, 3, 3)))


def test_units_that_expressions_can_show_come_through(model, tmp_path):
    unit = FACE_UNITS.index("mouthPucker")
    chosen = [unit, *range(9)]
    other = stripped(model, tmp_path, model.face_directions[:, :, chosen])
    corners = model.faces[model.landmark_faces]
    wanted, found = (body.face_directions[corners, :, unit] for body in (model, other))
    assert np.linalg.norm(found - wanted) < 0.1 * np.linalg.norm(wanted)


def test_it_is_dressed_and_its_hands_are_bare(foreign):
    hands = np.unique(foreign.faces[foreign.parts == PART_NAMES.index("left_hand")])
    torso = np.unique(foreign.faces[foreign.parts == PART_NAMES.index("torso")])
    assert share(foreign, "skin")[hands].mean() > 0.9
    assert share(foreign, "top")[torso].mean() > 0.8
    assert np.array_equal(foreign.materials.sum(axis=1), np.ones(len(foreign.template)))


def test_its_face_has_hair_brows_lips_and_irises(foreign):
    eye = foreign.joint_template[JOINT_NAMES.index("left_eye")]
    for material, above, below in (
        ("hair", 0.0, None),
        ("brows", 0.01, 0.04),
        ("lips", -0.1, -0.05),
    ):
        height = foreign.template[share(foreign, material) > 0.5, 1].mean() - eye[1]
        assert height > above
        assert below is None or height < below
    iris = foreign.template[(share(foreign, "iris") > 0.5) & (foreign.template[:, 0] > 0)]
    assert np.linalg.norm(iris.mean(axis=0)[:2] - eye[:2]) < 0.001


def test_its_texture_is_the_front_view(foreign):
    assert foreign.uv.min() == 0
    assert foreign.uv.max() == 1
    assert np.array_equal(foreign.uv_faces, foreign.faces)
