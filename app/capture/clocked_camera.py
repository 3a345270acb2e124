"""A camera without a device: pictures that are made or read, delivered when their time comes."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from app.capture.camera import CameraFrame, CameraInfo, Deliver, Tell
from lexicon_db.errors import KnownError


class Due(NamedTuple):
    """A picture and when to deliver it, in seconds on the camera's clock."""

    seconds: float
    frame: CameraFrame


class ClockedCamera(ABC):
    """Delivers pictures on a thread of its own; its clock is 0 when it is started.

    Args:
        info: What the camera announces.
        fast: Deliver without waiting for the time of each picture.
    """

    def __init__(self, info: CameraInfo, *, fast: bool = False) -> None:
        self._info = info
        self._fast = fast
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def info(self) -> CameraInfo:
        """What the camera announces."""
        return self._info

    @abstractmethod
    def frames(self) -> Iterator[Due]:
        """Yield the pictures from the first one on.

        Raises:
            KnownError: Where the camera cannot go on.
        """

    def start(self, deliver: Deliver, trouble: Tell) -> None:
        """Deliver pictures from the first one on; see ``Camera.start``."""
        self.stop()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(deliver, trouble, self._stop), name="camera", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Deliver nothing more; see ``Camera.stop``."""
        self._stop.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
            self._thread = None

    def _run(self, deliver: Deliver, trouble: Tell, stop: threading.Event) -> None:
        start = time.monotonic()
        try:
            for seconds, frame in self.frames():
                wait = 0.0 if self._fast else start + seconds - time.monotonic()
                if stop.wait(wait) if wait > 0 else stop.is_set():
                    return
                deliver(frame)
        except KnownError as error:
            trouble(error)
