"""Finds the vertices to which the SMPL-X format gives fixed numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.body.model import FIXED_VERTICES
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.scene import Scene


def fixed_vertices(scene: Scene) -> dict[int, int]:
    """Number that the format wants -> vertex that belongs there."""
    places = {"nose": _nose(scene)}
    for side, out in (("left", 1), ("right", -1)):
        places[f"{side}_eye"] = _foremost(scene, scene.joint(f"{side}_eye"))
        places[f"{side}_ear"] = _ear(scene, out)
        for finger in ("thumb", "index", "middle", "ring", "pinky"):
            places[f"{side}_{finger}_tip"] = _tip(scene, f"{side}_{finger}")
        places |= _foot(scene, side, out)
    return {number: places[name] for name, number in FIXED_VERTICES.items()}


def _moved_by(scene: Scene, *joints: str) -> NDArray[np.int64]:
    columns = [JOINT_NAMES.index(joint) for joint in joints]
    return np.flatnonzero(scene.weights[:, columns].sum(axis=1) > 0.5)


def _tip(scene: Scene, finger: str) -> int:
    """The point of the finger that lies farthest along its last bone."""
    along = scene.joint(f"{finger}3") - scene.joint(f"{finger}2")
    near = _moved_by(scene, f"{finger}3")
    return int(near[(scene.vertices[near] @ along).argmax()])


def _foremost(scene: Scene, eye: NDArray[np.float64]) -> int:
    """The point of an eyeball straight before its centre."""
    ball = np.flatnonzero(np.linalg.norm(scene.vertices - eye, axis=1) < 0.018)
    ball = ball[scene.in_group("helper-l-eye", "helper-r-eye")[ball]]
    return int(ball[scene.vertices[ball, 2].argmax()])


def _nose(scene: Scene) -> int:
    head = _moved_by(scene, "head")
    offset = scene.vertices[head] - scene.eyes.mean(axis=0)
    near = head[(np.abs(offset[:, 0]) < 0.006) & (offset[:, 1] < -0.01) & (offset[:, 1] > -0.06)]
    return int(near[scene.vertices[near, 2].argmax()])


def _ear(scene: Scene, out: int) -> int:
    """The tragus: the foremost point of the ear at the height of the ear's middle."""
    ear = np.flatnonzero((scene.masks["ears"] > 0.5) & (scene.vertices[:, 0] * out > 0))
    middle = scene.vertices[ear, 1].mean()
    level = ear[np.abs(scene.vertices[ear, 1] - middle) < 0.006]
    return int(level[scene.vertices[level, 2].argmax()])


def _foot(scene: Scene, side: str, out: int) -> dict[str, int]:
    foot = _moved_by(scene, f"{side}_foot", f"{side}_ankle")
    x, _, z = (scene.vertices[foot] * [out, 1, 1]).T
    return {
        f"{side}_big_toe": int(foot[(z - 0.8 * x).argmax()]),
        f"{side}_small_toe": int(foot[(z + 2 * x).argmax()]),
        f"{side}_heel": int(foot[z.argmin()]),
    }
