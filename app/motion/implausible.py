"""What is implausible about a transition, beside what the signs next to it do themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np

from app.body.contacts import contact_gaps
from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.motion.metrics import speeds
from app.motion.overlap import overlap
from app.motion.pieces import cut, joined
from app.motion.reference_body import reference_frame
from app.motion.rotations import Array
from lexicon_db.tracks import (
    JOINT_COUNT,
    JOINT_NAMES,
    LEFT,
    RIGHT,
    Contact,
    Floats,
    MotionTrack,
    Times,
)

#: Fastest wrist in 250 isolated signs of real signers (m/s).
FASTEST_WRIST: Final = 2.9
#: How much faster than the fastest recorded a transition may be.
FASTER: Final = 1.2
#: More overlap of hand and body, or hand and hand, than beside the gap (m).
_OVERLAP: Final = 0.005
#: Places that touch on both sides of a gap come apart in it by more than this (m).
_APART: Final = 0.015
#: A joint bends beyond its limit, and further than in both signs, by this (rad).
_STRAIN: Final = np.radians(10)
#: The face in the frame of the head, across and up from the middle between the eyes (m).
_FACE_ACROSS: Final = 0.07
_FACE_UP: Final = (-0.11, 0.05)

_HEAD: Final = JOINT_NAMES.index("head")
_EYES: Final = [JOINT_NAMES.index(f"{side}_eye") for side in ("left", "right")]
_KNUCKLES: Final = [JOINT_NAMES.index(f"{side}_middle1") for side in ("left", "right")]


class SeamTrouble(StrEnum):
    """What may be implausible about a transition."""

    SPEED = "speed"
    JOINT_LIMIT = "joint-limit"
    PENETRATION = "penetration"
    FACE_CROSSED = "face-crossed"
    CONTACT_LOST = "contact-lost"


@dataclass(frozen=True)
class SeamWarning:
    """Something implausible about a transition.

    Attributes:
        trouble: What it is.
        at: Seconds of the worst frame, on the clock of the trajectory.
        amount: How much: m/s of speed, radians beyond the limit of a joint, metres of overlap or of
            places that are apart; frames in which the face is crossed.
        plausible: How much would have been plausible, in the same unit.
    """

    trouble: SeamTrouble
    at: float
    amount: float
    plausible: float


def warnings(
    before: MotionTrack, gap: MotionTrack, after: MotionTrack, fastest: float
) -> tuple[SeamWarning, ...]:
    """Everything that is implausible about a transition, in the order of ``SeamTrouble``.

    Args:
        before: The sign before, with its hold.
        gap: Frames of the transition.
        after: The sign after.
        fastest: Fastest wrist that was recorded, on the clock of the trajectory (m/s).
    """
    if not len(gap.pts):
        return ()
    last, first = len(before.pts) - 1, 0
    whole = joined([cut(before, last, last), gap, cut(after, first, first)])
    world, joints = reference_frame().posed(whole.rotations.astype(np.float64))
    found = [
        _too_fast(whole, joints, fastest),
        _strained(gap, (before, after)),
        _overlapping(whole),
        _crossing(whole, world, joints),
        _letting_go(whole, (before, after), world, joints),
    ]
    return tuple(warning for warning in found if warning is not None)


def _too_fast(whole: MotionTrack, joints: Array, fastest: float) -> SeamWarning | None:
    speed = speeds(whole.pts, joints[:, list(WRISTS)]).max(axis=1)
    worst = int(speed.argmax())
    most = FASTER * fastest
    if speed[worst] <= most:
        return None
    at = 0.5 * (whole.pts[worst] + whole.pts[worst + 1])
    return SeamWarning(SeamTrouble.SPEED, float(at), float(speed[worst]), most)


def _strained(gap: MotionTrack, signs: tuple[MotionTrack, MotionTrack]) -> SeamWarning | None:
    """Bodies and their tracks differ in how far they bend: the signs themselves may do it too."""
    usual = np.max([_strain(sign.rotations).max(axis=0) for sign in signs], axis=0)
    plausible = usual + _STRAIN
    return _beyond(SeamTrouble.JOINT_LIMIT, gap.pts, _strain(gap.rotations), plausible)


def _strain(rotations: Floats) -> Array:
    """How far (T, N) joints are beyond their limits (rad)."""
    parts = [
        np.maximum(low - rotations[:, joint, axis], rotations[:, joint, axis] - high)
        for joint, axis, low, high in _limits()
    ]
    return np.maximum(np.stack(parts, axis=-1, dtype=np.float64), 0.0)


def _overlapping(whole: MotionTrack) -> SeamWarning | None:
    depth = np.maximum(overlap(whole.rotations), 0.0)[:, None]
    plausible = np.maximum(depth[0], depth[-1]) + _OVERLAP
    return _beyond(SeamTrouble.PENETRATION, whole.pts, depth, plausible)


def _beyond(
    trouble: SeamTrouble, pts: Times, amounts: Array, plausible: Array
) -> SeamWarning | None:
    """A warning where one of N amounts (T, N) is more than is plausible (N,)."""
    frame, number = np.unravel_index(int((amounts - plausible).argmax()), amounts.shape)
    amount, most = float(amounts[frame, number]), float(plausible[number])
    if amount <= most:
        return None
    return SeamWarning(trouble, float(pts[frame]), amount, most)


def _crossing(whole: MotionTrack, world: Array, joints: Array) -> SeamWarning | None:
    """A hand passes before the face on its way between two places beside it."""
    middle = joints[:, _EYES].mean(axis=1)
    away = np.einsum("tji,thj->thi", world[:, _HEAD], joints[:, _KNUCKLES] - middle[:, None])
    low, high = _FACE_UP
    hides = (np.abs(away[..., 0]) < _FACE_ACROSS) & (away[..., 2] > 0)
    hides &= (away[..., 1] > low) & (away[..., 1] < high)
    crossing = hides[1:-1] & ~hides[0] & ~hides[-1]
    if not crossing.any():
        return None
    frames = np.flatnonzero(crossing.any(axis=1)) + 1
    at = float(whole.pts[frames[len(frames) // 2]])
    return SeamWarning(SeamTrouble.FACE_CROSSED, at, float(len(frames)), 0.0)


def _letting_go(
    whole: MotionTrack, beside: tuple[MotionTrack, MotionTrack], world: Array, joints: Array
) -> SeamWarning | None:
    """The same places touch on both sides of the gap, but not in it."""
    ends = {_touch(c) for c in beside[0].contacts if c.last >= len(beside[0].pts) - 1}
    both = [c for c in beside[1].contacts if c.first == 0 and _touch(c) in ends]
    if not both:
        return None
    vectors = contact_gaps(tuple(both), lambda names: reference_frame().where(world, joints, names))
    apart = np.stack([np.linalg.norm(vector, axis=-1) for vector in vectors], axis=-1)
    plausible = np.maximum(apart[0], apart[-1]) + _APART
    return _beyond(SeamTrouble.CONTACT_LOST, whole.pts, apart, plausible)


def _touch(contact: Contact) -> frozenset[str]:
    return frozenset((contact.point_a, contact.point_b))


@cache
def _limits() -> tuple[tuple[int, int, float, float], ...]:
    """Joint, axis and the least and greatest turn about it (rad); those of relaxed anatomy."""
    found: list[tuple[int, int, float, float]] = []
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        name = "left" if side == LEFT else "right"

        def add(joint: int, axis: int, low: float, high: float, sign: float = sign) -> None:
            ends = sorted((low * sign, high * sign))
            found.append((joint, axis, ends[0], ends[1]))

        add(JOINT_NAMES.index(f"{name}_elbow"), 1, -2.6, 0.05)
        add(JOINT_NAMES.index(f"{name}_wrist"), 1, -0.9, 0.9)
        add(JOINT_NAMES.index(f"{name}_wrist"), 2, -1.5, 1.5)
        fingers = range(JOINT_COUNT)[FINGER_JOINTS[side]]
        for knuckle in fingers[:12:3]:
            add(knuckle, 1, -0.5, 0.5)
            for joint, low, high in ((0, -1.75, 0.35), (1, -1.95, 0.1), (2, -1.5, 0.15)):
                add(knuckle + joint, 2, low, high)
    return tuple(found)


def fastest_wrist(pts: Times, rotations: Floats) -> float:
    """The fastest that a wrist gets in a motion (m/s)."""
    if len(pts) < 2:
        return 0.0
    joints = reference_frame().posed(rotations.astype(np.float64))[1]
    return float(speeds(pts, joints[:, list(WRISTS)]).max())
