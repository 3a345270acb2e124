"""Chooses what of the base mesh becomes the surface of the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import BaseMesh, Points

    Faces = NDArray[np.int64]
    Mask = NDArray[np.bool_]

EYES: Final = ("helper-l-eye", "helper-r-eye")
CLOTHES: Final = "helper-tights"
#: Rows of faces that are cut off MakeHuman's high collar and long cuffs.
_COLLAR_ROWS: Final = 3
_CUFF_ROWS: Final = 1
#: How far the seams are drawn to the skin, 1 being onto it, and how far from them this fades.
_FIT, _FIT_REACH = 0.6, 0.06
_INSIDE: Final = ("helper-upper-teeth", "helper-lower-teeth", "helper-tongue")


@dataclass(frozen=True)
class Surface:
    """Triangles over vertices that are fixed shares of base vertices.

    Attributes:
        combine: (V, N) shares of base vertices in each vertex.
        faces: (F, 3) vertices of each triangle.
        uv: (U, 2) texture places.
        uv_faces: (F, 3) texture places of the corners.
        groups: (F,) group of the base mesh that each triangle comes from.
    """

    combine: sparse.csr_matrix
    faces: Faces
    uv: NDArray[np.float64]
    uv_faces: Faces
    groups: NDArray[np.str_]


def choose_surface(mesh: BaseMesh, vertices: Points, joints: Points) -> Surface:
    """Head and hands, clothes, eyes, teeth and tongue; skin under the clothes is left out.

    Args:
        mesh: The base mesh.
        vertices: (N, 3) the mean shape in the T-pose.
        joints: (55, 3) its joints.
    """
    worn = _tailored(mesh, vertices, joints)
    kept = np.isin(mesh.groups, (*EYES, *_INSIDE)) | worn
    kept |= (mesh.groups == "body") & ~_covered(mesh.quads, worn, vertices)
    quads, uv_quads = mesh.quads[kept], mesh.uv_quads[kept]
    return Surface(
        combine=_fitted(mesh, worn, vertices),
        faces=_triangles(quads),
        uv=mesh.uv,
        uv_faces=_triangles(uv_quads),
        groups=np.repeat(mesh.groups[kept], 2),
    )


def without_unused(surface: Surface) -> Surface:
    """Drop vertices and texture places that no triangle uses."""
    used, faces = np.unique(surface.faces, return_inverse=True)
    uv_used, uv_faces = np.unique(surface.uv_faces, return_inverse=True)
    return Surface(
        surface.combine[used],
        faces.reshape(-1, 3),
        surface.uv[uv_used],
        uv_faces.reshape(-1, 3),
        surface.groups,
    )


def _triangles(quads: Faces) -> Faces:
    halves: Faces = quads[:, [0, 1, 2, 0, 2, 3]].reshape(-1, 3)
    return halves


def _tailored(mesh: BaseMesh, vertices: Points, joints: Points) -> Mask:
    """Which faces of the clothes remain: some rows at the collar and the cuffs are cut off."""
    worn: Mask = mesh.groups == CLOTHES
    is_collar = vertices[:, 1] > joints[JOINT_NAMES.index("left_shoulder"), 1] + 0.03
    is_cuff = np.abs(vertices[:, 0]) > joints[JOINT_NAMES.index("left_elbow"), 0]
    for edge, rows in ((is_collar, _COLLAR_ROWS), (is_cuff, _CUFF_ROWS)):
        for _ in range(rows):
            seam = _on_seam(mesh.quads[worn], len(vertices)) & edge
            worn &= ~seam[mesh.quads].any(axis=1)
    return worn


def _fitted(mesh: BaseMesh, worn: Mask, vertices: Points) -> sparse.csr_matrix:
    """Shares of base vertices in each vertex: collar and cuffs lie closer to the skin than cut."""
    clothes, skin = np.unique(mesh.quads[worn]), mesh.vertices_of("body")
    seam = np.flatnonzero(_on_seam(mesh.quads[worn], len(vertices)))
    way, _ = cKDTree(vertices[seam]).query(vertices[clothes])
    pull = np.zeros(len(vertices))
    pull[clothes] = _FIT * np.clip(1 - way / _FIT_REACH, 0, 1)
    away, near = cKDTree(vertices[skin]).query(vertices[clothes], k=4)
    shares = 1 / np.maximum(away, 1e-4) ** 2
    shares *= (pull[clothes] / shares.sum(axis=1))[:, None]
    rows = np.repeat(clothes, near.shape[1])
    count = len(vertices)
    to_skin = sparse.csr_matrix((shares.ravel(), (rows, skin[near.ravel()])), (count, count))
    return (sparse.diags(1 - pull) + to_skin).tocsr()


def _covered(quads: Faces, worn: Mask, vertices: Points) -> Mask:
    """Faces that the clothes hide: those not nearest to a seam of the clothes."""
    clothes = quads[worn]
    wearing = np.unique(clothes)
    _, nearest = cKDTree(vertices[wearing]).query(vertices)
    hidden = ~_on_seam(clothes, len(vertices))[wearing][nearest]
    covered: Mask = hidden[quads].all(axis=1)
    return covered


def _on_seam(quads: Faces, count: int) -> Mask:
    """Vertices on an open edge of the clothes."""
    keys, times = np.unique(edge_keys(edges_of(quads)), return_counts=True)
    seam = np.zeros(count, bool)
    seam[keys[times == 1] >> 32] = True
    seam[keys[times == 1] & 0xFFFFFFFF] = True
    return seam


def edges_of(faces: Faces) -> Faces:
    """(F, 3 or 4, 2) vertices of each edge, lower number first."""
    return np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2), axis=2)


def edge_keys(edges: Faces) -> NDArray[np.int64]:
    """One number for each edge of (..., 2) vertices."""
    keys: NDArray[np.int64] = (edges[..., 0] * (1 << 32) + edges[..., 1]).ravel()
    return keys
