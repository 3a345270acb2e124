"""One held-out moment drawn by an identity, beside which the real picture can be laid."""

from __future__ import annotations

from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.skinning import Skinner
from app.rendering.identity import Identity, Posed
from app.rendering.neural.examples import Example

#: What pictures are laid on to be compared.
GREY: Final = 0.5


def drawn(identity: Identity, skinner: Skinner, example: Example) -> torch.Tensor:
    """(H, W, 4) premultiplied sRGB and alpha of a moment."""
    posed = skinner.batch(
        np.stack([example.before_rotations, example.rotations]),
        np.stack([example.face, example.face]),
        np.stack([example.before_translation, example.translation]),
    )
    before, now = torch.from_numpy(posed).to(identity.device).unbind(0)
    face = torch.from_numpy(example.face).to(identity.device)
    return identity.render(Posed(now[None], before[None], face[None]), example.camera)[0]


def show(identity: Identity, example: Example) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 of a moment before grey."""
    skinner = Skinner(identity.model, identity.betas, identity.hand_scale)
    picture = drawn(identity, skinner, example)
    colors = picture[..., :3] + GREY * (1 - picture[..., 3:])
    shown: NDArray[np.uint8] = (colors.clamp(0, 1) * 255 + 0.5).byte().cpu().numpy()
    return shown
