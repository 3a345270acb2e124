"""The net of the learned prior, run in numpy: no other library has to be loaded to fill a gap.

Each component of a joint goes through the same small net; what comes out makes, with the joint's
name, one token per joint; tokens attend to one another (Vaswani et al. 2017), with a bias for
joints of the same side. Training is in ``training.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.motion.latent.tokens import COMPONENT_FEATURES, JOINT_FEATURES, KINDS, SINES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDTH: Final = 64
HEADS: Final = 4
LAYERS: Final = 2
COMPONENT_WIDTH: Final = 32
_EPSILON: Final = np.float32(1e-5)


def weight_shapes() -> dict[str, tuple[int, ...]]:
    """The shapes of all weights by name."""
    linear = {
        "single": (COMPONENT_FEATURES + JOINT_FEATURES, COMPONENT_WIDTH),
        "single2": (COMPONENT_WIDTH, COMPONENT_WIDTH),
        "single_out": (COMPONENT_WIDTH, 2 * SINES),
        "into": (3 * COMPONENT_WIDTH + JOINT_FEATURES, WIDTH),
        "out": (WIDTH, 3 * 2 * SINES),
    }
    shapes: dict[str, tuple[int, ...]] = {"kind": (KINDS, WIDTH)}
    normal = ["norm"]
    for layer in range(LAYERS):
        name = f"layers.{layer}"
        shapes[f"{name}.bias"] = (HEADS, 2)
        normal += [f"{name}.norm", f"{name}.norm2"]
        linear[f"{name}.asked"] = (WIDTH, 3 * WIDTH)
        linear[f"{name}.mixed"] = (WIDTH, WIDTH)
        linear[f"{name}.wide"] = (WIDTH, 2 * WIDTH)
        linear[f"{name}.narrow"] = (2 * WIDTH, WIDTH)
    for name, (before, after) in linear.items():
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (after, before), (after,)
    for name in normal:
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (WIDTH,), (WIDTH,)
    return shapes


def token_net(
    weights: Mapping[str, Floats], components: Floats, joints: Floats
) -> tuple[Floats, Floats]:
    """Coefficients of the residual and the logarithms of their spreads.

    Args:
        weights: By the names under which ``training.py`` saves them.
        components: (N, 2 J, 3, F).
        joints: (N, 2 J, G).

    Returns:
        Two arrays (N, 2 J, 3, SINES), in units of the tokens.
    """
    told = np.broadcast_to(joints[..., None, :], (*components.shape[:-1], JOINT_FEATURES))
    single = _linear(weights, "single", np.concatenate([components, told], axis=-1))
    single = _gate(_linear(weights, "single2", _gate(single)))
    flat = single.reshape(*single.shape[:2], -1)
    hidden = _linear(weights, "into", np.concatenate([flat, joints], axis=-1))
    hidden = hidden + np.tile(weights["kind"], (2, 1))
    sides = np.repeat([0, 1], KINDS)
    other = (sides[:, None] != sides).astype(np.intp)
    for layer in range(LAYERS):
        name = f"layers.{layer}"
        even = _normal(weights, f"{name}.norm", hidden)
        hidden = hidden + _attended(weights, name, even, weights[f"{name}.bias"][:, other])
        even = _normal(weights, f"{name}.norm2", hidden)
        wide = _gate(_linear(weights, f"{name}.wide", even))
        hidden = hidden + _linear(weights, f"{name}.narrow", wide)
    shape = (*components.shape[:-1], 2 * SINES)
    out = _linear(weights, "out", _normal(weights, "norm", hidden)).reshape(shape)
    out = out + _linear(weights, "single_out", single)
    return out[..., :SINES], out[..., SINES:]


def _attended(weights: Mapping[str, Floats], name: str, even: Floats, bias: Floats) -> Floats:
    count, tokens = even.shape[:2]
    three = _linear(weights, f"{name}.asked", even).reshape(count, tokens, 3, HEADS, -1)
    asking, asked, value = np.moveaxis(three, (2, 3), (0, 2))
    likeness = asking @ np.swapaxes(asked, -1, -2) / np.sqrt(np.float32(WIDTH // HEADS)) + bias
    likeness = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
    share = likeness / likeness.sum(axis=-1, keepdims=True)
    mixed = np.swapaxes(share @ value, 1, 2).reshape(count, tokens, WIDTH)
    return _linear(weights, f"{name}.mixed", mixed)


def _linear(weights: Mapping[str, Floats], name: str, values: Floats) -> Floats:
    made: Floats = values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def _normal(weights: Mapping[str, Floats], name: str, values: Floats) -> Floats:
    away = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(away).mean(axis=-1, keepdims=True) + _EPSILON)
    normal: Floats = away / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return normal


def _gate(values: Floats) -> Floats:
    """The sigmoid-weighted linear unit (Elfwing et al. 2018)."""
    # A sigmoid by the hyperbolic tangent cannot overflow.
    half = np.float32(0.5) * values
    gated: Floats = half + half * np.tanh(half)
    return gated
