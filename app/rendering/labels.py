"""Labels burnt into the picture: that it is synthetic, and that it is not approved yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

Corner = Literal["top left", "top right", "bottom left", "bottom right"]

#: Height of the letters and distance from the border, as shares of the picture's height.
_LETTERS: Final = 0.030
_DISTANCE: Final = 0.022
_SMALLEST_LETTERS: Final = 9


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
SYNTHETIC: Final = Label("synthetic signer", "bottom right")
#: On every render that its signer has not approved.
DRAFT: Final = Label("DRAFT – not approved", "top left", (158, 42, 43))


def overlay(labels: tuple[Label, ...], size: tuple[int, int]) -> torch.Tensor:
    """Draw labels on a transparent sheet.

    Args:
        labels: What to draw.
        size: Width and height of the picture in pixels.

    Returns:
        (H, W, 4) premultiplied sRGB and alpha, 0 to 1.
    """
    sheet = Image.new("RGBA", size)
    for label in labels:
        _draw(sheet, label)
    values = torch.from_numpy(np.asarray(sheet, np.float32) / 255)
    return torch.cat([values[..., :3] * values[..., 3:], values[..., 3:]], dim=2)


def _draw(sheet: Image.Image, label: Label) -> None:
    letters = max(_SMALLEST_LETTERS, round(_LETTERS * sheet.height))
    font = ImageFont.load_default(letters)
    left, top, right, bottom = font.getbbox(label.text)
    inner = (round(letters * 0.55), round(letters * 0.35))
    plate = (right - left + 2 * inner[0], letters + 2 * inner[1])
    gap = round(_DISTANCE * sheet.height)
    vertical, horizontal = label.corner.split()
    x = gap if horizontal == "left" else sheet.width - gap - plate[0]
    y = gap if vertical == "top" else sheet.height - gap - plate[1]
    draw = ImageDraw.Draw(sheet)
    box = (x, y, x + plate[0], y + plate[1])
    draw.rounded_rectangle(box, radius=plate[1] * 0.3, fill=(*label.color, 190))
    middle = y + (plate[1] - (bottom - top)) / 2
    draw.text((x + inner[0] - left, middle - top), label.text, font=font, fill=(255, 255, 255, 255))
