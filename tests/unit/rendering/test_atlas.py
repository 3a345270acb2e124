"""Textures: into the atlas and back, and the filling of empty places."""

import pytest
import torch

from app.rendering.atlas import Texture, filled, unwrap
from app.rendering.surface import Surface


def test_texels_are_found_at_their_centres_with_v_up():
    texels = torch.arange(64 * 64 * 2, dtype=torch.float32).view(64, 64, 2)
    uv = torch.tensor([[(10 + 0.5) / 64, 1 - (3 + 0.5) / 64], [0.5 / 64, 0.5 / 64]])
    found = Texture.of(texels).sample(uv)
    assert torch.allclose(found, torch.stack([texels[3, 10], texels[63, 0]]), atol=1e-2)


def test_small_pictures_average_the_texels_of_a_pixel():
    checks = (torch.arange(128)[:, None] + torch.arange(128)) % 2
    texture = Texture.of(checks[..., None].float())
    uv = torch.rand(50, 2, generator=torch.Generator().manual_seed(0))
    assert texture.sample(uv, shrink=2.0)[:, 0].tolist() == pytest.approx([0.5] * 50)


def test_the_surface_laid_flat_meets_itself_at_its_texture_places(body):
    surface = Surface.of(body)
    flat = unwrap(surface, 256)
    uv = flat.interpolate(surface.uv, surface.uv_faces)
    column, row = flat.pixel % 256, flat.pixel // 256
    assert torch.allclose(uv[:, 0] * 256, column + 0.5, atol=1e-3)
    assert torch.allclose((1 - uv[:, 1]) * 256, row + 0.5, atol=1e-3)


def test_filling_keeps_what_is_trusted_and_continues_it():
    texels = torch.zeros(32, 32, 1)
    texels[:, :16] = 0.2
    texels[:, 16:] = 0.8
    weight = torch.zeros(32, 32)
    weight[8:24, 4:8] = 1
    weight[8:24, 24:28] = 1
    done = filled(texels, weight)
    assert torch.equal(done[8:24, 4:8], texels[8:24, 4:8])
    assert done[16, 1].item() == pytest.approx(0.2, abs=0.05)
    assert done[16, 30].item() == pytest.approx(0.8, abs=0.05)
    assert 0.3 < done[16, 16].item() < 0.7
    assert done.min() >= 0.2 - 1e-5
    assert done.max() <= 0.8 + 1e-5


def test_half_trusted_texels_lean_on_their_surroundings():
    texels = torch.full((16, 16, 1), 0.5)
    texels[8, 8] = 1.0
    weight = torch.ones(16, 16)
    weight[8, 8] = 0.5
    assert 0.55 < filled(texels, weight)[8, 8].item() < 0.95


def test_normals_are_unit_vectors_that_point_outwards(body):
    surface = Surface.of(body)
    rest = torch.from_numpy(body.template)[None]
    normals = surface.normals(rest)[0]
    used = surface.faces.unique()
    assert normals[used].norm(dim=1).tolist() == pytest.approx([1] * len(used), abs=1e-4)
    nose, back = 9120, int(used[rest[0, used, 2].argmin()])
    assert normals[nose, 2] > 0.5
    assert normals[back, 2] < -0.5
