"""Writes pictures to a video file that appears only when it is complete."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
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
    """How the pictures of one kind of file are encoded.

    Attributes:
        container: What FFmpeg calls the kind of file.
        codec: What FFmpeg calls the encoder.
        opaque: Pixel format of pictures without alpha.
        clear: Pixel format of pictures with alpha; None where the format has none.
        crf: The number of this encoder that looks like x264's 18; None where it has none.
        options: Of the encoder.
        container_options: Of the file.
    """

    container: str
    codec: str
    opaque: str
    clear: str | None
    crf: int | None
    options: Mapping[str, str]
    container_options: Mapping[str, str] = field(default_factory=dict)


#: Short groups of pictures without B frames: any frame is found in a few milliseconds, which
#: stepping needs more than it needs the last tenth of compression.
_GROUP: Final = {"g": "15"}
#: Without the index at the front, a film that is cut off in transport is lost whole.
_INDEX_FIRST: Final = {"movflags": "+faststart"}
_ENCODINGS: Final = {
    ".mp4": _Encoding(
        "mp4",
        "libx264",
        "yuv420p",
        None,
        18,
        {"preset": "veryfast", "bf": "0", **_GROUP},
        _INDEX_FIRST,
    ),
    # Hidden reference pictures have no alpha of their own: with them, VP9 loses transparency.
    ".webm": _Encoding(
        "webm",
        "libvpx-vp9",
        "yuv420p",
        "yuva420p",
        24,
        {"b": "0", "deadline": "good", "cpu-used": "5", "auto-alt-ref": "0", **_GROUP},
    ),
    ".mov": _Encoding(
        "mov", "prores_ks", "yuv444p10le", "yuva444p10le", None, {"profile": "4444"}, _INDEX_FIRST
    ),
}
#: Constant rate factor at which x264 is visually clean.
_CLEAN: Final = 18
#: ITU-T H.273 code points of BT.709 in limited range, written into the stream so that every
#: player shows the same colours.
_BT709: Final = 1
_LIMITED_RANGE: Final = 1


def refuse_unknown_ending(path: Path, *, alpha: bool = False) -> None:
    """Refuse a file whose ending names no format that can be written.

    Args:
        path: The file.
        alpha: Whether its pictures are transparent.

    Raises:
        KnownError: If its ending is unknown, or the format knows no transparency.
    """
    if path.suffix.lower() not in _ENCODINGS:
        raise KnownError(
            "The video was not saved.",
            f"Kinelex does not write files that end in “{path.suffix}”.",
            f"Choose a name that ends in {', '.join(_ENCODINGS)}.",
        )
    if alpha and _ENCODINGS[path.suffix.lower()].clear is None:
        can = [ending for ending, encoding in _ENCODINGS.items() if encoding.clear]
        raise KnownError(
            "The video was not saved.",
            f"Files that end in “{path.suffix}” cannot be transparent.",
            f"Choose a name that ends in {' or '.join(can)}, or another background.",
        )


class VideoWriter:
    """Encodes sRGB pictures of one size at a constant rate. A context manager.

    H.264 and VP9 store chroma for blocks of two by two pixels: a picture with an odd side is
    continued by one copy of its last row or column. Leaving the context normally puts the file in
    place; leaving it by an exception leaves no file and keeps an older one of the same name.

    Args:
        path: The file to write; its ending chooses the format: ``.mp4`` (H.264), ``.webm`` (VP9)
            or ``.mov`` (ProRes 4444).
        size: Width and height of the pictures.
        fps: Pictures per second.
        crf: Constant rate factor as x264 counts: 0 lossless, 18 visually clean, 51 worst. ProRes
            is always clean.
        alpha: Whether the pictures have alpha; not for ``.mp4``.

    Raises:
        KnownError: If the ending is unknown or knows no alpha, the folder takes no file, or the
            disk is full.
    """

    def __init__(
        self,
        path: Path,
        *,
        size: tuple[int, int],
        fps: float | Fraction,
        crf: int = _CLEAN,
        alpha: bool = False,
    ) -> None:
        if min(size) < 1 or fps <= 0:
            raise ValueError(f"size {size} and rate {fps} must be positive")
        refuse_unknown_ending(path, alpha=alpha)
        self._path = path
        self._size = size
        # 29.97 means 30000/1001: the nearest rate with a small denominator.
        self._rate = Fraction(fps).limit_denominator(1001)
        self._encoding = _ENCODINGS[path.suffix.lower()]
        self._pixels = (alpha and self._encoding.clear) or self._encoding.opaque
        self._channels, self._layout = (4, "rgba") if alpha else (3, "rgb24")
        self._crf = crf
        self._written = 0
        self._open = ExitStack()

    def __enter__(self) -> VideoWriter:
        import av

        with ExitStack() as opening:
            temporary = opening.enter_context(whole_file(self._path))
            self._container = opening.enter_context(
                av.open(
                    f"file:{temporary.absolute()}",
                    "w",
                    format=self._encoding.container,
                    options=dict(self._encoding.container_options),
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

    def write(self, picture: Picture) -> None:
        """Append one picture.

        Args:
            picture: (H, W, 3) sRGB of the stated size; with alpha (H, W, 4), not premultiplied.

        Raises:
            ValueError: If the picture has another size or type.
        """
        import av

        width, height = self._size
        if picture.shape != (height, width, self._channels) or picture.dtype != np.uint8:
            expected = f"({height}, {width}, {self._channels}) uint8"
            raise ValueError(f"expected {expected}, not {picture.shape} {picture.dtype}")
        if width % 2 or height % 2:
            picture = np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
        frame = av.VideoFrame.from_ndarray(
            np.ascontiguousarray(picture), format=self._layout
        ).reformat(format=self._pixels, dst_colorspace="ITU709", dst_color_range="MPEG")
        frame.pts = self._written
        frame.time_base = 1 / self._rate
        self._written += 1
        self._container.mux(self._stream.encode(frame))

    def _add_stream(self) -> VideoStream:
        width, height = self._size
        options = dict(self._encoding.options)
        if self._encoding.crf is not None:
            options["crf"] = str(max(0, self._crf + self._encoding.crf - _CLEAN))
        stream: VideoStream = self._container.add_stream(
            self._encoding.codec, rate=self._rate, options=options
        )
        stream.width, stream.height = width + width % 2, height + height % 2
        stream.pix_fmt = self._pixels
        context = stream.codec_context
        context.time_base = 1 / self._rate
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE
        return stream
