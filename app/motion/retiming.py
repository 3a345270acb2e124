"""When each frame of a sign is shown in fluent signing: a warp of time that never turns back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS
from app.motion.rotations import Array, exp, geodesic
from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES, MotionTrack, Times


@dataclass(frozen=True)
class StrokeLaw:
    """How long the parts of a sign take in fully fluent signing.

    A part of ``t`` seconds, its holds shortened, takes ``typical * (t / typical) ** power``, but
    ``beat`` for each movement in it at least, so that repeated movements stay legible. A part that
    is as short as ``typical`` already stays as it is.

    Attributes:
        typical: Median length of a sign in fluent German Sign Language (s).
        power: How much of a recorded difference in length is kept.
        beat: Half a syllable of conversation, out or back: 0.25 s for both in American Sign
            Language (Wilbur & Nolen 1986).
        fastest: A wrist gets no faster than this (shoulder widths/s), unless it was recorded so.
        kept_hold: Share of a long hold that stays before the rest gets shorter too.
        seen: No hold or touch gets shorter than this (s): two frames of a video.
        lengthening: What stands before a pause or the end takes longer by this share
            (Huenerfauth 2009).
    """

    typical: float = 0.18
    power: float = 0.45
    beat: float = 0.125
    fastest: float = 4.5
    kept_hold: float = 0.25
    seen: float = 0.08
    lengthening: float = 0.12


#: The law of this program; one that was learned from a corpus would be another.
FLUENT: Final = StrokeLaw()

#: Below these speeds (shoulder widths/s; rad/s of arm joints and, on the mean, of finger joints),
#: measured over a time (s) that outlasts noise, a hand holds still.
_STILL: Final = (0.6, 2.0, 1.2)
_WINDOW: Final = 0.12
#: The pace changes over this time (s) of the recording, so that no speed jumps.
_EASE: Final = 0.05
#: By how much the speed rises and falls in a movement, beside that of holding still.
_PROMINENCE: Final = 1.0

_ARM_JOINTS: Final = [
    JOINT_NAMES.index(f"{side}_{joint}")
    for side in ("left", "right")
    for joint in ("shoulder", "elbow", "wrist")
]
_FINGERS: Final = [joint for hand in FINGER_JOINTS for joint in range(JOINT_COUNT)[hand]]


def fluent_pts(
    motion: MotionTrack,
    fluency: float,
    *,
    is_final: bool,
    stroke: tuple[int, int] | None = None,
    law: StrokeLaw = FLUENT,
) -> Times:
    """Times of the same frames in more fluent signing.

    Holds get shorter, then movement from, in and to the stroke gets as short as the law says;
    what goes before a pause or the end gets longer.

    Args:
        motion: What is kept of a sign.
        fluency: 0 changes nothing, 1 is fully fluent; in between, times lie in between.
        is_final: Whether a pause or the end of the utterance follows.
        stroke: Its first and last frame; None if all of it is stroke.
        law: How long things take.

    Returns:
        (T,) seconds, increasing, the first as in ``motion``.
    """
    if fluency <= 0 or len(motion.pts) < 2:
        return motion.pts
    recorded: Array = np.diff(motion.pts)
    travel, speed = _pace(motion)
    stillness = np.asarray(np.clip(1 - speed**2, 0, None) ** 2, np.float64)
    holds = _stretches(stillness > 0)
    scale = _without_holds(stillness, holds, recorded, law)
    first, last = stroke or (0, len(motion.pts) - 1)
    for part in (slice(0, first), slice(first, last), slice(last, None)):
        if len(recorded[part]):
            scale[part] *= _shortening(scale[part] * recorded[part], speed[part], law)
    slowest = np.minimum(1.0, travel / law.fastest)
    steps: Array = recorded * np.clip(_eased(scale, recorded), slowest, 1.0)
    touches = [(contact.first, contact.last) for contact in motion.contacts]
    steps = _seen(steps, recorded, [*holds, *touches], law.seen)
    steps = recorded + fluency * (steps - recorded)
    if is_final:
        steps *= 1 + law.lengthening * fluency
    return np.concatenate([motion.pts[:1], motion.pts[0] + np.cumsum(steps)])


def _stretches(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where a mask holds: first step, and step after the last one."""
    edges = np.flatnonzero(np.diff(np.r_[0, mask, 0]))
    return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]


def _without_holds(
    stillness: Array, holds: Sequence[tuple[int, int]], steps: Array, law: StrokeLaw
) -> Array:
    """Share of each step that stays when holds are shortened."""
    scale = np.ones(len(steps))
    for first, end in holds:
        still = stillness[first:end]
        held = float((still * steps[first:end]).sum())
        scale[first:end] = 1 - (1 - min(1.0, max(law.kept_hold, law.seen / held))) * still
    return scale


def _shortening(steps: Array, speed: Array, law: StrokeLaw) -> float:
    """By what a part of a sign gets shorter."""
    seconds = float(steps.sum())
    wanted = law.typical * float((seconds / law.typical) ** law.power)
    return min(1.0, max(wanted, law.beat * _movements(speed)) / seconds)


def _movements(speed: Array) -> int:
    """How many movements there are: how often the speed rises clearly and falls again."""
    count, is_rising, extreme = 0, True, 0.0
    for value in (*speed.tolist(), 0.0):
        extreme = max(extreme, value) if is_rising else min(extreme, value)
        if is_rising and value <= extreme - _PROMINENCE:
            count, is_rising, extreme = count + 1, False, value
        elif not is_rising and value >= extreme + _PROMINENCE:
            is_rising, extreme = True, value
    return count


def _eased(scale: Array, steps: Array) -> Array:
    """The same pace without jumps: its mean, weighted over time."""
    middles = np.cumsum(steps) - 0.5 * steps
    reach = np.abs(middles[:, None] - middles) / _EASE
    weights = np.exp(-0.5 * reach**2) * steps
    return np.asarray(weights @ scale / weights.sum(axis=1))


def _seen(
    steps: Array, recorded: Array, stretches: Sequence[tuple[int, int]], least: float
) -> Array:
    """Steps in which each stretch lasts long enough to be seen, or as long as it was recorded."""
    for first, end in stretches:
        inside = slice(first, end)
        seconds, lasted = steps[inside].sum(), recorded[inside].sum()
        lack = min(least, lasted) - seconds
        if lack > 0:
            steps[inside] += lack / (lasted - seconds) * (recorded[inside] - steps[inside])
    return steps


def _pace(motion: MotionTrack) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Per step, speed of the faster wrist (shoulder widths/s), and of all beside holding still."""
    pts = motion.pts
    middles = 0.5 * (pts[1:] + pts[:-1])
    first = np.clip(np.searchsorted(pts, middles - 0.5 * _WINDOW), 0, np.arange(len(middles)))
    last = np.clip(
        np.searchsorted(pts, middles + 0.5 * _WINDOW, side="right") - 1,
        np.arange(1, len(pts)),
        len(pts) - 1,
    )
    seconds = pts[last] - pts[first]
    way = np.linalg.norm(motion.anchors[last, :, 0] - motion.anchors[first, :, 0], axis=-1)
    quaternions = exp(motion.rotations[:, [*_ARM_JOINTS, *_FINGERS]])
    turn = geodesic(quaternions[last], quaternions[first])
    fingers = turn[:, len(_ARM_JOINTS) :].reshape(len(turn), 2, -1).mean(axis=-1)
    travel = np.nan_to_num(way).max(-1) / seconds
    speeds = [
        travel / _STILL[0],
        turn[:, : len(_ARM_JOINTS)].max(-1) / seconds / _STILL[1],
        fingers.max(-1) / seconds / _STILL[2],
    ]
    return np.asarray(travel, np.float64), np.max(speeds, axis=0)
