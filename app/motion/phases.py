"""Where the stroke of a sign begins and ends, found from speed and height of the hands."""

from __future__ import annotations

from typing import Final

import numpy as np

from app.motion.rotations import Array
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, MotionTrack

#: Lengths are in shoulder widths (about 0.36 m), times in seconds.
_RATE: Final = 100.0
_SMOOTHING: Final = 0.045
_LIGHT_SMOOTHING: Final = 0.02
#: A movement from an unseen rest to where a hand is seen, or back, takes no longer than this.
_UNSEEN_WAY: Final = 0.6
_SEEN: Final = (HandFlag.MEASURED, HandFlag.RECOVERED, HandFlag.INTERPOLATED)
#: A hand takes part if it reaches this far, and this share of what the other hand reaches.
_LEAST_REACH: Final = 0.15
_LEAST_SHARE: Final = 0.4
#: A hand has left once it is this share of the way to where it works from where it was, if it
#: goes on to this share before it comes back to that one.
_LEFT: Final = 0.3
_GONE: Final = 0.6
_BACK: Final = 0.2
#: The first movement ends at a minimum of the speed that is below this share of the peak, and
#: stands out by this share, once the hand has come this share of the way to where it works.
_DEPTH: Final = 0.6
_PROMINENCE: Final = 0.12
_ARRIVED: Final = 0.4
#: Before this share of the way it has to halt, nearly: where a hand comes into the picture, what
#: is guessed and what is seen meet in a short hesitation.
_SURE: Final = 0.7
_HALTED: Final = 0.8
#: It is over where the speed has fallen this far from the peak to that minimum.
_SLOWED: Final = 0.75
#: Rest is low, relative to the shoulders, and lower than the sign or still before coming back.
_REST_HEIGHT: Final = -0.3
_REST_RISE: Final = 0.2
_REST_TIME: Final = 0.25
#: Hands that are slower than this share of the movement that follows have not begun to move.
_ONSET_SHARE: Final = 0.08
_ONSET_SPEED: Final = 0.15
#: Where a hand rests is where it mostly was for this long before it began to move.
_SETTLED: Final = 0.3
#: The share of its way by which a movement is timed: above the noise, before it bends.
_TIMED: Final = (0.1, 0.45)
#: A movement began at most this long before or after its speed says so, and a hand that leaves
#: this long before the leading one does so for reasons of its own.
_DOUBT: Final = 0.25
_TOGETHER: Final = 0.8
_SAME: Final = 0.15
_LEAST_STROKE: Final = 0.1
#: What is kept around a sign when it is trimmed.
_MARGIN: Final = 0.2
#: An idle hand moves less than this, and is at most so far from where it rests before or after;
#: where no rest was recorded it must hang this low.
_IDLE_REACH: Final = 0.25
_IDLE_DRIFT: Final = 0.3
_HANGING: Final = -0.6

#: Shares of the way of a movement of minimum jerk (Flash & Hogan 1985) at shares of its time.
_TIME_SHARES: Final = np.linspace(0, 1, 201)
_WAY_SHARES: Final = _TIME_SHARES**3 * (10 - 15 * _TIME_SHARES + 6 * _TIME_SHARES**2)


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
    moving = _moving_hands(motion, dominance, times)
    if len(times) < 10 or not moving:
        return whole
    hands = np.array(list(moving.values()))
    lead = _way_from_rest(hands)
    trail = _way_from_rest(hands[:, ::-1])
    last = len(times) - 1
    onset, start = lead or (0, 0)
    end, offset = (last - trail[1], last - trail[0]) if trail else (last, last)
    first_seen, last_seen = _seen_span(motion, list(moving))
    onset = max(onset, min(start, round((first_seen - _UNSEEN_WAY) * _RATE)))
    offset = min(offset, max(end, round((last_seen + _UNSEEN_WAY) * _RATE)))
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


def _moving_hands(motion: MotionTrack, dominance: Hand, times: Array) -> dict[int, Array]:
    """Places (G, 3), at even times, of each hand that takes part; the leading one first."""
    pts = motion.pts - motion.pts[0]
    hands, reaches = {}, {}
    lead = LEFT if dominance is Hand.LEFT else RIGHT
    for side in (lead, 1 - lead):
        places = motion.anchors[:, side, 0].astype(np.float64)
        seen = np.isfinite(places).all(-1)
        if seen.sum() < 5:
            continue
        grid = np.column_stack([np.interp(times, pts[seen], axis) for axis in places[seen].T])
        grid = _smooth(grid, _LIGHT_SMOOTHING)
        hands[side] = grid
        reaches[side] = np.linalg.norm(grid - np.median(grid, axis=0), axis=-1).max()
    least = max(_LEAST_REACH, _LEAST_SHARE * max(reaches.values(), default=0.0))
    return {side: hand for side, hand in hands.items() if reaches[side] >= least}


def _seen_span(motion: MotionTrack, sides: list[int]) -> tuple[float, float]:
    """When one of some hands was first and last seen; everywhere if they never were.

    Where no hand is seen, its arm is guessed and may wander.
    """
    seen = np.isin(motion.flags[:, sides], _SEEN).any(axis=1)
    if not seen.any():
        return 0.0, float(motion.pts[-1] - motion.pts[0])
    times = motion.pts[seen] - motion.pts[0]
    return float(times[0]), float(times[-1])


def _smooth(places: Array, seconds: float) -> Array:
    from scipy.ndimage import gaussian_filter1d

    smoothed: Array = gaussian_filter1d(places, seconds * _RATE, axis=0, mode="nearest")
    return smoothed


def _way_from_rest(hands: Array) -> tuple[int, int] | None:
    """Where the first hand leaves rest and where the leading one arrives; None without rest.

    Args:
        hands: (H, G, 3) places, H at least 1, the leading hand first; from rest into the sign.
    """
    ways = [_way_of_hand(hand) for hand in hands]
    lead = next((way for way in ways if way is not None), None)
    if lead is None:
        return None
    onsets = [way[0] for way in ways if way is not None and way[0] >= lead[0] - _TOGETHER * _RATE]
    # Hands that leave at about the same time are two measurements of one moment.
    first = [onset for onset in onsets if onset <= min(onsets) + _SAME * _RATE]
    return round(float(np.mean(first))), lead[1]


def _way_of_hand(path: Array) -> tuple[int, int] | None:
    """Where one hand (G, 3) leaves rest and where its first movement ends; None without rest."""
    hand = _smooth(path, _SMOOTHING)
    speed = np.linalg.norm(np.gradient(hand, 1 / _RATE, axis=0), axis=-1)
    left = _departure(hand)
    if left is None:
        return None
    slow = max(_ONSET_SPEED, _ONSET_SHARE * speed.max())
    still = np.flatnonzero(speed[: left + 1] < slow)
    onset = int(still[-1]) if len(still) else 0
    arrival = _arrival(hand, speed, onset, left)
    if arrival is None or not _is_rest(hand, onset, arrival):
        return None
    if len(still):
        settled = hand[max(0, onset - round(_SETTLED * _RATE)) : onset + 1]
        onset = _begin(path[: arrival + 1], np.median(settled, axis=0), onset)
    back = path[arrival : onset + 1 : -1] if arrival > onset + 1 else path[arrival : arrival + 1]
    return onset, max(onset, arrival - _begin(back, path[arrival], 0))


def _departure(hand: Array) -> int | None:
    """When a hand (G, 3) is clearly on its way from where it was at first; None if it never is."""
    rest = np.median(hand[: round(_SETTLED * _RATE)], axis=0)
    left: int | None = None
    for _ in range(2):
        distance = np.linalg.norm(hand - rest, axis=-1)
        working = np.median(distance[distance >= 0.5 * distance.max()])
        gone = np.flatnonzero(distance >= _GONE * working)
        if not len(gone) or working <= 0:
            return None
        back = np.flatnonzero(distance[: gone[0]] <= _BACK * working)
        first = int(back[-1]) if len(back) else 0
        left = first + int(np.argmax(distance[first:] > _LEFT * working))
        rest = np.median(hand[max(0, first - round(_SETTLED * _RATE)) : first + 1], axis=0)
    return left


def _arrival(hand: Array, speed: Array, onset: int, left: int) -> int | None:
    """Where the first movement of a hand has slowed to a minimum, or None."""
    from scipy.signal import find_peaks

    distance = np.linalg.norm(hand - hand[onset], axis=-1)
    working = np.median(distance[distance >= 0.5 * distance.max()])
    minima, found = find_peaks(-speed, prominence=1e-6)
    peaks = np.maximum.accumulate(speed[onset:])
    for minimum, prominence in zip(minima, found["prominences"], strict=True):
        if minimum <= left or distance[minimum] < _ARRIVED * working:
            continue
        peak, bottom = peaks[minimum - onset], speed[minimum]
        most = _DEPTH * peak
        if distance[minimum] < _SURE * working:
            most = min(most, _HALTED)
        if bottom <= most and prominence >= _PROMINENCE * peak:
            fast = speed[onset:minimum] > bottom + (1 - _SLOWED) * (peak - bottom)
            slowed = onset + int(np.flatnonzero(fast)[-1]) + 1
            # Slow movements of the stroke may follow before the minimum that stands out.
            return slowed + int(np.argmax(np.diff(speed[slowed : minimum + 2]) > 0))
    return None


def _begin(way: Array, place: Array, guess: int) -> int:
    """When a hand begins to leave a place, from how its distance grows.

    A movement begins too softly to be seen. Its first half tells when it began: shares of the way
    become shares of time by the profile of minimum jerk, and a line through them gives the start.

    Args:
        way: (G, 3) places up to the end of the movement.
        place: (3,) where the hand was before.
        guess: The frame from which it is certainly no longer at rest, or nearly so.
    """
    distance = np.linalg.norm(way - place, axis=-1)
    share = distance / max(float(distance[-1]), 1e-9)
    later = np.flatnonzero(share >= _TIMED[1])
    end = int(later[later > guess][0]) if (later > guess).any() else len(way) - 1
    low = np.flatnonzero(share[guess:end] <= _TIMED[0])
    first = guess + (int(low[-1]) + 1 if len(low) else 0)
    frames = np.arange(first, end + 1)
    if len(frames) < 3:
        return guess
    times = np.interp(share[frames], _WAY_SHARES, _TIME_SHARES)
    slope, start = np.polyfit(times, frames, 1)
    if slope <= 0:
        return guess
    doubt = _DOUBT * _RATE
    return round(float(np.clip(start, max(0, guess - doubt), min(guess + doubt, end))))


def _is_rest(hand: Array, onset: int, arrival: int) -> bool:
    """Whether a hand (G, 3) rests at ``onset``: it is low, and lower than in the sign or still."""
    if hand[onset, 1] > _REST_HEIGHT:
        return False
    away = np.linalg.norm(hand[arrival] - hand[onset])
    back = np.linalg.norm(hand[-1] - hand[0])
    still = onset >= _REST_TIME * _RATE and back <= 0.5 * away
    return bool(still or hand[arrival, 1] - hand[onset, 1] >= _REST_RISE)


def suggested_trim(phases: Phases, duration: float) -> tuple[float, float]:
    """Where to cut a take so that little but its sign is left, in seconds from its first frame.

    Args:
        phases: Of the take.
        duration: Time of its last frame.
    """
    return max(0.0, phases.onset - _MARGIN), min(duration, phases.offset + _MARGIN)


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
