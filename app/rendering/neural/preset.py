"""How large a learned identity is: what suits a processor, a graphics device, and patience."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Preset(StrEnum):
    """Sizes of a learned identity."""

    CPU = "cpu"
    STANDARD = "standard"
    HIGH = "high"


@dataclass(frozen=True)
class Size:
    """How large the networks are, and what they learn from at once.

    Attributes:
        base: Channels of the networks at full size; each smaller size has twice as many.
        levels: Sizes of the picture inside of the networks.
        hidden: Width of what shades one fragment.
        textures: Texels along a side, of the body's textures.
        detail_textures: The same, of hands and face.
        texels: Channels of each texture.
        zoom: How much larger than in the picture hands and face are drawn.
        batch: Pairs of moments learned from at once.
        window: Pixels along a side of the windows learned from.
        most: Examples kept ready; more tell little new.
    """

    base: int
    levels: int
    hidden: int
    textures: tuple[int, ...]
    detail_textures: tuple[int, ...]
    texels: int
    zoom: int
    batch: int
    window: int
    most: int


SIZES: Final = {
    Preset.CPU: Size(16, 4, 32, (64, 256, 512), (128, 512), 8, 2, 2, 128, 320),
    Preset.STANDARD: Size(32, 5, 64, (128, 512, 1024), (256, 1024), 12, 2, 4, 256, 2000),
    Preset.HIGH: Size(48, 5, 64, (128, 512, 1024), (256, 1024), 12, 3, 4, 256, 3000),
}
