"""The lips of the mean face: where they are, and how they are closed.

The mean of many faces gapes a little at the corners of the mouth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.front_view import FrontView
    from resources.body.makehuman import Points

    Mask = NDArray[np.bool_]

#: Height of lip that gives way, and how far the edges then overlap; metres.
_LIP, _OVERLAP = 0.004, 0.0003


@dataclass(frozen=True)
class VisibleLips:
    """What is visible of the lips.

    Attributes:
        view: The face from the front.
        corner: First column and first row of the part of the view around the mouth.
        red: (rows, columns) where lips are visible in that part.
        depth: (rows, columns) z of the visible points.
    """

    view: FrontView
    corner: tuple[int, int]
    red: Mask
    depth: NDArray[np.float64]

    @property
    def columns(self) -> NDArray[np.int64]:
        """Columns in which lips are visible."""
        return np.flatnonzero(self.red.any(axis=0))

    def place(self, column: int, row: float) -> tuple[float, float]:
        """Coordinates of a column and a row of the part."""
        return self.view.place(self.corner[0] + column, self.corner[1] + row)


def visible_lips(view: FrontView, eyes: Points, is_lip: Mask) -> VisibleLips:
    """Find the lips in the view.

    Args:
        view: The face from the front.
        eyes: (2, 3) centres of the eyes.
        is_lip: (F,) triangles of the lips.
    """
    first, bottom = view.cell(-0.04, eyes[0, 1] - 0.11)
    last, top = view.cell(0.04, eyes[0, 1] - 0.04)
    faces = view.face[bottom:top, first:last]
    red = (faces >= 0) & is_lip[faces]
    return VisibleLips(view, (first, bottom), red, view.depth[bottom:top, first:last])


def lip_gap(lips: VisibleLips) -> NDArray[np.float64]:
    """Where the closed lips leave a gap: rows of x, lower and upper edge (n, 3), metres."""
    gaps = []
    for column in lips.columns:
        rows = np.flatnonzero(lips.red[:, column])
        widest = int(np.diff(rows).argmax()) if len(rows) > 1 else 0
        if len(rows) > 1 and rows[widest + 1] > rows[widest] + 1:
            x, low = lips.place(column, rows[widest])
            gaps.append([x, low, lips.place(column, rows[widest + 1])[1]])
    return np.array(gaps).reshape(-1, 3)


def mouth_points(lips: VisibleLips) -> list[tuple[float, float]]:
    """The 20 landmarks of the mouth: around the outer edge of the lips, then the inner one."""
    low, high = lips.columns[0] + 2, lips.columns[-1] - 2

    def at(share: float, kind: str) -> tuple[float, float]:
        column = round(low + share * (high - low))
        rows = np.flatnonzero(lips.red[:, column])
        seam = rows[0] + 3 + int(lips.depth[rows[0] + 3 : rows[-1] - 2, column].argmin())
        row = {"top": rows[-1], "bottom": rows[0], "above": seam + 3, "below": seam - 3}[kind]
        return lips.place(column, row)

    def corner(column: int) -> tuple[float, float]:
        return lips.place(column, float(np.flatnonzero(lips.red[:, column]).mean()))

    sixths = [k / 6 for k in range(1, 6)]
    upper = [at(share, "top") for share in sixths]
    lower = [at(share, "bottom") for share in sixths[::-1]]
    inner_upper = [at(share, "above") for share in (0.27, 0.5, 0.73)]
    inner_lower = [at(share, "below") for share in (0.73, 0.5, 0.27)]
    inner = [corner(low + 8), *inner_upper, corner(high - 8), *inner_lower]
    return [corner(low), *upper, corner(high), *lower, *inner]


def closed_lips(vertices: Points, gap: NDArray[np.float64], depth: float) -> Points:
    """Bring the edges of the lips together where there is a gap.

    Args:
        vertices: (V, 3) surface.
        gap: (n, 3) from ``lip_gap``.
        depth: Vertices behind this z stay where they are, metres.
    """
    closed = vertices.copy()
    if not len(gap):
        return closed
    x, low, high = gap.T
    height = np.interp(np.abs(vertices[:, 0]), *_mirrored(x, (low + high) / 2))
    half = np.interp(np.abs(vertices[:, 0]), *_mirrored(x, (high - low) / 2), left=0, right=0)
    away = vertices[:, 1] - height
    near = (np.abs(away) < _LIP) & (vertices[:, 2] > depth)
    share = np.clip((_LIP - np.abs(away)) / (_LIP - half), 0, 1)
    closed[near, 1] -= (np.sign(away) * (half + (half > 0) * _OVERLAP) * share)[near]
    return closed


def _mirrored(
    x: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values on both sides of the face, by their distance from its middle."""
    order = np.argsort(np.abs(x))
    return np.abs(x)[order], values[order]
