"""Finds hands that the tracker lost, from the pose and from neighbouring frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.capture.frames import Picture
from app.extraction.hand_model import HandModel, HandSighting
from app.extraction.hand_regions import HandRegion, region_from_pose, region_of_hand
from app.extraction.hand_rules import Whereabouts
from app.extraction.holistic import Detection
from lexicon_db.tracks import LEFT, RIGHT, Flags, Floats, HandFlag

#: Pose points of each arm: elbow, wrist, knuckle of the little finger, knuckle of the index.
_ARMS = ((13, 15, 17, 19), (14, 16, 18, 20))


@dataclass(eq=False)
class TrackedFrame:
    """What is known of one frame while its hands are being settled.

    Attributes:
        pts: Seconds from the first frame of the source.
        size: Width and height of the picture in pixels.
        detection: What the tracker found.
        scale: Shoulder width in pixels.
        hands: (2, 21, 3) the hands that are kept, in pixels, nan where none is.
        worlds: (2, 21, 3) their points in metres, camera axes.
        scores: (2, 2) presence and certainty of the side.
        flags: (2,) a HandFlag per hand.
    """

    pts: float
    size: tuple[int, int]
    detection: Detection
    scale: float
    hands: Floats = field(default_factory=lambda: np.full((2, 21, 3), np.nan, np.float32))
    worlds: Floats = field(default_factory=lambda: np.full((2, 21, 3), np.nan, np.float32))
    scores: Floats = field(default_factory=lambda: np.zeros((2, 2), np.float32))
    flags: Flags = field(default_factory=lambda: np.zeros(2, np.uint8))

    def keep(self, side: int, points: Floats, sighting: HandSighting, flag: HandFlag) -> None:
        """Take a hand as the hand of one side."""
        self.hands[side] = points
        self.worlds[side] = sighting.world
        self.scores[side] = (sighting.presence, sighting.certainty(side))
        self.flags[side] = flag

    def wrist(self, side: int) -> Floats:
        """(2,) wrist of the pose in pixels."""
        return self.detection.pose[_ARMS[side][1], :2]


def recover_hands(
    model: HandModel,
    picture: Picture,
    current: TrackedFrame,
    neighbours: Sequence[TrackedFrame],
) -> None:
    """Look for the hands that a frame lacks and keep those that pass every test.

    Args:
        model: The hand model.
        picture: (H, W, 3) the picture of the frame.
        current: The frame; found hands are added to it.
        neighbours: Frames around it, the nearest first.
    """
    for side in (LEFT, RIGHT):
        if current.flags[side] in (HandFlag.MISSING, HandFlag.REJECTED):
            expected = list(_expected(current, neighbours, side))
            where = Whereabouts(
                side, current.wrist(side), current.hands[1 - side], expected, current.scale
            )
            for region in _places_to_look(current, expected, side):
                sighting = _look_twice(model, picture, region, where)
                if sighting is not None:
                    current.keep(side, sighting.points, sighting, HandFlag.RECOVERED)
                    break


def _expected(
    current: TrackedFrame, neighbours: Sequence[TrackedFrame], side: int
) -> Iterator[Floats]:
    """Hands of neighbouring frames, moved with the wrist of the pose."""
    for neighbour in neighbours:
        if neighbour.flags[side] in (HandFlag.MEASURED, HandFlag.RECOVERED):
            hand = neighbour.hands[side].copy()
            hand[:, :2] += current.wrist(side) - neighbour.wrist(side)
            yield hand


def _places_to_look(
    current: TrackedFrame, expected: Sequence[Floats], side: int
) -> Iterator[HandRegion]:
    """Squares in which the hand may be, the likeliest first, as far as they lie in the picture."""
    arm = current.detection.pose[list(_ARMS[side]), :2].astype(np.float64)
    if np.isnan(arm).any():
        return
    elbow, wrist, pinky, index = arm
    for region in (*map(region_of_hand, expected), region_from_pose(wrist, pinky, index, elbow)):
        if region.is_inside(current.size):
            yield region


def _look_twice(
    model: HandModel, picture: Picture, region: HandRegion, where: Whereabouts
) -> HandSighting | None:
    """Run the hand model, then again on the square that it found, as a tracker would."""
    sighting = model.look(picture, region)
    if not where.fits(sighting):
        return None
    again = model.look(picture, region_of_hand(sighting.points))
    return again if where.fits(again) else None
