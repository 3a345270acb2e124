"""A posed surface in pictures: rasterized once, shaded once per pixel and more often on edges."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.rendering.camera import Camera
from app.rendering.occlusion import hollows
from app.rendering.raster import Raster
from app.rendering.rasterizer import Spots, rasterize
from app.rendering.surface import Surface

#: Sub-pixel places of the samples on an edge, in pixels from the centre: eight queens, so that
#: edges near the horizontal and the vertical get eight steps as well.
_SAMPLES: Final = tuple(
    ((column + 0.5) / 8 - 0.5, (row + 0.5) / 8 - 0.5)
    for row, column in enumerate((5, 2, 6, 1, 7, 4, 0, 3))
)
#: Neighbours whose depths differ by more than this (metres) lie on different surfaces.
_STEP: Final = 0.012

#: Colours (N, C) of the N seen pixels of a raster.
Shade = Callable[[Raster], torch.Tensor]


@dataclass(frozen=True, eq=False)
class Drawing:
    """B posed bodies before a camera.

    Attributes:
        surface: The body's surface.
        pixels: (B, V, 2) where its vertices fall.
        depth: (B, V) metres along the optical axis.
        raster: What is seen at the pixel centres.
        scale: Pixels per metre at the body.
    """

    surface: Surface
    pixels: torch.Tensor
    depth: torch.Tensor
    raster: Raster
    scale: float

    @classmethod
    def of(cls, surface: Surface, vertices: torch.Tensor, camera: Camera) -> Drawing:
        """Rasterize posed vertices (B, V, 3)."""
        pixels, depth = camera.project(vertices)
        raster = rasterize(pixels, depth, surface.faces, camera.size, two_sided=surface.open)
        return cls(surface, pixels, depth, raster, camera.focal / float(depth.median()))

    def hollows(self) -> torch.Tensor:
        """(B * H * W,) how hollow the surface is at each pixel."""
        depth = self.raster.dense(self.raster.depth, empty=math.inf)
        return hollows(depth, self.scale).view(-1)

    def shrink(self, texture_size: int) -> float:
        """Texels of a texture that fall into a pixel, per side."""
        return self.surface.density * texture_size / self.scale

    def shaded(self, shade: Shade, *, smooth: bool = True) -> torch.Tensor:
        """Shade the pictures.

        Args:
            shade: Colours of the seen pixels of a raster.
            smooth: Whether edges are sampled eight times.

        Returns:
            (B, H, W, C + 1) premultiplied colours and coverage.
        """
        picture = self.raster.dense(_covered(shade(self.raster)))
        if smooth:
            edge = edges(self.raster, self.surface.looks)
            picture[edge] = self._edge_colors(edge, shade)
        return picture

    def _edge_colors(self, edge: torch.Tensor, shade: Shade) -> torch.Tensor:
        """(E, C + 1) means of the samples in E edge pixels."""
        samples = rasterize(
            self.pixels,
            self.depth,
            self.surface.faces,
            (edge.shape[2], edge.shape[1]),
            two_sided=self.surface.open,
            spots=Spots(edge, _SAMPLES),
        )
        colors = _covered(shade(samples))
        number = (edge.view(-1).cumsum(0) - 1)[samples.pixel]
        spread = colors.new_zeros(len(_SAMPLES), int(edge.sum()), colors.shape[1])
        spread[samples.sample, number] = colors
        return spread.mean(dim=0)


def _covered(colors: torch.Tensor) -> torch.Tensor:
    return F.pad(colors, (0, 1), value=1.0)


def edges(raster: Raster, labels: torch.Tensor | None = None) -> torch.Tensor:
    """Find pixels beside a silhouette, a step in depth, or a border between labels.

    Args:
        raster: What is seen.
        labels: (F,) a number per triangle, such as the part of the body.

    Returns:
        (B, H, W) bool.
    """
    depth = raster.dense(raster.depth, empty=1e3)
    across, down = (depth.diff(dim=dim).abs() > _STEP for dim in (2, 1))
    if labels is not None:
        label = raster.dense(labels[raster.face].float())
        across, down = across | (label.diff(dim=2) != 0), down | (label.diff(dim=1) != 0)
    edge = torch.zeros_like(depth, dtype=torch.bool)
    edge[:, :, 1:] |= across
    edge[:, :, :-1] |= across
    edge[:, 1:] |= down
    edge[:, :-1] |= down
    return edge
