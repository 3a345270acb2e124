"""Soft shadows of the key lamp: they show how far a hand is before the body."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.rendering.rasterizer import rasterize

#: Pixels of the picture that the lamp sees.
_SIZE: Final = 384
#: Radius of the lamp's blur on the body, metres, and how many rays sample it.
_RADIUS: Final = 0.016
_RAYS: Final = 10
#: Surfaces shadow nothing that is nearer behind them than this (metres).
_BIAS: Final = 0.008
#: The lamp's picture starts this far (metres) before the foremost vertex: so far that depth between
#: the corners of a triangle, which the rasterizer interpolates for a near eye, is linear.
_BEFORE: Final = 8.0
#: The lamp's picture grows in steps of this (metres).
_EXTENT_STEP: Final = 0.25


@dataclass(frozen=True, eq=False)
class LampView:
    """What a distant lamp sees of B posed bodies.

    Attributes:
        axes: (3, 3) rows: right and down in the lamp's picture, away from the lamp.
        low: (B, 3) corner of the space that the lamp sees, along its axes.
        scale: (B, 1) pixels per metre.
        depth: (B, S, S) metres from ``low``, infinite where the lamp sees nothing.
    """

    axes: torch.Tensor
    low: torch.Tensor
    scale: torch.Tensor
    depth: torch.Tensor

    @classmethod
    def of(
        cls, vertices: torch.Tensor, faces: torch.Tensor, toward: tuple[float, float, float]
    ) -> LampView:
        """See (B, V, 3) vertices from the direction ``toward`` the lamp."""
        away = -F.normalize(vertices.new_tensor(toward), dim=0)
        right = F.normalize(torch.linalg.cross(away, away.new_tensor([0.0, 1.0, 0.0])), dim=0)
        axes = torch.stack([right, torch.linalg.cross(away, right), away])
        seen = vertices @ axes.T
        low, high = seen.amin(dim=1), seen.amax(dim=1)
        low[:, 2] -= _BEFORE
        # The lamp's pixels keep their places while the body moves: shadows must not crawl.
        extent = (
            (high - low)[:, :2].amax(dim=1, keepdim=True) / _EXTENT_STEP
        ).ceil() * _EXTENT_STEP
        scale = (_SIZE - 2) / extent.clamp(min=_EXTENT_STEP)
        low[:, :2] = ((low[:, :2] * scale).floor() - 1) / scale
        local = seen - low[:, None]
        raster = rasterize(local[..., :2] * scale[:, None], local[..., 2], faces, (_SIZE, _SIZE))
        return cls(axes, low, scale, raster.dense(raster.depth, empty=math.inf))

    def shadow(self, points: torch.Tensor, picture: torch.Tensor) -> torch.Tensor:
        """How much of the lamp is hidden from points.

        Args:
            points: (N, 3) body axes.
            picture: (N,) the body that each belongs to.

        Returns:
            (N,) 0 lit to 1 dark.
        """
        local = points @ self.axes.T - self.low[picture]
        scale = self.scale[picture]
        base = picture * (_SIZE * _SIZE)
        dark = torch.zeros_like(local[:, 2])
        for ray in range(_RAYS):
            # Vogel's spiral: even over the disc.
            radius, angle = _RADIUS * math.sqrt((ray + 0.5) / _RAYS), ray * 2.399963
            shift = local.new_tensor([radius * math.cos(angle), radius * math.sin(angle)])
            column, row = ((local[:, :2] + shift) * scale).long().clamp(0, _SIZE - 1).unbind(1)
            found = self.depth.view(-1).index_select(0, base + row * _SIZE + column)
            dark += ((local[:, 2] - found - _BIAS) / _BIAS).clamp(0.0, 1.0)
        return dark / _RAYS
