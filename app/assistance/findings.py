"""Judges the last second of observations: what would spoil a recording."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

import numpy as np

from app.assistance.observation import ELBOWS, BodyPoint, Finding, Observation
from app.assistance.thresholds import Thresholds

#: Fewer observations than this are not judged.
_LEAST: Final = 3
#: A finding that has been made is taken back where the picture is better than the threshold by
#: this share, so that a signer at the threshold sees no flicker.
_RELIEF: Final = 0.1

#: How bad a picture is, 1 at the threshold; nan where it cannot be told.
Badness = Callable[[Observation, Thresholds], float]


class Watch:
    """Keeps the last second of observations and the findings made from it.

    Args:
        thresholds: Where findings begin.
    """

    def __init__(self, thresholds: Thresholds) -> None:
        self._thresholds = thresholds
        self._recent: deque[Observation] = deque()
        self._findings: frozenset[Finding] = frozenset()

    def update(self, observation: Observation) -> frozenset[Finding]:
        """Take the next observation in and return what is found now."""
        recent = self._recent
        if recent and observation.pts < recent[-1].pts:
            recent.clear()
        recent.append(observation)
        while observation.pts - recent[0].pts > self._thresholds.window:
            recent.popleft()
        if len(recent) >= _LEAST:
            self._findings = frozenset(
                finding for finding, badness in _BADNESS.items() if self._holds(finding, badness)
            )
        return self._findings

    def _holds(self, finding: Finding, badness: Badness) -> bool:
        values = np.array([badness(observation, self._thresholds) for observation in self._recent])
        values = values[np.isfinite(values)]
        if len(values) < _LEAST:
            return False
        limit = 1 - _RELIEF if finding in self._findings else 1.0
        # What leaves the picture at some moments is lost at those moments.
        share = self._thresholds.out_share if finding in _AT_MOMENTS else 0.5
        return bool((values >= limit).mean() > share)


#: Findings that need not last: they hold from ``out_share`` of the window on.
_AT_MOMENTS: Final = (Finding.HEAD_OUT, Finding.ELBOW_OUT, Finding.HAND_OUT, Finding.BLURRED)


def _nobody(seen: Observation, _limits: Thresholds) -> float:
    return float(seen.people == 0)


def _several_people(seen: Observation, _limits: Thresholds) -> float:
    return float(seen.people > 1)


def _too_far(seen: Observation, limits: Thresholds) -> float:
    return limits.smallest_width / max(seen.shoulder_width, 1e-6)


def _too_near(seen: Observation, limits: Thresholds) -> float:
    """Shoulders fill the picture, or signing space reaches below it."""
    below = seen.centre[1] + limits.space_below * seen.shoulder_width * seen.aspect
    return max(seen.shoulder_width / limits.largest_width, below)


def _off_centre(seen: Observation, limits: Thresholds) -> float:
    return abs(seen.centre[0] - 0.5) / limits.most_off_centre


def _head_out(seen: Observation, limits: Thresholds) -> float:
    head = limits.head_room * seen.shoulder_width * seen.aspect
    return head / max(float(seen.body[BodyPoint.NOSE, 1]), 1e-6)


def _elbow_out(seen: Observation, _limits: Thresholds) -> float:
    return _outside(seen.body[elbow, :2].tolist() for elbow in ELBOWS)


def _hand_out(seen: Observation, _limits: Thresholds) -> float:
    """A hand beyond the upper or a lateral edge; a hand below the picture may hang at rest."""
    if np.isnan(seen.body).all():
        return np.nan
    places = [seen.hand_place(side) for side in (0, 1)]
    return _outside((x, min(y, 0.5)) for x, y in places)


def _too_dark(seen: Observation, limits: Thresholds) -> float:
    dim = seen.background <= limits.dim_background
    darkest = limits.darkest if dim else limits.darkest_against_light
    return darkest / max(seen.light, 1e-6)


def _too_bright(seen: Observation, limits: Thresholds) -> float:
    return seen.clipped / limits.most_clipped


def _flat_light(seen: Observation, limits: Thresholds) -> float:
    return limits.flattest * seen.light / max(seen.contrast, 1e-6)


def _blurred(seen: Observation, limits: Thresholds) -> float:
    if np.isnan(seen.sharpness).all():
        return np.nan
    return limits.least_sharpness / max(float(np.nanmin(seen.sharpness)), 1e-6)


def _low_frame_rate(seen: Observation, limits: Thresholds) -> float:
    return limits.least_fps / seen.fps if seen.fps > 0 else np.nan


def _outside(places: Iterable[Iterable[float]]) -> float:
    """How far the outermost place is from the middle of the picture: 1 at its edge."""
    return float(2 * np.abs(np.array([list(place) for place in places]) - 0.5).max())


_BADNESS: Final[dict[Finding, Badness]] = {
    Finding.NOBODY: _nobody,
    Finding.SEVERAL_PEOPLE: _several_people,
    Finding.TOO_FAR: _too_far,
    Finding.TOO_NEAR: _too_near,
    Finding.OFF_CENTRE: _off_centre,
    Finding.HEAD_OUT: _head_out,
    Finding.ELBOW_OUT: _elbow_out,
    Finding.HAND_OUT: _hand_out,
    Finding.TOO_DARK: _too_dark,
    Finding.TOO_BRIGHT: _too_bright,
    Finding.FLAT_LIGHT: _flat_light,
    Finding.BLURRED: _blurred,
    Finding.LOW_FRAME_RATE: _low_frame_rate,
}
