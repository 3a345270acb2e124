"""Why a seam looks as it does: how long it was to be, how sure it is, what else there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from app.motion.implausible import (
    FASTEST_WRIST,
    SeamTrouble,
    SeamWarning,
    fastest_wrist,
    warnings,
)
from app.motion.pieces import cut, starting_at
from app.motion.timing import Learned
from app.motion.trajectory import Origin, SeamSpan, Trajectory
from app.motion.transitions import fill, prior_of, spread
from lexicon_db.records import FillMethod, Seam
from lexicon_db.tracks import HandFlag, MotionTrack

#: Hands are looked at this long (s) on both sides of a gap to know how well they were seen.
_BESIDE: Final = 0.2
_SEEN: Final = (HandFlag.MEASURED, HandFlag.RECOVERED)
#: A spread of the movement (rad) and a measuring error (rad) that halve the confidence.
_HALVED_BY_SPREAD: Final = np.radians(15)
_HALVED_BY_NOISE: Final = np.radians(3)
#: What is tried where a seam is implausible, in this order.
_METHODS: Final = (FillMethod.LATENT, FillMethod.GP, FillMethod.QUINTIC, FillMethod.SLERP)
_SEEDS: Final = (1, 2)
_LONGER: Final = 1.5


@dataclass(frozen=True)
class SeamReport:
    """What is known of one seam.

    Attributes:
        span: Its times, the predicted length with its range, and the method really used.
        prior: What the prior that made it was trained on; empty where none was used.
        confidence: From 0 to 1: the product of the three that follow.
        certainty: How narrow the movement is between its two ends; falls with the length of the
            gap and with how much moves beside it.
        tracking: Falls with the measuring error of the recordings.
        seen: Share of hands beside the gap that were seen.
        warnings: What is implausible.
        alternative: The next best settings, without any such trouble; None where there is no
            warning, or nothing better was found.
    """

    span: SeamSpan
    prior: str
    confidence: float
    certainty: float
    tracking: float
    seen: float
    warnings: tuple[SeamWarning, ...] = ()
    alternative: Seam | None = None


@dataclass(frozen=True, eq=False)
class _View:
    """A seam with what lies beside it, and the fastest wrist of recorded frames (m/s)."""

    span: SeamSpan
    before: MotionTrack
    gap: MotionTrack
    after: MotionTrack
    fastest: float

    @property
    def warnings(self) -> tuple[SeamWarning, ...]:
        """What is implausible about it."""
        return warnings(self.before, self.gap, self.after, self.fastest)


def seam_reports(
    trajectory: Trajectory,
    learned: Learned | None = None,
    *,
    rate: float = 1.0,
    slots: Collection[int] | None = None,
) -> tuple[SeamReport, ...]:
    """Report on the seams of an utterance.

    Args:
        trajectory: As it was assembled, at any rate.
        learned: What it was assembled with; None means what ships with Kinelex.
        rate: The rate it was assembled at: lengths of alternatives are those at rate 1, as the
            settings of a seam are.
        slots: Which seams, by the slot they leave; None means all.

    Returns:
        One per seam, in order.

    Raises:
        KnownError: If the shipped prior is damaged.
    """
    known = learned or Learned()
    wanted = [seam for seam in trajectory.seams if slots is None or seam.slot in slots]
    reports = [_report(view, known) for view in _views(trajectory, wanted)]
    return tuple(_at_rate_1(report, rate) for report in reports)


def _at_rate_1(report: SeamReport, rate: float) -> SeamReport:
    other = report.alternative
    if other is None or other.gap is None:
        return report
    return replace(report, alternative=replace(other, gap=other.gap * rate))


def _views(trajectory: Trajectory, seams: Sequence[SeamSpan]) -> Iterator[_View]:
    motion = trajectory.motion
    signs = [cut(motion, span.first, span.last) for span in trajectory.spans]
    recorded = max((fastest_wrist(sign.pts, sign.rotations) for sign in signs), default=0.0)
    fastest = max(recorded, FASTEST_WRIST)
    for span in seams:
        sign, following = trajectory.spans[span.slot], trajectory.spans[span.slot + 1]
        between = trajectory.origin[sign.last + 1 : following.first]
        held = sign.last + int((between == Origin.HOLD).sum())
        yield _View(
            span,
            cut(motion, sign.first, held),
            cut(motion, held + 1, following.first - 1),
            signs[span.slot + 1],
            fastest,
        )


def _report(view: _View, learned: Learned) -> SeamReport:
    noise = float(max(view.before.noise.max(), view.after.noise.max()))
    tracking = 1 / (1 + (noise / _HALVED_BY_NOISE) ** 2)
    width = spread(view.before, view.after)
    certainty = 1 / (1 + (width / _HALVED_BY_SPREAD) ** 2)
    seen = _share_seen(view)
    found = view.warnings
    return SeamReport(
        view.span,
        prior_of(view.span.method, learned.prior),
        certainty * tracking * seen,
        certainty,
        tracking,
        seen,
        found,
        _alternative(view, found, learned) if found else None,
    )


def _share_seen(view: _View) -> float:
    before, after = view.before, view.after
    near = before.flags[before.pts >= before.pts[-1] - _BESIDE]
    far = after.flags[after.pts <= after.pts[0] + _BESIDE]
    return float(np.isin(np.concatenate([near, far]), _SEEN).mean())


def _alternative(view: _View, found: Sequence[SeamWarning], learned: Learned) -> Seam | None:
    """The first settings that avoid all that is implausible."""
    present = view.span.method, view.span.seed
    tried = [Seam(method=method) for method in _METHODS]
    tried += [Seam(method=FillMethod.LATENT, seed=seed) for seed in _SEEDS]
    tried = [seam for seam in tried if (seam.method, seam.seed) != present]
    gaps = sorted((view.span.predicted, _LONGER * view.span.gap, view.span.longest))
    longer = [Seam(gap, None, *present) for gap in gaps if gap > view.span.gap]
    is_hurried = any(warning.trouble is SeamTrouble.SPEED for warning in found)
    for seam in [*longer, *tried] if is_hurried else [*tried, *longer]:
        if not _made(view, seam, learned).warnings:
            return seam
    return None


def _made(view: _View, seam: Seam, learned: Learned) -> _View:
    """The same seam, made in another way."""
    gap = view.span.gap if seam.gap is None else seam.gap
    start = float(view.before.pts[-1])
    count = max(2, round((len(view.gap.pts) + 1) * gap / view.span.gap))
    times = start + gap * np.arange(1, count) / count
    after = starting_at(view.after, start + gap)
    made = fill(seam.method, view.before, after, times, learned.prior, seed=seam.seed)
    return replace(view, gap=made, after=after)
