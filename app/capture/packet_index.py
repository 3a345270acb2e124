"""Lists the frames of a video from its packets, without decoding them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.stream import VideoStream

Ticks = NDArray[np.int64]

#: Containers whose single frames have no trustworthy time of their own after a jump.
_UNTIMED: Final = ("avi", "mpeg")


@dataclass(frozen=True, eq=False)
class PacketIndex:
    """The frames of a video in the order in which they are shown.

    Attributes:
        ticks: (T,) time stamps in units of ``time_base``, strictly increasing.
        keys: (K,) indices of the frames at which decoding can start; the first is 0.
        time_base: Seconds per tick.
        counted: Whether the container stores no trustworthy time of single frames, so that frames
            are told apart by counting from the first one.
        missing_seconds: Time that the file announces but no longer holds.
    """

    ticks: Ticks
    keys: Ticks
    time_base: float
    counted: bool
    missing_seconds: float

    @property
    def frame_count(self) -> int:
        """Number of frames."""
        return len(self.ticks)

    def key_before(self, index: int) -> int:
        """Return the last frame at or before ``index`` at which decoding can start."""
        if self.counted:
            return 0
        return int(self.keys[np.searchsorted(self.keys, index, side="right") - 1])

    def nearest(self, ticks: int) -> int:
        """Return the index of the frame whose time stamp is nearest to ``ticks``."""
        after = int(np.searchsorted(self.ticks, ticks))
        if after == 0:
            return 0
        if after == self.frame_count:
            return after - 1
        nearer_before = ticks - self.ticks[after - 1] < self.ticks[after] - ticks
        return after - 1 if nearer_before else after


def scan_packets(container: InputContainer, stream: VideoStream) -> PacketIndex:
    """Read every packet once and list the frames.

    Packets that an edit list hides, and those that come before the first key frame, give no frame
    and are left out. ``.avi`` stores no presentation times and ``.mpg`` those of some frames only,
    so their frames are counted.

    Args:
        container: A freshly opened ``av`` input container.
        stream: Its video stream.

    Returns:
        The index; without frames where the stream holds none.
    """
    shown: list[int] = []
    keys: list[int] = []
    packet_count = 0
    end = 0.0
    for packet in _packets(container):
        time = packet.pts if packet.pts is not None else packet.dts
        if time is None or packet.time_base is None:
            continue
        end = max(end, float((time + (packet.duration or 0)) * packet.time_base))
        if packet.stream_index != stream.index:
            continue
        packet_count += 1
        if packet.is_keyframe:
            keys.append(time)
        if keys and time >= keys[0] and not packet.is_discard:
            shown.append(time)
    ticks = np.unique(np.array(shown, np.int64))
    return PacketIndex(
        ticks=ticks,
        keys=_key_indices(np.unique(np.array(keys, np.int64)), ticks),
        time_base=float(stream.time_base or 0),
        counted=container.format.name in _UNTIMED and len(keys) < packet_count,
        missing_seconds=_missing_seconds(container, end),
    )


def _packets(container: InputContainer) -> Iterator[Packet[Stream]]:
    """Yield the packets up to the end, or up to where the file becomes unreadable."""
    import av

    try:
        for packet in container.demux():
            if packet.size:
                yield packet
    except (av.error.FFmpegError, IndexError):
        # PyAV raises IndexError where damage makes FFmpeg believe in streams that began later.
        return


def _key_indices(keys: Ticks, ticks: Ticks) -> Ticks:
    """Turn time stamps of key frames into indices; a hidden key frame serves the first frame."""
    places = np.searchsorted(ticks, keys)
    indices: Ticks = np.unique(np.append(0, places[places < len(ticks)]))
    return indices


def _missing_seconds(container: InputContainer, end: float) -> float:
    """Compare the announced duration with the end of the last packet of any stream."""
    if container.duration is None:
        return 0.0
    announced = (container.duration + (container.start_time or 0)) / 1e6
    missing = announced - end
    # Containers round, and sound may end a little before or after the pictures.
    return float(missing) if missing > 0.1 else 0.0
