"""Decodes the JPEG pictures of a camera on a thread of its own, so that the window stays quick."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from app.capture.camera import CameraFrame, PixelFormat

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext

    from app.capture.camera import Deliver

#: Pictures that may wait; more are left out, and are missed by their times.
_MOST_WAITING: Final = 30
#: How JPEG files store colours, by the names of FFmpeg, and what that is without the range.
_FORMATS: Final = {"yuvj420p": PixelFormat.YUV420P, "yuvj422p": PixelFormat.YUV422P}


class _Picture(NamedTuple):
    number: int
    pts: float
    jpeg: bytes


class JpegDecoding:
    """Delivers pictures in the order in which they came.

    Args:
        deliver: Called with each frame, on the thread of the decoding.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._waiting: queue.Queue[_Picture | None] = queue.Queue(_MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="jpeg", daemon=True)
        self._thread.start()

    def add(self, number: int, pts: float, jpeg: bytes) -> None:
        """Decode a picture; never waits."""
        try:
            self._waiting.put_nowait(_Picture(number, pts, jpeg))
        except queue.Full:
            return

    def stop(self) -> None:
        """Deliver what is there, then nothing more."""
        self._waiting.put(None)
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        import av

        decoder = av.CodecContext.create("mjpeg", "r")
        while (picture := self._waiting.get()) is not None:
            try:
                frame = _decoded(decoder, picture)
            except av.error.FFmpegError:
                continue  # Cameras send damaged pictures now and then; the gap is counted.
            if frame is not None:
                self._deliver(frame)


def _decoded(decoder: VideoCodecContext, picture: _Picture) -> CameraFrame | None:
    import av

    frames = decoder.decode(av.Packet(picture.jpeg))
    if not frames:
        return None
    frame = frames[0]
    format_ = _FORMATS.get(frame.format.name)
    if format_ is None:
        frame, format_ = frame.reformat(format="rgb24"), PixelFormat.RGB24
    pixels = b"".join(
        np.frombuffer(memoryview(plane), np.uint8)
        .reshape(-1, plane.line_size)[:rows, :row_bytes]
        .tobytes()
        for plane, (row_bytes, rows) in zip(
            frame.planes, format_.planes(frame.width, frame.height), strict=True
        )
    )
    return CameraFrame(
        picture.number,
        picture.pts,
        pixels,
        format_,
        frame.width,
        frame.height,
        is_full_range=True,
    )
