"""Gaps cut into known motion, to learn from: what is seen around them, and what was in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.core.progress import Progress, Silent
from app.motion.latent.tokens import SIDES, look_at, residual_vectors
from app.motion.rotations import Array, exp, log, relative, unwrapped
from app.motion.transitions.gap import open_gap
from lexicon_db.tracks import FACE_UNITS, LEFT, RIGHT, HandFlag, MotionTrack, Times

Floats = NDArray[np.float32]

#: Frames that are cut out, at least and at most.
SHORTEST: Final = 3
LONGEST: Final = 15
#: Frames that stay on each side, at least.
MARGIN: Final = 6
#: Motion of fewer frames has no room for a gap.
LEAST_FRAMES: Final = SHORTEST + 2 * MARGIN
_CONTEXT: Final = 16
#: A joint that turns further within a frame (rad) was not tracked.
_FLIP: Final = 0.6
_SPEEDS: Final = (0.8, 1.3)
#: Measuring error is added to so many windows; radians, of fingers.
_NOISY: Final = 0.3
_NOISE: Final = (0.003, 0.05)
_ARM_NOISE: Final = 0.2
#: So many gaps are transitions between signs, where these are known.
_BETWEEN: Final = 0.5

#: Transitions of a motion, seconds.
Spans = Sequence[tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Windows:
    """N gaps; L frames at most.

    Attributes:
        components: (N, 2 J, 3, F) features as in ``Tokens``.
        joints: (N, 2 J, G).
        unit: (N, 2 J).
        share: (N, L) where in the gap frames are.
        residual: (N, L, 2 J, 3) what was there, minus the base, radians.
        weight: (N, L, 2 J) whether it counts.
    """

    components: Floats
    joints: Floats
    unit: Floats
    share: Floats
    residual: Floats
    weight: Floats

    def __len__(self) -> int:
        return len(self.unit)

    def picked(self, rows: NDArray[np.generic]) -> Windows:
        """Some of the gaps."""
        return Windows(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def cut_windows(
    motions: Sequence[MotionTrack],
    count: int,
    seed: int,
    *,
    noisy: bool = True,
    between: Sequence[Spans] = (),
    progress: Progress | None = None,
) -> Windows:
    """Cut gaps at random places, at random speeds, forwards and backwards.

    Args:
        motions: Known motion; those that are too short are left out.
        count: How many gaps.
        seed: Of the choice.
        noisy: Whether measuring error is added to some.
        between: For each motion the transitions between signs, from second to second; where a
            motion has some, every other gap is one of them.
        progress: Told about every gap.

    Raises:
        ValueError: If all are too short.
        Cancelled: If the person asked to stop.
    """
    random = np.random.default_rng(seed)
    usable = [n for n, motion in enumerate(motions) if len(motion.pts) >= LEAST_FRAMES]
    if not usable:
        raise ValueError("no motion is long enough")
    sizes = np.array([len(motions[number].pts) - LEAST_FRAMES + 1 for number in usable], float)
    rows: list[tuple[Array, ...]] = []
    while len(rows) < count:
        (progress or Silent()).report(len(rows), count, "Looking at the takes")
        number = usable[int(random.choice(len(usable), p=sizes / sizes.sum()))]
        spans = between[number] if between else ()
        rows.append(_window(random, motions[number], spans, noisy=noisy))
    return Windows(*(np.stack(part).astype(np.float32) for part in zip(*rows, strict=True)))


def joined_windows(several: Sequence[Windows]) -> Windows:
    """All gaps of several sets."""
    return Windows(
        *(
            np.concatenate([getattr(one, name) for one in several])
            for name in Windows.__dataclass_fields__
        )
    )


def as_motion(rotations: Floats, rate: float) -> MotionTrack:
    """Motion of rotations (T, 55, 3) alone."""
    count = len(rotations)
    return MotionTrack(
        np.arange(count) / rate,
        rotations,
        np.zeros((count, len(FACE_UNITS)), np.float32),
        np.full((count, 2, 3, 3), np.nan, np.float32),
        (),
        np.full((count, 2), HandFlag.MEASURED, np.uint8),
    )


def _window(
    random: np.random.Generator, motion: MotionTrack, spans: Spans, *, noisy: bool
) -> tuple[Array, ...]:
    total = len(motion.pts)
    length = int(random.integers(SHORTEST, min(LONGEST, total - 2 * MARGIN) + 1))
    first = int(random.integers(MARGIN, total - MARGIN - length + 1))
    if spans and random.random() < _BETWEEN:
        first, length = _place(motion.pts, spans[int(random.integers(len(spans)))])
    low, high = max(first - _CONTEXT, 0), min(first + length + _CONTEXT, total)
    pts = motion.pts[low:high] / random.uniform(*_SPEEDS)
    rotations, flags = motion.rotations[low:high], motion.flags[low:high]
    start, end = first - low, first - low + length
    if random.random() < 0.5:
        pts, rotations, flags = -pts[::-1], rotations[::-1], flags[::-1]
        start, end = len(pts) - end, len(pts) - start
    seen, noise = rotations, motion.noise
    if noisy and random.random() < _NOISY:
        seen, noise = _disturbed(random, rotations, noise)
    piece = replace(as_motion(seen, 1.0), pts=pts, noise=noise)
    before, after = _part(piece, 0, start), _part(piece, end, len(pts))
    return _lesson(before, after, pts[start:end], rotations[start:end], flags[start - 1 : end + 1])


def _place(pts: Times, span: tuple[float, float]) -> tuple[int, int]:
    """First frame and number of frames of a transition, as far as a gap can be it."""
    start, end = np.searchsorted(pts, span)
    total = len(pts)
    length = int(np.clip(end - start, SHORTEST, min(LONGEST, total - 2 * MARGIN)))
    first = round((start + end - length) / 2)
    return int(np.clip(first, MARGIN, total - MARGIN - length)), length


def _lesson(
    before: MotionTrack, after: MotionTrack, times: Times, truth: Floats, flags: NDArray[np.uint8]
) -> tuple[Array, ...]:
    gap = open_gap(before, after, times)
    tokens = look_at(gap)
    whole = np.concatenate([before.rotations[-1:], truth, after.rotations[:1]])
    vectors = unwrapped(log(relative(gap.middle, exp(whole))))
    joints = SIDES.reshape(-1)
    residual = residual_vectors(vectors[1:-1, joints] - tokens.base[:, joints])
    flips = np.linalg.norm(np.diff(vectors[:, joints], axis=0), axis=-1).max(axis=0) > _FLIP
    good = ((flags == HandFlag.MEASURED) | (flags == HandFlag.RECOVERED)).all(axis=0)
    counts = ~flips & np.repeat(good, len(joints) // 2)
    share = (times - before.pts[-1]) / (after.pts[0] - before.pts[-1])
    empty = LONGEST - len(times)
    return (
        tokens.components.astype(np.float64),
        tokens.joints.astype(np.float64),
        tokens.unit.astype(np.float64),
        np.pad(share, (0, empty)),
        np.pad(residual, ((0, empty), (0, 0), (0, 0))),
        np.pad(np.tile(counts, (len(times), 1)).astype(float), ((0, empty), (0, 0))),
    )


def _part(motion: MotionTrack, first: int, end: int) -> MotionTrack:
    return MotionTrack(
        motion.pts[first:end],
        motion.rotations[first:end],
        motion.face[first:end],
        motion.anchors[first:end],
        (),
        motion.flags[first:end],
        motion.noise,
    )


def _disturbed(
    random: np.random.Generator, rotations: Floats, noise: Floats
) -> tuple[Floats, Floats]:
    """Rotations with measuring error, and how large it is known to be."""
    size = np.exp(random.uniform(*np.log(_NOISE)))
    spread = np.full(rotations.shape[1], size * _ARM_NOISE)
    for side in (LEFT, RIGHT):
        spread[FINGER_JOINTS[side]] = size
        spread[WRISTS[side]] = size
    seen = rotations + random.normal(0, 1, rotations.shape) * spread[:, None]
    added = size * np.array([_ARM_NOISE, 1.0, 1.0])
    return seen.astype(np.float32), np.hypot(noise, added).astype(np.float32)
