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

#: Triangles that come nearer to the camera plane than this (metres) are left out.
NEAR: Final = 0.02

#: Pixels of boxes handled at once: bounds memory (about 150 bytes each) and keeps them in cache.
_PIXELS_AT_ONCE: Final = 1 << 16
_NO_FACE: Final = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Raster:
    """What is seen in a batch of B pictures: the N pixels that a triangle covers.

    Attributes:
        shape: Number of pictures, height, width.
        pixel: (N,) int64 index into the flattened (B, H, W), ascending.
        face: (N,) int64 index of the triangle.
        barycentric: (N, 3) perspective-correct weights of the triangle's corners.
        depth: (N,) metres along the optical axis.
        back: (N,) bool, whether the triangle is seen from its back.
    """

    shape: tuple[int, int, int]
    pixel: torch.Tensor
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
        parts = (self.pixel, self.face, self.barycentric, self.depth, self.back)
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
        """Spread (N,) or (N, C) values of the seen pixels over (B, H, W) or (B, H, W, C)."""
        count = self.shape[0] * self.shape[1] * self.shape[2]
        spread = values.new_full((count, *values.shape[1:]), empty)
        spread[self.pixel] = values
        return spread.view(*self.shape, *values.shape[1:])


def rasterize(
    points_px: torch.Tensor,
    depth: torch.Tensor,
    faces: torch.Tensor,
    size: tuple[int, int],
    *,
    two_sided: torch.Tensor | None = None,
    within: torch.Tensor | None = None,
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
        within: (B, H, W) bool, the only pixels to look at; None means all.
    """
    shape = (len(points_px), size[1], size[0])
    inverse = torch.where(depth > NEAR, 1.0 / depth.clamp(min=NEAR), 0.0)
    packed = torch.cat([points_px, inverse[..., None]], dim=2)
    triangles = packed.index_select(1, faces.reshape(-1)).view(-1, 3, 3)
    candidates = _candidates(triangles, shape, two_sided)
    nearest = depth.new_zeros(shape[0] * shape[1] * shape[2])
    seen = torch.full_like(nearest, _NO_FACE, dtype=torch.int32)
    for pixel, triangle, near in _fragments(candidates, size[0], within):
        before = nearest.index_select(0, pixel)
        nearest.scatter_reduce_(0, pixel, near, "amax")
        after = nearest.index_select(0, pixel)
        seen[pixel[after > before]] = _NO_FACE
        wins = (near == after).nonzero()[:, 0]
        seen.scatter_reduce_(0, pixel[wins], triangle[wins], "amin")
    return _resolve(triangles, seen, len(faces), shape)


def faces_at(points_px: torch.Tensor, faces: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Find the triangles that may touch wanted pixels, give or take one pixel.

    Args:
        points_px: (B, V, 2) projected points in pixels.
        faces: (F, 3) corner indices.
        wanted: (B, H, W) bool.

    Returns:
        (K,) indices of faces whose boxes hold a wanted pixel in any picture, ascending.
    """
    count, height, width = wanted.shape
    # A table of running sums tells in four look-ups how many wanted pixels a box holds.
    table = wanted.new_zeros((count, height + 1, width + 1), dtype=torch.int32)
    table[:, 1:, 1:] = wanted.int().cumsum(1, dtype=torch.int32).cumsum(2, dtype=torch.int32)
    corners = points_px.index_select(1, faces.reshape(-1)).view(count, -1, 3, 2)
    limit = corners.new_tensor([width, height])
    low = (corners.amin(2).floor() - 1).clamp(min=0).minimum(limit).long()
    high = (corners.amax(2).ceil() + 1).clamp(min=0).minimum(limit).long()
    picture = torch.arange(count, device=faces.device)[:, None]
    held = table[picture, high[..., 1], high[..., 0]] - table[picture, low[..., 1], high[..., 0]]
    held = held - table[picture, high[..., 1], low[..., 0]]
    held = held + table[picture, low[..., 1], low[..., 0]]
    return (held > 0).any(0).nonzero()[:, 0]


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


def _candidates(
    triangles: torch.Tensor, shape: tuple[int, int, int], two_sided: torch.Tensor | None
) -> _Candidates:
    x, y, inverse = triangles.unbind(2)
    left, right = _span(x, shape[2])
    top, bottom = _span(y, shape[1])
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
    per_picture = len(triangles) // shape[0]
    return _Candidates(
        corners=tuple(wound.permute(2, 1, 0).reshape(9, -1).unbind(0)),
        left=left[index].int(),
        top=top[index].int(),
        width=width.int(),
        count=width.long() * height.long(),
        picture=index // per_picture * (shape[1] * shape[2]),
        triangle=index.int(),
    )


def _span(along: torch.Tensor, size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """First pixel, and first pixel beyond, whose centres lie between the corners."""
    first = (along.amin(1) - 0.5).ceil().clamp(min=0)
    last = (along.amax(1) - 0.5).floor().clamp(max=size - 1)
    return first, last + 1


def _fragments(
    candidates: _Candidates, width: int, within: torch.Tensor | None
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Yield (pixel, triangle, inverse depth) of covered pixel centres, in bounded portions."""
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
        if within is not None:
            wanted = within.view(-1).index_select(0, pixel).nonzero()[:, 0]
            chosen, pixel, row, column = (a[wanted] for a in (chosen, pixel, row, column))
        corners = [values.index_select(0, chosen) for values in candidates.corners[:6]]
        edges = _edge_functions(corners, column + 0.5, row + 0.5)
        covered = _covered(edges, corners)
        e0, e1, e2 = (edge[covered] for edge in edges)
        chosen = chosen[covered]
        z0, z1, z2 = (values.index_select(0, chosen) for values in candidates.corners[6:])
        near = (e0 * z0 + e1 * z1 + e2 * z2) / (e0 + e1 + e2)
        yield pixel[covered], candidates.triangle[chosen], near


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
    triangles: torch.Tensor, seen: torch.Tensor, face_count: int, shape: tuple[int, int, int]
) -> Raster:
    """Work out the weights and depth in the pixels where a triangle is seen."""
    pixel = (seen != _NO_FACE).nonzero()[:, 0]
    triangle = seen[pixel].long()
    corners = list(triangles.index_select(0, triangle).permute(2, 1, 0).reshape(9, -1).unbind(0))
    inside = pixel % (shape[1] * shape[2])
    row = torch.div(inside, shape[2], rounding_mode="floor")
    edges = torch.stack(_edge_functions(corners, inside % shape[2] + 0.5, row + 0.5), dim=1)
    weighted = edges * torch.stack(corners[6:], dim=1)
    area, total = edges.sum(dim=1), weighted.sum(dim=1)
    return Raster(
        shape=shape,
        pixel=pixel,
        face=triangle % face_count,
        barycentric=weighted / total[:, None],
        depth=area / total,
        back=area > 0,
    )
