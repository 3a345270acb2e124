"""Samples people in the T-pose, and finds the directions in which they differ most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from resources.body.fingers import find_joints
from resources.body.shapes import random_shape
from resources.body.tpose import TPose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import BaseMesh, Points, Rig
    from resources.body.shapes import ShapeSpace

    Values = NDArray[np.float64]

_SAMPLE_COUNT: Final = 300
_BETA_COUNT: Final = 10
_PELVIS_HEIGHT: Final = -0.35


@dataclass(frozen=True)
class People:
    """Sampled people in the T-pose.

    Attributes:
        vertices: (S, N, 3) their base vertices, pelvis in one place.
        joints: (S, 55, 3) their joints.
    """

    vertices: NDArray[np.float32]
    joints: Values

    @property
    def mean_vertices(self) -> Points:
        """(N, 3)."""
        mean: Points = self.vertices.mean(axis=0, dtype=np.float64)
        return mean

    @property
    def mean_joints(self) -> Points:
        """(55, 3)."""
        mean: Points = self.joints.mean(axis=0)
        return mean


def sample_people(mesh: BaseMesh, rig: Rig, space: ShapeSpace) -> People:
    """Draw people and bring them into the T-pose; the same ones every time."""
    rng = np.random.default_rng(0)
    pose = TPose(rig)
    posed = [pose.apply(space.vertices(random_shape(rng))) for _ in range(_SAMPLE_COUNT)]
    mean = [np.mean([person[part] for person in posed], axis=0) for part in range(3)]
    skin = mesh.quads[mesh.groups == "body"]
    triangles = np.concatenate([skin[:, :3], skin[:, [0, 2, 3]]])
    finder = find_joints(rig, mean[0], mean[1], mean[2], triangles)
    joints = np.array([finder.joints(*person) for person in posed])
    shift = joints[:, :1] - [0, _PELVIS_HEIGHT, 0]
    vertices = np.stack([person[0] for person in posed]) - shift
    return People(vertices.astype(np.float32), joints - shift)


def principal_shapes(people: Values) -> Values:
    """The ten directions (V, 3, 10) in which people (S, V, 3) differ most, one deviation each."""
    count = len(people)
    away = (people - people.mean(axis=0)).reshape(count, -1)
    _, vectors = np.linalg.eigh(away @ away.T)
    first = vectors[:, ::-1][:, :_BETA_COUNT]
    directions = away.T @ first / np.sqrt(count)
    # The sign of a principal direction is arbitrary: more is taller, or else wider.
    signs = np.sign(directions.sum(axis=0))
    shapes: Values = (directions * np.where(signs == 0, 1, signs)).reshape(-1, 3, _BETA_COUNT)
    return shapes
