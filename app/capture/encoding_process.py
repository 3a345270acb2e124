"""The encoding process seen from the recorder: started, fed, heard, ended."""

from __future__ import annotations

import multiprocessing
import time
from typing import TYPE_CHECKING, Final

from app.capture.frame_ring import FrameRing
from app.capture.recording_process import encode
from app.core.processes import interrupts_held_back

if TYPE_CHECKING:
    from app.capture.frame_ring import RingFrame
    from app.capture.recording_messages import FromEncoder, ToEncoder, Wishes

#: A slow disk may take this long to finish what is under way.
_SECONDS_TO_FINISH: Final = 20.0
_SECONDS_BETWEEN_LOOKS: Final = 0.05


class EncodingProcess:
    """One spawned process with its ring and its pipes.

    Args:
        wishes: What the recorder wishes.
        ring_bytes: Size of the ring.
    """

    def __init__(self, wishes: Wishes, ring_bytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._ring = FrameRing(context, ring_bytes)
        theirs, self._orders = context.Pipe(duplex=False)
        self._told, ours = context.Pipe(duplex=False)
        self._is_over = False
        self._process = context.Process(
            target=encode, args=(wishes, self._ring, theirs, ours), name="recorder", daemon=True
        )
        with interrupts_held_back():
            self._process.start()
        theirs.close()
        ours.close()

    @property
    def is_alive(self) -> bool:
        """Whether the process lives."""
        return self._process.exitcode is None

    @property
    def is_ready(self) -> bool:
        """Whether it has started and takes frames."""
        return self._ring.is_attended

    @property
    def frames_left(self) -> int:
        """Frames that the process has not taken yet."""
        return self._ring.waiting

    def put(self, frame: RingFrame) -> bool:
        """Give it a frame; False if there is no room. Never waits."""
        place = self._ring.put(frame)
        return place is not None and self.send(place)

    def send(self, order: int | ToEncoder) -> bool:
        """Say what to do; False if the process is gone."""
        try:
            self._orders.send(order)
        except OSError:
            return False
        return True

    def messages(self) -> list[FromEncoder]:
        """What it has said since the last call; never waits."""
        heard: list[FromEncoder] = []
        try:
            while not self._is_over and self._told.poll():
                heard.append(self._told.recv())
        except (EOFError, OSError):
            self._is_over = True  # A process that is done or dead says no more.
        return heard

    def finish(self) -> list[FromEncoder]:
        """Let it finish all recordings and end; return what it said meanwhile."""
        self._orders.close()
        heard: list[FromEncoder] = []
        end = time.monotonic() + _SECONDS_TO_FINISH
        while not self._is_over and time.monotonic() < end:
            self._told.poll(_SECONDS_BETWEEN_LOOKS)
            heard += self.messages()
        if self._is_over:
            self._told.close()
        else:
            self.end()
        return heard

    def end(self) -> int | None:
        """End the process now, whatever it does; return its status."""
        if self.is_alive:
            self._process.kill()
        self._process.join()
        self._orders.close()
        self._told.close()
        return self._process.exitcode
