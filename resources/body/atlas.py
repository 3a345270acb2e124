"""Lays the texture charts out anew: hands and face get more texels for each millimetre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from resources.body.surface import CLOTHES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points
    from resources.body.surface import Surface

    Values = NDArray[np.float64]

#: Texels for each length of the surface, against those of the clothes.
_DENSITY: Final = {"hand": 3.2, "face": 4.0, "neck": 1.8, "scalp": 1.2, CLOTHES: 1.0}
_OTHER_DENSITY: Final = 1.6
_APART: Final = ("neck", "scalp")
#: Empty border around each chart, in shares of the atlas: 4 texels of 1024.
_MARGIN: Final = 0.004


def lay_out(
    surface: Surface, vertices: Points, regions: NDArray[np.str_]
) -> tuple[Values, NDArray[np.int64]]:
    """New texture places without overlaps.

    Args:
        surface: Triangles and the charts that they form.
        vertices: (V, 3) the mean surface.
        regions: (F,) "hand", "face", "neck", "scalp", or what else each face belongs to; neck and
            scalp become charts of their own.

    Returns:
        Places (W, 2) from 0 to 1, and the place of each corner of each face (F, 3).
    """
    # Scalp and neck are cut off the face: each region gets places of its own.
    kinds = sum(number * (regions == region) for number, region in enumerate(_APART, start=1))
    own, corners = np.unique(
        surface.uv_faces + len(surface.uv) * kinds[:, None], return_inverse=True
    )
    uv_faces = corners.reshape(-1, 3)
    placed = surface.uv[own % len(surface.uv)]
    charts = _charts(uv_faces, len(placed))
    boxes = []
    for chart in range(charts.max() + 1):
        places = np.flatnonzero(charts == chart)
        faces = np.flatnonzero(charts[uv_faces[:, 0]] == chart)
        names, counts = np.unique(regions[faces], return_counts=True)
        wanted = _DENSITY.get(str(names[counts.argmax()]), _OTHER_DENSITY)
        present = _present_density(vertices[surface.faces[faces]], placed[uv_faces[faces]])
        local = (placed[places] - placed[places].min(axis=0)) * wanted / present
        if np.ptp(local[:, 1]) > np.ptp(local[:, 0]):
            local = np.stack([local[:, 1].max() - local[:, 1], local[:, 0]], axis=1)
        placed[places] = local
        boxes.append(local.max(axis=0))
    scale, origins = _pack(np.array(boxes))
    return origins[charts] + placed * scale, uv_faces


def _charts(uv_faces: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    edges = uv_faces[:, [0, 1, 1, 2]].reshape(-1, 2)
    graph = sparse.coo_matrix((np.ones(len(edges)), edges.T), (count, count))
    charts: NDArray[np.int64] = connected_components(graph, directed=False)[1]
    return charts


def _present_density(corners: Points, flat: Values) -> float:
    """Length in the texture for each metre of the surface, of triangles (n, 3, 3) and (n, 3, 2)."""
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    sides = flat[:, 1:] - flat[:, :1]
    flat_areas = np.abs(sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0])
    return float(np.sqrt(flat_areas.sum() / np.linalg.norm(across, axis=1).sum()))


def _pack(boxes: Values) -> tuple[float, Values]:
    """Largest common scale at which boxes (C, 2) fit into the unit square, and their corners."""
    width, height = boxes.T
    sizes = [(height, width), (width, height), (width * height, height), (width + height, height)]
    orders = [np.lexsort((-second, -first)) for first, second in sizes]
    return max((_pack_in_order(boxes, order) for order in orders), key=lambda found: found[0])


def _pack_in_order(boxes: Values, order: NDArray[np.int64]) -> tuple[float, Values]:
    low, high = 0.0, 1.0 / float(boxes.max())
    corners = np.zeros_like(boxes)
    for _ in range(30):
        scale = (low + high) / 2
        found = _place(boxes * scale + 2 * _MARGIN, order)
        if found is None:
            high = scale
        else:
            low, corners = scale, found + _MARGIN
    return low, corners


def _place(boxes: Values, order: NDArray[np.int64]) -> Values | None:
    """Put boxes into the unit square, one after the other as low as the skyline allows."""
    corners = np.zeros_like(boxes)
    skyline = [(0.0, 1.0, 0.0)]  # from, to, height
    for box in order:
        width, height = boxes[box]
        options = [
            (_height_over(skyline, start, width), start)
            for start, _, _ in skyline
            if start + width <= 1
        ]
        if not options or min(options)[0] + height > 1:
            return None
        base, start = min(options)
        corners[box] = start, base
        skyline = _raised(skyline, start, start + width, base + height)
    return corners


def _height_over(skyline: list[tuple[float, float, float]], start: float, width: float) -> float:
    return max(top for a, b, top in skyline if a < start + width - 1e-12 and b > start + 1e-12)


def _raised(
    skyline: list[tuple[float, float, float]], start: float, end: float, top: float
) -> list[tuple[float, float, float]]:
    left = [(a, min(b, start), h) for a, b, h in skyline if a < start - 1e-12]
    right = [(max(a, end), b, h) for a, b, h in skyline if b > end + 1e-12]
    return [*left, (start, end, top), *right]
