"""The hand that a one-handed sign leaves idle, between signs that need it.

A recording of a one-handed sign shows the other hand at rest. Between two-handed signs that rest
would be a drop and a raise within a moment, so there the idle arm is carried from the one to the
other; where there is time it goes to rest and comes back at ease.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS
from app.motion.memory import Memory
from app.motion.pieces import cut
from app.motion.trajectory import Trajectory
from app.motion.transitions import fill
from app.motion.transitions.gap import CONTEXT_FRAMES
from lexicon_db.records import FillMethod
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, HandFlag, MotionTrack

#: A hand that is needed again within this time (s) does not go to rest.
CARRIED: Final = 1.2
#: Seconds to rest, and back.
_EASE: Final = 0.6
#: Times are told apart to the nanosecond.
_DIGITS: Final = 9


def arm_joints(side: int) -> list[int]:
    """Joints of an arm and its hand."""
    name = "left" if side == LEFT else "right"
    bones = ("collar", "shoulder", "elbow", "wrist")
    fingers = FINGER_JOINTS[side]
    joints = [JOINT_NAMES.index(f"{name}_{bone}") for bone in bones]
    return joints + list(range(fingers.start, fingers.stop))


@dataclass(frozen=True)
class _Idleness:
    """A stretch in which a hand is idle.

    Attributes:
        before: Last frame in which it was needed, None at the start of the utterance.
        rest: First and last recorded frame of it at rest.
        after: First frame in which it is needed again, None at the end.
    """

    before: int | None
    rest: tuple[int, int]
    after: int | None


def carry_idle_hands(
    trajectory: Trajectory, idle: Sequence[tuple[bool, bool]], memory: Memory | None = None
) -> Trajectory:
    """Let idle arms move at ease.

    Args:
        trajectory: An assembled utterance.
        idle: Per slot, whether the left and the right hand take no part.
        memory: Of what was made before.

    Returns:
        The same utterance; only joints of idle arms differ.
    """
    motion, memory = trajectory.motion, memory or Memory()
    for side in (LEFT, RIGHT):
        for stretch in _idle_stretches(trajectory, [hands[side] for hands in idle]):
            for first, last in _ways(motion, stretch):
                motion = _moved_arm(motion, side, (first, last), memory)
    return replace(trajectory, motion=motion)


def _idle_stretches(trajectory: Trajectory, idle: Sequence[bool]) -> Iterator[_Idleness]:
    spans = trajectory.spans
    slot = 0
    while slot < len(spans):
        if not idle[slot]:
            slot += 1
            continue
        first = slot
        while slot < len(spans) and idle[slot]:
            slot += 1
        yield _Idleness(
            spans[first - 1].last if first else None,
            (spans[first].first, spans[slot - 1].last),
            spans[slot].first if slot < len(spans) else None,
        )


def _ways(motion: MotionTrack, stretch: _Idleness) -> list[tuple[int, int]]:
    """Frames from and to which the arm moves."""
    pts = motion.pts
    before, after = stretch.before, stretch.after
    if before is not None and after is not None and pts[after] - pts[before] <= CARRIED:
        return [(before, after)]
    first, last = stretch.rest
    ways = []
    if before is not None:
        ways.append((before, int(np.clip(np.searchsorted(pts, pts[before] + _EASE), first, last))))
    if after is not None:
        back = int(np.searchsorted(pts, pts[after] - _EASE, side="right")) - 1
        ways.append((int(np.clip(back, first, last)), after))
    return ways


def _moved_arm(
    motion: MotionTrack, side: int, ends: tuple[int, int], memory: Memory
) -> MotionTrack:
    """The same motion, one arm led anew from one frame to another."""
    first, last = ends
    inside = slice(first + 1, last)
    # Counted from where the arm sets out, so that the same way is the same wherever it stands.
    pts = np.round(motion.pts - motion.pts[first], _DIGITS)
    there = replace(motion, pts=pts)
    before = cut(there, max(first - CONTEXT_FRAMES, 0), first)
    after = cut(there, last, last + CONTEXT_FRAMES)
    times = pts[inside]
    made = memory.recalled(
        "arm", (before, after, times), lambda: fill(FillMethod.GP, before, after, times)
    )
    arm = arm_joints(side)
    rotations, flags = motion.rotations.copy(), motion.flags.copy()
    rotations[inside, arm] = made.rotations[:, arm]
    flags[inside, side] = HandFlag.INTERPOLATED
    return replace(motion, rotations=rotations, flags=flags)
