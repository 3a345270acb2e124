"""The same movement signed with the other hand: left and right of the body change places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.viewport.figure import FigureMotion

#: A rotation seen in the mirror plane between left and right: x along the plane's normal stays.
_MIRROR: Final = np.array([1.0, -1.0, -1.0], np.float32)


def with_other_hand(motion: FigureMotion) -> FigureMotion:
    """A motion in which the left hand does what the right one did; the same for the face."""
    joints = _exchanged(JOINT_NAMES, ("left_", "right_"))
    units = _exchanged(FACE_UNITS, ("Left", "Right"))
    return replace(
        motion,
        rotations=motion.rotations[:, joints] * _MIRROR,
        face=motion.face[:, units],
        touches=tuple(
            replace(one, point_a=_other(one.point_a), point_b=_other(one.point_b))
            for one in motion.touches
        ),
    )


def _exchanged(names: Sequence[str], sides: tuple[str, str]) -> list[int]:
    """For each name the number of that of the other side; of its own where it has none."""
    left, right = sides
    numbers = {name: number for number, name in enumerate(names)}

    def other(name: str) -> str:
        swapped = name.replace(left, right) if left in name else name.replace(right, left)
        return swapped if swapped in numbers else name

    return [numbers[other(name)] for name in names]


def _other(place: str) -> str:
    """The place of the body on the other side."""
    for side, opposite in (("left_", "right_"), ("right_", "left_")):
        if place.startswith(side):
            return opposite + place.removeprefix(side)
    return place
