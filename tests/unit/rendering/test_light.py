"""Light, hollows and shadows: what makes the form of hands readable."""

import math

import pytest
import torch

from app.rendering.lighting import KEY, Form, Material, encoded, light, linear
from app.rendering.occlusion import hollows
from app.rendering.shadows import LampView


def lit(normal, *, hollow=0.0, shadow=0.0, gloss=0.0, softness=0.0):
    form = Form(
        torch.tensor([normal]),
        torch.tensor([[0.0, 0.0, 1.0]]),
        torch.tensor([hollow]),
        torch.tensor([shadow]),
    )
    ones = torch.ones(1)
    material = Material(torch.full((1, 3), 0.4), softness * ones, gloss * ones, 20 * ones)
    return light(material, form)[0]


def test_srgb_is_decoded_and_encoded_by_the_standard():
    values = torch.tensor([0.0, 0.02, 0.5, 1.0])
    assert linear(values).tolist() == pytest.approx([0, 0.02 / 12.92, 0.21404, 1], abs=1e-5)
    assert encoded(linear(values)).tolist() == pytest.approx(values.tolist(), abs=1e-4)


def test_surfaces_that_face_the_key_are_brightest_and_none_is_black():
    key = torch.nn.functional.normalize(torch.tensor(KEY.toward), dim=0).tolist()
    away = [-k for k in key]
    assert lit(key).sum() > lit([0.0, 0.0, 1.0]).sum() > lit(away).sum()
    assert lit(away).min() > 0.03


def test_hollows_and_shadows_darken_gloss_brightens():
    front = [0.0, 0.0, 1.0]
    assert (lit(front, hollow=0.5) < lit(front)).all()
    assert (lit(front, shadow=1.0) < lit(front)).all()
    assert lit(front, shadow=1.0).sum() > 0.4 * lit(front).sum()
    assert (lit([0.3, 0.4, 0.866], gloss=0.5) > lit([0.3, 0.4, 0.866])).all()


def test_light_leaves_skin_redder_beyond_the_border_of_the_shade():
    grazing = [-0.855, 0.0, 0.519]
    hard, soft = lit(grazing), lit(grazing, softness=1.0)
    assert soft[0] / soft[2] > 1.02 * hard[0] / hard[2]


def test_planes_are_neither_hollow_nor_ridge():
    slanted = (2 + 0.002 * torch.arange(80.0)).expand(1, 80, 80).contiguous()
    assert hollows(torch.full((1, 80, 80), 2.0), 500.0).abs().max() == 0
    assert hollows(slanted, 500.0)[0, 20:-20, 20:-20].abs().max() < 1e-3


def test_a_crease_is_hollow_and_its_counterpart_a_ridge():
    x = (torch.arange(60.0) - 30).abs()
    valley = (2.1 - 0.002 * x).expand(1, 60, 60).contiguous()
    ridge = (2.0 + 0.002 * x).expand(1, 60, 60).contiguous()
    assert hollows(valley, 500.0)[0, 30, 30] > 0.3
    assert hollows(ridge, 500.0)[0, 30, 30] < -0.3


def test_the_surface_behind_a_finger_is_darkened_beside_it_only():
    depth = torch.full((1, 60, 60), 2.0)
    depth[0, :, 25:30] = 1.98
    hollow = hollows(depth, 500.0)[0, 30]
    assert hollow[31] > 0.15
    assert hollow[27] <= 0
    assert hollow[55].abs() < 0.05


def test_what_is_not_seen_is_not_hollow():
    depth = torch.full((1, 20, 20), math.inf)
    depth[0, 5:15, 5:15] = 2.0
    hollow = hollows(depth, 500.0)
    assert hollow[0, 0, 0] == 0
    assert hollow.isfinite().all()


def test_shadows_fall_behind_what_stands_in_the_light():
    def square(z, half):
        return [[-half, -half, z], [half, -half, z], [half, half, z], [-half, half, z]]

    vertices = torch.tensor([square(0.0, 0.5) + square(0.2, 0.1)])
    faces = torch.tensor([[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]])
    lamp = LampView.of(vertices, faces, (0.0, 0.0, 1.0))
    points = torch.tensor([[0.0, 0, 0], [0.3, 0, 0], [0.1, 0, 0], [0.0, 0, 0.2], [0.4, 0.4, 0]])
    shadow = lamp.shadow(points, torch.zeros(5, dtype=torch.int64))
    assert shadow[[0, 1, 3, 4]].tolist() == pytest.approx([1, 0, 0, 0], abs=1e-3)
    assert 0.2 < shadow[2] < 0.8


def test_shadows_stay_in_place_while_something_else_moves():
    screen = [[-0.6, -0.6, 0.0], [0.6, -0.6, 0.0], [0.6, 0.6, 0.0], [-0.6, 0.6, 0.0]]
    finger = [[-0.1, -0.1, 0.2], [0.1, -0.1, 0.2], [0.1, 0.1, 0.2], [-0.1, 0.1, 0.2]]
    faces = torch.tensor([[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]])
    x = torch.linspace(-0.3, 0.3, 61)
    points = torch.stack([x, 0.3 * x, 0 * x], dim=1)
    seen = []
    for reach in (0.613, 0.627):
        hand = [[0.65, reach, 0.1]]
        vertices = torch.tensor([screen + finger + hand])
        lamp = LampView.of(vertices, faces, (0.1, 0.2, 1.0))
        seen.append(lamp.shadow(points, torch.zeros(61, dtype=torch.int64)))
    assert torch.allclose(seen[0], seen[1], atol=1e-3)
    assert 0.2 < seen[0].mean() < 0.8
