"""Hands camera frames to another process through shared memory, in order and without waiting."""

from __future__ import annotations

import ctypes
import mmap
import struct
from dataclasses import dataclass
from multiprocessing.heap import Arena
from typing import TYPE_CHECKING, Final

import numpy as np

from app.capture.camera import CameraFrame, PixelFormat

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

_FORMATS: Final = tuple(PixelFormat)
#: Number, time, width, height, format, two flags of the frame; two numbers and a flag of its fate.
_HEADER: Final = struct.Struct("=qdiii??ii?")
_BYTES: Final = 0
_FRAMES: Final = 1
#: Frames that wait, at most: each has a message in a pipe, which must never be full.
_MOST_WAITING: Final = 500


@dataclass(frozen=True, eq=False, slots=True)
class RingFrame:
    """A frame on its way to the encoder.

    Attributes:
        frame: The frame.
        lost_by_camera: Frames that the camera did not deliver since the one before.
        lost_by_us: Frames since the one before that found no room.
        is_late: Whether the frame came late.
    """

    frame: CameraFrame
    lost_by_camera: int = 0
    lost_by_us: int = 0
    is_late: bool = False


class FrameRing:
    """A ring of bytes: one process puts frames in, one takes them out.

    The memory has no name and vanishes with the last process that knows it, however that ends.
    That a frame has been put in must be said in a way that orders memory, such as a pipe.

    Args:
        context: Makes what the processes share; the ring is given to a process when it is started.
        byte_count: Its size.
    """

    def __init__(self, context: SpawnContext, byte_count: int) -> None:
        # What the context offers is filled with zeros first, for which a window must not wait.
        self._memory = Arena(byte_count)
        self._taken = context.RawArray(ctypes.c_int64, 2)
        self._attended = context.RawValue(ctypes.c_bool)
        self._put = [0, 0]

    @property
    def waiting(self) -> int:
        """Frames that were put in and not taken out."""
        return self._put[_FRAMES] - self._taken[_FRAMES]

    @property
    def is_attended(self) -> bool:
        """Whether somebody takes frames out."""
        return self._attended.value

    def attend(self) -> None:
        """Say that frames are taken out from now on."""
        # The system makes memory when it is first looked at; that takes longer than a copy, and
        # must not be left to whoever puts frames in.
        np.frombuffer(self._memory.buffer, np.uint8)[:: mmap.PAGESIZE].max()
        self._attended.value = True

    def put(self, frame: RingFrame) -> int | None:
        """Put a frame in; return its place, or None if there is no room."""
        picture = frame.frame
        pixels = np.frombuffer(picture.pixels, np.uint8)
        size, capacity = _HEADER.size + pixels.size, self._memory.size
        place = self._put[_BYTES]
        if place % capacity + size > capacity:  # Frames lie in one piece.
            place += capacity - place % capacity
        if place + size - self._taken[_BYTES] > capacity or self.waiting >= _MOST_WAITING:
            return None
        start = place % capacity
        _HEADER.pack_into(
            self._memory.buffer, start,
            picture.number, picture.pts, picture.width, picture.height,
            _FORMATS.index(picture.format), picture.is_full_range, picture.is_bt709,
            frame.lost_by_camera, frame.lost_by_us, frame.is_late,
        )  # fmt: skip
        memory = np.frombuffer(self._memory.buffer, np.uint8)
        memory[start + _HEADER.size : start + size] = pixels
        self._put = [place + size, self._put[_FRAMES] + 1]
        return place

    def look(self, place: int) -> RingFrame:
        """The frame at a place; its pixels stay until the frame is taken out."""
        start = place % self._memory.size
        number, pts, width, height, format_, full, bt709, *fate = _HEADER.unpack_from(
            self._memory.buffer, start
        )
        size = _FORMATS[format_].byte_count(width, height)
        start += _HEADER.size
        pixels = memoryview(self._memory.buffer)[start : start + size]
        frame = CameraFrame(number, pts, pixels, _FORMATS[format_], width, height, full, bt709)
        return RingFrame(frame, *fate)

    def take_out(self, place: int, frame: RingFrame) -> None:
        """Make room: the frame at a place is no longer needed."""
        self._taken[_FRAMES] += 1
        self._taken[_BYTES] = place + _HEADER.size + len(frame.frame.pixels)
