"""The assistant seen from the window: it is fed camera frames and answers with observations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.assistance.observation import Observation
    from app.assistance.thresholds import Thresholds
    from app.capture.camera import CameraFrame, CameraInfo


class Assistant:
    """Looks at some of a camera's frames in a process of its own.

    Nothing here waits: ``feed`` copies a frame where the process can see it, or leaves it out, and
    ``poll`` gives what has been seen since the last call.

    Args:
        info: The camera.
        rate: Observations per second.
        thresholds: What counts as a finding.
    """

    def __init__(
        self, info: CameraInfo, *, rate: float = 8.0, thresholds: Thresholds | None = None
    ) -> None:
        raise NotImplementedError

    def feed(self, frame: CameraFrame) -> None:
        """Offer a frame; only the newest one is looked at. For the thread of the camera."""
        raise NotImplementedError

    def poll(self) -> list[Observation]:
        """Observations since the last call, the oldest first; starts the process anew if it died."""
        raise NotImplementedError

    def shut_down(self) -> None:
        """End the process."""
        raise NotImplementedError
