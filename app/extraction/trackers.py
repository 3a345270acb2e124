"""Chooses the tracker: MediaPipe Holistic, or with the person's own models in it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from app.extraction.bundles import checked_bundles
from app.extraction.holistic import HolisticTracker

if TYPE_CHECKING:
    from typing import Protocol

    from app.capture.frames import Picture
    from app.extraction.holistic import Detection
    from app.extraction.way import Way

    class Tracker(Protocol):
        """Follows one person through the frames of one clip."""

        def detect(self, rgb: Picture) -> Detection:
            """Find the person in the next frame, (H, W, 3)."""


def opened_tracker(way: Way, fps: float) -> AbstractContextManager[Tracker]:
    """A tracker for one clip of so many frames per second.

    Raises:
        KnownError: If a model of the person cannot be used.
    """
    bundles = checked_bundles(way)
    if not bundles:
        return HolisticTracker()
    from app.extraction.bundle_tracker import BundleTracker

    return BundleTracker(bundles, fps)
