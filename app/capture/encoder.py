"""Encodes camera frames to H.264 as they come, each at its own time."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.capture.camera import PixelFormat
from app.capture.camera_pictures import BT601, BT709, LIMITED_RANGE, av_frame

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from app.capture.camera import CameraFrame

#: Units of time per second; H.264 in MP4 is commonly counted in these.
TICKS: Final = 90_000
#: Decoding can start this often.
_SECONDS_BETWEEN_KEYS: Final = 0.5
#: What x264 takes as it comes; everything else is converted to the last.
_TAKEN: Final = (PixelFormat.NV12, PixelFormat.YUV420P)
#: A preset that leaves time to look at hands meanwhile: at this quality and with the noise of a
#: real camera, slower ones make files a tenth smaller at three times the work.
_PRESET: Final = "ultrafast"
_CRF: Final = 18
#: Every picture comes out before the next goes in, so that nothing waits inside of the encoder.
_AT_ONCE: Final = (
    "rc-lookahead=0:sync-lookahead=0:sliced-threads=1:scenecut=0:mbtree=0:force-cfr=1:bframes=0"
)
#: Numbers of FFmpeg for a picture that starts a group, and for one that the encoder decides on.
_KEY: Final = 1
_ANY: Final = 0


@dataclass(frozen=True)
class Encoded:
    """An encoded frame.

    Attributes:
        ticks: Its time on the camera's clock, in 1/90000 s.
        is_key: Whether decoding can start here.
        data: What the encoder made of it.
    """

    ticks: int
    is_key: bool
    data: bytes


def ticks_of(seconds: float) -> int:
    """Seconds in units of the encoded frames."""
    return round(seconds * TICKS)


class Encoder:
    """An encoder for frames of one kind.

    Pictures with an odd side are continued by one row or column: H.264 stores colour for blocks of
    two by two pixels.

    Args:
        first: A frame of that kind.
        fps: Frames per second, about.
    """

    def __init__(self, first: CameraFrame, fps: float) -> None:
        import av

        self._kind = _kind(first)
        self._size = first.width + first.width % 2, first.height + first.height % 2
        is_taken = first.format in _TAKEN and not first.is_full_range
        self._format = first.format if is_taken else PixelFormat.YUV420P
        self._last = self._last_key = -(10**18)
        # A container that writes nothing: only streams of containers can be copied to files.
        self._container = av.open(io.BytesIO(), "w", format="null")
        self.stream: VideoStream = self._container.add_stream(
            "libx264",
            rate=Fraction(fps).limit_denominator(1001),
            options={
                "preset": _PRESET,
                "crf": str(_CRF),
                "forced-idr": "1",
                "x264-params": f"{_AT_ONCE}:threads={_thread_count()}",
            },
        )
        self._prepare(is_bt709=first.is_bt709 or first.format.is_rgb)

    def suits(self, frame: CameraFrame) -> bool:
        """Whether a frame is of the kind that is encoded."""
        return _kind(frame) == self._kind

    def encode(self, frame: CameraFrame) -> Encoded | None:
        """Encode a frame; None where its time is not after that of the frame before."""
        ticks = ticks_of(frame.pts)
        if ticks <= self._last:
            return None
        picture = self._picture(frame)
        picture.pts, picture.time_base = ticks, self.stream.codec_context.time_base
        is_key = ticks - self._last_key >= (_SECONDS_BETWEEN_KEYS - 0.005) * TICKS
        picture.pict_type = _KEY if is_key else _ANY
        (packet,) = self.stream.encode(picture)
        self._last = ticks
        if packet.is_keyframe:
            self._last_key = ticks
        return Encoded(ticks, packet.is_keyframe, bytes(packet))

    def close(self) -> None:
        """Give the memory back."""
        self._container.close()

    def _prepare(self, *, is_bt709: bool) -> None:
        import av

        self.stream.width, self.stream.height = self._size
        self.stream.pix_fmt = self._format.value
        context = self.stream.codec_context
        context.time_base = Fraction(1, TICKS)
        context.flags |= av.codec.context.Flags.global_header
        context.colorspace = BT709 if is_bt709 else BT601
        # Cameras film with the primaries of sRGB, whatever their matrix; these are those of BT.709.
        context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED_RANGE
        self._container.start_encoding()

    def _picture(self, frame: CameraFrame) -> VideoFrame:
        picture = av_frame(frame, self._size)
        if frame.format is self._format and not frame.is_full_range:
            return picture
        return picture.reformat(
            format=self._format.value,
            dst_colorspace=self.stream.codec_context.colorspace,
            dst_color_range=LIMITED_RANGE,
            threads=1,
        )


def _kind(frame: CameraFrame) -> tuple[PixelFormat, int, int, bool, bool]:
    return frame.format, frame.width, frame.height, frame.is_full_range, frame.is_bt709


def _thread_count() -> int:
    """Two where there are cores to spare: a picture of 1080p then takes half the time."""
    return 2 if (os.cpu_count() or 1) >= 4 else 1
