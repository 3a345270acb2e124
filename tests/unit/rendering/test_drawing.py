"""Smooth edges: coverage follows the area, and nothing inside changes."""

import torch

from app.rendering.drawing import Drawing, edges
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface

FACES = torch.tensor([[0, 2, 1], [0, 3, 2]])


def surface(faces, parts):
    nothing = torch.zeros(0)
    closed = torch.zeros(len(faces), dtype=torch.bool)
    parts = torch.tensor(parts)
    return Surface(faces, nothing, nothing, parts, nothing, nothing, parts, closed, 1.0)


def draw(corners, size, *, smooth, parts=(0, 0)):
    """A white quad; its second triangle is grey."""
    pixels = torch.tensor(corners, dtype=torch.float32)[None]
    depth = torch.ones(1, 4)
    raster = rasterize(pixels, depth, FACES, size)
    drawing = Drawing(surface(FACES, parts), pixels, depth, raster, scale=100.0)

    def shade(raster):
        return 1 - 0.5 * raster.face[:, None].float()

    return drawing.shaded(shade, smooth=smooth)[0]


def test_coverage_is_the_covered_share_of_each_pixel():
    # A steep edge from (3.1, 0) to (5.9, 20): in row y it cuts x = 3.1 + 0.14 (y + 0.5).
    drawn = draw([[3.1, 0], [12, 0], [12, 20], [5.9, 20]], (16, 20), smooth=True)
    y = torch.arange(20)[:, None] + 0.5
    x = torch.arange(16)[None, :]
    share = (x + 1 - (3.1 + 0.14 * y)).clamp(0, 1) * (x < 12)
    assert (drawn[..., 1] - share).abs().max() < 0.16
    assert (drawn[..., 1] - share).abs().mean() < 0.01
    assert (drawn[..., 0] <= drawn[..., 1]).all()


def test_without_smoothing_pixels_are_covered_or_not():
    drawn = draw([[3.1, 0], [12, 0], [12, 20], [5.9, 20]], (16, 20), smooth=False)
    assert set(drawn[..., 1].unique().tolist()) == {0.0, 1.0}


def test_borders_between_parts_are_smooth_as_well():
    corners = [[0, 0], [12, 0], [12, 20], [0, 20]]
    border = draw(corners, (12, 20), smooth=True, parts=(0, 1))[..., 0]
    seamless = draw(corners, (12, 20), smooth=True, parts=(0, 0))[..., 0]
    assert set(seamless.unique().tolist()) == {0.5, 1.0}
    assert ((border > 0.55) & (border < 0.95)).sum() > 10


def test_edges_are_silhouettes_and_steps_in_depth():
    pixels = torch.tensor([[[2.0, 2], [9, 2], [9, 9], [2, 9], [2, 2], [5, 2], [5, 9], [2, 9]]])
    depth = torch.tensor([[2.0] * 4 + [1.9] * 4])
    raster = rasterize(pixels, depth, torch.cat([FACES, FACES + 4]), (12, 12))
    edge = edges(raster)[0]
    assert edge[5].tolist() == [x in (1, 2, 4, 5, 8, 9) for x in range(12)]
    slanted = rasterize(pixels[:, :4], torch.tensor([[1.0, 1.05, 1.05, 1.0]]), FACES, (12, 12))
    assert not edges(slanted)[0, 4:7, 4:7].any()
