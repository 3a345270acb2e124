"""The z-buffer: which triangle is seen in each pixel, where in the triangle, and how far away.

One vectorised code path for every device. Triangles are expanded into the pixels of the boxes
around them, each pixel centre is tested with edge functions (Pineda 1988), and the nearest triangle
wins by a scatter reduction. Only products, comparisons and extremes of float32 decide, never the
order of execution, so the same input gives the same picture each time.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import torch

from app.rendering.raster import Raster

#: Triangles that come nearer to the camera plane than this (metres) are left out.
NEAR: Final = 0.02

#: Pixels of boxes handled at once: bounds memory (about 150 bytes each) and keeps them in cache.
_PIXELS_AT_ONCE: Final = 1 << 16
_NO_FACE: Final = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Spots:
    """Several samples in some pixels.

    Attributes:
        wanted: (B, H, W) bool, the only pixels to look at.
        offsets: Right and down from the pixel centre, in pixels, of each sample.
    """

    wanted: torch.Tensor
    offsets: tuple[tuple[float, float], ...]


def rasterize(
    points_px: torch.Tensor,
    depth: torch.Tensor,
    faces: torch.Tensor,
    size: tuple[int, int],
    *,
    two_sided: torch.Tensor | None = None,
    spots: Spots | None = None,
) -> Raster:
    """Find the nearest triangle in every pixel of a batch of pictures.

    A pixel belongs to a triangle that covers its centre (integer + 0.5); a centre exactly on an
    edge shared by two triangles belongs to exactly one of them (top-left rule). Triangles with a
    corner nearer than NEAR, or behind the camera, are left out. At equal depth the lower face
    index is seen.

    Args:
        points_px: (B, V, 2) projected points in pixels.
        depth: (B, V) their depth in metres.
        faces: (F, 3) corner indices, counter-clockwise seen from outside.
        size: Width and height of the picture in pixels.
        two_sided: (F,) bool, the triangles that are seen from their back as well; None means none.
        spots: Where to look instead of at all pixel centres.
    """
    shape = (len(points_px), size[1], size[0])
    inverse = torch.where(depth > NEAR, 1.0 / depth.clamp(min=NEAR), 0.0)
    packed = torch.cat([points_px, inverse[..., None]], dim=2)
    triangles = packed.index_select(1, faces.reshape(-1)).view(-1, 3, 3)
    places = _Places.of(shape[0] * shape[1] * shape[2], spots, depth.device)
    candidates = _candidates(triangles, shape, places.offsets, two_sided)
    nearest = depth.new_zeros(places.count)
    seen = torch.full_like(nearest, _NO_FACE, dtype=torch.int32)
    for place, triangle, near in _fragments(candidates, size[0], places):
        before = nearest.index_select(0, place)
        nearest.scatter_reduce_(0, place, near, "amax")
        after = nearest.index_select(0, place)
        seen[place[after > before]] = _NO_FACE
        wins = (near == after).nonzero()[:, 0]
        seen.scatter_reduce_(0, place[wins], triangle[wins], "amin")
    return _resolve(triangles, seen, places, shape)


@dataclass(frozen=True, eq=False)
class _Candidates:
    """M triangles of the batch that may cover a pixel centre, with the boxes around them.

    Attributes:
        corners: Nine times (M,): x of the corners, y, inverse depth. They are wound so that edge
            functions are positive inside.
        left, top, width: (M,) int32, first column and row of the box, and how wide it is.
        count: (M,) number of pixels in the box.
        picture: (M,) index of the first pixel of the triangle's picture.
        triangle: (M,) int32 index in the batch of triangles.
    """

    corners: tuple[torch.Tensor, ...]
    left: torch.Tensor
    top: torch.Tensor
    width: torch.Tensor
    count: torch.Tensor
    picture: torch.Tensor
    triangle: torch.Tensor


@dataclass(frozen=True, eq=False)
class _Places:
    """Where results are kept: one place per looked-at pixel and sample.

    Attributes:
        count: Number of places.
        pixels: (P,) looked-at pixels of the batch; None means all, in order.
        lookup: (B * H * W,) number of each pixel in ``pixels``, -1 for none; None means all.
        offsets: (S, 2) right and down from the pixel centre.
    """

    count: int
    pixels: torch.Tensor | None
    lookup: torch.Tensor | None
    offsets: torch.Tensor

    @classmethod
    def of(cls, total: int, spots: Spots | None, device: torch.device) -> _Places:
        if spots is None:
            return cls(total, None, None, torch.zeros(1, 2, device=device))
        pixels = spots.wanted.reshape(-1).nonzero()[:, 0]
        lookup = torch.full((total,), -1, device=device)
        lookup[pixels] = torch.arange(len(pixels), device=device)
        offsets = torch.tensor(spots.offsets, device=device)
        return cls(len(pixels) * len(offsets), pixels, lookup, offsets)

    def locate(self, place: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Pixel and number of the sample of each place."""
        if self.pixels is None:
            return place, torch.zeros_like(place)
        sample = torch.div(place, max(1, len(self.pixels)), rounding_mode="floor")
        return self.pixels[place - sample * len(self.pixels)], sample


def _candidates(
    triangles: torch.Tensor,
    shape: tuple[int, int, int],
    offsets: torch.Tensor,
    two_sided: torch.Tensor | None,
) -> _Candidates:
    x, y, inverse = triangles.unbind(2)
    left, right = _span(x, shape[2], offsets[:, 0])
    top, bottom = _span(y, shape[1], offsets[:, 1])
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    # y points down, so corners that are counter-clockwise to the eye have negative area.
    facing = area < 0
    if two_sided is not None:
        facing = facing | (two_sided.repeat(shape[0]) & (area > 0))
    kept = facing & (right > left) & (bottom > top) & (inverse.amin(1) > 0)
    index = kept.nonzero()[:, 0]
    corners, flipped = triangles[index], (area[index] < 0)[:, None, None]
    wound = torch.where(flipped, corners[:, [0, 2, 1]], corners)
    width, height = (right - left)[index], (bottom - top)[index]
    per_picture = max(1, len(triangles) // shape[0])
    return _Candidates(
        corners=tuple(wound.permute(2, 1, 0).reshape(9, -1).unbind(0)),
        left=left[index].int(),
        top=top[index].int(),
        width=width.int(),
        count=width.long() * height.long(),
        picture=index // per_picture * (shape[1] * shape[2]),
        triangle=index.int(),
    )


def _span(
    along: torch.Tensor, size: int, offsets: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """First pixel, and first pixel beyond, that have a sample between the corners."""
    first = (along.amin(1) - 0.5 - offsets.max()).ceil().clamp(min=0)
    last = (along.amax(1) - 0.5 - offsets.min()).floor().clamp(max=size - 1)
    return first, last + 1


def _fragments(
    candidates: _Candidates, width: int, places: _Places
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Yield (place, triangle, inverse depth) of covered samples, in bounded portions."""
    for boxed, pixel, column, row in _boxed_pixels(candidates, width):
        x, y, place, chosen = column + 0.5, row + 0.5, pixel, boxed
        if places.lookup is not None and places.pixels is not None:
            found = places.lookup.index_select(0, pixel)
            wanted = (found >= 0).nonzero()[:, 0]
            right, down = places.offsets[:, 0, None], places.offsets[:, 1, None]
            x, y = (x[wanted] + right).view(-1), (y[wanted] + down).view(-1)
            samples = torch.arange(len(places.offsets), device=found.device)[:, None]
            place = (found[wanted] + samples * len(places.pixels)).view(-1)
            chosen = boxed[wanted].repeat(len(places.offsets))
        corners = [values.index_select(0, chosen) for values in candidates.corners[:6]]
        edges = _edge_functions(corners, x, y)
        covered = _covered(edges, corners)
        e0, e1, e2 = (edge[covered] for edge in edges)
        winner = chosen[covered]
        z0, z1, z2 = (values.index_select(0, winner) for values in candidates.corners[6:])
        near = (e0 * z0 + e1 * z1 + e2 * z2) / (e0 + e1 + e2)
        yield place[covered], candidates.triangle[winner], near


def _boxed_pixels(
    candidates: _Candidates, width: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Yield (candidate, pixel in the batch, column, row) of the pixels in all boxes."""
    end = torch.cumsum(candidates.count, 0)
    start = end - candidates.count
    for first, last in _portions(end):
        chosen = torch.repeat_interleave(candidates.count[first:last]) + first
        number = torch.arange(len(chosen), device=end.device) + start[first]
        number = (number - start.index_select(0, chosen)).int()
        across = candidates.width.index_select(0, chosen)
        row = torch.div(number, across, rounding_mode="floor")
        column = number - row * across + candidates.left.index_select(0, chosen)
        row = row + candidates.top.index_select(0, chosen)
        pixel = candidates.picture.index_select(0, chosen) + row * width + column
        yield chosen, pixel, column, row


def _portions(end: torch.Tensor) -> list[tuple[int, int]]:
    """Cut triangles into runs of about equal work, given the running sum of their pixels."""
    total = int(end[-1]) if len(end) else 0
    marks = torch.arange(0, total, _PIXELS_AT_ONCE, device=end.device)
    cuts = [*torch.searchsorted(end, marks, right=True).tolist(), len(end)]
    return [(first, last) for first, last in itertools.pairwise(cuts) if last > first]


def _edge_functions(
    corners: list[torch.Tensor], x: torch.Tensor, y: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Twice the areas spanned by a point and the edges opposite to corners 0, 1, 2.

    Walking an edge the other way negates the result exactly, rounding included: this is what makes
    neighbours agree about their shared edge.
    """
    x0, x1, x2 = (along - x for along in corners[:3])
    y0, y1, y2 = (along - y for along in corners[3:6])
    return x1 * y2 - x2 * y1, x2 * y0 - x0 * y2, x0 * y1 - x1 * y0


def _covered(
    edges: tuple[torch.Tensor, torch.Tensor, torch.Tensor], corners: list[torch.Tensor]
) -> torch.Tensor:
    """Indices of the points inside, or on an edge that has the inside below it or to its right."""
    least = torch.minimum(torch.minimum(edges[0], edges[1]), edges[2])
    lost = torch.zeros_like(least, dtype=torch.bool)
    border = (least == 0).nonzero()[:, 0]
    for opposite, edge in enumerate(edges):
        start, stop = (opposite + 1) % 3, (opposite + 2) % 3
        along = corners[stop][border] - corners[start][border]
        down = corners[stop + 3][border] - corners[start + 3][border]
        owned = (down < 0) | ((down == 0) & (along > 0))
        lost[border] |= (edge[border] == 0) & ~owned
    return ((least >= 0) & ~lost).nonzero()[:, 0]


def _resolve(
    triangles: torch.Tensor, seen: torch.Tensor, places: _Places, shape: tuple[int, int, int]
) -> Raster:
    """Work out the weights and depth at the places where a triangle is seen."""
    found = (seen != _NO_FACE).nonzero()[:, 0]
    pixel, sample = places.locate(found)
    triangle = seen[found].long()
    corners = list(triangles.index_select(0, triangle).permute(2, 1, 0).reshape(9, -1).unbind(0))
    inside = pixel % (shape[1] * shape[2])
    row = torch.div(inside, shape[2], rounding_mode="floor")
    right, down = places.offsets[sample].unbind(1)
    x, y = inside % shape[2] + 0.5 + right, row + 0.5 + down
    edges = torch.stack(_edge_functions(corners, x, y), dim=1)
    weighted = edges * torch.stack(corners[6:], dim=1)
    area, total = edges.sum(dim=1), weighted.sum(dim=1)
    return Raster(
        shape=shape,
        pixel=pixel,
        sample=sample,
        face=triangle % max(1, len(triangles) // shape[0]),
        barycentric=weighted / total[:, None],
        depth=area / total,
        back=area > 0,
    )
