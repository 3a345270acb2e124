"""A video that is written in parts, so that work which was interrupted goes on after the last."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.capture.frames import Picture
from app.capture.writer import VideoWriter
from app.core.files import whole_file

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.video.stream import VideoStream

#: Pictures of one part: what an interruption costs at most.
_PICTURES: Final = 100


class Segments:
    """The parts of one video in a folder of their own. Each is there whole or not at all.

    The parts that are found are believed: the folder belongs to one piece of work that always
    makes the same pictures.

    Args:
        folder: Where they lie.
        ending: Of the video, as ``VideoWriter`` knows them.
        size: Width and height of the pictures.
        fps: Pictures per second.
        alpha: Whether the pictures have alpha.
    """

    def __init__(
        self, folder: Path, ending: str, *, size: tuple[int, int], fps: float, alpha: bool = False
    ) -> None:
        self._folder, self._ending = folder, ending
        self._size, self._fps, self._alpha = size, fps, alpha

    @property
    def written(self) -> int:
        """How many pictures lie in whole parts: where to go on."""
        return len(self._parts()) * _PICTURES

    def write(self, pictures: Iterable[Picture]) -> None:
        """Append pictures, those after the ones that are ``written``.

        Raises:
            KnownError: If the folder takes no file, or the disk is full.
        """
        coming = iter(pictures)
        number = len(self._parts())
        for first in coming:
            part = self._folder / f"part-{number:05d}{self._ending}"
            with VideoWriter(part, size=self._size, fps=self._fps, alpha=self._alpha) as video:
                video.write(first)
                for _, picture in zip(range(_PICTURES - 1), coming, strict=False):
                    video.write(picture)
            number += 1

    def join(self, path: Path) -> None:
        """Put the parts together, as they are, and remove them.

        Raises:
            KnownError: If the folder takes no file, or the disk is full.
        """
        parts = self._parts()
        if len(parts) == 1:
            parts[0].replace(path)
            return
        _join(parts, path, self._fps)
        for part in parts:
            part.unlink()

    def _parts(self) -> list[Path]:
        return sorted(self._folder.glob(f"part-*{self._ending}"))


def _join(parts: list[Path], path: Path, fps: float) -> None:
    import av

    seconds = _PICTURES / Fraction(fps).limit_denominator(1001)
    with whole_file(path) as temporary, av.open(_name(parts[0])) as first:
        kind = {".mp4": "mp4", ".mov": "mov", ".webm": "webm"}[path.suffix.lower()]
        options = {} if kind == "webm" else {"movflags": "+faststart"}
        with av.open(_name(temporary), "w", format=kind, options=options) as joined:
            stream = joined.add_stream_from_template(first.streams.video[0])
            # Whether there is alpha, Matroska tells beside the stream.
            stream.metadata.update(first.streams.video[0].metadata)
            for number, part in enumerate(parts):
                with av.open(_name(part)) as container:
                    _copy(container, joined, stream, number * seconds)


def _copy(
    part: InputContainer, joined: OutputContainer, stream: VideoStream, start: Fraction
) -> None:
    """Copy the packets of a part, later by so many seconds."""
    for packet in part.demux(video=0):
        if packet.size:
            assert packet.pts is not None
            assert packet.dts is not None
            later = round(start / packet.time_base)
            packet.pts, packet.dts = packet.pts + later, packet.dts + later
            packet.stream = stream
            joined.mux(packet)


def _name(path: Path) -> str:
    return f"file:{path.absolute()}"
