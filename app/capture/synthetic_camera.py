"""A camera that draws its pictures, and can fail in every way that real ones do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.capture.camera import CameraFrame, CameraInfo, PixelFormat
from app.capture.camera_trouble import busy, refused, unplugged
from app.capture.clocked_camera import ClockedCamera, Due
from app.capture.frames import Picture

#: The number of a picture stands in its upper left corner as cells, dark for 0 and bright for 1.
_COLUMNS: Final = 6
_ROWS: Final = 4
_CELLS_PER_SIDE: Final = 10
_DARK: Final = 40
_BRIGHT: Final = 215
#: How far the background wanders in a picture, and how strong its noise is.
_PIXELS_PER_PICTURE: Final = 2
_MARGIN: Final = 256
_NOISE: Final = 4


@dataclass(frozen=True)
class Faults:
    """What goes wrong.

    Attributes:
        dropped: Numbers of pictures that are taken and never delivered.
        late: Seconds by which pictures are delivered late, by their numbers; their times are true,
            and those after them wait for them.
        unplugged_after: Seconds after which the camera is gone.
        is_busy: Whether another program has the camera.
        is_refused: Whether the system keeps the camera from Kinelex.
    """

    dropped: Collection[int] = frozenset()
    late: Mapping[int, float] = field(default_factory=dict)
    unplugged_after: float | None = None
    is_busy: bool = False
    is_refused: bool = False


class SyntheticCamera(ClockedCamera):
    """Draws a wandering background, a little noise and the number of each picture.

    Pictures are NV12 and cost about a millisecond at 720p. Picture ``number`` is taken at exactly
    ``number / fps`` seconds.

    Args:
        width: Pixels per row; at least 32, for the number to be legible after encoding.
        height: Rows; at least 32.
        fps: Pictures per second.
        faults: What goes wrong.
        count: How many pictures are taken, after which the camera falls silent; None: no end.
        fast: Deliver without waiting for the time of each picture.
    """

    def __init__(
        self,
        width: int = 1280,
        height: int = 720,
        fps: float = 60.0,
        *,
        faults: Faults | None = None,
        count: int | None = None,
        fast: bool = False,
    ) -> None:
        super().__init__(CameraInfo("Test picture", width, height, fps), fast=fast)
        self._faults = faults or Faults()
        self._count = count
        chance = np.random.default_rng(0)
        self._background = _background(width + _MARGIN, height)
        self._noise = chance.integers(0, _NOISE, (height, width + _MARGIN), np.uint8)

    def frames(self) -> Iterator[Due]:
        """Yield the pictures, in the order of time.

        Raises:
            KnownError: As the faults say.
        """
        faults, fps = self._faults, self._info.fps
        if faults.is_refused:
            raise refused(self._info.name)
        if faults.is_busy:
            raise busy(self._info.name)
        delay_until = 0.0
        for number in count() if self._count is None else range(self._count):
            seconds = number / fps
            if faults.unplugged_after is not None and seconds >= faults.unplugged_after:
                raise unplugged(self._info.name)
            if number in faults.dropped:
                continue
            delay_until = max(delay_until, seconds + faults.late.get(number, 0.0))
            yield Due(max(seconds, delay_until), self.frame(number))

    def frame(self, number: int) -> CameraFrame:
        """Draw one picture."""
        width, height = self._info.width, self._info.height
        place = number * _PIXELS_PER_PICTURE % _MARGIN
        # Noise must not wander with the background, or it would be foreseen by the encoder.
        jump = number * 97 % _MARGIN
        brightness = (
            self._background[:, place : place + width] + self._noise[:, jump : jump + width]
        )
        _draw_number(brightness, number)
        row_bytes, rows = PixelFormat.NV12.planes(width, height)[1]
        pixels = brightness.tobytes() + b"\x80" * (row_bytes * rows)
        return CameraFrame(
            number, number / self._info.fps, pixels, PixelFormat.NV12, width, height, is_bt709=True
        )


def read_number(rgb: Picture) -> int:
    """The number that a picture of the synthetic camera shows."""
    cell = _cell(rgb.shape[0], rgb.shape[1])
    middle = slice(cell // 4, cell - cell // 4)
    cells = rgb[: _ROWS * cell, : _COLUMNS * cell, 1].reshape(_ROWS, cell, _COLUMNS, cell)
    bright = cells[:, middle, :, middle].mean(axis=(1, 3)).ravel() > (_DARK + _BRIGHT) / 2
    return int(bright @ (1 << np.arange(bright.size)))


def _draw_number(brightness: NDArray[np.uint8], number: int) -> None:
    cell = _cell(*brightness.shape)
    bits = number >> np.arange(_ROWS * _COLUMNS) & 1
    cells = np.where(bits, _BRIGHT, _DARK).astype(np.uint8).reshape(_ROWS, _COLUMNS)
    brightness[: _ROWS * cell, : _COLUMNS * cell] = cells.repeat(cell, 0).repeat(cell, 1)


def _cell(height: int, width: int) -> int:
    return max(4, min(height, width) // _CELLS_PER_SIDE)


def _background(width: int, height: int) -> NDArray[np.uint8]:
    """Soft waves that come round after ``_MARGIN`` pixels, from dark to bright."""
    x = np.arange(width) * (2 * np.pi / _MARGIN)
    y = np.arange(height)[:, None] * (2 * np.pi / max(height, 1))
    waves = np.sin(x) * np.cos(y) + 0.4 * np.sin(3 * x + 2 * y)
    background: NDArray[np.uint8] = (128 + 50 * waves).astype(np.uint8)
    return background
