"""Where the stroke of a sign begins and ends, found from speed and height of the hands."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.motion.rotations import Array
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import LEFT, RIGHT, MotionTrack

#: Lengths are in shoulder widths (about 0.36 m), times in seconds.
_RATE: Final = 100.0
_SMOOTHING: Final = 0.045
#: A hand takes part if it reaches this far, and this share of what the other hand reaches.
_LEAST_REACH: Final = 0.15
_LEAST_SHARE: Final = 0.4
#: A movement is over where its speed has fallen this far from its peak to the next minimum ...
_SLOWED: Final = 0.75
#: ... if the minimum is below this share of the peak, stands out by this share, and the hand has
#: come this share of the way to where it works.
_DEPTH: Final = 0.6
_PROMINENCE: Final = 0.12
_ARRIVED: Final = 0.4
#: Rest is low, relative to the shoulders, and lower than the sign or still before coming back.
_REST_HEIGHT: Final = -0.3
_REST_RISE: Final = 0.2
_REST_TIME: Final = 0.25
#: Hands that are slower than this share of the movement that follows have not begun to move.
_ONSET_SHARE: Final = 0.08
_ONSET_SPEED: Final = 0.15
_LEAST_STROKE: Final = 0.1
#: An idle hand moves less than this, and is at most so far from where it rests before or after;
#: where no rest was recorded it must hang this low.
_IDLE_REACH: Final = 0.25
_IDLE_DRIFT: Final = 0.3
_HANGING: Final = -0.6


def find_phases(motion: MotionTrack, dominance: Hand) -> Phases:
    """Find preparation, stroke and retraction.

    The preparation ends where the movement out of rest slows toward the first hold or turn; the
    retraction begins where the hands speed up for the last time before they fall to rest. A clip
    without rest at an end has no preparation, or no retraction. Whatever cannot be told is part
    of the stroke, so a clip of noise, of no hands or of a few frames is all stroke.

    Args:
        motion: Anchors in the chest frame are used; nan where a hand was not seen.
        dominance: The hand that leads.

    Returns:
        Bounds in seconds from the first frame, each the time of a frame.
    """
    whole = _whole(motion)
    if len(motion.pts) < 5 or whole.offset <= 0 or not (np.diff(motion.pts) > 0).all():
        return whole
    times = np.arange(0.0, whole.offset, 1 / _RATE)
    hands = _moving_hands(motion, dominance, times)
    if len(times) < 10 or not len(hands):
        return whole
    lead = _way_from_rest(hands)
    trail = _way_from_rest(hands[:, ::-1])
    last = len(times) - 1
    onset, start = lead or (0, 0)
    end, offset = (last - trail[1], last - trail[0]) if trail else (last, last)
    start, end = min(start, end), max(start, end)
    lack = max(0, round(_LEAST_STROKE * _RATE) - (end - start))
    start, end = max(onset, start - lack // 2), min(offset, end + lack - lack // 2)
    bounds = times[[onset, start, end, offset]]
    if offset == last:
        bounds[bounds == times[last]] = whole.offset
    pts = motion.pts - motion.pts[0]
    frames = np.abs(pts[:, None] - bounds).argmin(0)
    return Phases(*(float(pts[frame]) for frame in np.maximum.accumulate(frames)))


def _whole(motion: MotionTrack) -> Phases:
    seconds = float(motion.pts[-1] - motion.pts[0]) if len(motion.pts) else 0.0
    seconds = seconds if np.isfinite(seconds) and seconds > 0 else 0.0
    return Phases(0.0, 0.0, seconds, seconds)


def _moving_hands(motion: MotionTrack, dominance: Hand, times: Array) -> Array:
    """Smooth places (H, G, 3) of the hands that take part, on an even grid of times."""
    from scipy.ndimage import gaussian_filter1d

    pts = motion.pts - motion.pts[0]
    hands, reaches = [], []
    lead = LEFT if dominance is Hand.LEFT else RIGHT
    for side in (lead, 1 - lead):
        places = motion.anchors[:, side, 0].astype(np.float64)
        seen = np.isfinite(places).all(-1)
        if seen.sum() < 5:
            continue
        grid = np.column_stack([np.interp(times, pts[seen], axis) for axis in places[seen].T])
        grid = gaussian_filter1d(grid, _SMOOTHING * _RATE, axis=0, mode="nearest")
        hands.append(grid)
        reaches.append(np.linalg.norm(grid - np.median(grid, axis=0), axis=-1).max())
    least = max(_LEAST_REACH, _LEAST_SHARE * max(reaches, default=0.0))
    return np.array([hand for hand, reach in zip(hands, reaches, strict=True) if reach >= least])


def _way_from_rest(hands: Array) -> tuple[int, int] | None:
    """Where the hands leave rest and where their first movement has slowed; None without rest.

    Args:
        hands: (H, G, 3) places, H at least 1; from rest into the sign.
    """
    from scipy.signal import find_peaks

    speed = np.linalg.norm(np.gradient(hands, 1 / _RATE, axis=1), axis=-1).max(0)
    # The hand that leads decides: the other one often comes first and leaves last.
    distance = np.linalg.norm(hands[0] - hands[0, 0], axis=-1)
    working = np.median(distance[distance >= 0.5 * distance.max()])
    left = int(np.argmax(distance > 0.3 * working))
    slow = max(_ONSET_SPEED, _ONSET_SHARE * speed.max())
    still = np.flatnonzero(speed[: left + 1] < slow)
    onset = int(still[-1]) if len(still) else 0
    minima, found = find_peaks(-speed, prominence=1e-6)
    peaks = np.maximum.accumulate(speed[onset:])
    for minimum, prominence in zip(minima, found["prominences"], strict=True):
        if minimum <= left or distance[minimum] < _ARRIVED * working:
            continue
        peak, bottom = peaks[minimum - onset], speed[minimum]
        if bottom <= _DEPTH * peak and prominence >= _PROMINENCE * peak:
            fast = speed[onset:minimum] > bottom + (1 - _SLOWED) * (peak - bottom)
            arrival = onset + int(np.flatnonzero(fast)[-1]) + 1
            return (onset, arrival) if _is_rest(hands[0], onset, arrival) else None
    return None


def _is_rest(hand: Array, onset: int, arrival: int) -> bool:
    """Whether a hand (G, 3) rests at ``onset``: it is low, and lower than in the sign or still."""
    if hand[onset, 1] > _REST_HEIGHT:
        return False
    away = np.linalg.norm(hand[arrival] - hand[onset])
    back = np.linalg.norm(hand[-1] - hand[0])
    still = onset >= _REST_TIME * _RATE and back <= 0.5 * away
    return bool(still or hand[arrival, 1] - hand[onset, 1] >= _REST_RISE)


def hand_is_idle(motion: MotionTrack, phases: Phases, side: int) -> bool:
    """Whether a hand takes no part in the stroke: it stays low, still and near where it rests.

    A hand that was hardly seen in the stroke counts as idle.

    Args:
        motion: The take.
        phases: Its phases.
        side: LEFT or RIGHT.
    """
    pts = motion.pts - motion.pts[0]
    places = motion.anchors[:, side, 0].astype(np.float64)
    seen = np.isfinite(places).all(-1)
    in_stroke = (pts >= phases.stroke_start) & (pts <= phases.stroke_end)
    if (seen & in_stroke).sum() <= 0.2 * in_stroke.sum():
        return True
    stroke = places[seen & in_stroke]
    place = np.median(stroke, axis=0)
    reach = np.percentile(np.linalg.norm(stroke - place, axis=-1), 90)
    if place[1] > _REST_HEIGHT or reach > _IDLE_REACH:
        return False
    rests = []
    if phases.onset < phases.stroke_start:
        rests.append(seen & (pts <= phases.onset))
    if phases.offset > phases.stroke_end:
        rests.append(seen & (pts >= phases.offset))
    rested = [np.median(places[frames], axis=0) for frames in rests if frames.any()]
    if not rested:
        return bool(place[1] <= _HANGING)
    return min(float(np.linalg.norm(place - rest)) for rest in rested) <= _IDLE_DRIFT
