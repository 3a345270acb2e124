"""Timing learned from continuous signing, and kept only if it is better on recordings held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

#: The law is measured by this many others, each fitted without some of the recordings.
_FOLDS = 6
_LEAST_RECORDINGS = 3


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
        timing: What was learned, from all recordings.
        before: Mean error (s) of all gaps by the law used until now.
        after: The same by laws that were fitted to the other recordings (cross-validation).
        constant: The same where every gap is thought to last as the median one of the others.
        gaps: How many gaps were measured.
    """

    timing: LearnedTiming
    before: float
    after: float
    constant: float
    gaps: int

    @property
    def is_better(self) -> bool:
        """Whether learning has helped."""
        return self.after < min(self.before, self.constant)


def learn_timing(
    signing: Sequence[Signing], current: DurationModel, strokes: Mapping[str, float]
) -> TimingOutcome | None:
    """Fit the law of gaps to continuous signing, and measure it on recordings held out in turn.

    Args:
        signing: All stretches.
        current: The law that is used now.
        strokes: Seconds of the strokes of a lexicon by gloss.

    Returns:
        None where there are too few gaps or recordings.
    """
    examples = [
        example
        for one in signing
        for example in gap_examples(one.motion, one.glosses, one.recording)
    ]
    recordings = sorted({one.recording for one in examples})
    after = constant = 0.0
    for fold in range(min(_FOLDS, len(recordings))):
        held_out = set(recordings[fold::_FOLDS])
        rest = [one for one in examples if one.recording not in held_out]
        measured = [one for one in examples if one.recording in held_out]
        if len(rest) < LEAST_GAPS:
            return None
        median = float(np.median([one.seconds for one in rest]))
        after += len(measured) * gap_error(fit_gaps(rest), measured)
        constant += len(measured) * constant_error(median, measured)
    if len(recordings) < _LEAST_RECORDINGS:
        return None
    return TimingOutcome(
        _timing(examples, [gloss for one in signing for gloss in one.glosses], strokes),
        before=gap_error(current, examples),
        after=after / len(examples),
        constant=constant / len(examples),
        gaps=len(examples),
    )


def _timing(
    examples: Sequence[GapExample], glosses: Sequence[Gloss], strokes: Mapping[str, float]
) -> LearnedTiming:
    shares = stroke_shares(glosses, strokes)
    return LearnedTiming(
        fit_gaps(examples),
        sign_seconds=float(np.median([one.end - one.start for one in glosses])),
        stroke_share=float(np.median(shares)) if shares else None,
        signs=len(glosses),
        compared_signs=len(shares),
    )
