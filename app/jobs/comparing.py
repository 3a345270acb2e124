"""Pictures by which a signer judges a learned identity: a moment as it was, and as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.skinning import Skinner
from app.rendering.neural.details import Places
from app.rendering.neural.single import GREY, show

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.rendering.identity import Identity
    from app.rendering.neural.examples import Example

    Bytes = NDArray[np.uint8]

#: Squares around hands are so many times as large as the hand.
_AROUND: Final = 1.3
_LEAST: Final = 16


def comparison(identities: Sequence[Identity], example: Example) -> Bytes:
    """One moment side by side: as it was, then as each identity draws it; hands enlarged below.

    Args:
        identities: Who draws it; at least one, all on one body.
        example: The moment.

    Returns:
        (H, W, 3) sRGB.
    """
    pictures = [real_moment(example), *(show(one, example) for one in identities)]
    squares = _hands(identities[0], example)
    return np.hstack([_with_hands(picture, squares) for picture in pictures])


def real_moment(example: Example) -> Bytes:
    """(H, W, 3) sRGB of a moment as it was, before grey."""
    alpha = example.alpha[..., None]
    seen: Bytes = (example.rgb * alpha + 255 * GREY * (1 - alpha) + 0.5).astype(np.uint8)
    return seen


def _hands(identity: Identity, example: Example) -> list[tuple[int, int, int]]:
    """Left, top and side of a square around each hand."""
    import torch

    skinner = Skinner(identity.model, identity.betas, identity.hand_scale)
    vertices = skinner.vertices(example.rotations, example.face, example.translation)
    squares = []
    for low, high in Places(identity.model).hands(torch.from_numpy(vertices), example.camera):
        side = max(_LEAST, round(_AROUND * max(high[0] - low[0], high[1] - low[1])))
        squares.append(
            (round((low[0] + high[0] - side) / 2), round((low[1] + high[1] - side) / 2), side)
        )
    return squares


def _with_hands(picture: Bytes, squares: Sequence[tuple[int, int, int]]) -> Bytes:
    """A picture, and below it what lies in some squares, enlarged."""
    from PIL import Image

    height, width = picture.shape[:2]
    room = width // len(squares)
    row = []
    for left, top, side in squares:
        rows = np.arange(top, top + side).clip(0, height - 1)
        columns = np.arange(left, left + side).clip(0, width - 1)
        cut = Image.fromarray(np.ascontiguousarray(picture[rows][:, columns]))
        row.append(np.asarray(cut.resize((room, room), Image.Resampling.LANCZOS)))
    below = np.hstack(row)
    return np.vstack([picture[:, : below.shape[1]], below])
