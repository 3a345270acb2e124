"""The plain appearance of a signer as examples show it: what poses are first refined against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.skinning import Skinner
from app.rendering.averaging import BestViews
from app.rendering.completion import complete
from app.rendering.flat import Appearance
from app.rendering.neural.examples import Example, Examples
from app.rendering.surface import Surface
from app.rendering.thickness import Outlines

Floats = NDArray[np.float32]

#: Pictures to look at; more tell little new.
_PICTURES: Final = 120
#: Outlines are read from each so manieth of them.
_OUTLINES: Final = 3
#: How often the thickness of clothes and hair is read from outlines.
_ROUNDS: Final = 3


def first_look(
    examples: Examples, *, size: int = 512, device: torch.device | str = "cpu"
) -> Appearance:
    """Average a signer's appearance over examples.

    Args:
        examples: Pictures of the signer.
        size: Width and height of the texture, a power of two.
        device: Where to work.
    """
    place = torch.device(device)
    numbers = range(0, len(examples), max(1, len(examples) // _PICTURES))
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    moments = [_Moment.of(examples[number], skinner, place) for number in numbers]
    surface = Surface.of(examples.model, place)
    thickness = _thickness(moments[::_OUTLINES], examples.model, surface)
    worn = torch.from_numpy(thickness).to(place)
    views = BestViews(examples.model, size, place)
    for moment in moments:
        example = moment.example
        before, now = surface.dressed(moment.posed, worn)
        believed = example.weight * (example.alpha > 0.95)
        hands = example.confidence[:2].tolist()
        views.look(example.rgb, (before, now), example.camera, hands, believed=believed)
    colors, weights = views.colors()
    texture, skin = complete(examples.model, views.flat.cpu(), colors, weights)
    return Appearance(
        texture=(texture.clamp(0, 1) * 255 + 0.5).to(torch.uint8).numpy(),
        betas=examples.betas,
        hand_scale=examples.hand_scale,
        skin=skin,
        thickness=thickness,
    )


@dataclass(frozen=True, eq=False)
class _Moment:
    """An example, and the body (2, V, 3) one frame earlier and now."""

    example: Example
    posed: torch.Tensor

    @classmethod
    def of(cls, example: Example, skinner: Skinner, device: torch.device) -> _Moment:
        posed = skinner.batch(
            np.stack([example.before_rotations, example.rotations]),
            np.stack([example.face, example.face]),
            np.stack([example.before_translation, example.translation]),
        )
        return cls(example, torch.from_numpy(posed).to(device))


def _thickness(moments: Sequence[_Moment], model: BodyModel, surface: Surface) -> Floats:
    """(V,) metres of clothes and hair: each round reads what the one before has left."""
    found = np.zeros(len(model.template), np.float32)
    for _ in range(_ROUNDS):
        outlines = Outlines(model, surface)
        worn = torch.from_numpy(found).to(surface.uv.device)
        for moment in moments:
            now = surface.dressed(moment.posed[1:], worn)[0]
            outlines.look(now, moment.example.alpha, moment.example.camera)
        found = found + outlines.thickness()
    return found
