"""Writes pictures to a video file that appears only when it is complete."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import numpy as np

from app.capture.frames import Picture
from app.core.files import whole_file
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from av.video.stream import VideoStream


@dataclass(frozen=True)
class _Encoding:
    """How the pictures of one kind of file are encoded."""

    container: str
    codec: str
    pixel_format: str
    options: tuple[tuple[str, str], ...]


#: Short groups of pictures without B frames: any frame is found in a few milliseconds, which
#: stepping needs more than it needs the last tenth of compression.
_ENCODINGS: Final = {
    ".mp4": _Encoding(
        "mp4", "libx264", "yuv420p", (("preset", "veryfast"), ("g", "15"), ("bf", "0"))
    ),
}
#: ITU-T H.273 code points of BT.709 in limited range, written into the stream so that every
#: player shows the same colours.
_BT709: Final = 1
_LIMITED_RANGE: Final = 1


def refuse_unknown_ending(path: Path) -> None:
    """Refuse a file whose ending names no format that can be written.

    Raises:
        KnownError: If it does not.
    """
    if path.suffix.lower() not in _ENCODINGS:
        raise KnownError(
            "The video was not saved.",
            f"Kinelex does not write files that end in “{path.suffix}”.",
            f"Choose a name that ends in {', '.join(_ENCODINGS)}.",
        )


class VideoWriter:
    """Encodes sRGB pictures of one size at a constant rate. A context manager.

    H.264 stores chroma for blocks of two by two pixels: a picture with an odd side is continued by
    one copy of its last row or column. Leaving the context normally puts the file in place;
    leaving it by an exception leaves no file and keeps an older one of the same name.

    Args:
        path: The file to write; its ending chooses the format (``.mp4``).
        size: Width and height of the pictures.
        fps: Pictures per second.
        crf: Constant rate factor of x264: 0 lossless, 18 visually clean, 51 worst.

    Raises:
        KnownError: If the ending is unknown, the folder takes no file, or the disk is full.
    """

    def __init__(
        self, path: Path, *, size: tuple[int, int], fps: float | Fraction, crf: int = 18
    ) -> None:
        if min(size) < 1 or fps <= 0:
            raise ValueError(f"size {size} and rate {fps} must be positive")
        refuse_unknown_ending(path)
        self._path = path
        self._size = size
        # 29.97 means 30000/1001: the nearest rate with a small denominator.
        self._rate = Fraction(fps).limit_denominator(1001)
        self._encoding = _ENCODINGS[path.suffix.lower()]
        self._crf = crf
        self._written = 0
        self._open = ExitStack()

    def __enter__(self) -> VideoWriter:
        import av

        with ExitStack() as opening:
            temporary = opening.enter_context(whole_file(self._path))
            # Without the index at the front, a film that is cut off in transport is lost whole.
            self._container = opening.enter_context(
                av.open(
                    f"file:{temporary.absolute()}",
                    "w",
                    format=self._encoding.container,
                    options={"movflags": "+faststart"},
                )
            )
            self._stream = self._add_stream()
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._open.__exit__(kind, error, trace)
            return
        with self._open:
            if not self._written:
                raise ValueError("a video needs at least one picture")
            self._container.mux(self._stream.encode(None))

    def write(self, rgb: Picture) -> None:
        """Append one picture.

        Args:
            rgb: (H, W, 3) sRGB of the stated size.

        Raises:
            ValueError: If the picture has another size or type.
        """
        import av

        width, height = self._size
        if rgb.shape != (height, width, 3) or rgb.dtype != np.uint8:
            raise ValueError(f"expected ({height}, {width}, 3) uint8, not {rgb.shape} {rgb.dtype}")
        if width % 2 or height % 2:
            rgb = np.pad(rgb, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24").reformat(
            format=self._encoding.pixel_format, dst_colorspace="ITU709", dst_color_range="MPEG"
        )
        frame.pts = self._written
        frame.time_base = 1 / self._rate
        self._written += 1
        self._container.mux(self._stream.encode(frame))

    def _add_stream(self) -> VideoStream:
        width, height = self._size
        options = {**dict(self._encoding.options), "crf": str(self._crf)}
        stream: VideoStream = self._container.add_stream(
            self._encoding.codec, rate=self._rate, options=options
        )
        stream.width, stream.height = width + width % 2, height + height % 2
        stream.pix_fmt = self._encoding.pixel_format
        context = stream.codec_context
        context.time_base = 1 / self._rate
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        return stream
