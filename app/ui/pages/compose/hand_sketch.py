"""Hands as a few lines: what a small picture of a movement shows. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import chain, rotation_matrices
from app.body.places import Places, hand_points
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Points = NDArray[np.floating[Any]]

#: Lines through the 21 points of a hand, from the wrist to the tips, and across the palm.
HAND_LINES: Final = (
    (0, 1, 2, 3, 4),
    (0, 5, 6, 7, 8),
    (0, 9, 10, 11, 12),
    (0, 13, 14, 15, 16),
    (0, 17, 18, 19, 20),
    (5, 9, 13, 17),
)
_INDEX_TIP: Final = 8
#: A hand that moves less than this share of what the other one does is left out.
_LESS: Final = 0.5
#: No picture shows less than this (m) across: about a hand.
_LEAST_SIDE: Final = 0.2


@dataclass(frozen=True, eq=False)
class HandSketch:
    """The hands of a movement, seen from the front.

    Attributes:
        points: (L, 2, 21, 2) metres to the right and up in the picture, in MediaPipe's order.
    """

    points: Points

    def __len__(self) -> int:
        return len(self.points)

    @property
    def ways(self) -> Points:
        """(L, 2, 2) the way of the tip of each index finger."""
        ways: Points = self.points[:, :, _INDEX_TIP]
        return ways


@dataclass(frozen=True)
class HandFrame:
    """What several sketches show of one hand.

    Attributes:
        side: 0 left, 1 right.
        middle: The middle of the picture, metres.
        size: Width and height that have to be in it, metres.
    """

    side: int
    middle: tuple[float, float]
    size: tuple[float, float]


def sketch_hands(rotations: Points, model: BodyModel) -> HandSketch:
    """The hands of a motion: rotations (L, 55, 3), on a body."""
    world, positions = chain(rotation_matrices(rotations.astype(np.float64)), model.joint_template)
    points = hand_points(_places(model), world, positions)
    return HandSketch(points[..., :2])


def common_frames(sketches: Sequence[HandSketch]) -> tuple[HandFrame, ...]:
    """Frames of the moving hands of all sketches, in the order in which a viewer sees them."""
    points = np.concatenate([sketch.points for sketch in sketches])
    moved = (points.max(axis=0) - points.min(axis=0)).max(axis=(1, 2))
    sides = [side for side in (RIGHT, LEFT) if moved[side] >= _LESS * moved.max()]
    return tuple(_frame(points[:, side].reshape(-1, 2), side) for side in sides)


def _frame(points: Points, side: int) -> HandFrame:
    low, high = points.min(axis=0), points.max(axis=0)
    width, height = np.maximum(high - low, _LEAST_SIDE).tolist()
    x, y = ((low + high) / 2).tolist()
    return HandFrame(side, (x, y), (width, height))


@lru_cache(maxsize=1)
def _places(model: BodyModel) -> Places:
    return Places(model)
