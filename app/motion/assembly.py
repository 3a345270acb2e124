"""Signs become one continuous utterance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from app.motion.anchoring import anchored
from app.motion.edges import reach_over
from app.motion.faces import with_faces
from app.motion.memory import Memory, digest
from app.motion.pieces import joined, later, starting_at
from app.motion.signs import REST_PAUSE, Piece, Sign, pieces_of
from app.motion.spelling import SHORTEST_LETTER
from app.motion.timing import Learned
from app.motion.trajectory import Origin, SeamSpan, Span, Trajectory
from app.motion.ways import Ends, find_way, held_after
from app.motion.weak_hand import arm_joints, carry_idle_hands
from lexicon_db.errors import KnownError
from lexicon_db.records import Seam
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, LEFT, RIGHT, MotionTrack, Times

__all__ = ["REST_PAUSE", "Sign", "assemble"]

#: No gap, hold or pause is longer (s); holds shorter than the other are none.
_LONGEST_WAIT: Final = 60.0
_SHORTEST_WAIT: Final = 0.001
#: Rates at which an utterance is still one.
_SLOWEST, _FASTEST = 0.05, 20.0


def assemble(
    signs: Sequence[Sign],
    *,
    seams: Sequence[Seam] = (),
    pauses: Sequence[float] = (),
    rate: float = 1.0,
    fluency: float = 0.0,
    learned: Learned | None = None,
) -> Trajectory:
    """Assemble an utterance.

    The first sign keeps its preparation, the last one its retraction; in between only strokes
    are kept, and a transition leads from each to the next. At fluency 0 and rate 1 kept frames
    are exactly as recorded: rotations, face and spacing in time. Above 0, signs and their holds
    get shorter, what stands before a pause or the end gets longer, arms reach into the
    neighbouring signs, and the idle hand of a one-handed sign is carried between two-handed
    neighbours instead of dropping to rest. Touches and the face stay as recorded. A sign whose
    manner has a fluency of its own keeps to that, whatever its neighbours do.

    The face is a layer of its own: at a seam it goes on as it was recorded and gives way to that of
    the next sign. Letters of a fingerspelled word are shown for a least time, and a double letter
    is tapped twice.

    A pause holds the last pose; from REST_PAUSE on, the hands go to rest and come back. Values
    that a recording misses are completed as told in ``app.motion.missing``.

    Args:
        signs: In order; may be empty.
        seams: Settings of the transition after each sign; missing ones are automatic. Of the last
            one only the hold counts.
        pauses: Seconds of pause after each sign; missing ones are 0.
        rate: Speed from 0.05 to 20, 1 as recorded; scales the time of everything.
        fluency: From 0 (exactly as recorded) to 1.
        learned: What is known of time and movement; None means what ships with Kinelex. With a
            memory, only what has changed is made anew; the utterance is the same, bit for bit.

    Returns:
        The trajectory, from 0 seconds.

    Raises:
        KnownError: If a setting is out of range, or a method is not available.
    """
    count = len(signs)
    seams = [*seams, *[Seam()] * count][:count]
    pauses = [*pauses, *[0.0] * count][:count]
    manners = [(sign.manner.rate, sign.fluency(fluency)) for sign in signs]
    _check_lengths(signs, seams, pauses)
    _check_manners([(rate, fluency), *manners])
    if not signs:
        return _empty()
    waits = [pause + (seam.hold or 0.0) for pause, seam in zip(pauses, seams, strict=True)]
    # The matrices are small: more threads cost more than they save.
    with _pools().limit(limits=1, user_api="blas"):
        known = learned or Learned()
        pieces = pieces_of(signs, waits, fluency, known)
        whole = _joined(pieces, seams, waits, known)
        trajectory = _coarticulated(whole, pieces, known.memory)
        trajectory = with_faces(trajectory, [piece.face for piece in pieces])
    return _at_rate(trajectory, rate)


@cache
def _pools() -> ThreadpoolController:
    """The pools of threads; to look for them takes some milliseconds."""
    return ThreadpoolController()


def _check_lengths(signs: Sequence[Sign], seams: Sequence[Seam], pauses: Sequence[float]) -> None:
    lengths = [*pauses, *(s.gap for s in seams if s.gap is not None)]
    lengths += [s.hold for s in seams if s.hold is not None]
    trims = [abs(t) for sign in signs for t in (sign.manner.trim_start, sign.manner.trim_end)]
    if not all(0 <= length <= _LONGEST_WAIT for length in [*lengths, *trims]):
        raise KnownError(
            "The utterance was not assembled.",
            "A gap, hold, pause or trim is shorter than nothing or longer than a minute.",
            f"Set lengths from 0 to {_LONGEST_WAIT:.0f} seconds.",
        )


def _check_manners(manners: Sequence[tuple[float, float]]) -> None:
    for rate, fluency in manners:
        if not (_SLOWEST <= rate <= _FASTEST and 0 <= fluency <= 1):
            raise KnownError(
                "The utterance was not assembled.",
                f"The rate {rate} or the fluency {fluency} is out of range.",
                f"Choose a rate from {_SLOWEST} to {_FASTEST:.0f} and a fluency from 0 to 1.",
            )


def _coarticulated(recorded: Trajectory, pieces: Sequence[Piece], memory: Memory) -> Trajectory:
    """What signs do to one another, and anchors that go with it."""
    trajectory = recorded
    known = np.repeat(recorded.origin[:, None] == Origin.SIGN, 2, axis=1)
    fluencies = np.array([piece.fluency for piece in pieces])
    if fluencies.any():
        is_free = fluencies > 0
        idle = [
            piece.idle if free else (False, False)
            for piece, free in zip(pieces, is_free, strict=True)
        ]
        trajectory = carry_idle_hands(recorded, idle, memory)
        for side in (LEFT, RIGHT):
            arm = arm_joints(side)
            carried = trajectory.rotations[:, arm] != recorded.rotations[:, arm]
            known[carried.any(axis=(1, 2)), side] = False
        # Letters are no places to be cut short: their shape, their touches and their taps are read.
        spelled = [piece.sign.letter is not None for piece in pieces]
        trajectory = reach_over(trajectory, np.where(spelled, 0.0, fluencies))
    motion = anchored(trajectory.motion, recorded.motion, known, memory)
    return replace(trajectory, motion=motion)


def _joined(
    pieces: Sequence[Piece], seams: Sequence[Seam], waits: Sequence[float], learned: Learned
) -> Trajectory:
    builder = _Builder(learned)
    for slot, (piece, seam, wait) in enumerate(zip(pieces, seams, waits, strict=True)):
        held = max(wait, _missing_hold(piece))
        builder.add_sign(slot, piece)
        if slot + 1 < len(pieces):
            builder.add_seam(slot, (piece, pieces[slot + 1]), seam, held)
        elif held >= _SHORTEST_WAIT:
            builder.add_hold(slot, held)
    return builder.trajectory()


def _missing_hold(piece: Piece) -> float:
    """Seconds that a letter lacks to be read."""
    if piece.sign.letter is None:
        return 0.0
    return SHORTEST_LETTER - float(piece.motion.pts[-1] - piece.motion.pts[0])


class _Builder:
    """Puts pieces, holds and transitions behind one another."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._knows = digest((learned.prior, learned.gaps))
        self._parts: list[MotionTrack] = []
        self._origins: list[tuple[Origin, int, int]] = []
        self._spans: list[Span] = []
        self._seams: list[SeamSpan] = []
        self._frames = 0
        self._clock = 0.0

    def add_sign(self, slot: int, piece: Piece) -> None:
        """Put a sign where the clock stands."""
        motion = starting_at(piece.motion, self._clock)
        first = self._frames
        self._add(motion, Origin.SIGN, slot)
        last = self._frames - 1
        ends = float(motion.pts[0]), float(motion.pts[-1])
        self._spans.append(Span(slot, piece.sign.label, first, last, *ends))

    def add_hold(self, slot: int, seconds: float) -> None:
        """Hold the last pose."""
        self._add(held_after(self._parts[-1], seconds), Origin.HOLD, slot)

    def add_seam(self, slot: int, pieces: tuple[Piece, Piece], seam: Seam, held: float) -> None:
        """Lead from the last sign to the next one and set the clock to where that begins."""
        sign = self._spans[-1]
        ends = Ends.of(*pieces)
        held = held if held >= _SHORTEST_WAIT else 0.0
        way = self._learned.memory.recalled(
            "way",
            (ends, seam, held, self._knows),
            lambda: find_way(ends, seam, held, self._learned),
        )
        if way.held is not None:
            self._add(later(way.held, sign.start), Origin.HOLD, slot)
        self._add(later(way.made, sign.start), Origin.TRANSITION, slot)
        self._clock = sign.start + way.end
        lengths = way.predicted.seconds, way.predicted.shortest, way.predicted.longest
        span = SeamSpan(slot, sign.end, way.gap, way.hold, *lengths, way.method, seam.seed)
        self._seams.append(span)

    def trajectory(self) -> Trajectory:
        """Everything so far."""
        origin = np.concatenate([np.full(n, kind, np.uint8) for kind, _, n in self._origins])
        slot = np.concatenate([np.full(n, slot, np.int16) for _, slot, n in self._origins])
        motion = joined(self._parts)
        return Trajectory(motion, origin, slot, tuple(self._spans), tuple(self._seams))

    def _add(self, motion: MotionTrack, origin: Origin, slot: int) -> None:
        if not len(motion.pts):
            return
        self._parts.append(motion)
        self._origins.append((origin, slot, len(motion.pts)))
        self._frames += len(motion.pts)
        self._clock = float(motion.pts[-1])


def _at_rate(trajectory: Trajectory, rate: float) -> Trajectory:
    if rate == 1:
        return trajectory
    motion = replace(trajectory.motion, pts=trajectory.pts / rate)
    spans = [replace(s, start=s.start / rate, end=s.end / rate) for s in trajectory.spans]
    seams = [
        replace(
            s,
            start=s.start / rate,
            gap=s.gap / rate,
            hold=s.hold / rate,
            predicted=s.predicted / rate,
            shortest=s.shortest / rate,
            longest=s.longest / rate,
        )
        for s in trajectory.seams
    ]
    faces = [replace(f, start=f.start / rate, end=f.end / rate) for f in trajectory.faces]
    return replace(
        trajectory, motion=motion, spans=tuple(spans), seams=tuple(seams), faces=tuple(faces)
    )


def _empty() -> Trajectory:
    none: Times = np.empty(0)
    motion = MotionTrack(
        none,
        np.empty((0, JOINT_COUNT, 3), np.float32),
        np.empty((0, len(FACE_UNITS)), np.float32),
        np.empty((0, 2, 3, 3), np.float32),
        (),
        np.empty((0, 2), np.uint8),
    )
    frames: NDArray[np.uint8] = np.empty(0, np.uint8)
    return Trajectory(motion, frames, frames.astype(np.int16), (), ())
