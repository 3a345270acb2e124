"""A small temporal net, run in numpy: no other library has to be loaded to lift a take.

Residual blocks of dilated convolutions over time (van den Oord et al. 2016), each after a layer
normalization of the channels of a frame. Training is in ``train.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH: Final = 96
#: Steps of time between the three taps of each block: together they reach 15 frames to both sides.
DILATIONS: Final = (1, 2, 4, 8)
_EPSILON: Final = np.float32(1e-5)


@dataclass(frozen=True, eq=False)
class _Block:
    scale: Floats
    shift: Floats
    taps: tuple[Floats, Floats, Floats]
    taps_bias: Floats
    mix: Floats
    mix_bias: Floats
    dilation: int


class TemporalNet:
    """The net with given weights.

    Args:
        weights: By name: ``into``, ``out`` (weight (O, I), bias (O,)) and for each block ``b``
            ``blocks.b.norm`` (weight, bias), ``blocks.b.over`` (weight (O, I, 3), bias) and
            ``blocks.b.mix`` (weight, bias), as ``train.py`` saves them.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._into = weights["into.weight"].T.copy(), weights["into.bias"]
        self._out = weights["out.weight"].T.copy(), weights["out.bias"]
        self._blocks = [
            _Block(
                scale=weights[f"blocks.{number}.norm.weight"],
                shift=weights[f"blocks.{number}.norm.bias"],
                taps=tuple(
                    weights[f"blocks.{number}.over.weight"][:, :, tap].T.copy() for tap in range(3)
                ),  # type: ignore[arg-type]
                taps_bias=weights[f"blocks.{number}.over.bias"],
                mix=weights[f"blocks.{number}.mix.weight"].T.copy(),
                mix_bias=weights[f"blocks.{number}.mix.bias"],
                dilation=dilation,
            )
            for number, dilation in enumerate(DILATIONS)
        ]

    def __call__(self, features: NDArray[np.floating[Any]]) -> tuple[Floats, Floats]:
        """Features (N, T, I) to depths (N, T, O) and the logarithms of their spreads."""
        hidden = features.astype(np.float32) @ self._into[0] + self._into[1]
        for block in self._blocks:
            hidden = hidden + _after(block, hidden)
        out = _gate(hidden) @ self._out[0] + self._out[1]
        half = out.shape[-1] // 2
        return out[..., :half], out[..., half:]


def _after(block: _Block, hidden: Floats) -> Floats:
    mean = hidden.mean(axis=-1, keepdims=True)
    away = hidden - mean
    spread = np.sqrt(np.square(away).mean(axis=-1, keepdims=True) + _EPSILON)
    even = away / spread * block.scale + block.shift
    frames, reach = even.shape[1], block.dilation
    # The first and the last frame go on for ever.
    padded = np.pad(even, ((0, 0), (reach, reach), (0, 0)), mode="edge")
    over = block.taps_bias + padded[:, :frames] @ block.taps[0]
    over += padded[:, reach : reach + frames] @ block.taps[1]
    over += padded[:, 2 * reach :] @ block.taps[2]
    mixed: Floats = _gate(over) @ block.mix + block.mix_bias
    return mixed


def _gate(values: Floats) -> Floats:
    """The sigmoid-weighted linear unit (Elfwing et al. 2018)."""
    gated: Floats = values / (1 + np.exp(-np.clip(values, -60, 60)))
    return gated
