"""How near filled gaps are to what was there: the learned prior beside analytic methods.

Gaps of 5, 8 and 12 frames are cut into continuous signing: real sentences where there are some, and
made-up signing of a seed that nothing was learned from. Ratios are of mean errors over the same
gaps; beside each are two intervals of 95 %, from drawing whole sequences and single gaps again with
replacement. Then the prior learns from isolated signs with two seeds, and is measured again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from app.cli.bench import Measure
from app.core.progress import Silent
from app.interchange.smplx_npz import read_motion
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.measuring import (
    LENGTHS,
    Filler,
    KnownGap,
    by,
    error_ratio,
    gap_errors,
    known_gaps,
)
from app.motion.latent.own_training import Material, Wish, part, train_on
from app.motion.latent.prior import HAND_PARTS, Prior
from app.motion.latent.prior_file import shipped_prior
from app.motion.latent.tokens import ARM_KINDS, SIDES, SINES
from app.motion.latent.training import gain
from app.motion.latent.windows import as_motion, cut_windows
from app.motion.pieces import cut
from app.motion.transitions.gap import open_gap
from lexicon_db.records import FillMethod
from lexicon_db.tracks import MotionTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import body

_HELD_OUT_SEED, _SEQUENCES = 987_654, 6
_SIGNS = 66
_SEEDS = (1, 2)
_LEAST_SIGNS = 60
#: What is wanted: part, compared with, at most of the prior that ships, at most after training.
_WANTED = (
    ("body", FillMethod.QUINTIC, 0.95, 0.94),
    ("hands", FillMethod.QUINTIC, 0.97, 0.96),
    ("wrists", FillMethod.QUINTIC, 1.02, 1.00),
    ("hands", FillMethod.GP, 0.995, 0.985),
)
_OF_SLERP = {5: 0.73, 8: 0.79, 12: 0.84}
_GP = by(FillMethod.GP)
_ANALYTIC = (FillMethod.QUINTIC, FillMethod.GP, FillMethod.SLERP)


def measures() -> Iterator[Measure]:
    """Errors against the damped quintic, the Gaussian process and slerp; then what helps."""
    made = [as_motion(one, RATE) for one in made_up_signing(_HELD_OUT_SEED, _SEQUENCES)]
    yield from _Compared("made-up signing", known_gaps(made)).measures(shipped_prior())
    sentences = _motions("sentences")
    if not sentences:
        why = "KINELEX_DATA names no folder with smplx/sentences"
        yield Measure(f"real sentences are left out: {why}", 0, "sentences")
        return
    compared = _Compared("real sentences", known_gaps(sentences))
    yield from compared.measures(shipped_prior(), wanted="shipped")
    yield from _of_slerp(compared)
    yield from _ablations(compared.gaps)
    yield from _of_shares()
    yield from _after_training(compared)


@cache
def _motions(folder: str, most: int | None = None) -> list[MotionTrack]:
    """Real signing; empty where there is none."""
    paths = sorted((DATA / "smplx" / folder).glob("*.npz"))
    if most is not None:
        paths = paths[:: max(len(paths) // most, 1)][:most]
    poses = [read_motion(path).poses.reshape(-1, 55, 3) for path in paths]
    return [as_motion(one.astype(np.float32), RATE) for one in poses]


class _Compared:
    """Errors of analytic methods in some gaps, which a prior is compared with."""

    def __init__(self, name: str, gaps: list[KnownGap]) -> None:
        self.name, self.gaps = name, gaps
        self.errors = {method: gap_errors(gaps, by(method), body()) for method in _ANALYTIC}

    def measures(self, prior: Prior, what: str = "", *, wanted: str = "") -> Iterator[Measure]:
        """The prior beside the others; ``wanted`` says whose numbers it has to reach."""
        latent = gap_errors(self.gaps, by(FillMethod.LATENT, prior), body())
        for name, other, shipped, trained in _WANTED:
            value, intervals = _ratio(self.gaps, latent[name], self.errors[other][name])
            most = {"shipped": shipped, "trained": trained}.get(wanted)
            yield Measure(
                f"error of {name}, {self.name}{what}, {other} = 1 {intervals}",
                value,
                f"of {len(self.gaps)} gaps",
                most=most,
            )


def _ratio(gaps: list[KnownGap], one: np.ndarray, other: np.ndarray) -> tuple[float, str]:
    value, *sequences = error_ratio(gaps, one, other)
    _, *single = error_ratio(gaps, one, other, over_gaps=True)
    told = [f"{low:.3f}, {high:.3f}" for low, high in (sequences, single)]
    return value, f"[sequences {told[0]}; gaps {told[1]}]"


def _of_slerp(compared: _Compared) -> Iterator[Measure]:
    latent = gap_errors(compared.gaps, by(FillMethod.LATENT), body())["hands"]
    slerp = compared.errors[FillMethod.SLERP]["hands"]
    length = np.array([gap.length for gap in compared.gaps])
    for frames in LENGTHS:
        value = float(latent[length == frames].mean() / slerp[length == frames].mean())
        what = f"error of hands, {compared.name}, slerp = 1, gaps of {frames}"
        yield Measure(what, value, "", most=_OF_SLERP[frames])


def _after_training(compared: _Compared) -> Iterator[Measure]:
    """The prior after learning from isolated signs, with each seed."""
    signs = _motions("words", _SIGNS)
    if len(signs) < _LEAST_SIGNS:
        yield Measure("training is left out: there are no signs to learn from", 0, "signs")
        return
    material = [Material(motion, f"sign {number}") for number, motion in enumerate(signs)]
    for seed in _SEEDS:
        began = time.process_time()
        tell = (Silent(), lambda steps, state: None)
        outcome = train_on(part(material), shipped_prior(), body(), Wish(60.0, seed), tell)
        spent = time.process_time() - began
        what = f", trained on {outcome.learned} of {len(signs)} signs, seed {seed}"
        yield Measure(f"training{what}", spent / 60, "CPU min", most=10)
        kept = f"kept: {outcome.is_better}"
        yield Measure(
            f"error of hands, signs held out{what}, {kept}",
            outcome.after["hands"],
            f"degrees, {outcome.gaps} gaps",
            most=outcome.before["hands"],
            baseline=outcome.before["hands"],
            compared_with="as shipped",
        )
        yield from compared.measures(outcome.prior, what, wanted="trained")


@dataclass(frozen=True, eq=False)
class _Ablation:
    """What the prior is, and what it sees of a gap."""

    what: str
    filler: Filler
    changed: Callable[[KnownGap], KnownGap] = lambda gap: gap


def _ablations(gaps: list[KnownGap]) -> Iterator[Measure]:
    """Hands by the shipped prior with something taken away; the Gaussian process is 1."""
    whole = replace(shipped_prior(), share=np.ones(1, np.float32))
    latent = by(FillMethod.LATENT)
    rows = (
        _Ablation("as shipped: 0.6 of what the prior tells, direct coefficients", latent),
        _Ablation("all of what the prior tells", by(FillMethod.LATENT, whole)),
        _Ablation("a latent of 24 numbers per sine and hand", _by_latent(24)),
        _Ablation("a latent of 8 numbers per sine and hand", _by_latent(8)),
        _Ablation("five frames of context", latent, lambda gap: _short(gap, 5)),
        _Ablation("two frames of context", latent, lambda gap: _short(gap, 2)),
        _Ablation("error of 0.5 degrees, told", latent, lambda gap: _noisy(gap, 0.5, told=True)),
        _Ablation("error of 0.5 degrees, untold", latent, lambda gap: _noisy(gap, 0.5, told=False)),
        _Ablation("error of 1.5 degrees, told", latent, lambda gap: _noisy(gap, 1.5, told=True)),
        _Ablation("error of 1.5 degrees, untold", latent, lambda gap: _noisy(gap, 1.5, told=False)),
    )
    for row in rows:
        those = [row.changed(gap) for gap in gaps]
        made, base = (gap_errors(those, one, body())["hands"] for one in (row.filler, _GP))
        value, intervals = _ratio(those, made, base)
        degrees = f"{made.mean():.2f} degrees"
        yield Measure(f"hands, {row.what}, gp = 1 {intervals}", value, degrees)


def _of_shares() -> Iterator[Measure]:
    """How much of what the shipped prior tells is best for gaps in isolated signs."""
    signs = _motions("words", _SIGNS)
    if not signs:
        return
    windows = cut_windows(signs, 1000, 3, noisy=False)
    for share in (0.2, 0.4, 0.6, 0.8, 1.0):
        prior = replace(shipped_prior(), share=np.array([share], np.float32))
        what = (
            f"wrists and fingers in real signs, {share:g} of what the shipped prior tells, gp = 1"
        )
        yield Measure(what, gain(prior, windows), f"of {len(windows)} gaps")


def _by_latent(numbers: int) -> Filler:
    """The prior whose coefficients are told by their largest common movements alone."""
    prior = shipped_prior()
    factor = prior.together.astype(np.float64)
    axes = np.linalg.eigh(factor @ factor.T)[1][:, -numbers:]

    def filled(gap: KnownGap) -> np.ndarray:
        opened = open_gap(gap.before, gap.after, gap.truth.pts)
        courses = prior.courses(opened)
        spread = courses.spread[:, ARM_KINDS:]
        told = courses.mean[:, ARM_KINDS:] / spread
        rows = np.moveaxis(told, -1, 1).reshape(2, SINES, HAND_PARTS) @ axes @ axes.T
        mean = courses.mean.copy()
        mean[:, ARM_KINDS:] = spread * np.moveaxis(rows.reshape(2, SINES, -1, 3), 1, -1)
        made = _GP(gap).copy()
        moved = SIDES.reshape(-1)
        made[:, moved] = opened.poses(courses.vectors(mean))[0][:, moved]
        return made

    return filled


def _short(gap: KnownGap, frames: int) -> KnownGap:
    before, after = gap.before, gap.after
    count = len(before.pts)
    return replace(
        gap, before=cut(before, count - frames, count - 1), after=cut(after, 0, frames - 1)
    )


def _noisy(gap: KnownGap, degrees: float, *, told: bool) -> KnownGap:
    random = np.random.default_rng(gap.length + len(gap.before.pts))
    size = np.radians(degrees)
    noise = np.full(3, size if told else 0, np.float32)

    def seen(side: MotionTrack) -> MotionTrack:
        error = size * random.normal(0, 1, side.rotations.shape)
        return replace(side, rotations=(side.rotations + error).astype(np.float32), noise=noise)

    return replace(gap, before=seen(gap.before), after=seen(gap.after))
