"""A prior learns from the takes of a lexicon, and is kept only if that makes it better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import numpy as np

from app.core.progress import Part, Progress
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.training import Course, gain, prior_of, train
from app.motion.latent.windows import LEAST_FRAMES, Windows, as_motion, cut_windows, joined_windows
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.motion.latent.prior import Prior
    from app.motion.latent.training import Keep
    from lexicon_db.tracks import MotionTrack

#: Takes that are needed to learn from some and to measure on others.
LEAST_TAKES: Final = 12
#: One take in so many is measured on; one more chooses how much of what was learned is used.
_FOLDS: Final = 6
_PER_TAKE, _MOST_WINDOWS, _HELD_OUT_WINDOWS = 50, 4000, 500
#: What was learned from made-up signing is repeated, so that it is not forgotten.
_REPEATED_SEQUENCES, _REPEATED_WINDOWS = 150, 1500
_STEPS: Final = 700
_RATE: Final = 7e-4
_SHARES: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
#: Shares of the whole work: cutting gaps, learning.
_CUTTING, _LEARNING = 0.15, 0.8


@dataclass(frozen=True)
class Outcome:
    """What training has come to.

    Attributes:
        prior: The better one of both.
        before: Error of hands in held-out takes against the Gaussian process, as it was.
        after: The same with what was learned.
        takes: How many were learned from.
        held_out: How many were measured on.
    """

    prior: Prior
    before: float
    after: float
    takes: int
    held_out: int

    @property
    def is_better(self) -> bool:
        """Whether learning has helped."""
        return self.after < self.before


@dataclass(frozen=True)
class Wish:
    """How is trained.

    Attributes:
        minutes: Wall-clock minutes at most.
        seed: Of all choices.
        first: Steps that an interrupted training has made.
        weights: Its weights; None means those of the prior.
    """

    minutes: float = 10.0
    seed: int = 1
    first: int = 0
    weights: dict[str, NDArray[np.float32]] | None = None


def train_on(
    motions: Sequence[MotionTrack], start: Prior, wish: Wish, progress: Progress, keep: Keep
) -> Outcome:
    """Train a prior further on takes of signing.

    Raises:
        KnownError: If there are too few takes that are long enough.
        Cancelled: If the person asked to stop.
    """
    usable = [motion for motion in motions if len(motion.pts) >= LEAST_FRAMES]
    if len(usable) < LEAST_TAKES:
        raise KnownError(
            "The movements were not learned.",
            f"Only {len(usable)} takes have enough motion; {LEAST_TAKES} are needed.",
            "Record and extract more signs first.",
        )
    order = np.random.default_rng(wish.seed).permutation(len(usable))
    folds = [[usable[i] for i in order[fold::_FOLDS]] for fold in range(_FOLDS)]
    learned = [motion for fold in folds[2:] for motion in fold]
    windows = _lessons(learned, wish.seed, Part(progress, 0, 0.8 * _CUTTING))
    rest = Part(progress, 0.8 * _CUTTING, 0.2 * _CUTTING)
    measured, choosing = (
        cut_windows(fold, _HELD_OUT_WINDOWS, wish.seed + 1, noisy=False, progress=part)
        for fold, part in zip(folds[:2], (Part(rest, 0, 0.5), Part(rest, 0.5, 0.5)), strict=True)
    )
    course = Course(_STEPS, _RATE, 60 * wish.minutes * _LEARNING, wish.first)
    begin = wish.weights or start.weights
    learning = Part(progress, _CUTTING, _LEARNING)
    weights = train(windows, course, wish.seed, start=begin, progress=learning, keep=keep)
    progress.report(_CUTTING + _LEARNING, 1, "Measuring what was learned")
    card = {
        "seed": wish.seed,
        "made_by": "train-motion",
        "code_version": version("kinelex"),
        "trained_on": f"{len(learned)} takes of this lexicon, and generated signing",
        "licence": "that of the takes of this lexicon",
    }
    trained = _with_best_share(prior_of(weights, choosing, card, 1.0), choosing)
    before, after = gain(start, measured), gain(trained, measured)
    card["gates"] = {"before": before, "after": after, "held_out_takes": len(folds[0])}
    better = trained if after < before else start
    return Outcome(better, before, after, len(learned), len(folds[0]))


def _lessons(motions: Sequence[MotionTrack], seed: int, progress: Progress) -> Windows:
    count = min(_PER_TAKE * len(motions), _MOST_WINDOWS)
    made_up = made_up_signing(seed, _REPEATED_SEQUENCES)
    again = [as_motion(one, RATE) for one in made_up]
    share = count / (count + _REPEATED_WINDOWS)
    own = cut_windows(motions, count, seed, progress=Part(progress, 0, share))
    rest = Part(progress, share, 1 - share)
    return joined_windows([own, cut_windows(again, _REPEATED_WINDOWS, seed, progress=rest)])


def _with_best_share(prior: Prior, choosing: Windows) -> Prior:
    """The prior with the share of what it tells that is best for some gaps."""
    priors = [replace(prior, share=np.array([share], np.float32)) for share in _SHARES]
    return min(priors, key=lambda one: gain(one, choosing))
