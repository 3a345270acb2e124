"""The surface of a body on a device: what stays the same from frame to frame, and its normals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.model import BodyModel

#: Rings of triangles around an open border whose inside may be seen.
_RINGS: Final = 3


@dataclass(frozen=True, eq=False)
class Surface:
    """The unchanging part of a body's surface: V vertices, F triangles, U texture places.

    Attributes:
        faces: (F, 3) vertices of each triangle, counter-clockwise seen from outside.
        uv: (U, 2) texture places, 0 to 1, v up.
        uv_faces: (F, 3) texture place of each corner.
        parts: (F,) index into app.body.regions.PART_NAMES.
        materials: (V, M) shares of app.body.regions.MATERIALS.
        around: (V, K) faces that meet at each vertex, padded with F.
        looks: (F,) numbers that differ where triangles differ in part or main material.
        open: (F,) bool, triangles near an open border such as a cuff, whose inside may be seen.
        density: Widths of the texture per metre of the mean body, averaged over the surface.
    """

    faces: torch.Tensor
    uv: torch.Tensor
    uv_faces: torch.Tensor
    parts: torch.Tensor
    materials: torch.Tensor
    around: torch.Tensor
    looks: torch.Tensor
    open: torch.Tensor
    density: float

    @classmethod
    def of(cls, model: BodyModel, device: torch.device | str = "cpu") -> Surface:
        """Copy what rendering needs of a body to a device."""

        def on_device(array: NDArray[np.generic], kind: torch.dtype) -> torch.Tensor:
            return torch.from_numpy(np.ascontiguousarray(array)).to(device=device, dtype=kind)

        return cls(
            faces=on_device(model.faces, torch.int64),
            uv=on_device(model.uv, torch.float32),
            uv_faces=on_device(model.uv_faces, torch.int64),
            parts=on_device(model.parts, torch.int64),
            materials=on_device(model.materials, torch.float32),
            around=on_device(_faces_around(model.faces, len(model.template)), torch.int64),
            looks=on_device(_looks(model), torch.int64),
            open=on_device(_near_border(model.faces), torch.bool),
            density=_density(model),
        )

    def dressed(self, vertices: torch.Tensor, thickness: torch.Tensor | None) -> torch.Tensor:
        """Vertices (B, V, 3) moved outwards by (V,) metres of clothes and hair, if there are."""
        if thickness is None:
            return vertices
        return vertices + self.normals(vertices) * thickness[:, None]

    def normals(self, vertices: torch.Tensor) -> torch.Tensor:
        """Unit normals (B, V, 3) of posed vertices (B, V, 3): means of faces weighted by area.

        The faces of each vertex are gathered in a fixed order, so the sums are the same each time
        on every device, which adding with atomics would not give.
        """
        count = len(vertices)
        a, b, c = (vertices.index_select(1, self.faces[:, corner]) for corner in range(3))
        across = torch.linalg.cross(b - a, c - a)
        padded = torch.cat([across, across.new_zeros(count, 1, 3)], dim=1)
        around = padded.index_select(1, self.around.reshape(-1))
        summed = around.view(count, *self.around.shape, 3).sum(dim=2)
        return torch.nn.functional.normalize(summed, dim=2)


def _looks(model: BodyModel) -> NDArray[np.int64]:
    main = model.materials[model.faces].sum(axis=1).argmax(axis=1)
    numbers: NDArray[np.int64] = model.parts.astype(np.int64) * model.materials.shape[1] + main
    return numbers


def _near_border(faces: NDArray[np.int32]) -> NDArray[np.bool_]:
    """(F,) triangles within a few rings of an edge that only one triangle has."""
    edges = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    found, count = np.unique(edges, axis=0, return_counts=True)
    near = np.zeros(faces.max() + 1, bool)
    near[found[count == 1]] = True
    chosen: NDArray[np.bool_] = near[faces].any(axis=1)
    for _ in range(_RINGS - 1):
        near[faces[chosen]] = True
        chosen = near[faces].any(axis=1)
    return chosen


def _density(model: BodyModel) -> float:
    surface = model.template[model.faces]
    places = np.pad(model.uv, ((0, 0), (0, 1)))[model.uv_faces]
    sizes = (
        np.linalg.norm(np.cross(at[:, 1] - at[:, 0], at[:, 2] - at[:, 0]), axis=1).sum()
        for at in (places, surface)
    )
    return float(np.sqrt(next(sizes) / next(sizes)))


def _faces_around(faces: NDArray[np.int32], vertex_count: int) -> NDArray[np.int64]:
    """(V, K) faces that meet at each vertex, padded with F."""
    corner = np.argsort(faces.ravel(), kind="stable")
    vertex = faces.ravel()[corner]
    counts = np.bincount(vertex, minlength=vertex_count)
    place = np.arange(len(vertex)) - np.repeat(np.cumsum(counts) - counts, counts)
    table = np.full((vertex_count, counts.max()), len(faces), np.int64)
    table[vertex, place] = corner // 3
    return table
