"""Judging what was signed: cut off, too fast to be true, bent too far, several signs in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from app.body.fitting.degrees import signing_degrees
from app.quality.limits import Limit, Limits
from app.quality.performance import ARMS, HANDS, Mask, Performance, Series, longest_stretch
from lexicon_db.records import FindingKind, FindingPart, QualityFinding
from lexicon_db.tracks import JOINT_NAMES, HandFlag

#: A clip begins and ends with this much of it (seconds).
_EDGE: Final = 0.12
#: Hands at rest are slower than this (shoulder widths per second), and this low (shoulder widths
#: below the shoulders).
_STILL: Final = 0.4
_LOW: Final = 1.0
#: A joint that is beyond its limit in less of the stroke slipped for a moment only.
_LEAST_SHARE: Final = 0.1
#: Degrees of freedom without a limit have one beyond a full turn.
_UNLIMITED: Final = 6.0
_KNOWN: Final = (HandFlag.MEASURED, HandFlag.RECOVERED, HandFlag.INTERPOLATED)


def judge_movement(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    """What is wrong with the motion."""
    if len(take.times) < 3:
        return
    speeds = {side: _speed(take, side) for side in take.used}
    for side, speed in speeds.items():
        fast = speed >= limits.too_fast.look
        top = float(np.max(speed, initial=0.0, where=np.isfinite(speed)))
        yield from take.finding(FindingKind.TOO_FAST, HANDS[side], top, limits.too_fast, fast)
        yield from _judge_joints(take, side, limits.joint_limit)
    together = np.fmax.reduce(list(speeds.values()))
    yield from _judge_edges(take, together, limits.cut)
    yield from _judge_length(take, together, limits)


def _speed(take: Performance, side: int) -> Series:
    """(T,) speed of a hand in shoulder widths per second; nan where it is not known."""
    places = take.motion.anchors[:, side, 0].astype(np.float64)
    places[~np.isin(take.motion.flags[:, side], _KNOWN)] = np.nan
    steps = np.diff(take.times)
    steps = np.where(steps > 0, steps, np.nan)
    speed: Series = np.linalg.norm(np.diff(places, axis=0), axis=-1) / steps
    return np.append(speed, speed[-1])


def _judge_joints(take: Performance, side: int, limit: Limit) -> Iterator[QualityFinding]:
    """Whether elbows and fingers of a used arm bend further than they can."""
    degrees, prefix = signing_degrees(), ("left_", "right_")[side]
    own = np.array([JOINT_NAMES[joint].startswith(prefix) for joint in degrees.joint])
    own &= degrees.high < _UNLIMITED
    values = take.motion.rotations[:, degrees.joint[own], degrees.axis[own]]
    beyond = np.maximum(values - degrees.high[own], degrees.low[own] - values)
    far = beyond >= limit.look
    lasting = (
        far[take.stroke].mean(axis=0) >= _LEAST_SHARE if take.stroke.any() else far.any(axis=0)
    )
    if lasting.any():
        worst = float(beyond[take.stroke][:, lasting].max())
        frames = far[:, lasting].any(axis=1)
        yield from take.finding(FindingKind.JOINT_LIMIT, ARMS[side], worst, limit, frames)


def _judge_edges(take: Performance, speed: Series, limit: Limit) -> Iterator[QualityFinding]:
    """Whether the clip begins or ends inside of the stroke while the hands are moving.

    A clip that cuts off only a part of the way from rest, or back to it, has its whole sign.
    """
    times, end = take.times, take.times[-1]
    for kind, edge, outer in (
        (FindingKind.CUT_START, times <= _EDGE, 0),
        (FindingKind.CUT_END, times >= end - _EDGE, -1),
    ):
        known = speed[edge & np.isfinite(speed)]
        if take.stroke[outer] and len(known):
            value = float(np.median(known))
            yield from take.finding(kind, FindingPart.BODY, value, limit, edge)


def _judge_length(take: Performance, speed: Series, limits: Limits) -> Iterator[QualityFinding]:
    """Whether there is a rest inside of the stroke, or it lasts too long for one sign."""
    if not take.stroke.any():
        return
    low = (take.depth[:, take.used] > _LOW).all(axis=1)
    resting: Mask = take.stroke & low & ~(speed > _STILL)
    if resting.any():
        first, last = longest_stretch(resting)
        pause: Mask = np.zeros(len(resting), np.bool_)
        pause[first : last + 1] = True
        seconds = float(take.times[last] - take.times[first])
        limit = limits.long_pause
        yield from take.finding(FindingKind.LONG_PAUSE, FindingPart.BODY, seconds, limit, pause)
    inside = take.times[take.stroke]
    yield from take.finding(
        FindingKind.LONG_STROKE,
        FindingPart.BODY,
        float(inside[-1] - inside[0]),
        limits.long_stroke,
        take.stroke,
    )
