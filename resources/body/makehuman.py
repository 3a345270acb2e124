"""Reads the MakeHuman base mesh, its targets and its rig from an unpacked asset folder.

MakeHuman measures in decimetres; everything here is in metres.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Points = NDArray[np.float64]

_METRES = 0.1


@dataclass(frozen=True)
class BaseMesh:
    """The base mesh with its helper geometry: N vertices, Q quads.

    Attributes:
        vertices: (N, 3) metres, y up, z forward.
        uv: (U, 2) texture places.
        quads: (Q, 4) vertices of each face.
        uv_quads: (Q, 4) texture places of the corners.
        groups: (Q,) name of the group that each face belongs to.
    """

    vertices: Points
    uv: Points
    quads: NDArray[np.int64]
    uv_quads: NDArray[np.int64]
    groups: NDArray[np.str_]

    def vertices_of(self, *names: str) -> NDArray[np.int64]:
        """Sorted numbers of the vertices that faces of these groups use."""
        found: NDArray[np.int64] = np.unique(self.quads[np.isin(self.groups, names)])
        return found


def read_base_mesh(file: Path) -> BaseMesh:
    """Read ``base.obj``."""
    vertices, uv, quads, uv_quads, groups = [], [], [], [], []
    group = ""
    for line in file.read_text().splitlines():
        words = line.split()
        match words[:1]:
            case ["v"]:
                vertices.append([float(word) * _METRES for word in words[1:4]])
            case ["vt"]:
                uv.append([float(word) for word in words[1:3]])
            case ["g"]:
                group = words[1]
            case ["f"]:
                corners = [[int(n) - 1 for n in word.split("/")[:2]] for word in words[1:5]]
                quads.append([corner[0] for corner in corners])
                uv_quads.append([corner[1] for corner in corners])
                groups.append(group)
    return BaseMesh(
        np.array(vertices), np.array(uv), np.array(quads), np.array(uv_quads), np.array(groups)
    )


def read_target(file: Path, count: int) -> Points:
    """Read a target: what it adds to each of ``count`` vertices, (count, 3) metres."""
    content = file.read_bytes()
    text = gzip.decompress(content) if file.suffix == ".gz" else content
    change = np.zeros((count, 3))
    for line in text.decode().splitlines():
        words = line.split()
        if words and not words[0].startswith("#"):
            change[int(words[0])] = [float(word) * _METRES for word in words[1:4]]
    return change


@dataclass(frozen=True)
class Rig:
    """The default rig: B bones, parents first.

    Attributes:
        names: Bone names; ``.L`` and ``.R`` end those of the left and right side.
        parents: (B,) number of the parent, -1 for the root.
        heads: (B, N) matrix that finds the head of each bone among the vertices.
        tails: (B, N) the same for the tails.
        weights: (N, B) skinning weights; rows of bound vertices sum to 1.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: sparse.csr_matrix
    tails: sparse.csr_matrix
    weights: sparse.csr_matrix

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each bone by name."""
        return {name: number for number, name in enumerate(self.names)}


def read_rig(bones_file: Path, weights_file: Path, mesh: BaseMesh) -> Rig:
    """Read the rig and its skinning weights."""
    bones: dict[str, Any] = json.loads(bones_file.read_text())
    bones = bones.get("bones", bones)
    names = _parents_first(bones)
    numbers = {name: number for number, name in enumerate(names)}
    parents = tuple(numbers[bones[n]["parent"]] if bones[n]["parent"] else -1 for n in names)
    listed = json.loads(weights_file.read_text())["weights"]
    entries = [(v, numbers[n], w) for n in names for v, w in listed[n]]
    rows, columns, values = zip(*entries, strict=True)
    weights = sparse.csr_matrix((values, (rows, columns)), (len(mesh.vertices), len(names)))
    total = np.asarray(weights.sum(axis=1)).ravel()
    weights = sparse.diags(1 / np.maximum(total, 1e-9)) @ weights
    return Rig(
        names=names,
        parents=parents,
        heads=_means([_vertices_of_end(bones[n]["head"], mesh) for n in names], mesh),
        tails=_means([_vertices_of_end(bones[n]["tail"], mesh) for n in names], mesh),
        weights=weights.tocsr(),
    )


def _parents_first(bones: dict[str, Any]) -> tuple[str, ...]:
    ordered: dict[str, None] = {}

    def add(name: str) -> None:
        parent = bones[name]["parent"]
        if parent and parent not in ordered:
            add(parent)
        ordered[name] = None

    for name in bones:
        add(name)
    return tuple(ordered)


def _vertices_of_end(end: dict[str, Any], mesh: BaseMesh) -> NDArray[np.int64]:
    match end["strategy"]:
        case "CUBE":
            return mesh.vertices_of(end["cube_name"])
        case "VERTEX":
            return np.array([end["vertex_index"]])
        case "MEAN":
            return np.array(end["vertex_indices"])
        case other:
            raise ValueError(f"bone end of unknown kind {other}")


def _means(chosen: list[NDArray[np.int64]], mesh: BaseMesh) -> sparse.csr_matrix:
    rows = np.repeat(np.arange(len(chosen)), [len(vertices) for vertices in chosen])
    values = np.concatenate([np.full(len(vertices), 1 / len(vertices)) for vertices in chosen])
    shape = (len(chosen), len(mesh.vertices))
    return sparse.csr_matrix((values, (rows, np.concatenate(chosen))), shape)
