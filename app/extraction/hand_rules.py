"""Decides which found hands are what they claim to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.extraction.hand_model import HandSighting
from lexicon_db.tracks import LEFT, RIGHT, Flags, Floats, HandFlag

#: Two hands whose points lie closer than this on average are the same hand (shoulder widths).
SAME_HAND: Final = 0.2
#: A hand whose wrist is further than this from the wrist of the pose is not of that arm
#: (shoulder widths).
NEAR_WRIST: Final = 0.35
#: A hand this close to where a neighbouring frame leads to expect it is the same (shoulder widths).
CONTINUED: Final = 0.15
#: A hand is there, and is of the stated side, from this probability on.
_LIKELY: Final = 0.5
#: A hand that is read as the other side must be seen this clearly to be believed.
_CLEAR: Final = 0.9

Points = NDArray[np.float64]


def distance(hand: Floats, other: Floats) -> float:
    """Mean distance in pixels between the points of two hands, (21, 2+) each; nan if one is."""
    return float(np.mean(np.linalg.norm(hand[:, :2] - other[:, :2], axis=1)))


def judge(
    hands: Floats,
    sightings: Sequence[HandSighting | None],
    wrists: Floats,
    scale: float,
) -> Flags:
    """Flag the hands that the tracker found in one frame.

    The tracker's main failure is to put both hands on the same one when hands touch; then the
    side that the hand model reads from the picture decides which of the two is real. A single
    hand that is read as the other side is kept as long as it is seen clearly and hangs on its own
    arm: seen edge-on, sides are often misread.

    Args:
        hands: (2, 21, 3) pixels, nan where none was found.
        sightings: What the hand model sees at each found hand, None where none was found.
        wrists: (2, 2) wrists of the pose in pixels.
        scale: Shoulder width in pixels.

    Returns:
        (2,) MEASURED, REJECTED, or MISSING where the tracker found none.
    """
    flags = np.full(2, HandFlag.MISSING, np.uint8)
    for side, sighting in enumerate(sightings):
        if sighting is not None:
            kept = sighting.presence > _LIKELY and (
                sighting.certainty(side) > _LIKELY
                or (sighting.presence > _CLEAR and _is_on_own_arm(hands[side], wrists, side))
            )
            flags[side] = HandFlag.MEASURED if kept else HandFlag.REJECTED
    left, right = sightings
    if left is not None and right is not None and (flags == HandFlag.MEASURED).all():
        sure = np.array([left.certainty(LEFT), right.certainty(RIGHT)])
        if distance(hands[LEFT], hands[RIGHT]) < SAME_HAND * scale and (sure <= _LIKELY).any():
            flags[int(np.argmin(sure))] = HandFlag.REJECTED
    return flags


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """What is known of a hand that is looked for.

    Attributes:
        side: LEFT or RIGHT.
        wrist: (2,) wrist of the pose in pixels.
        other: (21, 3) the other hand in pixels, nan where it is not known.
        expected: Where neighbouring frames lead to expect the hand, (21, 3) pixels each.
        scale: Shoulder width in pixels.
    """

    side: int
    wrist: Floats
    other: Floats
    expected: Sequence[Floats]
    scale: float

    def fits(self, sighting: HandSighting) -> bool:
        """Whether a hand that was seen is the one looked for.

        It must be near its wrist and not be the other hand; and either it is read as the right
        side, or it clearly continues the hand of a neighbouring frame.
        """
        return (
            sighting.presence > _LIKELY
            and float(np.hypot(*(sighting.points[0, :2] - self.wrist))) < NEAR_WRIST * self.scale
            and not distance(sighting.points, self.other) < SAME_HAND * self.scale
            and (
                sighting.certainty(self.side) > _LIKELY
                or (sighting.presence > _CLEAR and self._is_continued(sighting))
            )
        )

    def _is_continued(self, sighting: HandSighting) -> bool:
        return any(
            distance(sighting.points, hand) < CONTINUED * self.scale for hand in self.expected
        )


def _is_on_own_arm(hand: Floats, wrists: Floats, side: int) -> bool:
    """Whether a hand is nearer to the wrist of its own arm than to the other."""
    away = np.linalg.norm(wrists - hand[0, :2], axis=1)
    return bool(away[side] <= away[1 - side])
