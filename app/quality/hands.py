"""Judging what was seen of the hands: missing, taken for the other one, filled in, out, blurred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from app.quality.limits import Limit, Limits
from app.quality.performance import HANDS, Mask, Performance, Series
from lexicon_db.records import FindingKind, QualityFinding, QualityVerdict
from lexicon_db.tracks import HandFlag, LandmarkTrack

_SEEN: Final = (HandFlag.MEASURED, HandFlag.RECOVERED)
_FILLED: Final = (HandFlag.RECOVERED, HandFlag.INTERPOLATED)
#: Wrist and first joints of index and little finger, by hand, among the points of the pose.
_PALMS: Final = ((15, 17, 19), (16, 18, 20))
#: Cameras open the shutter for half of the time between two frames; in rooms for up to 1/30 s.
_SHUTTER: Final = 0.5
_LONGEST_EXPOSURE: Final = 1 / 30
#: From wrist to first middle joint is about half of a hand's length.
_KNUCKLE: Final = 9


def judge_hands(take: Performance, limits: Limits) -> Iterator[QualityFinding]:
    """What is wrong with the hands that take part."""
    if len(take.used) == 1 and take.lead not in take.used:
        raised, limit = take.raised_share(take.lead), limits.other_hand
        yield from take.finding(FindingKind.OTHER_HAND, HANDS[take.lead], raised, limit)
    if take.landmarks is None:
        return
    for side in take.used:
        yield from _judge_flags(take, take.landmarks, side, limits)
        yield from _judge_picture(take, take.landmarks, side, limits)


def _judge_flags(
    take: Performance, landmarks: LandmarkTrack, side: int, limits: Limits
) -> Iterator[QualityFinding]:
    raw, cleaned = landmarks.flags[:, side], take.motion.flags[:, side]
    # A person may have brought back what was not seen, or had it interpolated.
    asked = take.info.interpolated
    by_person = np.zeros(len(cleaned), np.bool_) if asked is None else asked[:, side]
    unseen = ~np.isin(cleaned, _SEEN) & ~by_person
    swapped = unseen & (raw == HandFlag.REJECTED)
    filled = np.isin(cleaned, _FILLED)
    filled_limit = limits.hand_filled
    is_bad_alone = filled_limit.verdict(take.share(filled & ~by_person)) is QualityVerdict.BAD
    if take.share(by_person) and not is_bad_alone:
        filled_limit = limits.hand_interpolated
    for kind, frames, limit in (
        (FindingKind.HAND_MISSING, unseen, limits.hand_missing),
        (FindingKind.HAND_SWAPPED, swapped, limits.hand_swapped),
        (FindingKind.HAND_FILLED, filled, filled_limit),
    ):
        share = take.share(frames)
        yield from take.finding(kind, HANDS[side], share, limit, frames & take.stroke)


def _judge_picture(
    take: Performance, landmarks: LandmarkTrack, side: int, limits: Limits
) -> Iterator[QualityFinding]:
    palm = landmarks.pose[:, _PALMS[side], :2].mean(axis=1)
    outside = is_outside(palm[:, None], landmarks.size)
    yield from take.finding(
        FindingKind.HAND_OUT, HANDS[side], take.share(outside), limits.hand_out, outside
    )
    yield from _judge_blur(take, landmarks, side, limits.blurred)
    noise = hand_noise(landmarks, side, take.stroke) / take.scale
    yield from take.finding(
        FindingKind.NOISY, HANDS[side], noise, limits.noisy, take.stroke if noise else None
    )


def _judge_blur(
    take: Performance, landmarks: LandmarkTrack, side: int, limit: Limit
) -> Iterator[QualityFinding]:
    smear = _smear(landmarks, side)
    known = take.stroke & np.isfinite(smear)
    if known.sum() < 3:
        return
    # A stroke is as blurred as its fast tenth: there handshapes change.
    value = float(np.percentile(smear[known], 90))
    frames = known & (smear >= limit.look)
    yield from take.finding(FindingKind.BLURRED, HANDS[side], value, limit, frames)


def _smear(landmarks: LandmarkTrack, side: int) -> Series:
    """(T,) how far a hand moves while the shutter is open, in hand lengths; nan where unseen."""
    count = len(landmarks.pts)
    if count < 2:
        return np.full(count, np.nan)
    seen = np.isin(landmarks.flags[:, side], _SEEN)
    points = np.where(seen[:, None, None], landmarks.hands[:, side, :, :2], np.nan)
    palms = np.linalg.norm(points[:, _KNUCKLE] - points[:, 0], axis=-1)
    if not np.isfinite(palms).any():
        return np.full(count, np.nan)
    length = 2 * np.nanpercentile(palms, 90)
    steps = np.diff(landmarks.pts)
    speed = np.linalg.norm(np.diff(points.mean(axis=1), axis=0), axis=-1) / steps
    exposure = min(_SHUTTER * float(np.median(steps)), _LONGEST_EXPOSURE)
    smear: Series = np.append(speed, speed[-1]) * exposure / length
    return smear


def hand_noise(landmarks: LandmarkTrack, side: int, frames: Mask) -> float:
    """Standard deviation in pixels of the noise of the points of a hand; 0 where unknown.

    The robust spread of second differences: white noise has six times its variance there
    (1 + 4 + 1), and movement hardly any.
    """
    points = landmarks.hands[:, side, :, :2].astype(np.float64)
    bends = points[:-2] - 2 * points[1:-1] + points[2:]
    known = frames[1:-1] & np.isfinite(bends).all(axis=(1, 2))
    if known.sum() < 5:
        return 0.0
    return 1.4826 * float(np.median(np.abs(bends[known]))) / 6**0.5


def is_outside(
    points: np.ndarray[tuple[int, ...], np.dtype[np.float32]], size: tuple[int, int]
) -> Mask:
    """(T,) whether any of the points (T, N, 2) lies outside of a picture of this size."""
    outside: Mask = ((points < 0) | (points > np.array(size))).any(axis=(1, 2))
    return outside
