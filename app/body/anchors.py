"""Anchors: where the hands are in the terms of the body, whoever's body it is.

The place of a sign is part of its meaning. Joint angles alone do not keep it: on another body the
same angles put the hand elsewhere. Anchors do: the middle knuckle of each hand relative to the
chest, to the head and to the other hand, each in units that grow with the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.arms import reach
from app.body.kinematics import WRISTS, chain, rest_joints, rotation_matrices
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from app.body.model import BodyModel
    from app.body.places import Places

    Floats = NDArray[np.float64]

#: The three anchors of a hand in the order of a motion track.
CHEST: Final = 0
HEAD: Final = 1
OTHER: Final = 2

_SPINE: Final = JOINT_NAMES.index("spine3")
_SKULL: Final = JOINT_NAMES.index("head")
_SHOULDERS: Final = [JOINT_NAMES.index(f"{side}_shoulder") for side in ("left", "right")]
_KNUCKLES: Final = [JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right")]
_ENDS: Final = [JOINT_NAMES.index(f"{side}_middle3") for side in ("left", "right")]
_TIPS: Final = ("left_middle_tip", "right_middle_tip")

#: Distances at which the head and the other hand begin to matter more than the chest, metres.
_NEAR_HEAD: Final = 0.12
_NEAR_HAND: Final = 0.08
#: Knuckles this far below the shoulders begin to hang, and fully do this much further down,
#: shoulder widths.
_LOW: Final = -1.15
_HANGS_BELOW: Final = 0.25


class AnchorFrame:
    """A shaped body and the frames of its anchors: origins ride on joints, units on its size.

    Args:
        model: The body.
        places: Its named places.
        betas: (10,) shape; None is the mean body.
        hand_scale: (2,) size of the hands.
    """

    def __init__(
        self,
        model: BodyModel,
        places: Places,
        betas: ArrayLike | None = None,
        hand_scale: ArrayLike | None = None,
    ) -> None:
        self._places = places
        self.betas, self.hand_scale = betas, hand_scale
        self.joints: Floats = rest_joints(model, betas, hand_scale)
        self._chest = self.joints[_SHOULDERS].mean(axis=0) - self.joints[_SPINE]
        offsets = places.rest_offsets(betas, hand_scale)
        left, right, nose = offsets[places.indices(("left_ear", "right_ear", "nose"))]
        self._nose = nose
        self.shoulder_width = float(np.linalg.norm(np.diff(self.joints[_SHOULDERS], axis=0)))
        self.head_width = float(np.linalg.norm(left - right))
        tips = self.joints[_ENDS] + offsets[places.indices(_TIPS)]
        self.hand_length = float(np.linalg.norm(tips - self.joints[list(WRISTS)], axis=1).mean())

    def posed(self, rotations: Floats) -> tuple[Floats, Floats]:
        """World rotations (T, 55, 3, 3) and joint positions (T, 55, 3) of this body in a pose."""
        return chain(rotation_matrices(rotations), self.joints)

    def where(self, world: Floats, positions: Floats, names: Sequence[str]) -> Floats:
        """Named places (T, len(names), 3) of this body, posed, in metres."""
        found: Floats = self._places.positions(
            world, positions, names, betas=self.betas, hand_scale=self.hand_scale
        )
        return found

    def measure(self, world: Floats, positions: Floats) -> Floats:
        """Anchors (T, 2, 3, 3) of a posed body; arguments from forward kinematics."""
        knuckles = positions[:, _KNUCKLES]
        chest, nose = self._origins(world, positions)
        anchors = np.empty((len(world), 2, 3, 3))
        anchors[:, :, CHEST] = _into(world[:, _SPINE], knuckles - chest) / self.shoulder_width
        anchors[:, :, HEAD] = _into(world[:, _SKULL], knuckles - nose) / self.head_width
        across = _into(world[:, _SPINE], knuckles[:, ::-1] - knuckles) / self.hand_length
        anchors[:, :, OTHER] = across
        return anchors

    def targets(self, world: Floats, positions: Floats, anchors: Floats) -> Floats:
        """Where the knuckles of a posed body are to be, (T, 2, 3): the nearest anchor weighs most.

        Near the head the head's anchor leads, near the other hand the vector between the hands
        does, elsewhere the chest's. An arm that hangs down says nothing by its place: it hangs as
        it did, as long as it is.
        """
        chest, nose = self._origins(world, positions)
        by_chest = chest + _out(world[:, _SPINE], anchors[:, :, CHEST] * self.shoulder_width)
        by_head = nose + _out(world[:, _SKULL], anchors[:, :, HEAD] * self.head_width)
        near = _nearness(anchors[:, :, HEAD] * self.head_width, _NEAR_HEAD)
        wanted = near * by_head + (1 - near) * by_chest
        hangs = np.clip((_LOW - anchors[:, :, CHEST, 1:2]) / _HANGS_BELOW, 0, 1)
        wanted = hangs * positions[:, _KNUCKLES] + (1 - hangs) * wanted
        across = _out(world[:, _SPINE], anchors[:, :, OTHER] * self.hand_length)
        close = _nearness(anchors[:, :, OTHER] * self.hand_length, _NEAR_HAND)
        middle = wanted.mean(axis=1, keepdims=True)
        together: Floats = close * (middle - across / 2) + (1 - close) * wanted
        return together

    def _origins(self, world: Floats, positions: Floats) -> tuple[Floats, Floats]:
        chest = positions[:, _SPINE] + (world[:, _SPINE] @ self._chest)
        nose = positions[:, _SKULL] + (world[:, _SKULL] @ self._nose)
        return chest[:, None], nose[:, None]


def follow_anchors(frame: AnchorFrame, rotations: Floats, anchors: Floats) -> Floats:
    """Rotations with the arms turned so that the hands are where the anchors say.

    Args:
        frame: The body that moves.
        rotations: (T, 55, 3) axis-angle, as signed by another body.
        anchors: (T, 2, 3, 3) of that other body.

    Returns:
        (T, 55, 3); only shoulders, elbows and wrists differ.
    """
    world, positions = frame.posed(rotations)
    ways = frame.targets(world, positions, anchors) - positions[:, _KNUCKLES]
    return move_hands(rotations, (world, positions), ways)


def move_hands(rotations: Floats, posed: tuple[Floats, Floats], ways: Floats) -> Floats:
    """Rotations with the arms turned so that the hands, as they are, move through space.

    Args:
        rotations: (T, 55, 3) axis-angle.
        posed: World rotations and joint positions of the body in these rotations.
        ways: (T, 2, 3) how far each hand is to move, metres.

    Returns:
        (T, 55, 3); only shoulders, elbows and wrists differ.
    """
    world, positions = posed
    targets = positions[:, _KNUCKLES] + ways
    solved = rotations
    for hand in (LEFT, RIGHT):
        solved = reach(solved, world, positions, hand, targets[:, hand])
    return solved


def _nearness(vectors: Floats, distance: float) -> Floats:
    near: Floats = np.exp(-np.sum(vectors**2, axis=-1, keepdims=True) / distance**2)
    return near


def _into(rotations: Floats, vectors: Floats) -> Floats:
    """Vectors (T, K, 3) in the axes of rotations (T, 3, 3)."""
    return vectors @ rotations


def _out(rotations: Floats, vectors: Floats) -> Floats:
    """Vectors (T, K, 3) from the axes of rotations (T, 3, 3) back into space."""
    return vectors @ np.swapaxes(rotations, 1, 2)
