"""Counts what a camera loses and when it is late, from the times of its frames."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import Final

#: A gap or a delay of more than this many frame times is a fault.
_TOLERANCE: Final = 1.5
#: Frames by which the frame time is judged, and how few are too few: then the announced one holds.
#: Cameras give fewer frames than they announce in poor light, and that is no loss of frames.
_JUDGED: Final = 31
_TOO_FEW: Final = 8
#: Frames over which the rate is measured.
_RATED: Final = 121
#: Seconds per second by which the clocks of camera and computer may drift apart.
_DRIFT: Final = 1e-3


@dataclass(frozen=True)
class Fate:
    """What happened to a frame and just before it.

    Attributes:
        lost_by_camera: Frames that the camera did not deliver before this one.
        is_late: Whether the frame came late; its time is true nevertheless.
    """

    lost_by_camera: int = 0
    is_late: bool = False


class FramePace:
    """Follows the frames of one camera.

    Args:
        fps: The announced rate.
    """

    def __init__(self, fps: float) -> None:
        self._announced = 1.0 / fps
        self._times: deque[float] = deque(maxlen=_RATED)
        self._frame_times: deque[float] = deque(maxlen=_JUDGED)
        self._arrived = 0.0
        self._least_delay = 0.0

    @property
    def fps(self) -> float:
        """Measured frames per second over the last seconds; 0 while nothing is known."""
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def update(self, pts: float, arrived: float) -> Fate:
        """Count a frame.

        Args:
            pts: Its time on the camera's clock; one that is not later than the frame before begins
                the count anew, as cameras do that are started again.
            arrived: When it arrived, in seconds on the computer's clock.
        """
        delay = arrived - pts
        if not self._times or pts <= self._times[-1]:
            self._times.clear()
            self._frame_times.clear()
            self._times.append(pts)
            self._arrived, self._least_delay = arrived, delay
            return Fate()
        interval = pts - self._times[-1]
        frame_time = self._frame_time()
        drift = _DRIFT * (arrived - self._arrived)
        self._least_delay = min(self._least_delay + drift, delay)
        if len(self._times) > 1:
            # Over two intervals, as what comes late makes one longer and the next one shorter.
            self._frame_times.append((pts - self._times[-2]) / 2)
        self._times.append(pts)
        self._arrived = arrived
        has_gap = interval > _TOLERANCE * frame_time
        return Fate(
            lost_by_camera=round(interval / frame_time) - 1 if has_gap else 0,
            is_late=delay - self._least_delay > _TOLERANCE * frame_time,
        )

    def _frame_time(self) -> float:
        is_known = len(self._frame_times) >= _TOO_FEW
        return median(self._frame_times) if is_known else self._announced
