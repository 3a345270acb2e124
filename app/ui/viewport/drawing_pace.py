"""How large pictures may be while things move, so that they follow one another without lagging."""

from __future__ import annotations

from typing import Final

#: Seconds that a picture of a moving figure may take: 30 pictures a second.
_BUDGET: Final = 1 / 30
_SMALLEST: Final = 0.375
#: Sizes change in these steps, because each change costs some time of its own.
_STEP: Final = 0.125
#: Share of the latest picture in the running mean.
_SHARE: Final = 0.25


class DrawingPace:
    """Learns how long pictures take, and says at which scale they are quick enough."""

    def __init__(self) -> None:
        self._seconds_per_pixel = 0.0

    def note(self, pixels: int, seconds: float) -> None:
        """Take note of a picture: how many pixels it has, and how long it took."""
        pace = seconds / pixels
        known = self._seconds_per_pixel
        self._seconds_per_pixel = known + _SHARE * (pace - known) if known else pace

    def scale_for(self, pixels: int) -> float:
        """The scale, up to 1, at which a picture of so many pixels is quick enough."""
        needed = self._seconds_per_pixel * pixels
        if needed <= _BUDGET:
            return 1.0
        steps = (_BUDGET / needed) ** 0.5 // _STEP
        return max(_SMALLEST, float(steps) * _STEP)
