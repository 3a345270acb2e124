"""The skin of a figure: what stays the same from frame to frame, and normals of what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.regions import MATERIALS, PART_NAMES
from app.rendering.palette import palette

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float32]

#: How strongly creases darken and ridges brighten.
_CREASE_STRENGTH: Final = 0.55
#: Half angles of iris and pupil seen from the middle of the eyeball, radians.
_IRIS_ANGLE: Final = 0.46
_PUPIL_ANGLE: Final = 0.2


class FigureSurface:
    """The triangles of a body with their colours, as rows for fast arithmetic.

    Vertices that no triangle uses are left out.

    Attributes:
        used: (V,) vertices of the body that are drawn, or None where all are.
        faces: (F, 3) triangles over the drawn vertices.
        albedo: (3, V) linear RGB of each drawn vertex.
        softness: (V,) share of skin, in which light travels.
        openness: (V,) above 1 on ridges, below 1 in creases of the rest pose.
    """

    def __init__(self, model: BodyModel, skin: int) -> None:
        used = np.unique(model.faces)
        numbers = np.zeros(len(model.template), np.int32)
        numbers[used] = np.arange(len(used), dtype=np.int32)
        self.used: NDArray[np.intp] | None = None if len(used) == len(numbers) else used
        self.faces: NDArray[np.int32] = numbers[model.faces]
        rest = model.template[used]
        self._corners = tuple(np.ascontiguousarray(self.faces[:, k], np.intp) for k in range(3))
        order = np.argsort(self.faces.ravel(), kind="stable")
        self._meeting = (order // 3).astype(np.intp)
        counts = np.bincount(self.faces.ravel(), minlength=len(used))
        self._starts = np.cumsum(counts) - counts
        shares = _with_eyes(model)[used]
        self.softness: Floats = np.ascontiguousarray(shares[:, MATERIALS.index("skin")])
        self.openness: Floats = self._openness(rest, counts)
        self._shares = shares
        self.albedo: Floats = np.empty((3, len(used)), np.float32)
        self.wear(skin)

    def wear(self, skin: int) -> None:
        """Choose the skin tone, 1 (lightest) to 6; clothes and hair go with it."""
        colours = palette(skin)
        table = _linear(np.array([colours[name] for name in MATERIALS], np.float32))
        self.albedo[:] = (self._shares @ table).T

    def normals(self, vertices: Floats) -> Floats:
        """Unit normals (3, V) of the drawn vertices (V, 3): means of faces weighted by area."""
        rows = np.ascontiguousarray(vertices.T)
        a, b, c = (rows.take(corner, axis=1) for corner in self._corners)
        b -= a
        c -= a
        across = np.empty_like(a)
        for axis in range(3):
            one, other = (axis + 1) % 3, (axis + 2) % 3
            np.multiply(b[one], c[other], out=across[axis])
            across[axis] -= b[other] * c[one]
        normals: Floats = np.add.reduceat(across.take(self._meeting, axis=1), self._starts, axis=1)
        length = np.sqrt(np.einsum("cv,cv->v", normals, normals))
        normals /= np.maximum(length, np.float32(1e-12))
        return normals

    def _openness(self, rest: Floats, counts: NDArray[np.intp]) -> Floats:
        """Mean curvature of the rest surface, turned into a factor of the light that arrives.

        A vertex that lies below the middle of its neighbours is in a crease.
        """
        ends = np.concatenate([self.faces[:, [1, 2, 0]], self.faces[:, [2, 0, 1]]])
        starts = np.concatenate([self.faces, self.faces])
        middle = np.empty_like(rest)
        for axis in range(3):
            sums = np.bincount(starts.ravel(), rest[ends.ravel(), axis], len(rest))
            middle[:, axis] = sums / (2 * counts)
        normals = self.normals(rest).T
        edge = np.linalg.norm(rest[ends.ravel()] - rest[starts.ravel()], axis=1)
        scale = np.bincount(starts.ravel(), edge, len(rest)) / (2 * counts)
        height = np.einsum("vc,vc->v", rest - middle, normals) / np.maximum(scale, 1e-6)
        openness: Floats = np.clip(1 + _CREASE_STRENGTH * height, 0.6, 1.2).astype(np.float32)
        return openness


def _with_eyes(model: BodyModel) -> Floats:
    """Materials of the vertices; where no iris is painted, one is put on the front of each eye."""
    shares = model.materials
    if shares[:, MATERIALS.index("iris")].any():
        return shares
    shares = shares.copy()
    for side in ("left", "right"):
        eye = np.unique(model.faces[model.parts == PART_NAMES.index(f"{side}_eye")])
        if not len(eye):
            continue
        points = model.template[eye]
        axes = points - (points.min(axis=0) + points.max(axis=0)) / 2
        angle = np.arctan2(np.linalg.norm(axes[:, :2], axis=1), axes[:, 2])
        for name, limit in (("iris", _IRIS_ANGLE), ("pupil", _PUPIL_ANGLE)):
            inside = eye[angle < limit]
            shares[inside] = 0
            shares[inside, MATERIALS.index(name)] = 1
    return shares


def _linear(srgb: Floats) -> Floats:
    """Linear light of sRGB values (IEC 61966-2-1)."""
    linear: Floats = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)
