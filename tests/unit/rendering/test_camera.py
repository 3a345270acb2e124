"""Cameras: the projection that fits and tracks agree on, and presets that keep signs in view."""

import numpy as np
import pytest
import torch

from app.rendering.camera import framing, head_and_torso, signing_space, source_camera
from lexicon_db.tracks import FitTrack


def fit_of(size=(640, 360), focal=500.0):
    return FitTrack(
        pts=np.zeros(1),
        body="",
        size=size,
        focal=focal,
        betas=np.zeros(10, np.float32),
        hand_scale=np.ones(2, np.float32),
        rotations=np.zeros((1, 55, 3), np.float32),
        translation=np.zeros((1, 3), np.float32),
        face=np.zeros((1, 52), np.float32),
    )


def project(camera, points):
    pixels, depth = camera.project(torch.tensor(points, dtype=torch.float32))
    return pixels.numpy(), depth.numpy()


def test_the_source_camera_sees_points_where_fits_put_them():
    point = np.array([0.3, -0.2, -2.0])
    pixels, depth = project(source_camera(fit_of()), point)
    # u = cx + f x / -z, v = cy - f y / -z
    assert pixels == pytest.approx([320 + 500 * 0.3 / 2, 180 + 500 * 0.2 / 2])
    assert depth == pytest.approx(2.0)


def test_points_behind_the_camera_have_negative_depth_and_finite_pixels():
    pixels, depth = project(source_camera(fit_of()), [[0.1, 0.1, 1.0], [0.1, 0.1, 0.0]])
    assert depth.tolist() == [-1.0, 0.0]
    assert np.isfinite(pixels).all()


def test_resizing_keeps_the_view():
    camera = source_camera(fit_of())
    points = np.random.default_rng(0).uniform(-0.5, 0.5, (20, 3)) - [0, 0, 2]
    small, _ = project(camera.resized((320, 180)), points)
    assert small * 2 == pytest.approx(project(camera, points)[0], abs=1e-3)
    square, _ = project(camera.resized((320, 320)), points)
    assert square == pytest.approx(small + np.array([0, 70]), abs=1e-3)


@pytest.mark.parametrize("azimuth", [0.0, 35.0, -90.0])
@pytest.mark.parametrize("size", [(320, 200), (200, 320)])
def test_framing_uses_the_picture_up_to_the_margin(size, azimuth):
    points = np.random.default_rng(1).uniform(-0.4, 0.4, (50, 3)).astype(np.float32)
    pixels, depth = project(framing(points, size, margin=0.1, azimuth=azimuth), points)
    share = pixels / np.array(size)
    assert share.min() == pytest.approx(0.1, abs=1e-3)
    assert share.max() == pytest.approx(0.9, abs=1e-3)
    assert depth.min() > 1.5


def test_the_signers_left_is_at_the_right_and_moves_with_the_azimuth():
    points = np.array([[0.5, 0, 0], [-0.5, 0, 0], [0, 0.5, 0.2], [0, -0.5, 0.2]], np.float32)
    front, _ = project(framing(points, (100, 100)), points)
    assert front[0, 0] > front[1, 0]
    assert front[2, 1] < front[3, 1]
    # Seen from the body's left, what is in front of the body is at the left of the picture.
    side, _ = project(framing(points, (100, 100), azimuth=90), points)
    assert side[2, 0] < side[:2, 0].min()


def test_the_signing_space_holds_head_hips_and_bent_arms(body, joints):
    camera = signing_space(joints, (1280, 720))
    crown = body.template[np.unique(body.faces)].max(axis=0)[1]
    hands = [[0.4, 0.1, 0.3], [-0.4, 0.1, 0.3], [0.3, crown, 0.2], [0.0, crown, 0.1]]
    pixels, _ = project(camera, np.array([*hands, joints[0]]))
    assert (pixels > 0).all()
    assert (pixels < [1280, 720]).all()
    assert np.ptp(pixels[:, 1]) > 0.8 * 720


def test_an_utterance_can_widen_the_signing_space(joints):
    far = np.array([[0.9, 0.1, 0.0]], np.float32)
    inside, _ = project(signing_space(joints, (500, 500), include=far), far)
    assert 0 < inside[0, 0] < 500
    outside, _ = project(signing_space(joints, (500, 500)), far)
    assert outside[0, 0] > 500


def test_the_portrait_is_closer_than_the_signing_space(joints):
    portrait = head_and_torso(joints, (500, 500))
    assert portrait.focal > 1.2 * signing_space(joints, (500, 500)).focal
    shoulders, _ = project(portrait, joints[16:18])
    assert (shoulders > 0).all()
    assert (shoulders < 500).all()
