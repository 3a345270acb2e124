"""How near filled gaps are to what was there: the learned prior beside analytic methods.

Gaps of 5, 8 and 12 frames are cut into continuous signing: real sentences where there are some, and
made-up signing of a seed that nothing was learned from. Ratios are of mean errors over the same
gaps; the interval of 95 % beside each comes from drawing sequences again with replacement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from app.body.kinematics import FINGER_JOINTS, WRISTS, forward_kinematics
from app.cli.bench import Measure
from app.interchange.smplx_npz import read_motion
from app.motion.latent.generator import RATE, made_up_signing
from app.motion.latent.prior_file import shipped_prior
from app.motion.latent.windows import as_motion
from app.motion.pieces import cut
from app.motion.rotations import exp, geodesic
from app.motion.transitions import fill
from lexicon_db.records import FillMethod
from lexicon_db.tracks import JOINT_NAMES, MotionTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import body

LENGTHS = (5, 8, 12)
_MARGIN, _PHASES = 10, 3
_HELD_OUT_SEED, _SEQUENCES = 987_654, 6
_DRAWS = 1000
_BODY = [3, 6, 9, *range(12, 22)]
_FINGERS = [*range(FINGER_JOINTS[0].start, FINGER_JOINTS[1].stop)]
_SHOULDERS = [JOINT_NAMES.index(f"{side}_shoulder") for side in ("left", "right")]
#: What is wanted of the prior that ships: part, compared with, at most.
_WANTED = (
    ("body", FillMethod.QUINTIC, 0.95),
    ("hands", FillMethod.QUINTIC, 0.97),
    ("wrists", FillMethod.QUINTIC, 1.02),
    ("hands", FillMethod.GP, 0.995),
)
_OF_SLERP = {5: 0.73, 8: 0.79, 12: 0.84}


@dataclass(frozen=True, eq=False)
class Gap:
    """A gap whose truth is known."""

    sequence: int
    length: int
    before: MotionTrack
    after: MotionTrack
    truth: MotionTrack


Filler = Callable[[Gap], np.ndarray]


def measures() -> Iterator[Measure]:
    """Errors against the damped quintic, the Gaussian process and slerp; then what helps."""
    made = [as_motion(one, RATE) for one in made_up_signing(_HELD_OUT_SEED, _SEQUENCES)]
    yield from _compared("made-up signing", gaps_of(made), wanted=False)
    sentences = real_sentences()
    if not sentences:
        why = "KINELEX_DATA names no folder with smplx/sentences"
        yield Measure(f"real sentences are left out: {why}", 0, "sentences")
        return
    gaps = gaps_of(sentences)
    yield from _compared("real sentences", gaps, wanted=True)
    yield from _ablations(gaps)


def real_sentences() -> list[MotionTrack]:
    """Continuous signing of real signers; empty where there is none."""
    found = []
    for path in sorted((DATA / "smplx" / "sentences").glob("*.npz")):
        motion = read_motion(path)
        found.append(as_motion(motion.poses.reshape(-1, 55, 3).astype(np.float32), RATE))
    return found


def gaps_of(motions: list[MotionTrack]) -> list[Gap]:
    """Gaps with ten known frames on both sides, at three phases."""
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
                    gaps.append(Gap(sequence, length, before, after, truth))
    return gaps


def errors(gaps: list[Gap], filler: Filler) -> dict[str, np.ndarray]:
    """Mean error of each gap: degrees of body and hands, millimetres of wrists."""
    found: dict[str, list[float]] = {"body": [], "hands": [], "wrists": []}
    for gap in gaps:
        made = filler(gap)
        angle = np.degrees(geodesic(exp(made), exp(gap.truth.rotations)))
        found["body"].append(float(angle[:, _BODY].mean()))
        found["hands"].append(float(angle[:, _FINGERS].mean()))
        away = np.linalg.norm(_wrists(made) - _wrists(gap.truth.rotations), axis=-1)
        found["wrists"].append(1000 * float(away.mean()))
    return {part: np.array(values) for part, values in found.items()}


def ratio(gaps: list[Gap], one: np.ndarray, other: np.ndarray) -> tuple[float, float, float]:
    """Mean error of one over that of the other, with its interval over sequences."""
    random = np.random.default_rng(0)
    sequence = np.array([gap.sequence for gap in gaps])
    sums = np.array([[v[sequence == s].sum() for s in np.unique(sequence)] for v in (one, other)])
    drawn = sums[:, random.integers(0, sums.shape[1], (_DRAWS, sums.shape[1]))].sum(axis=2)
    low, high = np.percentile(drawn[0] / drawn[1], [2.5, 97.5])
    return float(one.mean() / other.mean()), float(low), float(high)


def _wrists(rotations: np.ndarray) -> np.ndarray:
    turned = rotations.astype(np.float64)
    turned[:, 0] = 0
    joints = forward_kinematics(body(), turned)[1]
    places: np.ndarray = joints[:, WRISTS] - joints[:, _SHOULDERS].mean(axis=1, keepdims=True)
    return places


def _by(method: FillMethod) -> Filler:
    return lambda gap: fill(method, gap.before, gap.after, gap.truth.pts).rotations


def _compared(name: str, gaps: list[Gap], *, wanted: bool) -> Iterator[Measure]:
    made = {
        method: errors(gaps, _by(method)) for method in FillMethod if method is not FillMethod.AUTO
    }
    latent = made[FillMethod.LATENT]
    for part, other, most in _WANTED:
        value, low, high = ratio(gaps, latent[part], made[other][part])
        what = f"error of {part}, {name}, {other} = 1 [{low:.3f}, {high:.3f}]"
        yield Measure(what, value, f"of {len(gaps)} gaps", most=most if wanted else None)
    length = np.array([gap.length for gap in gaps])
    slerp = made[FillMethod.SLERP]["hands"]
    for frames, most in _OF_SLERP.items():
        value = float(latent["hands"][length == frames].mean() / slerp[length == frames].mean())
        what = f"error of hands, {name}, slerp = 1, gaps of {frames}"
        yield Measure(what, value, "", most=most if wanted else None)


def _ablations(gaps: list[Gap]) -> Iterator[Measure]:
    """The same prior with something taken away; the Gaussian process is 1 in each row."""
    whole = replace(shipped_prior(), share=np.ones(1, np.float32))
    rows: list[tuple[str, Callable[[Gap], Gap], object]] = [
        ("as shipped", lambda gap: gap, None),
        ("all of what the prior tells", lambda gap: gap, whole),
        ("two frames of context", _short, None),
        ("error of 1.5 degrees, told", lambda gap: _noisy(gap, told=True), None),
        ("error of 1.5 degrees, not told", lambda gap: _noisy(gap, told=False), None),
    ]
    for what, changed, prior in rows:
        those = [changed(gap) for gap in gaps]
        latent = errors(
            those,
            lambda gap, prior=prior: (
                fill(  # type: ignore[misc]
                    FillMethod.LATENT, gap.before, gap.after, gap.truth.pts, prior
                ).rotations
            ),
        )["hands"]
        base = errors(those, _by(FillMethod.GP))["hands"]
        value, low, high = ratio(gaps, latent, base)
        yield Measure(
            f"hands, {what}, gp = 1 [{low:.3f}, {high:.3f}]",
            value,
            f"{latent.mean():.2f} degrees",
        )


def _short(gap: Gap) -> Gap:
    before, after = gap.before, gap.after
    return replace(
        gap, before=cut(before, len(before.pts) - 2, len(before.pts) - 1), after=cut(after, 0, 1)
    )


def _noisy(gap: Gap, *, told: bool) -> Gap:
    random = np.random.default_rng(gap.length + len(gap.before.pts))
    size = np.radians(1.5)
    noise = np.full(3, size if told else 0, np.float32)

    def seen(side: MotionTrack) -> MotionTrack:
        error = size * random.normal(0, 1, side.rotations.shape)
        return replace(side, rotations=(side.rotations + error).astype(np.float32), noise=noise)

    return replace(gap, before=seen(gap.before), after=seen(gap.after))
