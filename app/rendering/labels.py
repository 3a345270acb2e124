"""What is burnt into the picture: that it is synthetic, not approved yet, and captions."""

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
#: Height of a caption's letters, and the width that its lines may take, as shares of the picture.
_CAPTION_LETTERS: Final = 0.046
_CAPTION_WIDTH: Final = 0.92
#: Letters are drawn this many times larger first.
_FINER: Final = 3
_PLATE_ALPHA: Final = 205
#: Width of a plate beside its letters, by their height.
_PADDING: Final = 1.3
_CAPTION_COLOR: Final = (12, 13, 16)


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


@dataclass(frozen=True)
class Caption:
    """A text at the foot of the picture.

    Attributes:
        first: The first frame that shows it.
        last: The last one.
        text: What it says.
    """

    first: int
    last: int
    text: str


#: On every render unless a person takes it off: viewers must know what they see.
SYNTHETIC: Final = Label("Synthetic signer", "bottom right")
#: On every render that its signer has not approved.
DRAFT: Final = Label("Draft – not approved", "top left", (158, 42, 43))


def overlay(labels: tuple[Label, ...], size: tuple[int, int], caption: str = "") -> torch.Tensor:
    """Draw labels, and a caption, on a transparent sheet.

    Args:
        labels: What to draw. Where there is a caption, the lower corners are drawn above it.
        size: Width and height of the picture in pixels.
        caption: What is written at the foot.

    Returns:
        (H, W, 4) premultiplied sRGB and alpha, 0 to 1.
    """
    sheet = Image.new("RGBA", size)
    gap = round(_DISTANCE * sheet.height)
    foot = sheet.height - gap
    for line in reversed(_lines(caption, sheet.size)):
        plate = _plate(line, _caption_letters(sheet.size), _CAPTION_COLOR)
        sheet.paste(plate, ((sheet.width - plate.width) // 2, foot - plate.height))
        foot -= plate.height
    if caption:
        foot -= gap
    for label in labels:
        letters = max(_SMALLEST_LETTERS, round(_LETTERS * sheet.height))
        plate = _plate(label.text, letters, label.color)
        vertical, horizontal = label.corner.split()
        x = gap if horizontal == "left" else sheet.width - gap - plate.width
        y = gap if vertical == "top" else foot - plate.height
        sheet.paste(plate, (x, y))
    values = torch.from_numpy(np.asarray(sheet, np.float32) / 255)
    return torch.cat([values[..., :3] * values[..., 3:], values[..., 3:]], dim=2)


def _caption_letters(size: tuple[int, int]) -> int:
    return max(_SMALLEST_LETTERS, round(_CAPTION_LETTERS * size[1]))


def _lines(text: str, size: tuple[int, int]) -> list[str]:
    """The text in as many lines as it needs; a word that is too long for one is cut off."""
    letters = _caption_letters(size)
    font = _font(letters)
    room = _CAPTION_WIDTH * size[0] - _PADDING * letters
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        while len(word) > 1 and font.getlength(word) > room:
            word = f"{word[:-2]}…"  # noqa: PLW2901 - shorter and shorter
        lines.append(word)
    return lines


def _plate(text: str, letters: int, color: tuple[int, int, int]) -> Image.Image:
    """A rounded plate with the text, drawn larger and reduced so that small letters stay even."""
    large = letters * _FINER
    font = _font(large)
    width = round(font.getlength(text) + _PADDING * large)
    size = (width // _FINER * _FINER, round(1.7 * large) // _FINER * _FINER)
    plate = Image.new("RGBA", size, (*color, 0))
    draw = ImageDraw.Draw(plate)
    box = (0, 0, size[0] - 1, size[1] - 1)
    draw.rounded_rectangle(box, radius=0.45 * large, fill=(*color, _PLATE_ALPHA))
    middle = (size[0] / 2, size[1] / 2)
    draw.text(middle, text, font=font, fill=(255, 255, 255, 255), anchor="mm")
    return plate.reduce(_FINER)


def _font(letters: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resource("fonts", "Inter-Medium.otf"), letters)
