"""Decides whether a hand that was looked for and seen is the one that was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.extraction.hand_model import HandSighting
from app.extraction.hand_sides import SAME_HAND
from lexicon_db.tracks import Floats

#: A hand is there, and is of the stated side, from this probability on.
LIKELY: Final = 0.5
#: A hand whose wrist is further than this from the wrist of the pose is not of that arm
#: (shoulder widths).
NEAR_WRIST: Final = 0.35
#: A hand this close to where a neighbouring frame leads to expect it is the same (shoulder widths).
CONTINUED: Final = 0.15
#: A hand that is read as the other side must be seen this clearly to be believed; less where it
#: hangs on its own arm, this near to it and this far from the other (shoulder widths).
_CLEAR: Final = 0.9
_CLEAR_ON_ARM: Final = 0.8
_ON_ARM: Final = 0.15
_OFF_OTHER_ARM: Final = 0.5


def distance(hand: Floats, other: Floats) -> float:
    """Mean distance in pixels between the points of two hands, (21, 2+) each; nan if one is."""
    return float(np.mean(np.linalg.norm(hand[:, :2] - other[:, :2], axis=1)))


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """What is known of a hand that is looked for.

    Attributes:
        side: LEFT or RIGHT.
        wrist: (2,) wrist of the pose in pixels.
        other_wrist: (2,) that of the other arm.
        other: (21, 3) the other hand in pixels, nan where it is not known.
        expected: Where neighbouring frames lead to expect the hand, (21, 3) pixels each.
        scale: Shoulder width in pixels.
    """

    side: int
    wrist: Floats
    other_wrist: Floats
    other: Floats
    expected: Sequence[Floats]
    scale: float

    def fits(self, sighting: HandSighting) -> bool:
        """Whether a hand that was seen is the one looked for.

        It must be near its wrist and not be the other hand; and either it is read as the right
        side, or it clearly continues the hand of a neighbouring frame: seen edge-on, sides are
        often misread.
        """
        return (
            sighting.presence > LIKELY
            and float(np.hypot(*(sighting.points[0, :2] - self.wrist))) < NEAR_WRIST * self.scale
            and not distance(sighting.points, self.other) < SAME_HAND * self.scale
            and (
                sighting.certainty(self.side) > LIKELY
                or (sighting.presence > _CLEAR and self._is_continued(sighting))
                or (sighting.presence > _CLEAR_ON_ARM and self._is_on_own_arm(sighting))
            )
        )

    def _is_on_own_arm(self, sighting: HandSighting) -> bool:
        """Whether a hand that was there just now can be of this arm only."""
        hand = sighting.points[0, :2]
        return (
            len(self.expected) > 0
            and float(np.hypot(*(hand - self.wrist))) < _ON_ARM * self.scale
            and float(np.hypot(*(hand - self.other_wrist))) > _OFF_OTHER_ARM * self.scale
        )

    def _is_continued(self, sighting: HandSighting) -> bool:
        return any(
            distance(sighting.points, hand) < CONTINUED * self.scale for hand in self.expected
        )
