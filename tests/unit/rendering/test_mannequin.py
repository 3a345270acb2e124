"""The mannequin: readable in every skin tone, and the same each time."""

import pytest
import torch

from app.body.regions import PART_NAMES
from app.rendering.contrast import contrast
from app.rendering.identity import Posed
from app.rendering.mannequin import Mannequin
from app.rendering.palette import SKIN_TONES, palette
from app.rendering.rasterizer import rasterize


@pytest.fixture(scope="module")
def mannequin(body):
    return Mannequin(body)


def color_of(parts, mannequin, posed, camera, body):
    """Mean colour of parts of the body in the first frame."""
    drawn = mannequin.render(posed, camera, smooth=False)
    faces = torch.from_numpy(body.faces).long()
    raster = rasterize(*camera.project(posed.vertices), faces, camera.size)
    numbers = torch.tensor([PART_NAMES.index(part) for part in parts])
    shown = torch.isin(torch.from_numpy(body.parts).long()[raster.face], numbers)
    colors = drawn.view(-1, 4)[raster.pixel[shown], :3].mean(dim=0).tolist()
    return colors[0], colors[1], colors[2]


@pytest.mark.parametrize("skin", [1, 4, 6])
def test_hands_and_face_stand_out_from_the_torso(body, posed, small_camera, skin):
    mannequin = Mannequin(body, skin=skin)
    torso = color_of(["torso"], mannequin, posed, small_camera, body)
    hands = color_of(["left_hand", "right_hand"], mannequin, posed, small_camera, body)
    face = color_of(["face"], mannequin, posed, small_camera, body)
    assert contrast(hands, torso) > 2.5
    assert contrast(face, torso) > 2.5


def test_both_hands_are_lit_alike(mannequin, body, small_camera, skinner):
    rest = torch.from_numpy(skinner.rest)[None]
    posed = Posed(rest, rest, torch.zeros(1, 52))
    wide = small_camera.resized((64, 48))
    left, right = (
        color_of([f"{side}_upper_arm"], mannequin, posed, wide, body) for side in ("left", "right")
    )
    assert contrast(left, right) < 1.6


def test_alpha_is_the_body_and_colours_are_premultiplied(mannequin, posed, small_camera, body):
    drawn = mannequin.render(posed, small_camera)
    raster = rasterize(
        *small_camera.project(posed.vertices), torch.from_numpy(body.faces).long(), (128, 96)
    )
    body_mask = raster.dense(torch.ones(len(raster.pixel)))
    assert drawn.shape == (2, 96, 128, 4)
    assert drawn.min() >= 0
    assert drawn.max() <= 1
    assert (drawn[..., :3] <= drawn[..., 3:] + 1e-6).all()
    assert (drawn[..., 3] - body_mask).abs().mean() < 0.02
    partial = (drawn[..., 3] > 0.05) & (drawn[..., 3] < 0.95)
    assert partial.sum() > 200


def test_the_same_input_gives_the_same_picture_alone_and_in_a_batch(
    mannequin, body, posed, small_camera
):
    drawn = mannequin.render(posed, small_camera)
    assert torch.equal(drawn, Mannequin(body).render(posed, small_camera))
    one = Posed(posed.vertices[1:], posed.before[1:], posed.face[1:])
    assert torch.allclose(mannequin.render(one, small_camera)[0], drawn[1], atol=2e-3)


def test_smoothing_changes_edges_alone(mannequin, posed, small_camera):
    smooth = mannequin.render(posed, small_camera)
    plain = mannequin.render(posed, small_camera, smooth=False)
    changed = (smooth != plain).any(dim=3)
    assert 0.01 < changed.float().mean() < 0.3


def test_skin_tones_go_from_light_to_dark_and_each_has_its_top():
    brightness = [sum(tone) for tone in SKIN_TONES]
    assert brightness == sorted(brightness, reverse=True)
    assert all(contrast(palette(k)["skin"], palette(k)["top"]) > 2.5 for k in range(1, 7))


def test_the_mannequin_needs_nobody(mannequin):
    assert not mannequin.needs_consent
