"""The process that looks at camera frames: its start, its life, its end."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Final

from app.assistance.frame_slot import FrameSlot
from app.core.log import start_logging
from app.core.processes import give_way, interrupts_held_back, serve_in_background

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from app.assistance.observation import Observation
    from app.capture.camera import CameraFrame

#: Pictures are reduced to this width: the models see squares of 224 and 256 pixels.
_WIDTH: Final = 640
#: The process asks this often whether the application still lives.
_PATIENCE: Final = 1.0


class Onlooker:
    """One spawned process with the slot that it is fed through.

    Args:
        byte_count: Size of the largest frame.
    """

    def __init__(self, byte_count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._slot = FrameSlot(context, byte_count)
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=look_on, args=(self._slot, theirs), name="onlooker", daemon=True
        )
        with interrupts_held_back():
            self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether the process lives."""
        return self._process.exitcode is None

    def show(self, frame: CameraFrame) -> bool:
        """Let it see a frame; never waits, False if the frame is left out."""
        return self._slot.put(frame)

    def observations(self) -> list[Observation]:
        """What it has seen since the last call; never waits."""
        seen: list[Observation] = []
        try:
            while self._pipe.poll():
                seen.append(self._pipe.recv())
        except (EOFError, OSError):
            pass  # a dead process says no more
        return seen

    def end(self) -> None:
        """End the process now, whatever it does."""
        self._process.terminate()
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()


def look_on(slot: FrameSlot, pipe: Connection) -> None:
    """Look at frames until the application goes away; the main function of the process."""
    serve_in_background()
    start_logging(is_worker=True)
    import cv2

    from app.assistance.sight import Sight
    from app.capture.camera import rgb_of

    cv2.setNumThreads(1)
    with Sight() as sight:
        give_way()  # only now: starting up should not take long
        while True:
            frame = slot.take(_PATIENCE)
            try:
                if frame is None:
                    # The application never says anything: there is only its end to hear.
                    if pipe.poll():
                        return
                    continue
                width = min(frame.width, _WIDTH)
                height = round(frame.height * width / frame.width)
                pipe.send(sight.look(rgb_of(frame, (width, height)), frame.pts))
            except (EOFError, OSError):
                return
