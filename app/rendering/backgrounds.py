"""What stands behind the signer: a plain colour, a picture, a soft-lit room, or nothing."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.rendering.contrast import Color
from lexicon_db.errors import KnownError

#: Height of the skirting line between wall and floor, as a share of the picture.
_FLOOR: Final = 0.88
#: What Pillow raises over damaged or unusual picture files.
_DAMAGED: Final = (OSError, ValueError, SyntaxError, NotImplementedError, struct.error)


def plain(color: Color, size: tuple[int, int]) -> torch.Tensor:
    """(H, W, 3) of one sRGB colour. ``app.rendering.contrast`` tells whether signs stand out."""
    width, height = size
    return torch.tensor(color).expand(height, width, 3).contiguous()


def picture(path: Path, size: tuple[int, int]) -> torch.Tensor:
    """(H, W, 3) from a picture file, upright, scaled and cropped evenly to fill the size.

    Raises:
        KnownError: If the file cannot be read as a picture.
    """
    import numpy as np
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as file:
            upright = ImageOps.exif_transpose(file).convert("RGB")
            fitted = ImageOps.fit(upright, size, Image.Resampling.LANCZOS)
    except (*_DAMAGED, Image.DecompressionBombError) as error:
        raise KnownError(
            "The background was not loaded.",
            f"{path.name} cannot be read as a picture.",
            "Choose a PNG or JPEG file.",
        ) from error
    return torch.from_numpy(np.asarray(fitted, np.float32) / 255)


def room(size: tuple[int, int], *, wall: Color = (0.74, 0.74, 0.71), seed: int = 0) -> torch.Tensor:
    """(H, W, 3) of a plausible room: a painted wall in soft light from one side, and a floor.

    Args:
        size: Width and height in pixels.
        wall: sRGB colour of the wall.
        seed: Where the blotches of paint and light lie.
    """
    width, height = size
    x = torch.linspace(-1, 1, width)[None, :]
    y = torch.linspace(0, 1, height)[:, None]
    lamp = torch.exp(-((x + 0.35) ** 2) / 1.1 - (y - 0.30) ** 2 / 0.55)
    light = 0.80 + 0.28 * lamp
    random = torch.Generator().manual_seed(seed)
    blotches = _blotches((height, width), cells=5, random=random) * 0.025
    plaster = _blotches((height, width), cells=90, random=random) * 0.008
    tint = torch.tensor([1.0, 0.985, 0.955])
    walls = torch.tensor(wall) * (light + blotches + plaster)[..., None]
    walls = walls * (tint + (1 - tint) * (1 - lamp)[..., None])
    boards = 0.03 * torch.sin(40 * x / (0.2 + (y - _FLOOR + 0.2).clamp(min=0.0)))
    floor = torch.tensor([0.42, 0.35, 0.29]) * (0.85 + 0.2 * lamp + boards)[..., None]
    skirting = torch.tensor([0.80, 0.79, 0.77]) * (0.78 + 0.2 * lamp)[..., None]
    softness = 1.5 / height
    below = ((y - _FLOOR) / softness).clamp(0, 1)[..., None]
    board = ((y - _FLOOR + 0.03) / softness).clamp(0, 1)[..., None]
    scene = walls + (skirting - walls) * board
    return (scene + (floor - scene) * below).clamp(0, 1)


def _blotches(shape: tuple[int, int], *, cells: int, random: torch.Generator) -> torch.Tensor:
    """(H, W) smooth noise, about -1 to 1, with ``cells`` cells along the picture's height."""
    height, width = shape
    coarse = torch.randn((1, 1, cells, max(2, cells * width // height)), generator=random)
    return F.interpolate(coarse, size=shape, mode="bicubic", align_corners=True)[0, 0].clamp(-2, 2)
