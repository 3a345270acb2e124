"""Turns the raw pictures of cameras into those that FFmpeg encodes and converts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

    from app.capture.camera import CameraFrame

#: ITU-T H.273 code points of the matrices, as FFmpeg names them.
BT709: Final = 1
BT601: Final = 5
#: Ranges of brightness, by FFmpeg's numbers.
LIMITED_RANGE: Final = 1
FULL_RANGE: Final = 2


def av_frame(frame: CameraFrame, size: tuple[int, int] | None = None) -> VideoFrame:
    """Copy a picture into a frame of ``av``, which knows its colours.

    Args:
        frame: The picture.
        size: Width and height of the copy, at most one more than those of the picture, which is
            continued by its last row and column; None keeps its size.
    """
    import av

    width, height = size or (frame.width, frame.height)
    copy: VideoFrame = av.VideoFrame(width, height, frame.format.value)
    pixels = np.frombuffer(frame.pixels, np.uint8)
    start = 0
    given = frame.format.planes(frame.width, frame.height)
    wanted = frame.format.planes(width, height)
    for plane, (row_bytes, rows), (all_bytes, all_rows) in zip(
        copy.planes, given, wanted, strict=True
    ):
        target = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        end = start + row_bytes * rows
        target[:rows, :row_bytes] = pixels[start:end].reshape(rows, row_bytes)
        start = end
        more = all_bytes - row_bytes
        target[:rows, row_bytes:all_bytes] = target[:rows, row_bytes - more : row_bytes]
        target[rows:all_rows] = target[rows - 1]
    if not frame.format.is_rgb:
        copy.colorspace = BT709 if frame.is_bt709 else BT601
        copy.color_range = FULL_RANGE if frame.is_full_range else LIMITED_RANGE
    return copy
