"""Timing learned from continuous signing, and kept only if it is better on recordings held out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.motion.corpus.durations import (
    LEAST_GAPS,
    DurationModel,
    GapExample,
    LearnedTiming,
    constant_error,
    fit_gaps,
    gap_error,
)
from app.motion.corpus.gaps import gap_examples, stroke_shares
from app.motion.corpus.glosses import Gloss
from lexicon_db.tracks import MotionTrack

#: Fewer held-out gaps do not tell which law is better.
_LEAST_HELD_OUT = 5


@dataclass(frozen=True, eq=False)
class Signing:
    """A stretch of continuous signing with its glosses on the clock of its motion."""

    recording: str
    motion: MotionTrack
    glosses: tuple[Gloss, ...]


@dataclass(frozen=True)
class TimingOutcome:
    """What was learned of time.

    Attributes:
        timing: What was learned.
        before: Mean error (s) of gaps of held-out recordings by the law used until now.
        after: The same by the learned law.
        constant: The same where every gap is thought to last as the median gap learned from.
        held_out: How many gaps were held out.
    """

    timing: LearnedTiming
    before: float
    after: float
    constant: float
    held_out: int

    @property
    def is_better(self) -> bool:
        """Whether learning has helped."""
        return self.after < self.before


def learn_timing(
    signing: Sequence[Signing],
    held_out: Collection[str],
    current: DurationModel,
    strokes: Mapping[str, float],
) -> TimingOutcome | None:
    """Fit the law of gaps to some recordings and measure it on others.

    Args:
        signing: All stretches.
        held_out: The recordings to measure on.
        current: The law that is used now.
        strokes: Seconds of the strokes of a lexicon by gloss.

    Returns:
        None where there are too few gaps to learn from or to measure on.
    """
    learned: list[GapExample] = []
    measured: list[GapExample] = []
    glosses: list[Gloss] = []
    for one in signing:
        is_held_out = one.recording in held_out
        found = gap_examples(one.motion, one.glosses, one.recording)
        (measured if is_held_out else learned).extend(found)
        if not is_held_out:
            glosses += one.glosses
    if len(learned) < LEAST_GAPS or len(measured) < _LEAST_HELD_OUT:
        return None
    law = fit_gaps(learned)
    shares = stroke_shares(glosses, strokes)
    timing = LearnedTiming(
        law,
        sign_seconds=float(np.median([one.end - one.start for one in glosses])),
        stroke_share=float(np.median(shares)) if shares else None,
        signs=len(glosses),
        compared_signs=len(shares),
    )
    median = float(np.median([one.seconds for one in learned]))
    return TimingOutcome(
        timing,
        before=gap_error(current, measured),
        after=gap_error(law, measured),
        constant=constant_error(median, measured),
        held_out=len(measured),
    )
