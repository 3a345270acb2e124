"""Labels burnt into the picture: that it is synthetic, and that it is not approved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

from app.core.paths import resource

Corner = Literal["top left", "top right", "bottom left", "bottom right"]

#: Height of the letters and distance from the border, as shares of the picture's height.
_LETTERS: Final = 0.034
_DISTANCE: Final = 0.022
_SMALLEST_LETTERS: Final = 10
#: Letters are drawn this many times larger first.
_FINER: Final = 3
_PLATE_ALPHA: Final = 205


@dataclass(frozen=True)
class Label:
    """A short text in a corner, away from face and hands.

    Attributes:
        text: What it says, in the language of the viewers.
        corner: Where it stands.
        color: sRGB of the plate behind the letters, 0 to 255.
    """

    text: str
    corner: Corner
    color: tuple[int, int, int] = (24, 27, 32)


#: On every render unless a person takes it off: viewers must know what they see.
SYNTHETIC: Final = Label("Synthetic signer", "bottom right")
#: On every render that its signer has not approved.
DRAFT: Final = Label("Draft – not approved", "top left", (158, 42, 43))


def overlay(labels: tuple[Label, ...], size: tuple[int, int]) -> torch.Tensor:
    """Draw labels on a transparent sheet.

    Args:
        labels: What to draw.
        size: Width and height of the picture in pixels.

    Returns:
        (H, W, 4) premultiplied sRGB and alpha, 0 to 1.
    """
    sheet = Image.new("RGBA", size)
    gap = round(_DISTANCE * sheet.height)
    for label in labels:
        plate = _plate(label, max(_SMALLEST_LETTERS, round(_LETTERS * sheet.height)))
        vertical, horizontal = label.corner.split()
        x = gap if horizontal == "left" else sheet.width - gap - plate.width
        y = gap if vertical == "top" else sheet.height - gap - plate.height
        sheet.paste(plate, (x, y))
    values = torch.from_numpy(np.asarray(sheet, np.float32) / 255)
    return torch.cat([values[..., :3] * values[..., 3:], values[..., 3:]], dim=2)


def _plate(label: Label, letters: int) -> Image.Image:
    """A rounded plate with the text, drawn larger and reduced so that small letters stay even."""
    large = letters * _FINER
    font = ImageFont.truetype(resource("fonts", "Inter-Medium.otf"), large)
    width = round(font.getlength(label.text) + 1.3 * large)
    size = (width // _FINER * _FINER, round(1.7 * large) // _FINER * _FINER)
    plate = Image.new("RGBA", size, (*label.color, 0))
    draw = ImageDraw.Draw(plate)
    box = (0, 0, size[0] - 1, size[1] - 1)
    draw.rounded_rectangle(box, radius=0.45 * large, fill=(*label.color, _PLATE_ALPHA))
    middle = (size[0] / 2, size[1] / 2)
    draw.text(middle, label.text, font=font, fill=(255, 255, 255, 255), anchor="mm")
    return plate.reduce(_FINER)
