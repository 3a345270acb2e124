"""A place in shared memory for one camera frame: the newest one replaces the one before."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

from app.capture.camera import CameraFrame, PixelFormat

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

_FORMATS: Final = tuple(PixelFormat)


class _Header(ctypes.Structure):
    """What is known of the frame in the slot."""

    _fields_ = (
        ("is_fresh", ctypes.c_bool),
        ("is_full_range", ctypes.c_bool),
        ("is_bt709", ctypes.c_bool),
        ("format", ctypes.c_int),
        ("number", ctypes.c_int64),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("pts", ctypes.c_double),
    )


class FrameSlot:
    """Hands frames from one process to another; neither ever waits for the other's work.

    The memory has no name and vanishes with the last process that knows it, however that ends.

    Args:
        context: Makes what the processes share; the slot is given to a process when it is started.
        byte_count: Size of the largest frame.
    """

    def __init__(self, context: SpawnContext, byte_count: int) -> None:
        self._header = context.RawValue(_Header)
        self._bytes = context.RawArray(ctypes.c_uint8, byte_count)
        self._lock = context.Lock()
        self._arrivals = context.Semaphore(0)

    def put(self, frame: CameraFrame) -> bool:
        """Replace the frame; False if it is too large or just now being taken out."""
        size = len(frame.pixels)
        if size > len(self._bytes) or not self._lock.acquire(block=False):
            return False
        try:
            memoryview(self._bytes).cast("B")[:size] = frame.pixels
            header = self._header
            was_fresh, header.is_fresh = header.is_fresh, True
            header.is_full_range, header.is_bt709 = frame.is_full_range, frame.is_bt709
            header.format = _FORMATS.index(frame.format)
            header.number, header.pts = frame.number, frame.pts
            header.width, header.height = frame.width, frame.height
        finally:
            self._lock.release()
        if not was_fresh:
            self._arrivals.release()
        return True

    def take(self, seconds: float) -> CameraFrame | None:
        """Take the frame out; waits this long for one."""
        if not self._arrivals.acquire(timeout=seconds):
            return None
        with self._lock:
            header = self._header
            header.is_fresh = False
            format_ = _FORMATS[header.format]
            size = format_.byte_count(header.width, header.height)
            return CameraFrame(
                number=header.number,
                pts=header.pts,
                pixels=bytes(memoryview(self._bytes).cast("B")[:size]),
                format=format_,
                width=header.width,
                height=header.height,
                is_full_range=header.is_full_range,
                is_bt709=header.is_bt709,
            )
