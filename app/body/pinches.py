"""Pinches: the thumb touches a finger of the same hand, and fingers that keep it on any hand.

On hands of the same proportions the same finger rotations pinch the same; elsewhere thumb and
finger bend a little further, or a little less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import right_jacobian
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.anchors import AnchorFrame
    from lexicon_db.tracks import Contact

    Floats = NDArray[np.float64]

#: Fingers that the thumb pinches.
PINCHED: Final = ("index", "middle", "ring", "pinky")
#: Bones and axes in which a finger and a thumb bend and spread (see fitting.degrees).
_FINGER: Final = ((1, 1), (1, 2), (2, 2), (3, 2))
_THUMB: Final = ((1, 0), (1, 1), (1, 2), (2, 1), (3, 1))
#: Tips of fingers that touch with their pads are at most this far apart, metres.
_PADS: Final = 0.020
#: Gaps that differ by less are the same, metres.
_SAME: Final = 1e-4
#: How far any finger joint may be turned to keep a pinch, radians.
_MOST: Final = 0.30
_STEPS: Final = 5
_DAMPING: Final = 1e-5


def is_pinch(contact: Contact) -> bool:
    """Whether a contact is one of the thumb and a finger of one hand."""
    side, _, place = contact.point_a.partition("_")
    other, _, finger = contact.point_b.partition("_")
    return side == other and place == "thumb_tip" and finger.removesuffix("_tip") in PINCHED


def pinched(gap: Floats) -> Floats:
    """Gaps (T, 3) of a pinch as measured, no wider than those of fingers that touch."""
    length = np.linalg.norm(gap, axis=1, keepdims=True)
    closed: Floats = gap * np.minimum(1, _PADS / np.maximum(length, 1e-9))
    return closed


def keep_pinch(
    frame: AnchorFrame, rotations: Floats, contact: Contact, gap: Floats, weight: Floats
) -> Floats:
    """Rotations with one pinch as wide as it was.

    Args:
        frame: The body that moves.
        rotations: (T, 55, 3) axis-angle.
        contact: The pinch.
        gap: (T, 3) the wanted vector from the finger to the thumb, metres.
        weight: (T,) 1 during the pinch, waning before and after it.

    Returns:
        (T, 55, 3); only joints of the thumb and the finger differ, by at most 0.3 radians.
    """
    during = slice(contact.first, contact.last + 1)
    hinges = _Hinges(contact)
    offsets = np.zeros((contact.last + 1 - contact.first, len(hinges.joints)))
    for _ in range(_STEPS):
        bent = hinges.bent(rotations[during], offsets)
        missing, moves = hinges.linearized(frame, bent, gap[during])
        if np.linalg.norm(missing, axis=1).max() < _SAME:
            break
        offsets = np.clip(offsets + _step(missing, moves), -_MOST, _MOST)
    nearest = np.clip(np.arange(len(rotations)), contact.first, contact.last) - contact.first
    return hinges.bent(rotations, weight[:, None] * offsets[nearest])


def _step(missing: Floats, moves: Floats) -> Floats:
    """The smallest turns (T, D) that move by ``missing`` (T, 3): damped least squares."""
    across = np.swapaxes(moves, 1, 2)
    reach = moves @ across + _DAMPING * np.eye(3)
    step: Floats = (across @ np.linalg.solve(reach, missing[..., None]))[..., 0]
    return step


class _Hinges:
    """The D angles of a thumb and a finger.

    Attributes:
        joints: (D,) the joint of each angle.
    """

    def __init__(self, contact: Contact) -> None:
        self._tips = (contact.point_a, contact.point_b)
        joints, axes = [], []
        for tip, angles in zip(self._tips, (_THUMB, _FINGER), strict=True):
            bone = tip.removesuffix("_tip")
            joints += [JOINT_NAMES.index(f"{bone}{number}") for number, _ in angles]
            axes += [axis for _, axis in angles]
        self.joints = np.array(joints, np.intp)
        self._axes = np.array(axes, np.intp)

    def bent(self, rotations: Floats, offsets: Floats) -> Floats:
        """Rotations (T, 55, 3) with offsets (T, D) added to these angles."""
        bent = rotations.copy()
        bent[:, self.joints, self._axes] += offsets
        return bent

    def linearized(
        self, frame: AnchorFrame, rotations: Floats, gap: Floats
    ) -> tuple[Floats, Floats]:
        """What is missing (T, 3) to the wanted gap, and what each angle adds, (T, 3, D)."""
        world, positions = frame.posed(rotations)
        tips = frame.where(world, positions, self._tips)
        turns = world[:, self.joints] @ right_jacobian(rotations[:, self.joints])
        axes = turns[:, np.arange(len(self._axes)), :, self._axes].transpose(1, 0, 2)
        on_thumb = np.arange(len(self._axes)) < len(_THUMB)
        ends = np.where(on_thumb[:, None], tips[:, :1], tips[:, 1:])
        moves = np.cross(axes, ends - positions[:, self.joints])
        moves *= np.where(on_thumb, 1.0, -1.0)[:, None]
        return gap - (tips[:, 0] - tips[:, 1]), np.swapaxes(moves, 1, 2)
