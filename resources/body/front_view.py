"""Looks at the face from the front, point by point, to find places by what is visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points

#: Distance of neighbouring points of the view, metres.
STEP: Final = 0.00025


@dataclass(frozen=True)
class FrontView:
    """The visible surface of the face on a grid of the frontal plane.

    Attributes:
        origin: x and y of the first grid point, metres.
        face: (rows, columns) visible triangle, -1 for none.
        shares: (rows, columns, 3) where in the triangle.
        depth: (rows, columns) z of the visible point.
    """

    origin: NDArray[np.float64]
    face: NDArray[np.int64]
    shares: NDArray[np.float64]
    depth: NDArray[np.float64]

    def at(self, x: float, y: float) -> tuple[int, NDArray[np.float64]]:
        """Triangle and shares of the visible point at a place of the plane."""
        column, row = self.cell(x, y)
        return int(self.face[row, column]), self.shares[row, column]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Column and row of a place of the plane."""
        column, row = np.rint((np.array([x, y]) - self.origin) / STEP).astype(int)
        return int(column), int(row)

    def heights(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Heights (y) of rows."""
        heights: NDArray[np.float64] = self.origin[1] + STEP * rows
        return heights

    def place(self, column: float, row: float) -> tuple[float, float]:
        """Coordinates (x and y) of a column and a row, which may lie between grid points."""
        return float(self.origin[0] + STEP * column), float(self.origin[1] + STEP * row)


def front_view(
    vertices: Points, faces: NDArray[np.int64], low: NDArray[Any], high: NDArray[Any]
) -> FrontView:
    """Look at part of a surface from the front.

    Args:
        vertices: (V, 3) the surface.
        faces: (F, 3) its triangles.
        low: x, y and z of the nearest corner of what is looked at.
        high: x, y and z of the farthest corner.
    """
    columns, rows = (np.ceil((np.asarray(high) - low)[:2] / STEP)).astype(int) + 1
    face = np.full((rows, columns), -1)
    shares = np.zeros((rows, columns, 3))
    depth = np.full((rows, columns), -np.inf)
    corners = vertices[faces]
    seen = ((corners > low) & (corners < high)).all(axis=(1, 2))
    for number in np.flatnonzero(seen):
        _draw(corners[number], number, np.asarray(low)[:2], (face, shares, depth))
    return FrontView(np.asarray(low)[:2], face, shares, depth)


def _draw(
    corners: Points,
    number: int,
    origin: NDArray[np.float64],
    target: tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    face, shares, depth = target
    flat = (corners[:, :2] - origin) / STEP
    first, last = np.ceil(flat.min(axis=0)).astype(int), np.floor(flat.max(axis=0)).astype(int)
    sides = np.stack([flat[1] - flat[0], flat[2] - flat[0]], axis=1)
    area = np.linalg.det(sides)
    if area <= 1e-9 or (last < first).any():  # turned away, or between grid points
        return
    grid = np.stack(np.meshgrid(*(np.arange(a, b + 1) for a, b in zip(first, last, strict=True))))
    inner = np.einsum("ij,jyx->iyx", np.linalg.inv(sides), grid - flat[0][:, None, None])
    inside = np.concatenate([1 - inner.sum(axis=0, keepdims=True), inner])
    z = np.einsum("i,iyx->yx", corners[:, 2], inside)
    window = (slice(first[1], last[1] + 1), slice(first[0], last[0] + 1))
    wins = (inside >= -1e-9).all(axis=0) & (z > depth[window])
    depth[window][wins] = z[wins]
    face[window][wins] = number
    shares[window][wins] = inside.transpose(1, 2, 0)[wins]
