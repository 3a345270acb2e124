"""Films of made-up signers before a wall, sign by sign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from app.capture.writer import VideoWriter
from tests.benchmarks.made_signer import FPS, MadeSigner, made_sign

#: sRGB of the wall: neither skin nor cloth of anybody.
_WALL: Final = np.array([0.62, 0.67, 0.66], np.float32)


def film_signs(
    signer: MadeSigner, signs: Sequence[int], folder: Path, *, frames: int
) -> list[Path]:
    """Film signs, each into a file of its own; what the folder already holds is kept.

    Args:
        signer: Who signs; the size of their pictures is that of the films.
        signs: Numbers of the signs, the same for every signer.
        folder: Where the films go.
        frames: Length of each sign.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_film(signer, sign, folder / f"sign {sign}.mp4", frames) for sign in signs]


def _film(signer: MadeSigner, sign: int, file: Path, frames: int) -> Path:
    if file.exists():
        return file
    seen = signer.pictures(*made_sign(signer.model, sign, frames)).numpy()
    with VideoWriter(file, size=signer.camera.size, fps=FPS) as video:
        for picture in seen:
            colors, alpha = picture[..., :3] / 255, picture[..., 3:] / 255
            before_wall = _WALL + alpha * (colors - _WALL)
            video.write((before_wall * 255 + 0.5).astype(np.uint8))
    return file
