"""A plain texture: the mean of all colours that each place of the body has in the pictures.

No texture that is looked up with nothing beside it comes nearer to the pictures in the mean of
squares, so this is what networks, and choosing the best views, have to beat.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import torch  # noqa: TID253 - benchmarks have no start-up time

from app.body.skinning import Skinner
from app.rendering.atlas import unwrap
from app.rendering.completion import complete
from app.rendering.flat import Appearance, FlatIdentity
from app.rendering.neural.examples import Example, Examples
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface

#: Texels along a side: about one per pixel of the pictures, so that each is seen.
_SIZE: Final = 256
#: Share of the signer in a pixel from which on its colour is theirs.
_OWN: Final = 0.95
#: Every so many pictures are looked at: neighbours show the same.
_EVERY: Final = 3


def mean_texture(examples: Examples) -> FlatIdentity:
    """Draws the body of the examples with the mean of their colours."""
    surface = Surface.of(examples.model)
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    sums = torch.zeros(_SIZE * _SIZE, 4)
    for number in range(0, len(examples), _EVERY):
        texels, colors = _seen(surface, skinner, examples[number])
        sums.index_add_(0, texels, torch.cat([colors, torch.ones(len(colors), 1)], dim=1))
    flat = unwrap(surface, _SIZE)
    seen = sums[flat.pixel]
    means = seen[:, :3] / seen[:, 3:].clamp(min=1)
    texture, skin = complete(examples.model, flat, means, seen[:, 3].clamp(max=1))
    appearance = Appearance(
        texture=(texture.clamp(0, 1) * 255 + 0.5).to(torch.uint8).numpy(),
        betas=examples.betas,
        hand_scale=examples.hand_scale,
        skin=skin,
    )
    return FlatIdentity("plain texture", appearance, examples.model)


def _seen(
    surface: Surface, skinner: Skinner, example: Example
) -> tuple[torch.Tensor, torch.Tensor]:
    """(M,) texels that a picture shows, and their colours (M, 3), sRGB 0 to 1."""
    vertices = skinner.vertices(example.rotations, example.face, example.translation)
    points, depth = example.camera.project(torch.from_numpy(vertices)[None])
    raster = rasterize(points, depth, surface.faces, example.camera.size)
    uv = raster.interpolate(surface.uv, surface.uv_faces)
    column, row = (
        (_SIZE * at).floor().long().clamp(0, _SIZE - 1) for at in (uv[:, 0], 1 - uv[:, 1])
    )
    own = torch.from_numpy(example.alpha > _OWN).view(-1)[raster.pixel]
    colors = torch.from_numpy(np.array(example.rgb)).view(-1, 3)[raster.pixel] / 255
    return (row * _SIZE + column)[own], colors[own]
