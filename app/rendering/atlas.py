"""Textures: from the surface into the flat atlas and back, and how empty places are filled."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.rendering.raster import Raster
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface


def unwrap(surface: Surface, size: int) -> Raster:
    """Lay the surface out flat: the raster of a picture of ``size`` x ``size`` texels.

    Interpolating with the raster and ``surface.faces`` gives values at each texel.
    """
    places = _texels(surface.uv, size)[None]
    depth, both = torch.ones_like(places[..., 0]), torch.ones_like(surface.parts, dtype=torch.bool)
    return rasterize(places, depth, surface.uv_faces, (size, size), two_sided=both)


@dataclass(frozen=True, eq=False)
class Texture:
    """A square texture at falling sizes, each half of the one before.

    Attributes:
        levels: (1, C, S, S), (1, C, S/2, S/2), ...
    """

    levels: tuple[torch.Tensor, ...]

    @property
    def size(self) -> int:
        """Texels along a side of the largest level."""
        return int(self.levels[0].shape[-1])

    @classmethod
    def of(cls, texels: torch.Tensor) -> Texture:
        """Make a texture of (S, S, C) texels, v down; S is a power of two."""
        levels = [texels.permute(2, 0, 1)[None]]
        while levels[-1].shape[-1] > 64:
            levels.append(F.avg_pool2d(levels[-1], 2))
        return cls(tuple(levels))

    def to(self, device: torch.device) -> Texture:
        """Copy to a device."""
        return Texture(tuple(level.to(device) for level in self.levels))

    def sample(self, uv: torch.Tensor, shrink: float = 1.0) -> torch.Tensor:
        """Look up (N, 2) texture places, v up.

        Args:
            uv: Places, 0 to 1.
            shrink: Texels per pixel; the texture is averaged accordingly.

        Returns:
            (N, C) values.
        """
        grid = torch.stack([2 * uv[:, 0] - 1, 1 - 2 * uv[:, 1]], dim=1)[None, None]
        level = 0
        while shrink > 1.5 and level < len(self.levels) - 1:
            shrink, level = shrink / 2, level + 1
        found = F.grid_sample(self.levels[level], grid, padding_mode="border", align_corners=False)
        return found[0, :, 0].T


def filled(texels: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Fill empty texels from their surroundings, near ones first (pull-push, Gortler 1996).

    Args:
        texels: (S, S, C) values.
        weight: (S, S) how much each is trusted; 0 is empty, 1 or more stays as it is.

    Returns:
        (S, S, C) without empty places.
    """
    values = texels.permute(2, 0, 1)[None]
    trust = weight.clamp(0.0, 1.0)[None, None]
    return _pull_push(values * trust, trust)[0].permute(1, 2, 0)


def _pull_push(weighted: torch.Tensor, trust: torch.Tensor) -> torch.Tensor:
    """Blend ``weighted / trust`` with what coarser levels say, as far as trust is lacking."""
    own = weighted / trust.clamp(min=1e-6)
    if weighted.shape[-1] == 1:
        return own
    pulled = F.avg_pool2d(trust, 2) * 4
    scale = pulled.clamp(max=1.0) / pulled.clamp(min=1e-6)
    coarse = _pull_push(F.avg_pool2d(weighted, 2) * 4 * scale, pulled.clamp(max=1.0))
    below = F.interpolate(coarse, scale_factor=2, mode="bilinear", align_corners=False)
    return own * trust + below * (1 - trust)


def _texels(uv: torch.Tensor, size: int) -> torch.Tensor:
    """Texture places (v up) as positions in the picture of the atlas (y down), in texels."""
    return torch.stack([uv[..., 0], 1 - uv[..., 1]], dim=-1) * size
