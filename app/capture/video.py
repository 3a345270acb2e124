"""A video file as a source of frames: in order, or any single one at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import numpy as np

from app.capture.decoding import Decoder
from app.capture.frames import Frame, VideoInfo
from app.capture.opening import refuse_absurd_size
from app.capture.packet_index import PacketIndex, scan_packets
from app.capture.pictures import PictureConverter
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from fractions import Fraction

    from av.video.frame import VideoFrame

#: Decoded frames that are kept: the whole of a usual take at 720p, so that after the first look
#: at it every step costs no more than the conversion to RGB.
_CACHE_BYTES: Final = 192 * 2**20


class VideoFile:
    """An open video. A context manager; to be used by one thread at a time.

    Frames come with the times that the file states, counted from the first shown frame. A frame
    that is damaged is left out by ``frames`` and replaced by its neighbour in ``frame``.

    Args:
        path: The file.
        cached_frames: Decoded frames to keep; None keeps as many as fit into 192 MiB.

    Attributes:
        info: What is known of the video.

    Raises:
        KnownError: If the file cannot be read, is no video, or no frame of it decodes.
    """

    def __init__(self, path: Path, cached_frames: int | None = None) -> None:
        self._path = path
        self._decoder = Decoder(path)
        try:
            self._packets = scan_packets(self._decoder.container, self._decoder.stream)
            self._first, self._converter = self._first_picture()
        except BaseException:
            self._decoder.close()
            raise
        self.info: VideoInfo = self._describe()
        frame_bytes = sum(plane.buffer_size for plane in self._first.planes)
        self._capacity = cached_frames or max(2, _CACHE_BYTES // frame_bytes)
        self._cache: OrderedDict[int, VideoFrame] = OrderedDict()
        self._run: Iterator[tuple[int, VideoFrame]] = iter(())
        self._run_index = self._packets.frame_count

    def __enter__(self) -> VideoFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and forget the decoded frames."""
        self._run = iter(())
        self._cache.clear()
        self._decoder.close()

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame]:
        """Yield the frames ``start`` (included) to ``stop`` (excluded, None: all) in order.

        The iteration reads the file on its own: it neither disturbs ``frame`` nor fills its cache.
        """
        end = self.info.frame_count if stop is None else min(stop, self.info.frame_count)
        if start >= end:
            return
        decoder = Decoder(self._path)
        try:
            for index, decoded in decoder.frames_from(start, self._packets):
                if index >= end:
                    return
                if index >= start:
                    yield self._frame(index, decoded)
        finally:
            decoder.close()

    def frame(self, index: int) -> Frame:
        """Return the frame at ``index``, exactly.

        Where that frame is damaged, the nearest one before it that can be shown is returned, else
        the nearest after it; the result states its own index.

        Raises:
            IndexError: If there is no such place.
        """
        if not 0 <= index < self.info.frame_count:
            raise IndexError(f"frame {index} of {self.info.frame_count}")
        if index not in self._cache:
            self._decode_up_to(index)
        if index not in self._cache:
            before = [other for other in self._cache if other < index]
            index = max(before) if before else min(self._cache, default=0)
        decoded = self._cache.get(index, self._first)
        if index in self._cache:
            self._cache.move_to_end(index)
        return self._frame(index, decoded)

    def _decode_up_to(self, index: int) -> None:
        """Continue the running decoder if it is on the way to ``index``, else start a new run."""
        key = self._packets.key_before(index)
        if not key <= self._run_index <= index:
            self._run = self._decoder.frames_from(index, self._packets)
        for place, decoded in self._run:
            self._run_index = place + 1
            self._keep(place, decoded)
            if place >= index:
                return
        self._run_index = self._packets.frame_count

    def _keep(self, index: int, decoded: VideoFrame) -> None:
        self._cache[index] = decoded
        self._cache.move_to_end(index)
        if len(self._cache) > self._capacity:
            self._cache.popitem(last=False)

    def _frame(self, index: int, decoded: VideoFrame) -> Frame:
        return Frame(index, float(self.info.pts[index]), self._converter.rgb(decoded))

    def _first_picture(self) -> tuple[VideoFrame, PictureConverter]:
        """Decode the first frame, which proves that there is one and tells how to show it."""
        first = self._decoder.first_frame() if self._packets.frame_count else None
        if first is None:
            raise KnownError(
                "The video could not be opened.",
                f"No picture in {self._path.name} can be decoded: the file is damaged or cut off.",
                "Copy the file again from the camera or the phone.",
            )
        converter = PictureConverter(first, self._decoder.stream.sample_aspect_ratio)
        refuse_absurd_size(self._path, *converter.size)
        return first, converter

    def _describe(self) -> VideoInfo:
        packets, stream = self._packets, self._decoder.stream
        pts = (packets.ticks - packets.ticks[0]) * packets.time_base
        fps = _mean_rate(packets, stream.average_rate)
        width, height = self._converter.size
        return VideoInfo(
            path=self._path,
            width=width,
            height=height,
            fps=fps,
            pts=pts.astype(np.float64),
            codec=stream.codec_context.name,
            has_alpha=self._converter.has_alpha,
            byte_count=self._path.stat().st_size,
            missing_frames=round(packets.missing_seconds * fps),
        )


def _mean_rate(packets: PacketIndex, announced: Fraction | None) -> float:
    """Frames per second from the time stamps; of a single frame, what the file says."""
    if packets.frame_count > 1:
        span = float(packets.ticks[-1] - packets.ticks[0]) * packets.time_base
        return (packets.frame_count - 1) / span
    return float(announced or 25)
