"""What an utterance keeps of the recording of a sign, and when each frame of that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import numpy as np

from app.motion.missing import complete
from app.motion.phases import hand_is_idle
from app.motion.pieces import cut, frames_between
from app.motion.retiming import StrokeLaw, fluent_pts
from app.motion.spelling import SHORTEST_LETTER
from app.motion.timing import Learned
from app.motion.transitions.face import FaceCourse
from lexicon_db.records import Hand, Letter, Manner, Phases
from lexicon_db.tracks import LEFT, RIGHT, MotionTrack, Times

#: In a pause of this length (s) the hands go to rest and come back.
REST_PAUSE: Final = 1.0


@dataclass(frozen=True, eq=False)
class Sign:
    """One sign as it was recorded.

    Attributes:
        motion: The whole take, at least one frame.
        phases: Its phases, seconds from its first frame.
        dominance: The hand that leads.
        label: What stands in the slot, for people.
        manner: How it is signed where that differs from the utterance.
        letter: Set where it is a letter of a fingerspelled word.
    """

    motion: MotionTrack
    phases: Phases
    dominance: Hand
    label: str = ""
    manner: Manner = field(default_factory=Manner)
    letter: Letter | None = None

    def fluency(self, usual: float) -> float:
        """The fluency of the sign where its utterance has a usual one."""
        return usual if self.manner.fluency is None else self.manner.fluency


@dataclass(frozen=True, eq=False)
class Piece:
    """What an utterance keeps of a sign.

    Attributes:
        sign: The sign.
        motion: The frames that are kept, at the times at which they are shown.
        face: The face of the whole recording, on the same clock: it goes on where the hands are
            already on their way.
        idle: Whether the left and the right hand take no part.
        fluency: From 0 (exactly as recorded) to 1.
    """

    sign: Sign
    motion: MotionTrack
    face: FaceCourse
    idle: tuple[bool, bool]
    fluency: float


def pieces_of(
    signs: Sequence[Sign], waits: Sequence[float], fluency: float, learned: Learned
) -> list[Piece]:
    """Take out of each recording what its place in an utterance needs.

    Args:
        signs: In order.
        waits: Seconds of pause and hold after each.
        fluency: Of the utterance.
        learned: How long signs take in fluent signing, and what was taken out before.
    """
    last = len(signs) - 1
    pieces = []
    for slot, sign in enumerate(signs):
        law = learned.strokes
        place = _Place(
            sign.fluency(fluency),
            replace(law, seen=SHORTEST_LETTER) if sign.letter else law,
            from_rest=slot == 0 or waits[slot - 1] >= REST_PAUSE,
            to_rest=slot == last or waits[slot] >= REST_PAUSE,
            is_final=slot == last or waits[slot] > 0,
        )
        given = sign.motion, sign.phases, sign.dominance, sign.manner, place
        piece = learned.memory.recalled("piece", given, partial(_piece, sign, place))
        pieces.append(replace(piece, sign=sign))
    return pieces


@dataclass(frozen=True)
class _Place:
    """Where in an utterance a sign stands, and the law for its length there."""

    fluency: float
    law: StrokeLaw
    from_rest: bool
    to_rest: bool
    is_final: bool


def _piece(sign: Sign, place: _Place) -> Piece:
    phases, manner = sign.phases, sign.manner
    start = (phases.onset if place.from_rest else phases.stroke_start) + manner.trim_start
    end = (phases.offset if place.to_rest else phases.stroke_end) - manner.trim_end
    pts = sign.motion.pts - sign.motion.pts[0]
    first, last = frames_between(pts, start, end)
    whole = complete(sign.motion)
    kept = cut(whole, first, last)
    if place.fluency > 0:
        stroke = frames_between(pts, phases.stroke_start, phases.stroke_end)
        inside = np.clip(stroke, first, last) - first
        pts = fluent_pts(
            kept,
            place.fluency,
            is_final=place.is_final,
            stroke=(int(inside[0]), int(inside[1])),
            law=place.law,
        )
        kept = replace(kept, pts=pts)
    if manner.rate != 1:
        kept = replace(kept, pts=kept.pts[0] + (kept.pts - kept.pts[0]) / manner.rate)
    idle = [hand_is_idle(sign.motion, phases, side) for side in (LEFT, RIGHT)]
    idle[LEFT if sign.dominance is Hand.LEFT else RIGHT] = False
    face = FaceCourse.of(whole, _clock(whole.pts, kept.pts - kept.pts[0], first, manner.rate))
    return Piece(sign, kept, face, (idle[LEFT], idle[RIGHT]), place.fluency)


def _clock(recorded: Times, shown: Times, first: int, rate: float) -> Times:
    """When each frame of a recording is shown, those that are not kept at their recorded pace."""
    last = first + len(shown) - 1
    earlier = shown[0] + (recorded[:first] - recorded[first]) / rate
    later = shown[-1] + (recorded[last + 1 :] - recorded[last]) / rate
    return np.concatenate([earlier, shown, later])
