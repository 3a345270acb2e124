"""What a camera is: it delivers raw pictures with true times, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

import numpy as np

from app.capture.frames import Picture
from lexicon_db.errors import KnownError


class PixelFormat(StrEnum):
    """How the pixels of a picture lie in memory, by the names of FFmpeg."""

    GRAY = "gray"
    NV12 = "nv12"
    NV21 = "nv21"
    YUV420P = "yuv420p"
    YUV422P = "yuv422p"
    YUYV = "yuyv422"
    UYVY = "uyvy422"
    RGB24 = "rgb24"
    BGR24 = "bgr24"
    RGBA = "rgba"
    BGRA = "bgra"
    ARGB = "argb"
    ABGR = "abgr"
    RGB0 = "rgb0"
    BGR0 = "bgr0"

    @property
    def is_rgb(self) -> bool:
        """Whether the pixels are red, green and blue, not brightness and colour differences."""
        return "r" in self.value and self is not PixelFormat.GRAY

    def planes(self, width: int, height: int) -> tuple[tuple[int, int], ...]:
        """Bytes per row and number of rows of each plane; rows follow each other without a gap."""
        half_width, half_height = (width + 1) // 2, (height + 1) // 2
        match self:
            case PixelFormat.NV12 | PixelFormat.NV21:
                return ((width, height), (2 * half_width, half_height))
            case PixelFormat.YUV420P:
                return ((width, height), *((half_width, half_height),) * 2)
            case PixelFormat.YUV422P:
                return ((width, height), *((half_width, height),) * 2)
            case PixelFormat.YUYV | PixelFormat.UYVY:
                return ((4 * half_width, height),)
            case _:
                return ((_PACKED_BYTES.get(self, 4) * width, height),)

    def byte_count(self, width: int, height: int) -> int:
        """Bytes of one picture."""
        return sum(row_bytes * rows for row_bytes, rows in self.planes(width, height))


_PACKED_BYTES: Final = {PixelFormat.GRAY: 1, PixelFormat.RGB24: 3, PixelFormat.BGR24: 3}


@dataclass(frozen=True, eq=False, slots=True)
class CameraFrame:
    """One picture as the camera gives it.

    Attributes:
        number: Place among the pictures that the camera has taken, from 0. Where the camera knows
            of pictures that it lost, their numbers are left out.
        pts: Seconds on the camera's clock, at which the picture was taken.
        pixels: The planes one after the other, rows without gaps; see ``PixelFormat.planes``.
            They stay as they are for as long as the frame lives.
        format: How the pixels lie in memory.
        width: Pixels per row.
        height: Rows.
        is_full_range: Whether brightness runs from 0 to 255, as in pictures that came as JPEG,
            and not from 16 to 235; means nothing for RGB.
        is_bt709: Whether colours are encoded by ITU-R BT.709 and not by BT.601, which is what USB
            cameras do when they say nothing (USB Video Class 1.5, 3.9.2.6); nothing for RGB.
    """

    number: int
    pts: float
    pixels: bytes | memoryview
    format: PixelFormat
    width: int
    height: int
    is_full_range: bool = False
    is_bt709: bool = False


@dataclass(frozen=True)
class CameraInfo:
    """What a camera announces.

    Attributes:
        name: What the person calls it.
        width: Pixels per row.
        height: Rows.
        fps: Pictures per second. Cameras give fewer in poor light.
    """

    name: str
    width: int
    height: int
    fps: float


Deliver = Callable[[CameraFrame], None]
Tell = Callable[[KnownError], None]


class Camera(Protocol):
    """A device, or what stands for one."""

    @property
    def info(self) -> CameraInfo:
        """What the camera announces."""

    def start(self, deliver: Deliver, trouble: Tell) -> None:
        """Deliver pictures from now on.

        Both functions are called on a thread of the camera's choice and have to return at once.

        Args:
            deliver: Called with each picture, in the order of time.
            trouble: Called once where the camera cannot be used, or no longer; then nothing more is
                delivered, and the camera may be started again.
        """

    def stop(self) -> None:
        """Deliver nothing more; when this returns, no call is under way. Stopping twice is fine."""


def rgb_of(frame: CameraFrame, size: tuple[int, int] | None = None) -> Picture:
    """Convert the picture of a camera.

    Args:
        frame: The picture.
        size: Width and height to scale it to; None leaves it as large as it is. A small picture
            costs a small part of a large one.

    Returns:
        (H, W, 3) sRGB, read-only.
    """
    from app.capture.camera_pictures import av_frame

    width, height = size or (frame.width, frame.height)
    interpolation = "BILINEAR" if size is None else "AREA"
    converted = av_frame(frame).reformat(
        width=width, height=height, format="rgb24", interpolation=interpolation, threads=1
    )
    rgb = np.asarray(converted.to_ndarray(), np.uint8)
    rgb.flags.writeable = False
    return rgb
