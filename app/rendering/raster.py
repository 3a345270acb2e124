"""A rasterized batch of pictures: which triangle is seen where, and values at the pixels."""

from __future__ import annotations

from dataclasses import dataclass

import torch


@dataclass(frozen=True, eq=False)
class Raster:
    """What is seen in a batch of B pictures: the N pixels that a triangle covers.

    Attributes:
        shape: Number of pictures, height, width.
        pixel: (N,) int64 index into the flattened (B, H, W); ascending where all pixels were
            looked at.
        sample: (N,) which of several samples in the pixel it is.
        face: (N,) int64 index of the triangle.
        barycentric: (N, 3) perspective-correct weights of the triangle's corners.
        depth: (N,) metres along the optical axis.
        back: (N,) bool, whether the triangle is seen from its back.
    """

    shape: tuple[int, int, int]
    pixel: torch.Tensor
    sample: torch.Tensor
    face: torch.Tensor
    barycentric: torch.Tensor
    depth: torch.Tensor
    back: torch.Tensor

    @property
    def picture(self) -> torch.Tensor:
        """(N,) index of the picture that each pixel belongs to."""
        return self.pixel // (self.shape[1] * self.shape[2])

    def cpu(self) -> Raster:
        """Copy to main memory."""
        parts = (self.pixel, self.sample, self.face, self.barycentric, self.depth, self.back)
        return Raster(self.shape, *(part.cpu() for part in parts))

    def interpolate(self, values: torch.Tensor, corners: torch.Tensor) -> torch.Tensor:
        """Interpolate values given at corners.

        Args:
            values: (V, C), or (B, V, C) for values that differ between pictures.
            corners: (F, 3) index into V of each triangle's corners.

        Returns:
            (N, C) values in the seen pixels.
        """
        index = corners.index_select(0, self.face)
        if values.ndim == 3:
            index = index + (self.picture * values.shape[1])[:, None]
            values = values.reshape(-1, values.shape[2])
        picked = values.index_select(0, index.reshape(-1)).view(-1, 3, values.shape[1])
        return (picked * self.barycentric[..., None]).sum(dim=1)

    def dense(self, values: torch.Tensor, empty: float = 0.0) -> torch.Tensor:
        """Spread (N,) or (N, C) values of the seen pixels over (B, H, W) or (B, H, W, C).

        Only for rasters with one sample per pixel.
        """
        count = self.shape[0] * self.shape[1] * self.shape[2]
        spread = values.new_full((count, *values.shape[1:]), empty)
        spread[self.pixel] = values
        return spread.view(*self.shape, *values.shape[1:])
