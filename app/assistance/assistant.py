"""The assistant seen from the window: it is fed camera frames and answers with observations."""

from __future__ import annotations

import dataclasses
import logging
import math
import time
from typing import TYPE_CHECKING, Final

from app.assistance.findings import Watch
from app.assistance.frame_rate import FrameRate
from app.assistance.onlooker import Onlooker
from app.assistance.thresholds import Thresholds

if TYPE_CHECKING:
    from app.assistance.observation import Observation
    from app.capture.camera import CameraFrame, CameraInfo

log = logging.getLogger(__name__)

#: Four bytes per pixel is the most that a camera's format takes.
_MOST_BYTES: Final = 4
#: A process that has been shown a frame and says nothing for so long hangs; starting up, with all
#: cores busy, takes a few seconds.
_LONGEST_SILENCE: Final = 20.0
#: A process that has died starts again after this many seconds, then after twice as many ...
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 60.0


class Assistant:
    """Looks at some of a camera's frames in a process of its own.

    Nothing here waits: ``feed`` copies a frame where the process can see it, or leaves it out, and
    ``poll`` gives what has been seen since the last call. ``feed`` may be called on another thread
    than the rest.

    Args:
        info: The camera.
        rate: Observations per second.
        thresholds: What counts as a finding.
    """

    def __init__(
        self, info: CameraInfo, *, rate: float = 8.0, thresholds: Thresholds | None = None
    ) -> None:
        self._byte_count = info.width * info.height * _MOST_BYTES
        self._interval = 1.0 / rate
        self._watch = Watch(thresholds or Thresholds())
        self._frame_rate = FrameRate()
        self._due = -math.inf
        self._shown_at: float | None = None
        self._delay = _FIRST_DELAY
        self._start_again_at: float | None = None
        self._onlooker = Onlooker(self._byte_count)

    def feed(self, frame: CameraFrame) -> None:
        """Offer a frame; only the newest one is looked at. For the thread of the camera."""
        self._frame_rate.count(frame.pts)
        # Times that jump back, as when a camera is started again, are due at once.
        if self._due - self._interval <= frame.pts < self._due:
            return
        if self._onlooker.show(frame):
            self._due = max(self._due, frame.pts - self._interval) + self._interval
            self._shown_at = self._shown_at or time.monotonic()

    def poll(self) -> list[Observation]:
        """Observations since the last call, the oldest first; a process that died starts anew."""
        seen = self._onlooker.observations()
        if seen:
            self._shown_at = None
            self._delay = _FIRST_DELAY
        else:
            self._look_after_process()
        return [self._judged(observation) for observation in seen]

    def shut_down(self) -> None:
        """End the process."""
        self._onlooker.end()

    def _judged(self, observation: Observation) -> Observation:
        known = dataclasses.replace(observation, fps=self._frame_rate.fps)
        return dataclasses.replace(known, findings=self._watch.update(known))

    def _look_after_process(self) -> None:
        """Start the process again some time after it died or began to hang."""
        now = time.monotonic()
        if self._start_again_at is not None:
            if now >= self._start_again_at:
                self._start_again_at = None
                self._onlooker = Onlooker(self._byte_count)
            return
        hangs = self._shown_at is not None and now - self._shown_at > _LONGEST_SILENCE
        if hangs or not self._onlooker.is_alive:
            log.info("Live help %s; it starts again", "hangs" if hangs else "died")
            self._onlooker.end()
            self._shown_at = None
            self._start_again_at = now + self._delay
            self._delay = min(2 * self._delay, _LONGEST_DELAY)
