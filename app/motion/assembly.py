"""Signs become one continuous utterance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from app.motion.anchoring import anchored
from app.motion.edges import reach_over
from app.motion.missing import complete
from app.motion.phases import hand_is_idle
from app.motion.pieces import cut, frame_step, frames_between, joined, starting_at
from app.motion.retiming import fluent_pts
from app.motion.timing import GapLength, predict_gap
from app.motion.trajectory import Origin, SeamSpan, Span, Trajectory
from app.motion.transitions import chosen_method, fill
from app.motion.transitions.hold import hold
from app.motion.weak_hand import arm_joints, carry_idle_hands
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Phases, Seam
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, LEFT, RIGHT, MotionTrack, Times

if TYPE_CHECKING:
    from app.motion.latent.prior import Prior

#: In a pause of this length (s) the hands go to rest and come back.
REST_PAUSE: Final = 1.0

#: No gap, hold or pause is longer (s); holds shorter than the other are none.
_LONGEST_WAIT: Final = 60.0
_SHORTEST_WAIT: Final = 0.001
#: Rates at which an utterance is still one.
_SLOWEST, _FASTEST = 0.05, 20.0

#: Made frames are as dense as the recorded ones beside them, within these steps (s).
_SHORTEST_STEP: Final = 1 / 60
_LONGEST_STEP: Final = 1 / 24


@dataclass(frozen=True, eq=False)
class Sign:
    """One sign as it was recorded.

    Attributes:
        motion: The whole take, at least one frame.
        phases: Its phases, seconds from its first frame.
        dominance: The hand that leads.
        label: What stands in the slot, for people.
    """

    motion: MotionTrack
    phases: Phases
    dominance: Hand
    label: str = ""


@dataclass(frozen=True, eq=False)
class _Piece:
    """What the utterance keeps of a sign."""

    motion: MotionTrack
    idle: tuple[bool, bool]
    label: str


def assemble(
    signs: Sequence[Sign],
    *,
    seams: Sequence[Seam] = (),
    pauses: Sequence[float] = (),
    rate: float = 1.0,
    fluency: float = 0.0,
    prior: Prior | None = None,
) -> Trajectory:
    """Assemble an utterance.

    The first sign keeps its preparation, the last one its retraction; in between only strokes
    are kept, and a transition leads from each to the next. At fluency 0 and rate 1 kept frames
    are exactly as recorded: rotations, face and spacing in time. Above 0, signs and their holds
    get shorter, what stands before a pause or the end gets longer, arms and fingers reach into
    the neighbouring signs, and the idle hand of a one-handed sign is carried between two-handed
    neighbours instead of dropping to rest. Touches and the face stay as recorded.

    A pause holds the last pose; from REST_PAUSE on, the hands go to rest and come back. Values
    that a recording misses are completed as told in ``app.motion.missing``.

    Args:
        signs: In order; may be empty.
        seams: Settings of the transition after each sign; missing ones are automatic.
        pauses: Seconds of pause after each sign; missing ones are 0.
        rate: Speed from 0.05 to 20, 1 as recorded; scales the time of everything.
        fluency: From 0 (exactly as recorded) to 1.
        prior: What learned transitions are made by; None means the prior that ships.

    Returns:
        The trajectory, from 0 seconds.

    Raises:
        KnownError: If a setting is out of range, or a method is not available.
    """
    count = len(signs)
    seams = [*seams, *[Seam()] * count][:count]
    pauses = [*pauses, *[0.0] * count][:count]
    _check(seams, pauses, rate, fluency)
    if not signs:
        return _empty()
    # The matrices are small: more threads cost more than they save.
    with threadpool_limits(1, user_api="blas"):
        pieces = _pieces(signs, pauses, fluency)
        whole = _joined(pieces, seams, pauses, _Builder(fluency, prior))
        trajectory = _coarticulated(whole, pieces, fluency)
    return _at_rate(trajectory, rate)


def _check(seams: Sequence[Seam], pauses: Sequence[float], rate: float, fluency: float) -> None:
    lengths = [*pauses, *(s.gap for s in seams if s.gap is not None)]
    lengths += [s.hold for s in seams if s.hold is not None]
    if not all(0 <= length <= _LONGEST_WAIT for length in lengths):
        raise KnownError(
            "The utterance was not assembled.",
            "A gap, hold or pause is shorter than nothing or longer than a minute.",
            f"Set lengths from 0 to {_LONGEST_WAIT:.0f} seconds.",
        )
    if not (_SLOWEST <= rate <= _FASTEST and 0 <= fluency <= 1):
        raise KnownError(
            "The utterance was not assembled.",
            f"The rate {rate} or the fluency {fluency} is out of range.",
            f"Choose a rate from {_SLOWEST} to {_FASTEST:.0f} and a fluency from 0 to 1.",
        )


def _pieces(signs: Sequence[Sign], pauses: Sequence[float], fluency: float) -> list[_Piece]:
    pieces = []
    last = len(signs) - 1
    for slot, sign in enumerate(signs):
        from_rest = slot == 0 or pauses[slot - 1] >= REST_PAUSE
        to_rest = slot == last or pauses[slot] >= REST_PAUSE
        phases = sign.phases
        start = phases.onset if from_rest else phases.stroke_start
        end = phases.offset if to_rest else phases.stroke_end
        pts = sign.motion.pts - sign.motion.pts[0]
        frames = frames_between(pts, start, end)
        kept = cut(complete(sign.motion), *frames)
        if fluency > 0:
            stroke = np.clip(frames_between(pts, phases.stroke_start, phases.stroke_end), *frames)
            first, after = (int(frame) - frames[0] for frame in stroke)
            is_final = slot == last or pauses[slot] > 0
            times = fluent_pts(kept, fluency, is_final=is_final, stroke=(first, after))
            kept = replace(kept, pts=times)
        idle = [hand_is_idle(sign.motion, phases, side) for side in (LEFT, RIGHT)]
        idle[LEFT if sign.dominance is Hand.LEFT else RIGHT] = False
        pieces.append(_Piece(kept, (idle[LEFT], idle[RIGHT]), sign.label))
    return pieces


def _coarticulated(recorded: Trajectory, pieces: Sequence[_Piece], fluency: float) -> Trajectory:
    """What signs do to one another, and anchors that go with it."""
    trajectory = recorded
    known = np.repeat(recorded.origin[:, None] == Origin.SIGN, 2, axis=1)
    if fluency > 0:
        trajectory = carry_idle_hands(recorded, [piece.idle for piece in pieces])
        for side in (LEFT, RIGHT):
            arm = arm_joints(side)
            carried = trajectory.rotations[:, arm] != recorded.rotations[:, arm]
            known[carried.any(axis=(1, 2)), side] = False
        trajectory = reach_over(trajectory, fluency)
    return replace(trajectory, motion=anchored(trajectory.motion, recorded.motion, known))


def _joined(
    pieces: Sequence[_Piece], seams: Sequence[Seam], pauses: Sequence[float], builder: _Builder
) -> Trajectory:
    for slot, piece in enumerate(pieces):
        builder.add_sign(slot, piece)
        if slot + 1 < len(pieces):
            builder.add_seam(slot, pieces[slot + 1], seams[slot], pauses[slot])
        elif pauses[slot] >= _SHORTEST_WAIT:
            builder.add_hold(slot, pauses[slot])
    return builder.trajectory()


class _Builder:
    """Puts pieces, holds and transitions behind one another."""

    def __init__(self, fluency: float, prior: Prior | None) -> None:
        self._fluency = fluency
        self._prior = prior
        self._parts: list[MotionTrack] = []
        self._origins: list[tuple[Origin, int, int]] = []
        self._spans: list[Span] = []
        self._seams: list[SeamSpan] = []
        self._idle: tuple[bool, bool] = (False, False)
        self._frames = 0
        self._clock = 0.0

    def add_sign(self, slot: int, piece: _Piece) -> None:
        """Put a sign where the clock stands."""
        motion = starting_at(piece.motion, self._clock)
        first = self._frames
        self._add(motion, Origin.SIGN, slot)
        self._idle = piece.idle
        last = self._frames - 1
        ends = float(motion.pts[0]), float(motion.pts[-1])
        self._spans.append(Span(slot, piece.label, first, last, *ends))

    def add_hold(self, slot: int, seconds: float) -> MotionTrack:
        """Hold the last pose; returns the sign with its hold."""
        sign = self._parts[-1]
        steps = max(1, round(seconds / _step(sign, sign)))
        held = hold(sign, self._clock + seconds * np.arange(1, steps + 1) / steps)
        self._add(held, Origin.HOLD, slot)
        return joined([sign, held])

    def add_seam(self, slot: int, following: _Piece, seam: Seam, pause: float) -> None:
        """Lead from the last sign to the next one and set the clock to where that begins."""
        start = self._clock
        predicted = self._predicted(following)
        held = pause + (seam.hold or 0.0)
        before = self.add_hold(slot, held) if held >= _SHORTEST_WAIT else self._parts[-1]
        step = _step(before, following.motion)
        gap = max(predicted.seconds if seam.gap is None else seam.gap, step)
        count = max(1, round(gap / step))
        times = self._clock + gap * np.arange(1, count) / count
        after = starting_at(following.motion, self._clock + gap)
        method = chosen_method(seam.method, before, after)
        self._add(fill(method, before, after, times, self._prior), Origin.TRANSITION, slot)
        self._clock = float(after.pts[0])
        lengths = predicted.seconds, predicted.shortest, predicted.longest
        self._seams.append(SeamSpan(slot, start, gap, held, *lengths, method))

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

    def _predicted(self, following: _Piece) -> GapLength:
        """A hand that is carried past a sign does not hurry for it."""
        hands = (True, True)
        if self._fluency > 0:
            left, right = (not a and not b for a, b in zip(self._idle, following.idle, strict=True))
            hands = (left, right)
        return predict_gap(self._parts[-1], following.motion, hands)


def _step(before: MotionTrack, after: MotionTrack) -> float:
    step = min(frame_step(before), frame_step(after))
    return min(max(step, _SHORTEST_STEP), _LONGEST_STEP)


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
    return replace(trajectory, motion=motion, spans=tuple(spans), seams=tuple(seams))


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
