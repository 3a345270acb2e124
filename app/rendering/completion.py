"""Completes a texture where a signer was never seen: from the other side, then from nearby."""

from __future__ import annotations

from typing import Final

import numpy as np
import torch

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.atlas import filled
from app.rendering.contrast import Color
from app.rendering.palette import palette
from app.rendering.raster import Raster

#: Weight of views from which on a texel is fully trusted.
_ENOUGH: Final = 0.5
#: Trust in what the other side of the body looks like.
_MIRRORED: Final = 0.3
#: Mirror images may miss each other by this (metres).
_SYMMETRY: Final = 0.004
_SKIN: Final = ("face", "neck", "lips", "left_hand", "right_hand")
_CLOTH: Final = (
    "torso", "left_upper_arm", "right_upper_arm", "left_forearm", "right_forearm", "left_leg",
    "right_leg",
)  # fmt: skip
#: What signing hardly ever shows gets its usual colour.
_USUAL: Final[dict[str, str]] = {
    "left_eye": "sclera", "right_eye": "sclera", "teeth": "teeth", "tongue": "tongue",
    "mouth": "mouth", "scalp": "hair", "brows": "brows",
}  # fmt: skip
_UNKNOWN_SKIN: Final = 3


def complete(
    model: BodyModel, flat: Raster, colors: torch.Tensor, weights: torch.Tensor
) -> tuple[torch.Tensor, Color]:
    """Fill what was not seen.

    Args:
        model: The body.
        flat: Raster of the texture, N texels.
        colors: (N, 3) sRGB.
        weights: (N,) how well each texel was seen; 0 is not at all.

    Returns:
        (S, S, 3) sRGB texture and the mean colour of the skin.
    """
    trust = (weights / _ENOUGH).clamp(max=1.0)
    colors, trust = _mirrored(model, flat, colors, trust)
    parts = torch.from_numpy(model.parts)[flat.face]
    skin = _mean(colors, trust, parts, _SKIN) or palette(_UNKNOWN_SKIN)["skin"]
    cloth = _mean(colors, trust, parts, _CLOTH) or palette(_UNKNOWN_SKIN)["top"]
    texture = torch.zeros(*flat.shape[1:], 3)
    for number in parts.unique().tolist():
        chosen = parts == number
        within = torch.where(chosen, trust, 0.0)
        if float(within.sum()) < 1.0:
            color = torch.tensor(_usual(PART_NAMES[number], skin, cloth))
            values = color.expand(len(parts), 3)
        else:
            spread = filled(flat.dense(colors)[0], flat.dense(within)[0])
            values = spread.view(-1, 3)[flat.pixel]
        texture.view(-1, 3)[flat.pixel[chosen]] = values[chosen]
    return filled(texture, flat.dense(torch.ones(len(parts)))[0]), skin


def _mirrored(
    model: BodyModel, flat: Raster, colors: torch.Tensor, trust: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Lend texels that were hardly seen the colour of their mirror image."""
    from scipy.spatial import cKDTree

    places = flat.interpolate(
        torch.from_numpy(model.template), torch.from_numpy(model.faces).long()
    )
    seen = (trust > 0).nonzero()[:, 0]
    poor = (trust < 1).nonzero()[:, 0]
    if not len(seen) or not len(poor):
        return colors, trust
    flipped = places[poor].numpy() * np.array([-1, 1, 1], np.float32)
    distance, nearest = cKDTree(places[seen].numpy()).query(flipped, distance_upper_bound=_SYMMETRY)
    found = torch.from_numpy(np.isfinite(distance))
    target, origin = poor[found], seen[torch.from_numpy(nearest)[found]]
    own, lent = trust[target], (1 - trust[target]) * _MIRRORED * trust[origin]
    total = own + lent
    share = (lent / total.clamp(min=1e-6))[:, None]
    colors, trust = colors.clone(), trust.clone()
    colors[target] += share * (colors[origin] - colors[target])
    trust[target] = total
    return colors, trust


def _mean(
    colors: torch.Tensor, trust: torch.Tensor, parts: torch.Tensor, names: tuple[str, ...]
) -> Color | None:
    numbers = torch.tensor([PART_NAMES.index(name) for name in names])
    weights = torch.where(torch.isin(parts, numbers), trust, 0.0)
    if float(weights.sum()) < 1.0:
        return None
    red, green, blue = (weights @ colors / weights.sum()).tolist()
    return red, green, blue


def _usual(part: str, skin: Color, cloth: Color) -> Color:
    if part in _USUAL:
        return palette(_UNKNOWN_SKIN)[_USUAL[part]]
    return cloth if part in _CLOTH else skin
