"""Where a body is seen, edges and surroundings included: which places of it are behind a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch

from app.rendering.band import band
from app.rendering.drawing import edges
from app.rendering.rasterizer import Spots, rasterize
from app.rendering.surface import Surface

#: Samples in pixels on an edge, in pixels from the centre: a rotated grid.
_SAMPLES: Final = ((-0.125, -0.375), (0.375, -0.125), (-0.375, 0.125), (0.125, 0.375))
#: Hair and clothes reach so far beyond the body's surface, metres.
REACH: Final = 0.03


@dataclass(frozen=True, eq=False)
class Fragments:
    """Places on the surface behind the pixels of B pictures.

    N pixels have one place: those inside the body, and those of a band around it, which get the
    nearest place on its outline. E pixels on edges have S places, each with a share. The M =
    N + E * S fragments come in this order.

    Attributes:
        shape: Number of pictures, height, width.
        single: (N,) int64 index of pixels into the flattened (B, H, W).
        edge: (E,) int64 index of pixels with several places.
        face: (M,) triangle of each fragment.
        barycentric: (M, 3) where in the triangle.
        share: (E, S) share of each place in its pixel; rows sum to 1.
        cover: (N + E,) how far the body covers each pixel: 0 in the band, 1 inside.
        beyond: (N, 2) from the outline to pixels of the band, in shares of the reach, right and
            down; 0 inside.
    """

    shape: tuple[int, int, int]
    single: torch.Tensor
    edge: torch.Tensor
    face: torch.Tensor
    barycentric: torch.Tensor
    share: torch.Tensor
    cover: torch.Tensor
    beyond: torch.Tensor

    @property
    def picture(self) -> torch.Tensor:
        """(M,) number of the picture that each fragment belongs to."""
        area = self.shape[1] * self.shape[2]
        several = (self.edge // area).repeat_interleave(self.share.shape[1])
        return torch.cat([self.single // area, several])

    def interpolate(self, values: torch.Tensor, corners: torch.Tensor) -> torch.Tensor:
        """Interpolate (V, C) or (B, V, C) values given at corners (F, 3): (M, C)."""
        index = corners.index_select(0, self.face)
        if values.ndim == 3:
            if len(values) > 1:
                index = index + (self.picture * values.shape[1])[:, None]
            values = values.reshape(-1, values.shape[2])
        # One corner after the other: faster than all three with a sum.
        first, second, third = (
            values.index_select(0, corner) * share[:, None]
            for corner, share in zip(index.unbind(1), self.barycentric.unbind(1), strict=True)
        )
        return first + second + third

    def spread(self, values: torch.Tensor) -> torch.Tensor:
        """Mean of (M, C) values in each pixel: (B, C, H, W), 0 where nothing is near."""
        count, channels = len(self.single), values.shape[1]
        several = values[count:].view(*self.share.shape, channels)
        blended = torch.bmm(self.share[:, None].to(values.dtype), several)[:, 0]
        return self.laid_out(torch.cat([values[:count], blended]))

    def laid_out(self, values: torch.Tensor) -> torch.Tensor:
        """Put (N + E, C) values of pixels into place: (B, C, H, W)."""
        count = self.shape[0] * self.shape[1] * self.shape[2]
        flat = values.new_zeros(count, values.shape[1])
        flat = flat.index_put((torch.cat([self.single, self.edge]),), values)
        return flat.view(*self.shape, values.shape[1]).permute(0, 3, 1, 2)

    def compact(self) -> Fragments:
        """The same in half the memory, to be kept."""
        return Fragments(
            shape=self.shape,
            single=self.single.int(),
            edge=self.edge.int(),
            face=self.face.int(),
            barycentric=self.barycentric.half(),
            share=self.share.half(),
            cover=self.cover.half(),
            beyond=self.beyond.half(),
        )

    @classmethod
    def joined(cls, parts: Sequence[Fragments]) -> Fragments:
        """The fragments of several single pictures of one size."""
        area = parts[0].shape[1] * parts[0].shape[2]
        return cls(
            shape=(len(parts), *parts[0].shape[1:]),
            single=torch.cat([part.single + area * n for n, part in enumerate(parts)]),
            edge=torch.cat([part.edge + area * n for n, part in enumerate(parts)]),
            face=in_order(parts, [part.face for part in parts]),
            barycentric=in_order(parts, [part.barycentric for part in parts]),
            share=torch.cat([part.share for part in parts]),
            cover=in_order(parts, [part.cover for part in parts]),
            beyond=torch.cat([part.beyond for part in parts]),
        )

    def window(self, left: int, top: int, size: tuple[int, int]) -> Fragments:
        """The part of a single picture inside a window; what lies outside of it is left out.

        Args:
            left: First column of the window.
            top: First row.
            size: Its width and height.
        """
        (width, height), across = size, self.shape[2]
        singles, edged = (
            _inside(pixel % across - left, pixel // across - top, size)
            for pixel in (self.single, self.edge)
        )
        count, samples = len(self.single), self.share.shape[1]
        several = (edged[:, None] * samples + torch.arange(samples, device=edged.device)).view(-1)
        chosen = torch.cat([singles, several + count])

        def moved(pixel: torch.Tensor) -> torch.Tensor:
            return ((pixel // across - top) * width + pixel % across - left).long()

        return Fragments(
            shape=(1, height, width),
            single=moved(self.single[singles]),
            edge=moved(self.edge[edged]),
            face=self.face[chosen].long(),
            barycentric=self.barycentric[chosen].float(),
            share=self.share[edged].float(),
            cover=self.cover[torch.cat([singles, edged + count])].float(),
            beyond=self.beyond[singles].float(),
        )


def in_order(parts: Sequence[Fragments], values: Sequence[torch.Tensor]) -> torch.Tensor:
    """Join values of the fragments (or pixels) of several pictures: single ones, then edges."""
    counts = [len(part.single) for part in parts]
    singles = [each[:count] for each, count in zip(values, counts, strict=True)]
    several = [each[count:] for each, count in zip(values, counts, strict=True)]
    return torch.cat([*singles, *several])


def _inside(column: torch.Tensor, row: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    within = (column >= 0) & (column < size[0]) & (row >= 0) & (row < size[1])
    return within.nonzero()[:, 0]


def find_fragments(
    surface: Surface,
    pixels: torch.Tensor,
    depth: torch.Tensor,
    size: tuple[int, int],
    reach: int,
) -> Fragments:
    """Find what is behind the pixels of a batch of pictures.

    Args:
        surface: The body's surface.
        pixels: (B, V, 2) where its vertices fall.
        depth: (B, V) metres along the optical axis.
        size: Width and height of the pictures.
        reach: Pixels around the body that belong to it as well.
    """
    raster = rasterize(pixels, depth, surface.faces, size, two_sided=surface.open)
    edge = edges(raster)
    samples = rasterize(
        pixels, depth, surface.faces, size, two_sided=surface.open, spots=Spots(edge, _SAMPLES)
    )
    several = _Several.of(samples.pixel, samples.sample, edge)
    hit = torch.zeros_like(edge)
    hit.view(-1)[several.pixel] = True
    inside = (~hit.view(-1)[raster.pixel]).nonzero()[:, 0]
    near = band(raster.dense(torch.ones_like(raster.pixel, dtype=torch.bool)) > 0, reach)
    outside = (~hit.view(-1)[near.pixel]).nonzero()[:, 0]
    number = torch.zeros(edge.numel(), dtype=torch.int64, device=edge.device)
    number[raster.pixel] = torch.arange(len(raster.pixel), device=edge.device)
    behind = torch.cat([inside, number[near.nearest[outside]]])
    beyond = near.offset[outside] / max(reach, 1)
    return Fragments(
        shape=raster.shape,
        single=torch.cat([raster.pixel[inside], near.pixel[outside]]),
        edge=several.pixel,
        face=torch.cat([raster.face[behind], several.filled(samples.face)]),
        barycentric=torch.cat([raster.barycentric[behind], several.filled(samples.barycentric)]),
        share=several.seen / several.seen.sum(dim=1, keepdim=True),
        cover=torch.cat(
            [depth.new_ones(len(inside)), depth.new_zeros(len(outside)), several.seen.mean(dim=1)]
        ),
        beyond=torch.cat([depth.new_zeros(len(inside), 2), beyond]),
    )


@dataclass(frozen=True, eq=False)
class _Several:
    """The E edge pixels in which at least one sample saw something.

    Attributes:
        pixel: (E,) index of the pixels, ascending.
        seen: (E, S) 1 where a sample saw something.
        place: (K,) where each of K samples stands in the flattened (E, S).
    """

    pixel: torch.Tensor
    seen: torch.Tensor
    place: torch.Tensor

    @classmethod
    def of(cls, pixel: torch.Tensor, sample: torch.Tensor, edge: torch.Tensor) -> _Several:
        hit = torch.zeros(edge.numel(), dtype=torch.bool, device=edge.device)
        hit[pixel] = True
        number = (hit.cumsum(0) - 1)[pixel]
        place = number * len(_SAMPLES) + sample
        chosen = hit.nonzero()[:, 0]
        seen = torch.zeros(len(chosen) * len(_SAMPLES), device=edge.device)
        seen[place] = 1.0
        return cls(chosen, seen.view(-1, len(_SAMPLES)), place)

    def filled(self, values: torch.Tensor) -> torch.Tensor:
        """(E * S, ...) values of the samples, 0 for those that saw nothing."""
        spread = values.new_zeros(self.seen.numel(), *values.shape[1:])
        spread[self.place] = values
        return spread
