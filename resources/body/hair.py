"""Short hair: where it grows, and how it stands off the scalp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from app.body.skinning import vertex_normals
from lexicon_db.tracks import JOINT_NAMES
from resources.body.ramps import ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points
    from resources.body.scene import Scene

    Values = NDArray[np.float64]

#: Height of the hairline above the middle of the eyes (metres) by direction seen from above:
#: degrees from straight ahead.
_HAIRLINE: Final = np.array(
    [
        [0, 0.072], [20, 0.072], [35, 0.066], [48, 0.052], [58, 0.033], [68, 0.008], [76, -0.022],
        [84, -0.012], [92, 0.012], [104, 0.008], [116, -0.030], [128, -0.062], [145, -0.078],
        [180, -0.082],
    ]
)  # fmt: skip
#: Thickness of the hair, and the way from the hairline over which it grows to it; metres.
_DEPTH: Final = 0.013
_RISE: Final = 0.035
_EDGE: Final = 0.004
_SMOOTHING: Final = 6


def hair_share(scene: Scene) -> Values:
    """How much each vertex is hair (V,)."""
    head = scene.weights[:, [JOINT_NAMES.index("head"), JOINT_NAMES.index("neck")]].sum(axis=1)
    on_head = scene.in_group("body") & (head > 0.5) & (scene.masks["inside-mouth"] < 0.5)
    free = on_head * (1 - scene.masks["ears"])
    share: Values = free * ramp(_above_hairline(scene), -_EDGE, _EDGE)
    return share


def haired(scene: Scene) -> Points:
    """The surface (V, 3) with hair on its head: lifted off the scalp and smoothed."""
    share = hair_share(scene)
    depth = _DEPTH * ramp(_above_hairline(scene), -0.25 * _EDGE, _RISE) ** 0.75
    faces = scene.surface.faces
    normals = vertex_normals(scene.vertices.astype(np.float32), faces.astype(np.int32))
    vertices = scene.vertices + (share * depth)[:, None] * normals
    edges = np.unique(np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    ends = np.concatenate([edges, edges[:, ::-1]])
    count = len(vertices)
    means = sparse.csr_matrix((np.ones(len(ends)), ends.T), (count, count))
    means = sparse.diags(1 / np.maximum(np.asarray(means.sum(axis=1)).ravel(), 1)) @ means
    for _ in range(_SMOOTHING):
        vertices += (share**2)[:, None] * (means @ vertices - vertices)
    return vertices


def _above_hairline(scene: Scene) -> Values:
    middle = scene.eyes.mean(axis=0)
    centre = scene.joint("head")[2] + 0.015
    away = np.degrees(np.arctan2(np.abs(scene.vertices[:, 0]), scene.vertices[:, 2] - centre))
    line = np.interp(away, *_HAIRLINE.T)
    above: Values = scene.vertices[:, 1] - middle[1] - line
    return above
