"""The two places in the picture where a hand is held to choose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.assistance.observation import Observation
from app.assistance.posture import Points
from lexicon_db.records import Hand
from lexicon_db.tracks import LEFT, RIGHT

#: A zone reaches from here to here beside the middle of the shoulders, and from above the head to
#: below the chin, in shoulder widths: within reach, and beyond where signs are made.
_INNER, _OUTER = 0.95, 1.75
_TOP, _BOTTOM = -1.6, -0.3


@dataclass(frozen=True)
class Zone:
    """A rectangle of the picture as the camera gives it, not mirrored; shares of its size."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, place: Points) -> bool:
        """Whether a place (2,) lies inside."""
        x, y = place
        return bool(self.left <= x <= self.right and self.top <= y <= self.bottom)


@dataclass(frozen=True)
class Zones:
    """Where a hand is held to choose; ``keep`` lies on the side of the leading hand."""

    keep: Zone
    again: Zone

    def held(self, hands: Points, at_rest: NDArray[np.bool_]) -> Zone | None:
        """The zone in which a hand is while the other one rests.

        Args:
            hands: (2, 2) middles of the hands as shares of the picture.
            at_rest: (2,) which hands rest.
        """
        for side in (LEFT, RIGHT):
            for zone in (self.keep, self.again):
                if at_rest[1 - side] and zone.holds(hands[side]):
                    return zone
        return None


def zones_beside(observation: Observation, dominance: Hand) -> Zones | None:
    """Place the zones beside the signer's head; None without anybody."""
    width = observation.shoulder_width
    x, y = observation.centre
    if not np.isfinite([width, x, y]).all():
        return None
    tall = width * observation.aspect
    top, bottom = max(0.0, y + _TOP * tall), max(0.0, y + _BOTTOM * tall)
    # The signer's right is on the left of a picture that is not mirrored.
    left_of_picture = Zone(max(0.0, x - _OUTER * width), top, max(0.0, x - _INNER * width), bottom)
    right_of_picture = Zone(min(1.0, x + _INNER * width), top, min(1.0, x + _OUTER * width), bottom)
    if dominance is Hand.LEFT:
        return Zones(keep=right_of_picture, again=left_of_picture)
    return Zones(keep=left_of_picture, again=right_of_picture)
