"""How deep hands are in the body or in each other, cheaply enough for every frame.

Head and torso are hardly bent in signing, so that the distance to their surface is looked up in a
grid that rides on one joint each. What the bending of the back and neck adds is a few millimetres
and the same in neighbouring frames: it is more overlap than beside a gap that counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.places import hand_points
from app.motion.reference_body import reference_frame, reference_model, reference_places
from app.motion.rotations import Array
from lexicon_db.tracks import JOINT_NAMES

#: Half the thickness of a finger (m).
_FINGER: Final = 0.007
#: Size of a cell of the grids, and how far they reach beyond the surface (m).
_CELL: Final = 0.01
_MARGIN: Final = 0.03
#: Joints whose skin is head, and those whose skin is torso; each rides on its first.
_HEAD: Final = ("head", "jaw")
_TORSO: Final = ("spine3", "neck", "spine2", "spine1", "pelvis")


def overlap(rotations: NDArray[np.float32]) -> Array:
    """How deep (m) a finger is in head, torso or the other hand, below 0 while it is outside.

    Args:
        rotations: (T, 55, 3) axis-angle of the default body.

    Returns:
        (T,) the depth of the point that is deepest.
    """
    world, joints = reference_frame().posed(rotations.astype(np.float64))
    hands = hand_points(reference_places(), world, joints)
    points = hands.reshape(len(hands), -1, 3)
    depth = np.full(len(points), -np.inf)
    for part in _parts():
        placed = points - joints[:, part.joint, None]
        depth = np.maximum(depth, part.depth(placed @ world[:, part.joint]).max(axis=1))
    apart = np.linalg.norm(hands[:, 0, :, None] - hands[:, 1, None], axis=-1).min(axis=(1, 2))
    return np.asarray(np.maximum(depth + _FINGER, 2 * _FINGER - apart))


@dataclass(frozen=True, eq=False)
class _Part:
    """Depth inside of a part of the body, on a grid in the frame of a joint."""

    joint: int
    origin: Array
    grid: Array

    def depth(self, points: Array) -> Array:
        """Depth (...) of points (..., 3); beyond the grid, all is outside."""
        most = np.array(self.grid.shape) - 1.001
        at = (points - self.origin) / _CELL
        is_beyond = ((at < 0) | (at > most)).any(axis=-1)
        at = np.clip(at, 0, most)
        cell = at.astype(np.intp)
        share = at - cell
        found = np.zeros(points.shape[:-1])
        for corner in np.ndindex(2, 2, 2):
            weight = np.where(corner, share, 1 - share).prod(axis=-1)
            found += weight * self.grid[tuple(np.moveaxis(cell + corner, -1, 0))]
        return np.where(is_beyond, np.minimum(found, -_MARGIN), found)


@cache
def _parts() -> tuple[_Part, ...]:
    """Head and torso; they take a moment to make."""
    return tuple(_part(reference_model(), names) for names in (_HEAD, _TORSO))


def _part(model: BodyModel, names: tuple[str, ...]) -> _Part:
    from scipy.spatial import cKDTree

    joints = [JOINT_NAMES.index(name) for name in names]
    own = model.weights[:, joints].sum(axis=1) > 0.5
    vertices = model.template[own].astype(np.float64) - model.joint_template[joints[0]]
    normals = _normals(model)[own]
    low, high = vertices.min(axis=0) - _MARGIN, vertices.max(axis=0) + _MARGIN
    sides = [np.arange(a, b + _CELL, _CELL) for a, b in zip(low, high, strict=True)]
    cells = np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1)
    away, nearest = cKDTree(vertices).query(cells.reshape(-1, 3))
    inward = ((vertices[nearest] - cells.reshape(-1, 3)) * normals[nearest]).sum(axis=-1)
    depth = np.where(inward > 0, np.minimum(away, inward), -away)
    return _Part(joints[0], low, depth.reshape(cells.shape[:-1]))


def _normals(model: BodyModel) -> Array:
    """Outward unit normals (V, 3) of the surface at rest."""
    corners = model.template[model.faces].astype(np.float64)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros((len(model.template), 3))
    for corner in range(3):
        np.add.at(normals, model.faces[:, corner], across)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / np.maximum(length, 1e-12))
