"""The plain appearance of a signer as examples show it: what poses are first refined against."""

from __future__ import annotations

from typing import Final

import numpy as np
import torch

from app.body.skinning import Skinner
from app.rendering.averaging import BestViews
from app.rendering.completion import complete
from app.rendering.flat import Appearance
from app.rendering.neural.examples import Examples

#: Pictures to look at; more tell little new.
_PICTURES: Final = 120


def first_look(
    examples: Examples, *, size: int = 512, device: torch.device | str = "cpu"
) -> Appearance:
    """Average a signer's appearance over examples.

    Args:
        examples: Pictures of the signer.
        size: Width and height of the texture, a power of two.
        device: Where to work.
    """
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    views = BestViews(examples.model, size, torch.device(device))
    for number in range(0, len(examples), max(1, len(examples) // _PICTURES)):
        example = examples[number]
        posed = skinner.batch(
            np.stack([example.before_rotations, example.rotations]),
            np.stack([example.face, example.face]),
            np.stack([example.before_translation, example.translation]),
        )
        before, now = torch.from_numpy(posed).to(views.flat.pixel.device)
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
    )
