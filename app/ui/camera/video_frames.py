"""Copies Qt's video frames into camera frames, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage

from app.capture.camera import CameraFrame, PixelFormat
from app.ui.camera.multimedia import multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

#: Qt's names. What is not among them goes through a picture of Qt's.
_FORMATS: Final = {
    "Format_NV12": PixelFormat.NV12,
    "Format_NV21": PixelFormat.NV21,
    "Format_YUV420P": PixelFormat.YUV420P,
    "Format_YUV422P": PixelFormat.YUV422P,
    "Format_YUYV": PixelFormat.YUYV,
    "Format_UYVY": PixelFormat.UYVY,
    "Format_Y8": PixelFormat.GRAY,
    "Format_RGBA8888": PixelFormat.RGBA,
    "Format_RGBX8888": PixelFormat.RGB0,
    "Format_BGRA8888": PixelFormat.BGRA,
    "Format_BGRX8888": PixelFormat.BGR0,
    "Format_ARGB8888": PixelFormat.ARGB,
    "Format_XRGB8888": PixelFormat.ARGB,
    "Format_ABGR8888": PixelFormat.ABGR,
    "Format_XBGR8888": PixelFormat.ABGR,
}


def jpeg_of(frame: QVideoFrame) -> bytes | None:
    """The JPEG file that a frame is, if it is one."""
    qt = multimedia()
    if frame.pixelFormat() != qt.QVideoFrameFormat.PixelFormat.Format_Jpeg:
        return None
    if not frame.map(qt.QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        return bytes(frame.bits(0)[: frame.mappedBytes(0)])
    finally:
        frame.unmap()


def camera_frame(frame: QVideoFrame, number: int, pts: float) -> CameraFrame | None:
    """Copy a frame, at the cost of reading it once; None if it cannot be read.

    Args:
        frame: The frame.
        number: Its place among the frames of the camera.
        pts: Its time.
    """
    qt = multimedia()
    format_ = _FORMATS.get(frame.pixelFormat().name)
    if format_ is None:
        return _by_picture(frame, number, pts)
    if not frame.map(qt.QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        pixels = _pixels(frame, format_)
    finally:
        frame.unmap()
    surface = frame.surfaceFormat()
    return CameraFrame(
        number,
        pts,
        pixels,
        format_,
        frame.width(),
        frame.height(),
        is_full_range=surface.colorRange() == qt.QVideoFrameFormat.ColorRange.ColorRange_Full,
        is_bt709=surface.colorSpace() == qt.QVideoFrameFormat.ColorSpace.ColorSpace_BT709,
    )


def _pixels(frame: QVideoFrame, format_: PixelFormat) -> bytes:
    """The planes one after the other, rows without the gaps that Qt leaves between them."""
    planes = []
    for plane, (row_bytes, rows) in enumerate(format_.planes(frame.width(), frame.height())):
        stride = frame.bytesPerLine(plane)
        given = np.frombuffer(frame.bits(plane), np.uint8)
        # The last row may end with its last pixel.
        whole = given[: (rows - 1) * stride].reshape(rows - 1, stride)[:, :row_bytes]
        planes.append(whole.tobytes())
        planes.append(given[(rows - 1) * stride :][:row_bytes].tobytes())
    return b"".join(planes)


def _by_picture(frame: QVideoFrame, number: int, pts: float) -> CameraFrame | None:
    picture = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if picture.isNull():
        return None
    width, height, stride = picture.width(), picture.height(), picture.bytesPerLine()
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(height, stride)
    return CameraFrame(
        number, pts, rows[:, : 3 * width].tobytes(), PixelFormat.RGB24, width, height
    )
