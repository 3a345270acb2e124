"""Writes pictures to an animated GIF that appears only when it is complete."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import numpy as np

from app.capture.frames import Picture
from app.core.files import whole_file

if TYPE_CHECKING:
    from PIL.Image import Image

#: Wider pictures are made smaller: a GIF of a few seconds is to be sent by mail.
_WIDEST: Final = 640


class GifWriter:
    """Keeps pictures with 256 colours of their own each, and writes them at the end.

    A context manager: leaving it normally puts the file in place, by an exception leaves none.

    Args:
        path: The file to write.
        fps: Pictures per second; a GIF counts in hundredths of a second.
    """

    def __init__(self, path: Path, *, fps: float) -> None:
        self._path = path
        self._milliseconds = max(20, 10 * round(100 / fps))
        self._pictures: list[Image] = []

    def __enter__(self) -> GifWriter:
        return self

    def write(self, rgb: Picture) -> None:
        """Append one picture, (H, W, 3) sRGB."""
        from PIL import Image

        picture = Image.fromarray(np.ascontiguousarray(rgb))
        if picture.width > _WIDEST:
            height = round(picture.height * _WIDEST / picture.width)
            picture = picture.resize((_WIDEST, height), Image.Resampling.BILINEAR)
        self._pictures.append(picture.quantize(256, dither=Image.Dither.NONE))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            return
        if not self._pictures:
            raise ValueError("a GIF needs at least one picture")
        first, *others = self._pictures
        with whole_file(self._path) as temporary:
            first.save(
                temporary,
                format="GIF",
                save_all=True,
                append_images=others,
                duration=self._milliseconds,
                loop=0,
            )
