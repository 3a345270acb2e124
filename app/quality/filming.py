"""Judging how a take was filmed: distance, frame, rate, light, who else is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from app.quality.hands import is_outside
from app.quality.limits import Limit, Limits
from app.quality.performance import Performance, Series
from lexicon_db.records import FindingKind, FindingPart, QualityFinding

_NOSE_AND_EARS: Final = (0, 7, 8)
_SHOULDERS: Final = (11, 12)
#: A step is a gap only if it is this many times longer than most.
_UNEVEN: Final = 1.9


def judge_filming(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    """What is wrong with the recording."""
    if take.landmarks is None:
        return
    yield from _judge_frame(take, limits)
    yield from _judge_rate(take, limits)
    yield from _judge_light(take, limits)
    if take.info.people is not None:
        crowded = take.info.people > 1
        share = float(crowded[np.isfinite(take.info.people)].mean()) if crowded.any() else 0.0
        yield from take.finding(
            FindingKind.SEVERAL_PEOPLE, FindingPart.PICTURE, share, limits.several_people, crowded
        )


def _judge_frame(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    assert take.landmarks is not None
    points, size = take.landmarks.pose[..., :2], take.landmarks.size
    for kind, part, indices, limit in (
        (FindingKind.HEAD_OUT, FindingPart.HEAD, _NOSE_AND_EARS, limits.head_out),
        (FindingKind.SHOULDER_OUT, FindingPart.SHOULDERS, _SHOULDERS, limits.shoulder_out),
    ):
        outside = is_outside(points[:, indices], size)
        yield from take.finding(kind, part, float(outside.mean()), limit, outside)
    if np.isfinite(take.scale):
        yield from take.finding(
            FindingKind.TOO_FAR, FindingPart.BODY, take.scale, limits.too_far, None
        )


def _judge_rate(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    if len(take.times) < 3:
        return
    steps = np.diff(take.times)
    usual = float(np.median(steps))
    if usual <= 0:
        return
    picture = FindingPart.PICTURE
    yield from take.finding(FindingKind.LOW_FRAME_RATE, picture, 1 / usual, limits.low_frame_rate)
    lost = (steps > _UNEVEN * usual) & (steps >= limits.frames_lost.look)
    around = np.append(lost, False) | np.insert(lost, 0, False)
    in_stroke = lost & take.stroke[1:] & take.stroke[:-1]
    if in_stroke.any():
        longest = float(steps[in_stroke].max())
        yield from take.finding(
            FindingKind.FRAMES_LOST, picture, longest, limits.frames_lost, around
        )


def _judge_light(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    brightness, contrast = take.info.brightness, take.info.contrast
    for kind, series, limit in (
        (FindingKind.TOO_DARK, brightness, limits.too_dark),
        (FindingKind.TOO_BRIGHT, brightness, limits.too_bright),
        (FindingKind.FLAT_LIGHT, contrast, limits.flat_light),
    ):
        if series is not None:
            yield from _judge_series(take, kind, series, limit)


def _judge_series(
    take: Performance, kind: FindingKind, series: Series, limit: Limit
) -> Iterator[QualityFinding]:
    known = series[np.isfinite(series)]
    if len(known):
        value = float(np.median(known))
        yield from take.finding(kind, FindingPart.PICTURE, value, limit)
