"""Makes a surface finer where its look changes within millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from resources.body.surface import Surface, edge_keys, edges_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Faces = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: How a triangle is divided by which of its edges (01, 12, 20) are split; corners are 0 to 2, the
#: middles of the edges 3 to 5.
_PATTERNS: Final[dict[tuple[bool, ...], tuple[tuple[int, int, int], ...]]] = {
    (False, False, False): ((0, 1, 2),),
    (True, False, False): ((0, 3, 2), (3, 1, 2)),
    (False, True, False): ((0, 1, 4), (0, 4, 2)),
    (False, False, True): ((0, 1, 5), (5, 1, 2)),
    (True, True, False): ((3, 1, 4), (0, 3, 4), (0, 4, 2)),
    (False, True, True): ((4, 2, 5), (0, 1, 4), (0, 4, 5)),
    (True, False, True): ((0, 3, 5), (3, 1, 2), (3, 2, 5)),
    (True, True, True): ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)),
}


def refine(surface: Surface, chosen: Mask) -> Surface:
    """Split each chosen triangle into four at the middles of its edges.

    Neighbours that share a split edge are split into two or three, so that no gap opens. New
    vertices lie on the curve of the surface around, not on the flat of the triangle.

    Args:
        surface: What to refine.
        chosen: (F,) which triangles.
    """
    edges = edges_of(surface.faces)
    split = np.isin(edge_keys(edges), edge_keys(edges[chosen])).reshape(-1, 3)
    first, second, middles = _middles(edges, split, surface.combine.shape[0])
    added = _curved_middles(surface, first, second)
    combine = sparse.vstack([surface.combine, added], format="csr")
    uv_edges = edges_of(surface.uv_faces)
    uv_first, uv_second, uv_middles = _middles(uv_edges, split, len(surface.uv))
    uv_added = 0.5 * (surface.uv[uv_first] + surface.uv[uv_second])
    corners = np.concatenate([surface.faces, middles], axis=1)
    uv_corners = np.concatenate([surface.uv_faces, uv_middles], axis=1)
    whole, parts = _divided(split)
    return Surface(
        combine,
        corners[whole[:, None], parts],
        np.concatenate([surface.uv, uv_added]),
        uv_corners[whole[:, None], parts],
        surface.groups[whole],
    )


def _divided(split: Mask) -> tuple[NDArray[np.int64], Faces]:
    """For each new triangle the one it is part of (n,), and its corners by the pattern (n, 3)."""
    whole, parts = [], []
    for pattern, pieces in _PATTERNS.items():
        chosen = np.flatnonzero((split == pattern).all(axis=1))
        whole.append(np.repeat(chosen, len(pieces)))
        parts.append(np.tile(pieces, (len(chosen), 1)))
    order = np.argsort(np.concatenate(whole), kind="stable")
    return np.concatenate(whole)[order], np.concatenate(parts)[order]


def _middles(
    edges: Faces, split: Mask, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Faces]:
    """Ends of the split edges, and the number of the new vertex on each edge, -1 for none."""
    keys, numbers = np.unique(edge_keys(edges)[split.ravel()], return_inverse=True)
    middles = np.full(split.shape, -1)
    middles[split] = count + numbers
    return keys >> 32, keys & 0xFFFFFFFF, middles


def _curved_middles(
    surface: Surface, first: NDArray[np.int64], second: NDArray[np.int64]
) -> sparse.csr_matrix:
    """Middles of edges by the butterfly scheme (Dyn, Levin and Gregory 1990).

    Half of both ends, an eighth of the corners beside, less a sixteenth of the four corners
    beyond; on open edges and beside them the plain middle.
    """
    opposite = _Opposites(surface.faces)
    beside = opposite.of(first, second)
    beyond = [
        np.stack([opposite.other_than(end, side, other) for side in beside.T], axis=1)
        for end, other in ((first, second), (second, first))
    ]
    around = np.concatenate([beside, *beyond], axis=1)
    whole = (around >= 0).all(axis=1)
    shares = np.where(whole[:, None], np.array([2, 2, -1, -1, -1, -1]) / 16, 0.0)
    rows = np.repeat(np.arange(len(first)), 8)
    columns = np.concatenate([first[:, None], second[:, None], np.maximum(around, 0)], axis=1)
    values = np.concatenate([np.full((len(first), 2), 0.5), shares], axis=1)
    shape = (len(first), surface.combine.shape[0])
    return sparse.csr_matrix((values.ravel(), (rows, columns.ravel())), shape) @ surface.combine


class _Opposites:
    """The corners that lie opposite to each edge; -1 where the surface ends."""

    def __init__(self, faces: Faces) -> None:
        keys = edge_keys(edges_of(faces))
        corners = np.roll(faces, -2, axis=1).ravel()
        order = np.argsort(keys, kind="stable")
        self._keys, starts, counts = np.unique(keys[order], return_index=True, return_counts=True)
        self._corners = np.full((len(starts), 2), -1)
        self._corners[:, 0] = corners[order][starts]
        pairs = counts == 2
        self._corners[pairs, 1] = corners[order][starts[pairs] + 1]

    def of(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> Faces:
        """(n, 2) both corners opposite to edges that exist."""
        edges = np.sort(np.stack([first, second], axis=1), axis=1)
        found: Faces = self._corners[np.searchsorted(self._keys, edge_keys(edges))]
        return found

    def other_than(
        self, first: NDArray[np.int64], second: NDArray[np.int64], corner: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """(n,) the opposite corner that is not the given one; -1 where there is no edge."""
        found = self.of(first, np.maximum(second, 0))
        other = np.where(found[:, 0] == corner, found[:, 1], found[:, 0])
        return np.where(second >= 0, other, -1)
