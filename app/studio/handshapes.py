"""Handshapes to choose from, as measured in the letters of the sample lexicon."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.core.paths import resource
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Handshape:
    """A shape that a hand can take.

    Attributes:
        name: The letter of the manual alphabet that has it.
        fingers: (15, 3) axis-angle in radians of the finger joints of the right hand.
    """

    name: str
    fingers: NDArray[np.float64]

    def of_hand(self, side: int) -> NDArray[np.float64]:
        """The shape (15, 3) for the left or the right hand."""
        from app.motion.repairs.steps import mirrored_shape

        return mirrored_shape(self.fingers) if side == LEFT else self.fingers


@cache
def handshapes() -> tuple[Handshape, ...]:
    """All shapes, by name: each is the middle of the stroke of its letter."""
    from app.interchange.smplx_npz import read_motion

    text = resource("sample_lexicon", "provenance.json").read_text(encoding="utf-8")
    shapes = []
    for letter in json.loads(text)["letters"]:
        motion = read_motion(resource("sample_lexicon", f"{letter['letter']}.npz"))
        _, begins, ends, _ = letter["phases"]
        frame = min(round(motion.fps * (begins + ends) / 2), len(motion.poses) - 1)
        fingers = motion.poses[frame].reshape(-1, 3)[FINGER_JOINTS[RIGHT]]
        shapes.append(Handshape(letter["letter"], np.asarray(fingers, np.float64)))
    return tuple(sorted(shapes, key=lambda shape: shape.name))


def shape_in(rotations: NDArray[np.float32], side: int) -> NDArray[np.float64]:
    """The shape (15, 3) that a hand has in a pose (55, 3)."""
    return np.asarray(rotations[FINGER_JOINTS[side]], np.float64)
