"""The camera of the viewport."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.kinematics import rest_joints
from app.ui.viewport.orbit_camera import OrbitCamera, Preset, framing, signing_space
from lexicon_db.tracks import JOINT_NAMES
from tests.gui.player.signing import body

SIZE = (800, 600)
CAMERA = OrbitCamera((0.0, 0.0, 0.0), 2.0)


def test_from_the_front_the_left_hand_is_on_the_right() -> None:
    left, up, near = CAMERA.project(np.array([[0.3, 0, 0], [0, 0.3, 0], [0.3, 0, 0.5]]), SIZE)
    assert left[0] > SIZE[0] / 2
    assert left[1] == pytest.approx(SIZE[1] / 2)
    assert up[1] < SIZE[1] / 2
    assert near[0] > left[0]


def test_the_field_of_view_is_the_height_of_the_picture() -> None:
    half = 2.0 * np.tan(np.radians(CAMERA.field_of_view / 2))
    top, bottom = CAMERA.project(np.array([[0, half, 0], [0, -half, 0]]), SIZE)
    assert (top[1], bottom[1]) == pytest.approx((0, 600))


def test_points_behind_the_camera_are_nowhere() -> None:
    assert np.isnan(CAMERA.project(np.array([0.0, 0, 3.0]), SIZE)).all()


def test_orbiting_keeps_target_and_distance() -> None:
    camera = OrbitCamera((0.1, 0.2, 0.3), 2.0).orbited(123, 40)
    assert np.linalg.norm(camera.position - [0.1, 0.2, 0.3]) == pytest.approx(2.0)
    assert camera.project(np.array([0.1, 0.2, 0.3]), SIZE) == pytest.approx([400, 300])
    assert np.allclose(camera.axes @ camera.axes.T, np.eye(3))


def test_the_camera_never_tips_over() -> None:
    assert CAMERA.orbited(0, 500).elevation == 89
    assert CAMERA.orbited(0, -500).elevation == -89
    assert CAMERA.orbited(270, 0).azimuth == -90


def test_panning_moves_the_picture_with_the_pointer() -> None:
    panned = CAMERA.panned(-0.25, 0.1)
    place = panned.project(np.zeros(3), SIZE)
    assert place == pytest.approx([400 + 0.25 * 600, 300 + 0.1 * 600])


def test_zooming_makes_things_larger() -> None:
    before, after = (c.project(np.array([0.1, 0, 0]), SIZE)[0] - 400 for c in
                     (CAMERA, CAMERA.zoomed(2.0)))  # fmt: skip
    assert after == pytest.approx(2 * before)
    assert CAMERA.zoomed(1e9).distance > 0


def test_presets() -> None:
    assert CAMERA.turned_to(Preset.SIDE).position == pytest.approx([2, 0, 0])
    other_side = CAMERA.turned_to(Preset.SIDE).turned_to(Preset.SIDE)
    assert other_side.position == pytest.approx([-2, 0, 0])
    assert CAMERA.turned_to(Preset.TOP).position[1] > 1.9
    assert CAMERA.orbited(20, 20).turned_to(Preset.FRONT) == CAMERA


@pytest.mark.parametrize("size", [(1600, 400), (500, 900)])
def test_the_first_view_shows_head_and_hands(size: tuple[int, int]) -> None:
    joints = rest_joints(body())
    camera = framing(*signing_space(joints), size[0] / size[1])
    named = {name: joints[JOINT_NAMES.index(name)] for name in ("head", "left_elbow", "neck")}
    places = camera.project(np.array([*named.values()]), size)
    assert (places >= 0).all()
    assert (places <= size).all()
    assert camera.project(joints[JOINT_NAMES.index("left_knee")], size)[1] > size[1]
