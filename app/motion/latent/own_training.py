"""A prior learns from signing, and is kept only if that makes it better on recordings held out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.core.progress import Part, Progress
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.measuring import LEAST_MEASURED, PARTS, by, gap_errors, known_gaps
from app.motion.latent.training import Course, gain, prior_of, train
from app.motion.latent.windows import LEAST_FRAMES, Windows, as_motion, cut_windows, joined_windows
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from app.motion.latent.prior import Prior
    from app.motion.latent.training import Keep, Kept
    from app.motion.latent.windows import Spans
    from lexicon_db.tracks import Floats, MotionTrack

    Weights = Mapping[str, Floats]

#: Takes that are needed to learn from some and to measure on others; or so many seconds of signing.
LEAST_TAKES: Final = 12
_LEAST_SECONDS: Final = 60.0
#: Recordings that are needed: to learn from, to choose by, to measure on.
LEAST_RECORDINGS: Final = 3
#: Share of the recordings that is measured on; the same share chooses how much is used.
_HELD_OUT: Final = 1 / 6
_PER_SECOND, _LEAST_WINDOWS, _MOST_WINDOWS, _CHOOSING_WINDOWS = 25, 100, 4000, 500
_MOST_GAPS: Final = 240
#: What was learned from made-up signing is repeated, so that it is not forgotten: so many gaps at
#: most, and no more than are new.
_REPEATED_SEQUENCES, _REPEATED_WINDOWS = 150, 1500
_STEPS: Final = 700
_RATE: Final = 7e-4
_SHARES: Final = (0.2, 0.4, 0.6, 0.8, 1.0)
#: Shares of the whole work: cutting gaps, learning.
_CUTTING, _LEARNING = 0.15, 0.8


@dataclass(frozen=True, eq=False)
class Material:
    """Motion to learn from.

    Attributes:
        motion: A take, or a stretch of continuous signing.
        recording: What names its recording for good, such as the hash of its content: by it is
            decided whether it is learned from or measured on, in this training and in later ones.
        transitions: Of continuous signing, where no sign is, from second to second.
        is_continuous: Whether it is continuous signing.
    """

    motion: MotionTrack
    recording: str
    transitions: Spans = ()
    is_continuous: bool = False


@dataclass(frozen=True)
class Outcome:
    """What training has come to.

    Attributes:
        prior: The better one of both.
        before: Error of each part in held-out gaps (PARTS), as it was.
        after: The same with what was learned.
        base: The same of the Gaussian process.
        gaps: How many gaps were measured.
        learned: How many takes and stretches were learned from.
        held_out: How many were measured on.
    """

    prior: Prior
    before: Mapping[str, float]
    after: Mapping[str, float]
    base: Mapping[str, float]
    gaps: int
    learned: int
    held_out: int

    @property
    def is_better(self) -> bool:
        """Whether learning has helped: parts are weighed by what they were."""
        return _together(self.after, self.before) < 1


@dataclass(frozen=True)
class Wish:
    """How is trained.

    Attributes:
        minutes: Wall-clock minutes of learning at most.
        seed: Of all choices.
        kept: What was kept of the same training before it was interrupted.
        about: What the card says of the material.
    """

    minutes: float = 10.0
    seed: int = 1
    kept: Kept | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Parted:
    """Material by what it is for; no recording is in two of them."""

    learned: tuple[Material, ...]
    choosing: tuple[Material, ...]
    measured: tuple[Material, ...]


def part(material: Sequence[Material]) -> Parted:
    """Part material by recordings, in a way that does not depend on what else there is.

    Where continuous signing of enough recordings is there, it alone is measured on.

    Raises:
        KnownError: If there is too little of it.
    """
    usable = [one for one in material if len(one.motion.pts) >= LEAST_FRAMES]
    seconds = sum(float(one.motion.pts[-1]) for one in usable)
    if len(usable) < LEAST_TAKES and seconds < _LEAST_SECONDS:
        raise _too_little(f"Only {len(usable)} takes have enough motion; {LEAST_TAKES} are needed.")
    continuous = {one.recording for one in usable if one.is_continuous}
    recordings = {one.recording for one in usable}
    if len(continuous) >= LEAST_RECORDINGS:
        recordings = continuous
    long = {one.recording for one in usable if len(one.motion.pts) >= LEAST_MEASURED}
    names = sorted(recordings, key=_lot)
    if len(names) < LEAST_RECORDINGS or not long.intersection(names):
        raise _too_little(
            f"All is from {len(names)} recordings; {LEAST_RECORDINGS} are needed, not all short."
        )
    most = len(names) // LEAST_RECORDINGS
    measured = _first([name for name in names if name in long], _HELD_OUT, most)
    choosing = _first([name for name in names if name not in measured], 2 * _HELD_OUT, most)
    return Parted(
        tuple(one for one in usable if one.recording not in measured + choosing),
        tuple(one for one in usable if one.recording in choosing),
        tuple(one for one in usable if one.recording in measured),
    )


def _first(names: list[str], below: float, most: int) -> list[str]:
    """Those with the lowest lots: all that are low, but at least one."""
    return names[: min(max(sum(_lot(name) < below for name in names), 1), most)]


def _lot(recording: str) -> float:
    """A lot from 0 to 1 that a recording keeps for ever."""
    return int(hashlib.sha256(recording.encode()).hexdigest()[:12], 16) / 16**12


def _too_little(why: str) -> KnownError:
    return KnownError(
        "The movements were not learned.", why, "Record and extract more signs first."
    )


def train_on(
    parted: Parted, start: Prior, body: BodyModel, wish: Wish, tell: tuple[Progress, Keep]
) -> Outcome:
    """Train a prior further on signing.

    Args:
        parted: The material.
        start: The prior that is used now.
        body: Whose wrists are measured.
        wish: How.
        tell: Who is told about every step, and who keeps what is needed to go on.

    Raises:
        Cancelled: If the person asked to stop.
    """
    progress, keep = tell
    windows = _lessons(parted.learned, wish.seed, Part(progress, 0, 0.9 * _CUTTING))
    choosing = cut_windows(
        [one.motion for one in parted.choosing],
        min(_CHOOSING_WINDOWS, _count(parted.choosing)),
        wish.seed + 1,
        noisy=False,
        between=[one.transitions for one in parted.choosing],
        progress=Part(progress, 0.9 * _CUTTING, 0.1 * _CUTTING),
    )
    course = Course(_STEPS, _RATE, 60 * wish.minutes * _LEARNING, wish.kept)
    learning = Part(progress, _CUTTING, _LEARNING)
    weights = train(windows, course, wish.seed, start=start.weights, progress=learning, keep=keep)
    progress.report(_CUTTING + _LEARNING, 1, "Measuring what was learned")
    card = _card(parted, wish)
    trained = _weighed(start, weights, parted, choosing)
    trained = replace(prior_of(trained.weights, choosing, card, 1.0), share=trained.share)
    outcome = _measured(parted, start, trained, body)
    card["gates"] = {
        "held_out": outcome.held_out,
        "gaps": outcome.gaps,
        "before": dict(outcome.before),
        "after": dict(outcome.after),
        "gaussian process": dict(outcome.base),
    }
    return outcome if outcome.is_better else replace(outcome, prior=start)


def _card(parted: Parted, wish: Wish) -> dict[str, Any]:
    return {
        "seed": wish.seed,
        "made_by": "train-motion",
        "code_version": version("kinelex"),
        "trained_on": f"{len(parted.learned)} takes or stretches of signing on this computer, and "
        "generated signing",
        "licence": "none: learned from movements of people; to stay on this computer unless all of "
        "them agree",
        **wish.about,
    }


def _measured(parted: Parted, start: Prior, trained: Prior, body: BodyModel) -> Outcome:
    gaps = known_gaps([one.motion for one in parted.measured])
    gaps = [gaps[place] for place in _evenly(len(gaps), _MOST_GAPS)]
    fillers = {
        "before": by(FillMethod.LATENT, start),
        "after": by(FillMethod.LATENT, trained),
        "base": by(FillMethod.GP),
    }
    errors = {
        name: {part: float(values.mean()) for part, values in gap_errors(gaps, one, body).items()}
        for name, one in fillers.items()
    }
    return Outcome(
        trained,
        **errors,
        gaps=len(gaps),
        learned=len(parted.learned),
        held_out=len(parted.measured),
    )


def _evenly(count: int, most: int) -> list[int]:
    return sorted({round(place) for place in np.linspace(0, count - 1, min(count, most))})


def _together(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Mean over parts of the ratio of errors."""
    return float(np.mean([one[part] / max(other[part], 1e-9) for part in PARTS]))


def _lessons(material: Sequence[Material], seed: int, progress: Progress) -> Windows:
    motions = [one.motion for one in material]
    count = _count(material)
    repeated = min(_REPEATED_WINDOWS, count)
    share = count / (count + repeated)
    made_up = made_up_signing(seed, _REPEATED_SEQUENCES)
    again = [as_motion(one, RATE) for one in made_up]
    own = cut_windows(
        motions,
        count,
        seed,
        between=[one.transitions for one in material],
        progress=Part(progress, 0, share),
    )
    rest = Part(progress, share, 1 - share)
    return joined_windows([own, cut_windows(again, repeated, seed, progress=rest)])


def _count(material: Sequence[Material]) -> int:
    """How many gaps are cut into some material."""
    seconds = sum(float(one.motion.pts[-1]) for one in material)
    return min(max(round(_PER_SECOND * seconds), _LEAST_WINDOWS), _MOST_WINDOWS)


def _weighed(start: Prior, learned: Weights, parted: Parted, choosing: Windows) -> Prior:
    """How much of what was learned is used: of the weights, and of what they tell.

    Isolated signs say little of the movement from sign to sign: of what they tell, half of the way
    is gone (the mean of weights before and after is robust where use differs from training,
    Wortsman et al. 2022) and no more is used than before. Continuous signing chooses by recordings
    of its own.
    """
    if not any(one.is_continuous for one in parted.choosing):
        return replace(start, weights=_between(start.weights, learned, 0.5))
    candidates = [
        replace(
            start,
            weights=_between(start.weights, learned, part_way),
            share=np.array([share], np.float32),
        )
        for part_way in (0.5, 1.0)
        for share in _SHARES
    ]
    return min(candidates, key=lambda one: gain(one, choosing))


def _between(one: Weights, other: Weights, share: float) -> dict[str, Floats]:
    rest = np.float32(1 - share)
    return {name: rest * one[name] + np.float32(share) * other[name] for name in one}
