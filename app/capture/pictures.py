"""Turns decoded frames into upright RGB pictures: rotation, pixel shape, colour, transparency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import numpy as np
from numpy.typing import NDArray

from app.capture.frames import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from av.buffer import Buffer
    from av.video.frame import VideoFrame

#: Grey behind transparent pictures: neither a light nor a dark signer melts into it.
_BACKDROP: Final = 128
#: Below this height untagged pictures are taken for standard definition (ITU-R BT.601), from it on
#: for high definition (BT.709), as players do.
_HD_HEIGHT: Final = 720
_BT709: Final = 1
_UNSPECIFIED: Final = 2


class PictureConverter:
    """Makes every frame of a video an upright RGB picture of one size.

    The first frame decides on the size; frames of another size are scaled to it.

    Attributes:
        size: Width and height of the upright picture in square pixels.
        has_alpha: Whether the frames carry transparency.
    """

    def __init__(self, first: VideoFrame, sample_aspect_ratio: Fraction | None) -> None:
        from av.video.reformatter import VideoReformatter

        self._reformatter = VideoReformatter()
        self._matrix = _display_matrix(first)
        aspect = float(sample_aspect_ratio or 1)
        self._stored_size = (max(1, round(first.width * aspect)), first.height)
        self.has_alpha = any(component.is_alpha for component in first.format.components)
        turned = _is_turned(self._matrix)
        self.size = self._stored_size[::-1] if turned else self._stored_size

    def rgb(self, frame: VideoFrame) -> Picture:
        """Return a decoded ``av`` frame as a read-only (H, W, 3) picture."""
        width, height = self._stored_size
        untagged = frame.colorspace == _UNSPECIFIED
        converted = self._reformatter.reformat(
            frame,
            width=width,
            height=height,
            format="rgba" if self.has_alpha else "rgb24",
            src_colorspace=_BT709 if untagged and frame.height >= _HD_HEIGHT else None,
            threads=1,
        )
        pixels = np.asarray(converted.to_ndarray(), np.uint8)
        if self.has_alpha:
            pixels = _over_backdrop(pixels)
        picture = _upright(pixels, self._matrix)
        picture.flags.writeable = False
        return picture


def _display_matrix(frame: VideoFrame) -> NDArray[np.int32]:
    """Read the 2 × 2 part of the display matrix: stored (x, y) to shown (x', y'), as rows."""
    stored = cast("Mapping[str, Buffer]", frame.side_data)
    if "DISPLAYMATRIX" not in stored:
        return np.eye(2, dtype=np.int32)
    # FFmpeg libavutil/display.h: nine 32-bit numbers, x' = a x + c y and y' = b x + d y.
    values = np.frombuffer(bytes(stored["DISPLAYMATRIX"]), "<i4")
    return np.array([[values[0], values[3]], [values[1], values[4]]], np.int32)


def _is_turned(matrix: NDArray[np.int32]) -> bool:
    """Whether the display matrix exchanges width and height."""
    across = abs(matrix.astype(np.int64))
    return bool(across[0, 1] + across[1, 0] > across[0, 0] + across[1, 1])


def _upright(pixels: Picture, matrix: NDArray[np.int32]) -> Picture:
    """Apply the nearest of the eight turns and flips of a rectangle."""
    # Three bytes as one element make numpy's transposed copy three times as fast.
    cells = pixels.view("V3")[..., 0]
    if _is_turned(matrix):
        cells = cells.T
        flip_x, flip_y = matrix[0, 1] < 0, matrix[1, 0] < 0
    else:
        flip_x, flip_y = matrix[0, 0] < 0, matrix[1, 1] < 0
    if flip_x:
        cells = cells[:, ::-1]
    if flip_y:
        cells = cells[::-1]
    cells = np.ascontiguousarray(cells)
    return cells.view(np.uint8).reshape(*cells.shape, 3)


def _over_backdrop(rgba: NDArray[np.uint8]) -> Picture:
    """Lay a picture with straight alpha over the neutral backdrop."""
    alpha = rgba[..., 3:].astype(np.uint16)
    mixed = rgba[..., :3] * alpha + _BACKDROP * (255 - alpha) + 127
    return (mixed // 255).astype(np.uint8)
