"""Round eyes: spheres whose rings of vertices follow the edges of pupil and iris."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from resources.body.surface import EYES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import BaseMesh, Points
    from resources.body.surface import Surface

#: Half angles of pupil and iris seen from the middle of the eyeball, degrees.
PUPIL_ANGLE, IRIS_ANGLE = 8.5, 23.0
#: Width of the edge of pupil and iris, degrees.
EDGE_ANGLE: Final = 1.6
_SEGMENTS: Final = 24
#: Angles of the rings from the front pole, degrees.
_RINGS: Final = np.array(
    [
        4.5,
        PUPIL_ANGLE - EDGE_ANGLE / 2,
        PUPIL_ANGLE + EDGE_ANGLE / 2,
        15.5,
        IRIS_ANGLE - EDGE_ANGLE / 2,
        IRIS_ANGLE + EDGE_ANGLE / 2,
        31.0, 40.0, 52.0, 66.0, 82.0, 100.0, 120.0, 143.0, 166.0,
    ]
)  # fmt: skip


def with_round_eyes(surface: Surface, mesh: BaseMesh, vertices: Points) -> Surface:
    """Replace MakeHuman's coarse eyeballs.

    Each new vertex is a fixed combination of the old ones that follows every affine change of the
    eyeball exactly, so shapes and gaze carry over.

    Args:
        surface: The surface with the coarse eyeballs.
        mesh: The base mesh.
        vertices: (N, 3) its mean shape in the T-pose.
    """
    for group in EYES:
        chosen = surface.groups == group
        old = mesh.vertices_of(group)
        directions, faces = _sphere()
        combine = sparse.lil_matrix((len(directions), surface.combine.shape[1]))
        combine[:, old] = _combination(vertices[old], directions)
        first, first_uv = surface.combine.shape[0], len(surface.uv)
        surface = replace(
            surface,
            combine=sparse.vstack([surface.combine, combine], format="csr"),
            faces=np.concatenate([surface.faces[~chosen], first + faces]),
            uv=np.concatenate([surface.uv, _flattened(directions)]),
            uv_faces=np.concatenate([surface.uv_faces[~chosen], first_uv + faces]),
            groups=np.concatenate([surface.groups[~chosen], np.full(len(faces), group)]),
        )
    return surface


def _combination(old: Points, directions: Points) -> NDArray[np.float64]:
    """(n, m) shares of the old vertices in points of the sphere around them."""
    middle = old.mean(axis=0)
    away = old - middle
    radius = np.linalg.norm(away, axis=1).max()
    shares: NDArray[np.float64] = radius * directions @ np.linalg.solve(away.T @ away, away.T)
    shares += (1 - shares.sum(axis=1, keepdims=True)) / len(old)
    return shares


def _sphere() -> tuple[Points, NDArray[np.int64]]:
    """Directions (n, 3) and triangles of a sphere that looks forward (z) and is open behind."""
    around = 2 * np.pi * np.arange(_SEGMENTS) / _SEGMENTS
    angle = np.radians(_RINGS)[:, None]
    rings = np.stack(
        [
            np.sin(angle) * np.cos(around),
            np.sin(angle) * np.sin(around),
            np.cos(angle + 0 * around),
        ],
        axis=2,
    )
    directions = np.concatenate([[[0, 0, 1]], rings.reshape(-1, 3)])
    here = 1 + np.arange(_SEGMENTS)
    beside = 1 + (np.arange(_SEGMENTS) + 1) % _SEGMENTS
    faces = [np.stack([np.zeros(_SEGMENTS, int), here, beside], axis=1)]
    for ring in range(len(_RINGS) - 1):
        inner, outer = ring * _SEGMENTS, (ring + 1) * _SEGMENTS
        faces.append(np.stack([inner + here, outer + here, outer + beside], axis=1))
        faces.append(np.stack([inner + here, outer + beside, inner + beside], axis=1))
    return directions, np.concatenate(faces)


def _flattened(directions: Points) -> NDArray[np.float64]:
    """Texture places (n, 2): the sphere unrolled around its front into a disc."""
    angle = np.arccos(np.clip(directions[:, 2], -1, 1))[:, None]
    aside = directions[:, :2]
    length = np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-12)
    places: NDArray[np.float64] = aside / length * angle / np.pi
    return places
