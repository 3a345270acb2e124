"""Paints the mannequin: the colour and feel of every texel, from the materials of the body."""

from __future__ import annotations

from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.model import BodyModel
from app.body.regions import MATERIALS, PART_NAMES
from app.rendering.atlas import Texture, filled, unwrap
from app.rendering.complexion import creases, redness
from app.rendering.lighting import linear
from app.rendering.palette import palette, palm
from app.rendering.raster import Raster
from app.rendering.surface import Surface

_SIZE: Final = 1024
#: Softness (light inside the material), gloss, and sharpness of the highlight.
_FEEL: Final[dict[str, tuple[float, float, float]]] = {
    "skin": (1.0, 0.045, 12.0),
    "lips": (1.0, 0.10, 24.0),
    "nails": (1.0, 0.14, 30.0),
    "hair": (0.0, 0.05, 16.0),
    "teeth": (0.3, 0.25, 60.0),
    "tongue": (1.0, 0.20, 40.0),
}
_DULL: Final = (0.0, 0.008, 8.0)
#: How much narrower than interpolated the borders of materials are; clothes have large triangles.
_CRISPNESS, _CLOTH_CRISPNESS = 3.0, 20.0
_CLOTHES: Final = ("top", "trousers", "shoes")
#: Random lattice of the noise, and the sizes (metres) of what it draws.
_LATTICE: Final = 24
_BLUSH, _WEAVE = 0.030, 0.004
_STRAND: Final = (0.0022, 0.0176, 0.011)
#: How dark the creases of the fingers are.
_FOLD: Final = 0.35
#: Share of red, green and blue that blood under the skin takes away.
_BLOOD: Final = (0.04, 0.20, 0.20)


def paint(model: BodyModel, skin: int) -> Texture:
    """Paint a texture of six channels: linear RGB, softness, gloss, sharpness.

    Args:
        model: The body.
        skin: Skin tone, 1 to 6.
    """
    surface = Surface.of(model)
    flat = unwrap(surface, _SIZE)
    shares = _crisp(flat.interpolate(surface.materials, surface.faces))
    colors = _colors(model, surface, flat, shares, skin)
    feel = shares @ torch.tensor([_FEEL.get(name, _DULL) for name in MATERIALS])
    texels = flat.dense(torch.cat([colors, feel], dim=1))[0]
    covered = flat.dense(torch.ones(len(flat.pixel)))[0]
    return Texture.of(filled(texels, covered))


def _crisp(shares: torch.Tensor) -> torch.Tensor:
    """Narrow the borders that interpolation over large triangles has blurred."""
    cloth = shares[:, [MATERIALS.index(name) for name in _CLOTHES]].sum(dim=1, keepdim=True)
    strong = shares.clamp(min=0.0) ** torch.where(cloth > 0.5, _CLOTH_CRISPNESS, _CRISPNESS)
    return strong / strong.sum(dim=1, keepdim=True).clamp(min=1e-12)


def _colors(
    model: BodyModel, surface: Surface, flat: Raster, shares: torch.Tensor, skin: int
) -> torch.Tensor:
    """(N, 3) linear colours of the covered texels."""
    colors = palette(skin)
    table = linear(torch.tensor([colors[name] for name in MATERIALS]))
    of = dict(zip(MATERIALS, shares.unbind(1), strict=True))
    rest = torch.from_numpy(model.template)
    normals = surface.normals(rest[None])[0]
    blood = redness(model, rest, normals)[:, None]
    at_vertices = torch.cat([rest, normals, blood], dim=1)
    places, normals, blood = flat.interpolate(at_vertices, surface.faces).split([3, 3, 1], dim=1)
    painted = shares @ table
    # Palms are paler; in the T-pose they look down.
    sides = torch.tensor([PART_NAMES.index(f"{side}_hand") for side in ("left", "right")])
    hand = torch.isin(surface.parts[flat.face], sides).nonzero()[:, 0]
    paler = linear(torch.tensor(palm(skin))) - table[MATERIALS.index("skin")]
    inside = (-1.6 * normals[hand, 1] - 0.1).clamp(0, 1) * of["skin"][hand]
    painted[hand] += inside[:, None] * paler
    painted[hand] *= 1 - _FOLD * creases(model, places[hand], normals[hand])[:, None]
    blood = blood + 0.5 * _noise(places / _BLUSH, seed=1)[:, None]
    painted = painted * (1 - of["skin"][:, None] * blood * torch.tensor(_BLOOD))
    strands = _noise(places / torch.tensor(_STRAND), seed=2) * (of["hair"] + of["brows"])
    weave = _noise(places / _WEAVE, seed=3) * of["top"]
    return painted * (1 + 0.45 * strands + 0.06 * weave)[:, None]


def _noise(places: torch.Tensor, *, seed: int) -> torch.Tensor:
    """Smooth noise, -1 to 1, that changes over a distance of 1."""
    lattice = torch.rand(
        (1, 1, _LATTICE, _LATTICE, _LATTICE), generator=torch.Generator().manual_seed(seed)
    )
    # Mirrored repetition has no seams.
    folded = (places / (_LATTICE / 2)).remainder(4.0)
    folded = torch.where(folded > 2.0, 4.0 - folded, folded) - 1.0
    found = F.grid_sample(lattice, folded[None, None, None], align_corners=True)
    return found.view(-1) * 2 - 1
