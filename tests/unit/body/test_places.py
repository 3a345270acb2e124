"""Places: where they are on the body, and that they ride with its surface."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import forward_kinematics
from app.body.model import FIXED_VERTICES
from app.body.places import HAND_POINTS, TRACKED_NAMES, Places, hand_points, tracked_points
from app.body.skinning import Skinner
from lexicon_db.tracks import JOINT_NAMES

FINGERS = ("thumb", "index", "middle", "ring", "pinky")


@pytest.fixture(scope="module")
def places(model):
    return Places(model)


@pytest.fixture(scope="module")
def posed(model):
    rng = np.random.default_rng(11)
    shape = {"betas": rng.normal(0, 1, 10), "hand_scale": np.array([1.1, 0.95])}
    rotations = rng.normal(0, 0.4, (3, 55, 3))
    world, positions = forward_kinematics(
        model, rotations, shape["betas"], hand_scale=shape["hand_scale"]
    )
    surface = Skinner(model, shape["betas"], shape["hand_scale"]).batch(rotations)
    return world, positions, surface, shape


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("finger", FINGERS)
def test_finger_tips_ride_exactly_with_the_skin(places, posed, side, finger):
    world, positions, surface, shape = posed
    name = f"{side}_{finger}_tip"
    found = places.positions(world, positions, [name], **shape)[:, 0]
    assert np.abs(found - surface[:, FIXED_VERTICES[name]]).max() < 2e-5


@pytest.mark.parametrize("name", ["nose", "left_ear", "right_ear"])
def test_places_of_the_head_ride_with_the_skin(places, posed, name):
    world, positions, surface, shape = posed
    found = places.positions(world, positions, [name], **shape)[:, 0]
    assert np.abs(found - surface[:, FIXED_VERTICES[name]]).max() < 1e-3


def test_hand_points_are_in_the_order_of_mediapipe(places, posed):
    world, positions, surface, shape = posed
    points = hand_points(places, world, positions, **shape)
    assert points.shape == (3, 2, 21, 3)
    for hand, side in enumerate(("left", "right")):
        assert np.allclose(points[:, hand, 0], positions[:, JOINT_NAMES.index(f"{side}_wrist")])
        for number, finger in enumerate(FINGERS):
            bones = [JOINT_NAMES.index(f"{side}_{finger}{bone}") for bone in (1, 2, 3)]
            first = 1 + 4 * number
            assert np.allclose(points[:, hand, first : first + 3], positions[:, bones])
            tip = surface[:, FIXED_VERTICES[f"{side}_{finger}_tip"]]
            assert np.abs(points[:, hand, first + 3] - tip).max() < 2e-5
    assert [len(names) for names in HAND_POINTS] == [21, 21]


def test_tracked_points_are_the_joints_and_both_hands(places, posed):
    world, positions, _, shape = posed
    tracked = tracked_points(places, world, positions, **shape)
    assert tracked.shape == (3, 97, 3)
    assert TRACKED_NAMES[:55] == JOINT_NAMES
    assert TRACKED_NAMES[55] == "left_hand_0"
    assert TRACKED_NAMES[-1] == "right_hand_20"
    assert np.array_equal(tracked[:, :55], positions)
    hands = hand_points(places, world, positions, **shape)
    assert np.array_equal(tracked[:, TRACKED_NAMES.index("right_hand_8")], hands[:, 1, 8])


def rest(places, model, name):
    number = places.indices([name])[0]
    return model.joint_template[places.joints[number]] + places.offsets[number]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("forehead", "nose_bridge"),
        ("left_brow", "left_eye_outer"),
        ("nose_bridge", "nose"),
        ("nose", "upper_lip"),
        ("upper_lip", "mouth"),
        ("mouth", "lower_lip"),
        ("lower_lip", "chin"),
        ("chin", "chest"),
        ("chest", "belly"),
        ("left_hand_back", "left_palm"),
        ("left_temple", "left_cheek"),
    ],
)
def test_places_follow_one_another_down_the_body(places, model, upper, lower):
    assert rest(places, model, upper)[1] > rest(places, model, lower)[1] + 0.005


def test_places_are_mirrored_to_a_millimetre(places, model):
    for name in places.names:
        if name.startswith("left_"):
            left = rest(places, model, name)
            right = rest(places, model, name.replace("left_", "right_", 1))
            assert np.abs(left - right * [-1, 1, 1]).max() < 1e-3, name
            assert left[0] > 0.005, name


def test_places_of_the_face_lie_on_it(places, model):
    nose = rest(places, model, "nose")
    for name in ("forehead", "chin", "mouth", "left_cheek", "nose_bridge", "left_brow"):
        place = rest(places, model, name)
        assert 0 < nose[2] - place[2] < 0.04, name
        assert np.linalg.norm(place - nose) < 0.11, name


def test_a_place_that_does_not_exist_is_named(places):
    with pytest.raises(KeyError, match="third_eye"):
        places.indices(["third_eye"])
