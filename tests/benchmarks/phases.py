"""How exactly the phases of a sign are found, next to a plain threshold on the hands' speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.ndimage import gaussian_filter1d  # noqa: TID253 - tests have no start-up time

from app.cli.bench import Measure
from app.motion.phases import find_phases
from lexicon_db.records import Phases
from lexicon_db.tracks import MotionTrack
from tests.benchmarks.made_takes import MadeTake, made_takes

#: Seeds that the finder was tuned on are below 10 000.
SEEDS = range(10_000, 10_600)
#: Three frames at 30 per second.
TOLERANCE = 3 / 30
_WANTED = 0.90
#: Hands that are slower than this share of their peak speed rest, for the plain threshold.
_SHARE = 0.1
#: Width of its smoothing in seconds.
_SMOOTHING = 0.05


def measures() -> Iterator[Measure]:
    """Shares of made-up takes whose bounds are found within three frames at 30 per second."""
    takes = list(made_takes(SEEDS))
    ours = errors(takes, [find_phases(take.motion, take.dominance) for take in takes])
    plain = errors(takes, [by_threshold(take.motion) for take in takes])
    for what, bounds, least in (
        ("takes with onset and offset within 3 frames", (0, 3), _WANTED),
        ("takes with the onset within 3 frames", (0,), None),
        ("takes with the offset within 3 frames", (3,), None),
        ("takes with start and end of the stroke within 3 frames", (1, 2), None),
    ):
        yield Measure(
            what,
            share_within(ours, bounds),
            f"of {len(takes)}",
            least=least,
            baseline=share_within(plain, bounds),
            compared_with="smoothed speed above a tenth of its peak",
        )
    for what, bounds in (("onset and offset", (0, 3)), ("start and end of the stroke", (1, 2))):
        yield Measure(
            f"median error of {what}",
            1000 * float(np.median(np.abs(ours[:, bounds]))),
            "ms",
            baseline=1000 * float(np.median(np.abs(plain[:, bounds]))),
            compared_with="smoothed speed above a tenth of its peak",
        )


def errors(takes: Sequence[MadeTake], found: Sequence[Phases]) -> np.ndarray:
    """(N, 4) seconds by which bounds were found too late."""
    return np.array([_bounds(f) for f in found]) - np.array([_bounds(t.phases) for t in takes])


def share_within(late: np.ndarray, bounds: tuple[int, ...]) -> float:
    """Share of takes all of whose bounds are within the tolerance."""
    return float((np.abs(late[:, bounds]) <= TOLERANCE).all(axis=1).mean())


def by_threshold(motion: MotionTrack) -> Phases:
    """Phases by a threshold on the smoothed speed of the faster hand: it knows no stroke."""
    times = motion.pts - motion.pts[0]
    places = np.nan_to_num(motion.anchors[:, :, 0])
    smooth = gaussian_filter1d(places, _SMOOTHING / np.median(np.diff(times)), axis=0)
    speed = np.linalg.norm(np.gradient(smooth, times, axis=0), axis=-1).max(axis=1)
    moving = np.flatnonzero(speed > _SHARE * speed.max())
    first, last = times[[moving[0], moving[-1]]]
    return Phases(float(first), float(first), float(last), float(last))


def _bounds(phases: Phases) -> tuple[float, float, float, float]:
    return phases.onset, phases.stroke_start, phases.stroke_end, phases.offset
