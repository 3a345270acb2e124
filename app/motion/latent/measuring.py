"""How near filled gaps are to what was there: gaps cut into known motion, errors, intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS, WRISTS, forward_kinematics
from app.motion.pieces import cut
from app.motion.rotations import Array, exp, geodesic
from app.motion.transitions import fill
from lexicon_db.records import FillMethod
from lexicon_db.tracks import JOINT_NAMES, Floats, MotionTrack

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from app.motion.latent.prior import Prior

#: Frames of gaps that are measured.
LENGTHS: Final = (5, 8, 12)
#: What is measured, and in which unit.
PARTS: Final = {"body": "deg", "hands": "deg", "wrists": "mm"}
_MARGIN: Final = 10
_PHASES: Final = 3
#: Motion of fewer frames has no room for a gap that is measured.
LEAST_MEASURED: Final = 2 * (_MARGIN + LENGTHS[0])
_DRAWS: Final = 1000
_BODY: Final = [3, 6, 9, *range(12, 22)]
_FINGERS: Final = [*range(FINGER_JOINTS[0].start, FINGER_JOINTS[1].stop)]
_SHOULDERS: Final = [JOINT_NAMES.index(f"{side}_shoulder") for side in ("left", "right")]


@dataclass(frozen=True, eq=False)
class KnownGap:
    """A gap whose truth is known.

    Attributes:
        sequence: Number of the motion that it was cut into.
        length: Frames.
        before: Motion until the gap.
        after: Motion from its end.
        truth: What was in it.
    """

    sequence: int
    length: int
    before: MotionTrack
    after: MotionTrack
    truth: MotionTrack


Filler = Callable[[KnownGap], Floats]
"""Rotations (L, 55, 3) of the frames of a gap."""


def known_gaps(motions: Sequence[MotionTrack]) -> list[KnownGap]:
    """Gaps of LENGTHS frames with ten known frames on both sides, at three phases."""
    gaps = []
    for sequence, motion in enumerate(motions):
        for length in LENGTHS:
            period = length + _MARGIN
            late = int(np.random.default_rng([0, sequence, length]).integers(0, period))
            for phase in range(_PHASES):
                first = _MARGIN + (late + phase * period // _PHASES) % period
                for start in range(first, len(motion.pts) - _MARGIN - length + 1, period):
                    before = cut(motion, max(start - _MARGIN, 0), start - 1)
                    after = cut(motion, start + length, start + length + _MARGIN - 1)
                    truth = cut(motion, start, start + length - 1)
                    gaps.append(KnownGap(sequence, length, before, after, truth))
    return gaps


def by(method: FillMethod, prior: Prior | None = None) -> Filler:
    """Fill by a method; see ``app.motion.transitions.fill``."""
    return lambda gap: fill(method, gap.before, gap.after, gap.truth.pts, prior).rotations


def gap_errors(gaps: Sequence[KnownGap], filler: Filler, body: BodyModel) -> dict[str, Array]:
    """Mean error of each gap by PARTS: degrees of body and hands, millimetres of wrists.

    Wrists are those of ``body``, beside the middle of its shoulders.
    """
    found: dict[str, list[float]] = {part: [] for part in PARTS}
    for gap in gaps:
        made = filler(gap)
        angle = np.degrees(geodesic(exp(made), exp(gap.truth.rotations)))
        found["body"].append(float(angle[:, _BODY].mean()))
        found["hands"].append(float(angle[:, _FINGERS].mean()))
        away = np.linalg.norm(_wrists(made, body) - _wrists(gap.truth.rotations, body), axis=-1)
        found["wrists"].append(1000 * float(away.mean()))
    return {part: np.array(values) for part, values in found.items()}


def error_ratio(
    gaps: Sequence[KnownGap], one: Array, other: Array, *, over_gaps: bool = False
) -> tuple[float, float, float]:
    """Mean error of one over that of the other, with its interval of 95 %.

    The interval comes from drawing again with replacement (Efron 1979): whole sequences, whose
    gaps belong together, or single gaps.
    """
    random = np.random.default_rng(0)
    sequence = np.arange(len(gaps)) if over_gaps else np.array([gap.sequence for gap in gaps])
    numbers = np.unique(sequence, return_inverse=True)[1]
    sums = np.stack([np.bincount(numbers, values) for values in (one, other)])
    drawn = sums[:, random.integers(0, sums.shape[1], (_DRAWS, sums.shape[1]))].sum(axis=2)
    low, high = np.percentile(drawn[0] / drawn[1], [2.5, 97.5])
    return float(one.mean() / other.mean()), float(low), float(high)


def _wrists(rotations: Floats, body: BodyModel) -> Array:
    turned = rotations.astype(np.float64)
    turned[:, 0] = 0
    joints = forward_kinematics(body, turned)[1]
    return np.asarray(joints[:, WRISTS] - joints[:, _SHOULDERS].mean(axis=1, keepdims=True))
