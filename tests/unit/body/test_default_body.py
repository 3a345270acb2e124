"""The body that comes with Kinelex: human where a person would look, SMPL-X where programs do."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import PARENTS, forward_kinematics, rest_joints
from app.body.model import FIXED_VERTICES
from app.body.regions import MATERIALS, PART_NAMES
from app.body.skinning import Skinner, vertex_normals
from app.core.paths import resource
from lexicon_db.tracks import JOINT_NAMES

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
#: Bone lengths in mm from the tip inwards (Buryanov and Kotiuk 2010): tip with its soft tissue.
BONES = {
    "thumb": (27.34, 31.57, 46.22),
    "index": (19.66, 22.38, 39.78),
    "middle": (21.35, 26.33, 44.63),
    "ring": (21.25, 25.65, 41.37),
    "pinky": (19.69, 18.11, 32.57),
}


def joint(model, name):
    return model.joint_template[JOINT_NAMES.index(name)]


def vertices_of(model, *parts):
    numbers = [PART_NAMES.index(part) for part in parts]
    return np.unique(model.faces[np.isin(model.parts, numbers)])


def test_the_file_is_small():
    assert resource("body", "default_body.npz").stat().st_size <= 4_000_000


def test_it_stands_as_smplx_stands(model):
    assert joint(model, "pelvis") == pytest.approx([0, -0.35, 0], abs=1e-4)
    assert joint(model, "left_shoulder")[0] > 0.1
    assert joint(model, "head")[1] > joint(model, "neck")[1] > joint(model, "spine3")[1]
    assert model.template[FIXED_VERTICES["nose"], 2] > joint(model, "head")[2]
    for side in ("left", "right"):
        arm = [joint(model, f"{side}_{name}") for name in ("shoulder", "elbow", "wrist", "middle1")]
        assert np.ptp(np.array(arm)[:3, 1:], axis=0).max() < 0.002
        assert np.abs(np.array(arm)[:, 1] - arm[0][1]).max() < 0.015
        assert joint(model, f"{side}_thumb1")[2] > joint(model, f"{side}_pinky1")[2]


def test_it_is_as_tall_and_broad_as_adults_are(model):
    height = model.template[:, 1].max() - model.template[:, 1].min()
    breadth = joint(model, "left_shoulder")[0] - joint(model, "right_shoulder")[0]
    assert 1.60 < height < 1.80
    assert 0.20 < breadth / height < 0.24


def test_joints_are_mirrored_exactly(model):
    for number, name in enumerate(JOINT_NAMES):
        other = JOINT_NAMES.index(
            name.replace("left", "R").replace("right", "left").replace("R", "right")
        )
        mirrored = model.joint_template[other] * [-1, 1, 1]
        assert np.abs(model.joint_template[number] - mirrored).max() < 1e-4, name


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("finger", FINGERS)
def test_finger_bones_have_published_proportions(model, side, finger):
    points = [joint(model, f"{side}_{finger}{bone}") for bone in (1, 2, 3)]
    points.append(model.template[FIXED_VERTICES[f"{side}_{finger}_tip"]].astype(float))
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)[::-1]
    published = np.array(BONES[finger])
    assert np.abs(lengths / lengths.sum() - published / published.sum()).max() < 0.035


def test_the_first_index_bone_is_nearly_half_as_long_as_the_palm(model):
    palm = np.linalg.norm(joint(model, "left_index1") - joint(model, "left_wrist"))
    bone = np.linalg.norm(joint(model, "left_index2") - joint(model, "left_index1"))
    assert 0.44 < bone / palm < 0.49


@pytest.mark.parametrize("finger", FINGERS[1:])
def test_finger_joints_lie_inside_the_finger(model, finger):
    hand = model.template[vertices_of(model, "left_hand")]
    for bone in (1, 2, 3):
        place = joint(model, f"left_{finger}{bone}")
        assert np.linalg.norm(hand - place, axis=1).min() > 0.004
        near = hand[np.linalg.norm((hand - place)[:, [0, 2]], axis=1) < 0.006]
        assert near[:, 1].max() > place[1] + 0.004
        assert near[:, 1].min() < place[1] - 0.004


def test_fixed_vertices_are_where_their_names_say(model):
    place = {name: model.template[vertex] for name, vertex in FIXED_VERTICES.items()}
    face = model.template[vertices_of(model, "face")]
    assert place["nose"][2] == pytest.approx(face[:, 2].max(), abs=1e-4)
    assert abs(place["nose"][0]) < 1e-4
    for side, out in (("left", 1), ("right", -1)):
        eye = joint(model, f"{side}_eye")
        assert np.abs(place[f"{side}_eye"] - eye)[:2].max() < 0.002
        assert 0.014 < place[f"{side}_eye"][2] - eye[2] < 0.018
        assert place[f"{side}_ear"][0] * out > 0.06
        assert abs(place[f"{side}_ear"][1] - place["nose"][1]) < 0.03
        for finger in FINGERS:
            tip = place[f"{side}_{finger}_tip"] - joint(model, f"{side}_{finger}3")
            bone = joint(model, f"{side}_{finger}3") - joint(model, f"{side}_{finger}2")
            assert tip @ bone / np.linalg.norm(tip) / np.linalg.norm(bone) > 0.9
        assert place[f"{side}_heel"][2] < joint(model, f"{side}_ankle")[2]
        assert place[f"{side}_big_toe"][2] > joint(model, f"{side}_foot")[2]
        assert place[f"{side}_small_toe"][0] * out > place[f"{side}_big_toe"][0] * out


def test_every_vertex_is_bound_by_weights_that_sum_to_one(model):
    assert (model.weights >= 0).all()
    assert np.array_equal(model.weights.sum(axis=1), np.ones(len(model.weights)))
    assert (model.weights > 0).sum(axis=1).max() <= 10


def test_joints_are_exact_for_every_shape(model):
    # Each joint is a vertex of its own, so it goes where skinning takes that vertex.
    rng = np.random.default_rng(3)
    betas, rotations = rng.normal(0, 1, 10), rng.normal(0, 0.5, (1, 55, 3))
    surface = Skinner(model, betas).batch(rotations)[0]
    _, positions = forward_kinematics(model, rotations, betas)
    alone = np.setdiff1d(np.arange(len(surface)), model.faces)
    assert len(alone) == 55
    away = np.linalg.norm(surface[alone][:, None] - positions[0][None], axis=2)
    assert np.array_equal(np.sort(away.argmin(axis=1)), np.arange(55))
    assert away.min(axis=1).max() < 1e-5


def test_shapes_change_size_most_and_keep_sides_alike(model):
    size = np.linalg.norm(model.shape_directions, axis=(0, 1))
    assert (np.diff(size) < 1e-3).all()
    used = np.unique(model.faces)
    taller = Skinner(model, np.eye(10)[0]).rest[used, 1]
    growth = np.ptp(taller) - np.ptp(model.template[used, 1])
    assert 0.07 < growth < 0.11  # people's statures deviate by 7 cm within a sex, 9 cm over all
    for betas in np.concatenate([2 * np.eye(10), -2 * np.eye(10)]):
        joints = rest_joints(model, betas)
        bones = np.linalg.norm(joints[1:] - joints[list(PARENTS[1:])], axis=1)
        assert bones.min() > 0.01
        left, right = (
            joints[JOINT_NAMES.index("left_wrist")],
            joints[JOINT_NAMES.index("right_wrist")],
        )
        assert np.abs(left - right * [-1, 1, 1]).max() < 1e-3


@pytest.mark.parametrize("finger", FINGERS)
def test_a_bent_finger_bends_alone(model, finger):
    rotations = np.zeros((55, 3))
    for bone in (1, 2, 3):
        rotations[JOINT_NAMES.index(f"left_{finger}{bone}"), 2] = -1.0
    moved = np.linalg.norm(Skinner(model).vertices(rotations) - model.template, axis=1)
    assert moved[FIXED_VERTICES[f"left_{finger}_tip"]] > 0.03
    for other in FINGERS:
        if other != finger:
            assert moved[FIXED_VERTICES[f"left_{other}_tip"]] < 1e-4
            last = np.linalg.norm(model.template - joint(model, f"left_{other}3"), axis=1) < 0.012
            assert moved[last].max() < 1e-3


def test_a_fist_keeps_the_volume_of_its_fingers(model):
    rotations = np.zeros((55, 3))
    for finger in FINGERS[1:]:
        for bone, angle in ((1, 1.4), (2, 1.6), (3, 1.0)):
            rotations[JOINT_NAMES.index(f"left_{finger}{bone}"), 2] = -angle
    posed = Skinner(model).vertices(rotations)
    middle = JOINT_NAMES.index("left_middle2")
    phalanx = (model.weights[:, middle] > 0.5) & np.isin(np.arange(len(posed)), model.faces)

    def girth(vertices):
        spread = vertices[phalanx] - vertices[phalanx].mean(axis=0)
        return np.sqrt(np.linalg.eigvalsh(spread.T @ spread)[:2])

    assert np.abs(girth(posed) / girth(model.template) - 1).max() < 0.12


def test_parts_are_complete_and_on_their_side(model):
    assert set(np.unique(model.parts)) == set(range(len(PART_NAMES)))
    for part in PART_NAMES:
        if part.startswith(("left", "right")):
            out = 1 if part.startswith("left") else -1
            assert (model.template[vertices_of(model, part), 0] * out > -0.03).all(), part
    left, right = (
        np.isin(model.parts, PART_NAMES.index(f"{s}_hand")).sum() for s in ("left", "right")
    )
    assert left == right


def test_materials_are_shares_on_the_right_parts(model):
    assert model.materials.min() >= 0
    assert np.array_equal(model.materials.sum(axis=1), np.ones(len(model.materials)))
    for material, parts in (
        ("iris", ("left_eye", "right_eye")), ("pupil", ("left_eye", "right_eye")),
        ("nails", ("left_hand", "right_hand")), ("lips", ("lips", "face", "mouth")),
        ("teeth", ("teeth",)), ("tongue", ("tongue",)), ("hair", ("scalp", "face", "neck")),
    ):  # fmt: skip
        share = model.materials[:, MATERIALS.index(material)]
        assert share.max() > 0.9, material
        elsewhere = np.setdiff1d(np.arange(len(share)), vertices_of(model, *parts))
        assert share[elsewhere].max() == 0, material


def test_surfaces_look_outwards(model):
    normals = vertex_normals(model.template, model.faces)
    nose, heel = FIXED_VERTICES["nose"], FIXED_VERTICES["left_heel"]
    assert normals[nose, 2] > 0.8
    assert normals[heel, 2] < -0.5
    hand = vertices_of(model, "left_hand")
    top = hand[model.template[hand, 1].argmax()]
    assert normals[top, 1] > 0.8


def test_hair_covers_the_crown_and_the_back_but_not_the_face(model):
    head = vertices_of(model, "scalp", "face", "brows", "lips")
    hair = model.materials[:, MATERIALS.index("hair")]
    places = model.template[head]
    assert hair[head[places[:, 1].argmax()]] == 1
    assert hair[head[places[:, 2].argmin()]] == 1
    eye = joint(model, "left_eye")
    face = (places[:, 1] < eye[1] + 0.04) & (np.abs(places[:, 0]) < 2 * eye[0])
    face &= places[:, 2] > eye[2] - 0.02
    assert hair[head[face]].max() == 0


def cells(flat):
    """Centres of texels (on a grid of 1) inside a triangle (3, 2), borders left out."""
    low, high = np.floor(flat.min(axis=0)).astype(int), np.ceil(flat.max(axis=0)).astype(int)
    x, y = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
    sides = np.stack([flat[1] - flat[0], flat[2] - flat[0]], axis=1)
    if abs(np.linalg.det(sides)) < 1e-9:
        return np.zeros((0, 2), int)
    second, third = np.linalg.inv(sides) @ (
        np.stack([x.ravel(), y.ravel()]) + 0.5 - flat[0][:, None]
    )
    inside = (second > 1e-6) & (third > 1e-6) & (second + third < 1 - 1e-6)
    return np.stack([x.ravel(), y.ravel()], axis=1)[inside]


def test_no_two_faces_share_a_place_in_the_texture(model):
    assert model.uv.min() >= 0
    assert model.uv.max() <= 1
    size = 1024
    taken = np.zeros((size, size), int)
    for flat in model.uv[model.uv_faces] * size:
        x, y = cells(flat).T
        taken[y, x] += 1
    assert taken.max() == 1
    assert (taken > 0).mean() > 0.4


def test_hands_and_face_get_many_texels(model):
    corners, flat = model.template[model.faces], model.uv[model.uv_faces]
    area = np.linalg.norm(
        np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1
    )
    sides = flat[:, 1:] - flat[:, :1]
    texels = np.abs(sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0])

    def density(*parts):
        chosen = np.isin(model.parts, [PART_NAMES.index(part) for part in parts])
        return np.sqrt(texels[chosen].sum() / area[chosen].sum())

    assert density("left_hand") == pytest.approx(density("right_hand"), rel=0.01)
    assert density("left_hand") > 2.5 * density("torso")
    assert density("face", "lips", "brows") > 2.0 * density("torso")
