"""The turned square of the picture in which the hand model looks for one hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: Points of MediaPipe's hand that move little when fingers bend: wrist, thumb up to its last
#: joint, first and second joints of the fingers.
_PALM: Final = (0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18)
_WRIST, _INDEX, _MIDDLE, _RING = 0, 5, 9, 13
#: The square is this many times the extent of the palm points, and its centre lies this share of
#: its side further towards the fingers (MediaPipe, hand_landmark_landmarks_to_roi).
_MARGIN: Final = 2.0
_SHIFT: Final = 0.1
#: Side of the square from the pose in lengths of the palm: what the rule above gives for a flat
#: hand, and a quarter more, because the pose is less exact.
_PALMS: Final = 3.2

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class HandRegion:
    """A turned square in the picture.

    Attributes:
        centre: (2,) x and y in pixels.
        side: Length of a side in pixels.
        angle: Radians by which the square is turned clockwise as seen in the picture; at 0 the
            fingers point up.
    """

    centre: Points
    side: float
    angle: float

    @property
    def turn(self) -> Points:
        """(2, 2) rotation from the axes of the square to those of the picture."""
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        return np.array([[cosine, -sine], [sine, cosine]])

    def to_picture(self, points: Points) -> Points:
        """Map (N, 2) points of the unit square, origin at its upper left, to pixels."""
        return self.centre + self.side * (points - 0.5) @ self.turn.T

    def moved(self, by: Points) -> HandRegion:
        """Return the same square elsewhere."""
        return HandRegion(self.centre + by, self.side, self.angle)

    def enlarged(self, by: float) -> HandRegion:
        """Return the square with the same centre and ``by`` times its side."""
        return HandRegion(self.centre, by * self.side, self.angle)

    def is_inside(self, size: tuple[int, int]) -> bool:
        """Whether the centre lies in a picture of this width and height."""
        return bool(np.all(self.centre >= 0) and np.all(self.centre < size))


def region_of_hand(points: NDArray[np.floating[Any]]) -> HandRegion:
    """Return the square around a known hand.

    Args:
        points: (21, 2) or more columns: the hand in pixels, MediaPipe's order.
    """
    xy = np.asarray(points, np.float64)[:, :2]
    knuckles = 0.25 * (xy[_INDEX] + xy[_RING]) + 0.5 * xy[_MIDDLE]
    return _square(xy[list(_PALM)], knuckles - xy[_WRIST])


def region_from_pose(wrist: Points, pinky: Points, index: Points, elbow: Points) -> HandRegion:
    """Return the square where the pose says that a hand is.

    The pose knows three points of a hand, and those poorly: the knuckles of the little and the
    index finger stand for the palm, and where they collapse, the forearm gives the direction.

    Args:
        wrist: (2,) pixels, as the other arguments.
        pinky: Knuckle of the little finger.
        index: Knuckle of the index finger.
        elbow: The elbow of the same arm.
    """
    knuckles = 0.5 * (index + pinky)
    forearm = wrist - elbow
    along = knuckles - wrist
    # A palm is at least 0.3 of the forearm long; a hand that points at the camera keeps its
    # breadth even where the picture shows no length.
    palm = max(float(np.linalg.norm(along)), 0.3 * float(np.linalg.norm(forearm)), 1e-3)
    if np.linalg.norm(along) < 0.1 * palm:
        along = forearm
    direction = along / max(float(np.linalg.norm(along)), 1e-9)
    angle = math.atan2(direction[0], -direction[1])
    return HandRegion(wrist + palm * direction, _PALMS * palm, angle)


def _square(points: Points, along: Points) -> HandRegion:
    """Frame points by a square whose upward side runs along a direction."""
    angle = math.atan2(along[0], -along[1])
    turned = HandRegion(np.zeros(2), 1.0, angle)
    local = points @ turned.turn
    low, high = local.min(axis=0), local.max(axis=0)
    side = _MARGIN * float(np.max(high - low))
    centre = 0.5 * (low + high) - (0.0, _SHIFT * side)
    return HandRegion(turned.turn @ centre, max(side, 1.0), angle)
