"""How thick clothes and hair lie on a body, or how much slimmer it is: read from outlines.

Where the outline of the body is seen, the outline of the matte says how far outside or inside of it
the signer's ends. Each place of the surface takes the median of what it was seen to need; places
between take what their neighbours have, and hands and face stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface

Floats = NDArray[np.float32]

#: Parts whose surface is skin, which is measured by landmarks.
_BARE: Final = ("face", "lips", "brows", "eye", "hand", "mouth", "teeth", "tongue")
#: An outline is no farther than this from the body, metres, and is looked for in so many steps.
_FARTHEST, _STEPS = 0.06, 25
#: Cosine between surface and line of sight where an outline runs.
_GRAZING: Final = 0.30
#: Views from which a place is believed by half; how much neighbours pull, and how much the body.
_VIEWS, _PULL, _STAY = 3.0, 1.0, 0.002


class Outlines:
    """Collects what outlines say about the thickness on each of V vertices.

    Args:
        model: The body.
        surface: Its surface on the device where to work.
    """

    def __init__(self, model: BodyModel, surface: Surface) -> None:
        self._model, self._surface = model, surface
        self._seen: list[tuple[NDArray[np.int64], Floats]] = []

    def look(self, vertices: torch.Tensor, alpha: Floats, camera: Camera) -> None:
        """Look at a posed body (V, 3) and the matte (H, W) of its picture."""
        surface, posed = self._surface, vertices[None]
        normals = surface.normals(posed)[0]
        position = torch.as_tensor(camera.position, device=vertices.device)
        facing = (normals * F.normalize(position - vertices, dim=1)).sum(dim=1)
        pixels, depth = (value[0] for value in camera.project(posed))
        ahead = camera.project(posed + 1e-3 * normals)[0][0] - pixels
        outwards = F.normalize(ahead, dim=1)
        steps = torch.linspace(-1, 1, _STEPS, device=vertices.device) * _FARTHEST
        scale = camera.focal / depth.clamp(min=0.1)
        # (V, S, 2) along the outward direction of each vertex.
        line = pixels[:, None] + outwards[:, None] * (steps * scale[:, None])[..., None]
        body = rasterize(pixels[None], depth[None], surface.faces, camera.size)
        covered = body.dense(torch.ones_like(body.depth))[:, None]
        matte = torch.tensor(alpha, device=vertices.device)[None, None]
        at = line * (2 / line.new_tensor(camera.size)) - 1
        own = F.grid_sample(covered, at[None], align_corners=False)[0, 0]
        real = F.grid_sample(matte, at[None], align_corners=False)[0, 0]
        middle = _STEPS // 2
        # Nothing of the body lies beyond its outline, and the picture shows both sides.
        edge = (own[:, middle + 2 :] < 0.5).all(dim=1) & (own[:, middle - 3] > 0.5)
        inside = (at.abs() < 1).all(dim=2).all(dim=1)
        crossing = (real[:, :-1] > 0.5) & (real[:, 1:] <= 0.5)
        single = crossing.sum(dim=1) == 1
        chosen = (edge & inside & single & (facing.abs() < _GRAZING)).nonzero()[:, 0]
        first = crossing[chosen].float().argmax(dim=1)
        low, high = real[chosen, first], real[chosen, first + 1]
        found = steps[first] + (steps[1] - steps[0]) * (low - 0.5) / (low - high)
        self._seen.append((chosen.cpu().numpy(), found.cpu().numpy().astype(np.float32)))

    def thickness(self) -> Floats:
        """(V,) metres outwards."""
        from scipy.sparse import coo_array, diags_array
        from scipy.sparse.linalg import spsolve

        model, count = self._model, len(self._model.template)
        median, views = _medians(self._seen, count)
        believed = views / (views + _VIEWS)
        bare = np.isin(
            model.parts, [k for k, name in enumerate(PART_NAMES) if name.endswith(_BARE)]
        )
        fixed = np.zeros(count)
        fixed[np.unique(model.faces[bare])] = 100.0
        edges = np.unique(
            np.sort(model.faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1), axis=0
        )
        pull = coo_array((np.full(len(edges), _PULL), edges.T), shape=(count, count))
        pull = pull + pull.T
        weight = believed * (fixed == 0)
        system = diags_array(pull.sum(axis=1) + weight + fixed + _STAY) - pull
        found: Floats = spsolve(system.tocsc(), weight * median).astype(np.float32)
        return found


def _medians(
    seen: Iterable[tuple[NDArray[np.int64], Floats]], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Median of what was seen at each of ``count`` vertices, and how often it was seen."""
    pairs = [(np.zeros(0, np.int64), np.zeros(0, np.float32)), *seen]
    vertex, value = (np.concatenate(column) for column in zip(*pairs, strict=True))
    order = np.lexsort((value, vertex))
    vertex, value = vertex[order], value[order]
    views = np.bincount(vertex, minlength=count)
    first = np.cumsum(views) - views
    some = views > 0
    median = np.zeros(count)
    median[some] = value[(first + views // 2)[some]]
    return median, views.astype(np.float64)
