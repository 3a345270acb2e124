"""The flat identity: a signer's appearance as a plain texture on the signer's own body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.core.progress import Part, Progress, Silent
from app.rendering.atlas import Texture
from app.rendering.averaging import BestViews, Footage
from app.rendering.camera import Camera
from app.rendering.completion import complete
from app.rendering.contrast import Color
from app.rendering.drawing import Drawing
from app.rendering.identity import Posed
from app.rendering.identity_file import Card, read_identity, write_identity
from app.rendering.raster import Raster
from app.rendering.surface import Surface
from lexicon_db.codec import Member
from lexicon_db.errors import KnownError

Floats = NDArray[np.float32]

_KIND: Final = "flat"
#: Pictures to look at; more tell little new.
_PICTURES: Final = 100
#: How much hollows darken; the light of the recording is in the texture already.
_HOLLOW: Final = 0.35
_MEMBERS: Final = {
    "texture": Member(("S", "S", 3), "u"),
    "betas": Member((10,), "f"),
    "hand_scale": Member((2,), "f"),
    "skin": Member((3,), "f"),
}


@dataclass(frozen=True, eq=False)
class Appearance:
    """What a flat identity knows of its signer.

    Attributes:
        texture: (S, S, 3) uint8 sRGB, S a power of two.
        betas: (10,) body shape.
        hand_scale: (2,) size of each hand relative to the shaped body.
        skin: Mean sRGB colour of the skin, 0 to 1.
        thickness: (V,) metres that clothes and hair lie outside of the body, negative where the
            signer is slimmer; None is nowhere. Files of flat identities do not have it.
    """

    texture: NDArray[np.uint8]
    betas: Floats
    hand_scale: Floats
    skin: Color
    thickness: Floats | None = None


def look_at(
    footage: Sequence[Footage],
    model: BodyModel,
    *,
    size: int = 1024,
    device: torch.device | str = "cpu",
    progress: Progress | None = None,
) -> Appearance:
    """Average a signer's appearance over fitted recordings.

    Args:
        footage: Takes of one signer, with their pictures.
        model: The body that they were fitted with.
        size: Width and height of the texture, a power of two.
        device: Where to work.
        progress: Told after every picture.

    Raises:
        KnownError: If there is nothing to look at, or it was fitted with another body.
    """
    _require_body(footage, model)
    watcher = progress or Silent()
    views = BestViews(model, size, torch.device(device))
    total = sum(len(take.fit.pts) for take in footage)
    every, done = max(1, total // _PICTURES), 0
    for take in footage:
        part = Part(watcher, done / total, len(take.fit.pts) / total)
        views.add(take, every=every, progress=part)
        done += len(take.fit.pts)
    colors, weights = views.colors()
    texture, skin = complete(model, views.flat.cpu(), colors, weights)
    lengths = [len(take.fit.pts) for take in footage]
    return Appearance(
        texture=(texture.clamp(0, 1) * 255 + 0.5).to(torch.uint8).numpy(),
        betas=_mean([take.fit.betas for take in footage], lengths),
        hand_scale=_mean([take.fit.hand_scale for take in footage], lengths),
        skin=skin,
    )


def save(path: Path, card: Card, appearance: Appearance) -> None:
    """Write a flat identity with the card of its signer, whose ``kind`` is ``flat``.

    Raises:
        KnownError: If the file cannot be written.
    """
    arrays: dict[str, NDArray[Any]] = {
        "texture": appearance.texture,
        "betas": appearance.betas.astype(np.float32),
        "hand_scale": appearance.hand_scale.astype(np.float32),
        "skin": np.array(appearance.skin, np.float32),
    }
    write_identity(path, card, arrays)


def load(path: Path, model: BodyModel, *, device: torch.device | str = "cpu") -> FlatIdentity:
    """Read a flat identity.

    Raises:
        KnownError: If the file is damaged, is newer, is another kind of identity, or belongs to
            another body.
    """
    card, arrays = read_identity(path, _KIND, _MEMBERS)
    if card.body != model.hash:
        raise KnownError(
            "The identity was not loaded.",
            f"{card.name} was made with another body file.",
            "Choose that body file in the settings, or make the identity again.",
        )
    red, green, blue = arrays["skin"].tolist()
    appearance = Appearance(
        arrays["texture"], arrays["betas"], arrays["hand_scale"], (red, green, blue)
    )
    return FlatIdentity(card.name, appearance, model, device=device)


class FlatIdentity:
    """Draws a signer with a plain texture: instant, and the least that a learned one must beat.

    Args:
        name: What people call it.
        appearance: What is known of the signer.
        model: The body.
        device: Where to render.
    """

    needs_consent = True

    def __init__(
        self,
        name: str,
        appearance: Appearance,
        model: BodyModel,
        *,
        device: torch.device | str = "cpu",
    ) -> None:
        self.name = name
        self.model = model
        self.betas = appearance.betas
        self.hand_scale = appearance.hand_scale
        self.skin = appearance.skin
        self.device = torch.device(device)
        self.thickness = on_device(appearance.thickness, self.device)
        self._surface = Surface.of(model, self.device)
        texels = torch.from_numpy(appearance.texture).to(self.device).float() / 255
        self._texture = Texture.of(texels)

    def render(self, posed: Posed, camera: Camera, *, smooth: bool = True) -> torch.Tensor:
        """Draw B frames; see ``Identity.render``."""
        surface = self._surface
        drawing = Drawing.of(surface, surface.dressed(posed.vertices, self.thickness), camera)
        hollow, shrink = drawing.hollows(), drawing.shrink(self._texture.size)

        def shade(raster: Raster) -> torch.Tensor:
            uv = raster.interpolate(surface.uv, surface.uv_faces)
            colors = self._texture.sample(uv, shrink)
            dark = torch.where(raster.back, 1.0, hollow[raster.pixel].clamp(min=0.0))
            light = 1 - _HOLLOW * dark
            return colors * light[:, None]

        return drawing.shaded(shade, smooth=smooth)


def on_device(array: NDArray[np.float32] | None, device: torch.device) -> torch.Tensor | None:
    """Copy what there is to a device."""
    return None if array is None else torch.from_numpy(array).to(device)


def _require_body(footage: Sequence[Footage], model: BodyModel) -> None:
    what = "The identity was not made."
    if not any(len(take.fit.pts) for take in footage):
        raise KnownError(what, "There is no fitted recording.", "Extract a recording first.")
    if any(take.fit.body != model.hash for take in footage):
        raise KnownError(
            what,
            "A recording was fitted with another body file.",
            "Extract it again with the body file of the settings.",
        )


def _mean(values: Sequence[Floats], lengths: Sequence[int]) -> Floats:
    """Mean of a quantity over takes, weighted by their lengths."""
    mean: Floats = np.average(np.stack(values), axis=0, weights=lengths).astype(np.float32)
    return mean
