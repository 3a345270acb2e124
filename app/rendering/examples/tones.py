"""One light for all takes: exposure and white balance of each are brought to those of most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.rendering.examples.checks import TakeLook

Floats = NDArray[np.float32]

#: Factors beyond these are no matter of light.
_FACTORS: Final = (0.6, 1.6)
#: Levels of face and cloth that are nearer than this (sRGB, 0 to 1) count as one.
_APART: Final = 0.1


def common_tones(looks: Sequence[TakeLook]) -> list[NDArray[np.uint8]]:
    """What gives the face and the cloth of each take the colours that they have in most.

    Args:
        looks: What was noticed in the takes.

    Returns:
        For each take (256, 3), what each value of red, green and blue becomes. Black stays black.
    """
    seen = [look.colors for look in looks]
    found = [np.stack(colors) for colors in seen if colors is not None]
    same = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    if not found:
        return [same for _ in looks]
    usual = np.median(found, axis=0)
    return [same if colors is None else _table(np.stack(colors), usual) for colors in seen]


def _table(own: Floats, usual: Floats) -> NDArray[np.uint8]:
    """The curves through black and two colours (2, 3), onto two others."""
    curves = [_curve(own[:, channel], usual[:, channel]) for channel in range(3)]
    table: NDArray[np.uint8] = np.round(np.stack(curves, axis=1).clip(0, 255)).astype(np.uint8)
    return table


def _curve(own: Floats, usual: Floats) -> Floats:
    """(256,) what each value of one channel becomes; it never falls."""
    order = np.argsort(own)
    levels = own[order]
    factors = (usual / np.maximum(own, 1e-3)).clip(*_FACTORS)[order]
    if levels[1] - levels[0] < _APART:
        levels, factors = levels.mean(keepdims=True), factors.mean(keepdims=True)
    values = np.arange(256, dtype=np.float32)
    changed = values * np.interp(values / 255, levels, factors)
    rising: Floats = np.maximum.accumulate(changed).astype(np.float32)
    return rising
