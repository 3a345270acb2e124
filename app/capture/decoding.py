"""Decodes a video from any frame on, each frame with its exact place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.capture.opening import open_video
from app.capture.packet_index import PacketIndex

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream


class Decoder:
    """One open file and its decoder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open()

    def _open(self) -> None:
        self.container, self.stream = open_video(self._path)
        self._context = _decoder_context(self.stream)

    def close(self) -> None:
        """Close the file."""
        self.container.close()

    def first_frame(self) -> VideoFrame | None:
        """Return the first frame that decodes, or None where none does."""
        self._go_to_start()
        return next(self._decoded(), None)

    def frames_from(self, index: int, packets: PacketIndex) -> Iterator[tuple[int, VideoFrame]]:
        """Yield ``(index, av frame)`` in order, starting at a key frame at or before ``index``.

        Damaged frames are left out. Only one such iteration may run at a time.
        """
        if packets.counted:
            self._go_to_start()
            yield from zip(range(packets.frame_count), self._decoded(), strict=False)
            return
        key = packets.key_before(index)
        while key > 0:
            self._go_to(int(packets.ticks[key]))
            frames = self._placed(packets)
            first = next(frames, None)
            if first is not None and first[0] <= index:
                yield first
                yield from frames
                return
            # Some containers land behind the key frame that was asked for: go further back.
            key = packets.key_before(key - 1)
        self._go_to_start()
        yield from self._placed(packets)

    def _go_to_start(self) -> None:
        """Open the file anew: not every container can be sought back to its first frame."""
        self.close()
        self._open()

    def _go_to(self, ticks: int) -> None:
        import av

        try:
            self.container.seek(ticks, stream=self.stream, backward=True)
            self._context.flush_buffers()
        except av.error.FFmpegError:
            self._go_to_start()

    def _placed(self, packets: PacketIndex) -> Iterator[tuple[int, VideoFrame]]:
        """Yield decoded frames with their indices; a frame shown twice keeps its first place."""
        last = -1
        for frame in self._decoded():
            ticks = frame.pts if frame.pts is not None else frame.dts
            index = packets.nearest(ticks) if ticks is not None else last + 1
            if index > last:
                yield index, frame
                last = index

    def _decoded(self) -> Iterator[VideoFrame]:
        """Yield what decodes, in the order of showing; damaged packets are passed over."""
        import av

        packets = self.container.demux(self.stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from self._context.decode(packet if packet.size else None)
            except av.error.EOFError:
                return
            except (av.error.FFmpegError, IndexError):
                # PyAV raises IndexError where damage makes FFmpeg believe in streams that began
                # later.
                continue


def _decoder_context(stream: VideoStream) -> VideoCodecContext:
    """Set up decoding; VP8 and VP9 show their transparency through the libvpx decoders alone."""
    import av

    context = stream.codec_context
    if stream.metadata.get("alpha_mode") == "1" and context.name in ("vp8", "vp9"):
        opaque = context
        context = av.CodecContext.create("libvpx" if opaque.name == "vp8" else "libvpx-vp9", "r")
        context.extradata = opaque.extradata
    context.thread_type = "AUTO"
    context.thread_count = 2
    return context
