"""Smooth edges for a picture at rest: the mean of several drawings shifted by parts of a pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

#: Where in a pixel the drawings look: eight places, no two in one row or column (an 8-rooks
#: pattern, as graphics cards use for multi-sampling).
_SHIFTS: Final = (
    (-0.0625, 0.1875), (0.0625, -0.1875), (-0.3125, -0.0625), (0.1875, 0.3125),
    (0.3125, -0.3125), (-0.1875, 0.4375), (-0.4375, -0.4375), (0.4375, 0.0625),
)  # fmt: skip


class Refinement:
    """Adds drawings up, one at a time, so that the window stays responsive meanwhile."""

    def __init__(self) -> None:
        self._sum: NDArray[np.uint16] | None = None
        self._count = 0

    @property
    def next_shift(self) -> tuple[float, float] | None:
        """How the next drawing is to be shifted, in pixels; None when there are enough."""
        return _SHIFTS[self._count] if self._count < len(_SHIFTS) else None

    def add(self, pixels: Pixels) -> None:
        """Take a drawing."""
        if self._sum is None:
            self._sum = pixels.astype(np.uint16)
        else:
            np.add(self._sum, pixels, out=self._sum, casting="unsafe")
        self._count += 1

    def picture(self) -> Pixels:
        """The mean of all drawings, like one of them."""
        if self._sum is None:
            raise ValueError("nothing was drawn")
        mean: Pixels = (self._sum // np.uint16(self._count)).astype(np.uint8)
        return mean
