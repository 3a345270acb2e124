"""Decides over a whole clip which found hand is the left one, the right one, or none.

Trackers put both of their hands on the same one when hands touch, and change sides when hands
cross. One frame alone often cannot tell; the frames around it can. So every frame may keep, swap
or reject its hands, and the cheapest sequence of such choices wins (Viterbi). What it costs to
call a hand left or right: its distance from the arm of the body, the side that the hand model
reads from the picture, and how far it would have jumped since the frame before.
"""

from __future__ import annotations

import dataclasses
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack

Costs = NDArray[np.float64]

#: The hand found as left is number 0, the one found as right number 1; a choice names the hand
#: that becomes the left one and the hand that becomes the right one.
_NONE: Final = 2
_CHOICES: Final = np.array([(0, 1), (1, 0), (0, _NONE), (_NONE, 1), (1, _NONE), (_NONE, 0), (2, 2)])
#: Wrist and the knuckles of index and little finger: in the pose, per side, and in a hand.
_POSE_PALMS: Final = np.array([(15, 19, 17), (16, 20, 18)])
_PALM: Final = np.array([0, 5, 17])

# Lengths are in shoulder widths; costs are negative logarithms of probabilities.
#: The pose and a hand place a palm this differently; beyond a limit the pose is wrong, not far off.
_PLACE: Final = 0.12
_MOST_PLACE: Final = 2.4
#: How much the reading of the side counts; the readings of neighbouring frames err together.
_READING: Final = 0.6
_SUREST: Final = 0.95
#: A hand leaves its arm's movement by this much from frame to frame (1/30 s).
_STEP: Final = 0.10
_MOST_STEP: Final = 1.5
#: Two hands whose points lie closer than this on average are probably one, and surely at zero.
SAME_HAND: Final = 0.2
_SAME: Final = 3.2
#: To reject a found hand; to give it to the other side; to find or lose one.
_REJECTION: Final = 2.2
_OTHER_SIDE: Final = 0.1
_CHANGE: Final = 0.75


def resolve_hands(track: LandmarkTrack) -> LandmarkTrack:
    """Give every found hand of a clip to its side, and reject those that are none.

    A track needs neither scores nor points in metres for it, and may come from another program.

    Args:
        track: Hands as found: two may be the same one, sides may be swapped.

    Returns:
        The track with swapped hands put right. A hand that is taken from a side leaves it MISSING,
        one that is no hand of its own is REJECTED; both are nan.
    """
    if not len(track.pts):
        return track
    seen = np.isin(track.flags, (HandFlag.MEASURED, HandFlag.RECOVERED))
    scale = _scale(track)
    if not seen.any() or np.isnan(scale):
        return track
    choices = _CHOICES[_cheapest(*_costs(track, seen, scale))]
    return _chosen(track, seen, choices)


def _chosen(
    track: LandmarkTrack, seen: NDArray[np.bool_], choices: NDArray[np.int64]
) -> LandmarkTrack:
    """The track with each side's chosen hand, (T, 2) numbers of hands or _NONE."""
    rows = np.arange(len(choices))[:, None]
    taken = np.minimum(choices, 1)
    given = choices != _NONE
    hands = np.where(given[..., None, None], track.hands[rows, taken], np.nan)
    worlds = np.where(given[..., None, None], track.hands_world[rows, taken], np.nan)
    scores = np.where(given[..., None], track.hand_scores[rows, taken], track.hand_scores)
    moved = given & (taken != (LEFT, RIGHT))
    scores[..., 1] = np.where(moved, 1 - scores[..., 1], scores[..., 1])
    is_left_over = seen.sum(axis=1) > given.sum(axis=1)
    lost = np.where(is_left_over[:, None], HandFlag.REJECTED, HandFlag.MISSING)
    lost = np.where(seen, lost, track.flags)
    flags = np.where(given, track.flags[rows, taken], lost)
    return dataclasses.replace(
        track,
        hands=hands.astype(np.float32),
        hands_world=worlds.astype(np.float32),
        hand_scores=scores.astype(np.float32),
        flags=flags.astype(np.uint8),
    )


def _costs(track: LandmarkTrack, seen: NDArray[np.bool_], scale: float) -> tuple[Costs, Costs]:
    """(T, 7) of every choice in every frame, and (T - 1, 7, 7) from choice to choice."""
    xy = np.where(seen[..., None, None], track.hands[..., :2], np.nan).astype(np.float64) / scale
    palms = track.pose[:, _POSE_PALMS, :2].astype(np.float64) / scale
    place = _place(xy, palms) + _reading(track.hand_scores.astype(np.float64))
    # [t, side, hand]; the third hand is none: free where the side found none, else a rejection.
    place[~np.isfinite(place)] = np.inf
    frames = len(xy)
    single = np.concatenate([place, np.zeros((frames, 2, 1))], axis=2)
    left, right = _CHOICES.T
    costs = single[:, LEFT, left] + single[:, RIGHT, right]
    used = np.stack([((left == hand) | (right == hand)) for hand in (LEFT, RIGHT)], axis=1)
    costs += _REJECTION * (seen[:, None] & ~used[None]).sum(axis=2)
    apart = np.linalg.norm(xy[:, 0] - xy[:, 1], axis=-1).mean(axis=1)
    same = _SAME * np.maximum(0, 1 - np.nan_to_num(apart, nan=np.inf) / SAME_HAND)
    costs[:, :2] += same[:, None]
    return costs, _steps(track, xy, palms[:, :, 0])


def _place(xy: Costs, palms: Costs) -> Costs:
    """(T, side, hand) of the distance between the palm of a hand and that of the pose."""
    away = np.linalg.norm(xy[:, None, :, _PALM] - palms[:, :, None], axis=-1)
    far = np.median(away, axis=-1)
    cost: Costs = np.minimum(0.5 * (far / _PLACE) ** 2, _MOST_PLACE)
    # A body that is not known says nothing; a hand that was not found cannot be given.
    unknown = np.isnan(palms[..., 0]).any(axis=-1)
    cost = np.where(unknown[..., None], 0.0, cost)
    cost = np.where(np.isnan(xy[:, None, :, 0, 0]), np.inf, cost)
    cost[:, LEFT, RIGHT] += _OTHER_SIDE
    cost[:, RIGHT, LEFT] += _OTHER_SIDE
    return cost


def _reading(scores: Costs) -> Costs:
    """(T, side, hand) of the side that was read: scores are (T, hand, (presence, certainty))."""
    own = np.clip(scores[..., 1], 1 - _SUREST, _SUREST)
    as_left = np.stack([own[:, LEFT], 1 - own[:, RIGHT]], axis=1)
    cost: Costs = -_READING * np.log(2 * np.stack([as_left, 1 - as_left], axis=1))
    return cost


def _steps(track: LandmarkTrack, xy: Costs, wrists: Costs) -> Costs:
    """(T - 1, 7, 7) of jumps: a hand moves with its arm, and slowly changes its shape."""
    seconds = np.diff(track.pts)
    arms = np.nan_to_num(np.diff(wrists, axis=0))
    jump = xy[1:, None] - xy[:-1, :, None]
    # [t, side, hand before, hand after]; the arm of the pose may tremble where the hand is still.
    with_arm = jump[:, None] - arms[:, :, None, None, None]
    alone = np.linalg.norm(jump, axis=-1).mean(axis=-1)
    far = np.minimum(np.linalg.norm(with_arm, axis=-1).mean(axis=-1), alone[:, None])
    likely = _STEP * np.maximum(30 * seconds, 1.0)[:, None, None, None]
    hands = np.minimum(0.5 * (far / likely) ** 2, _MOST_STEP)
    steps = np.full((len(hands), 2, 3, 3), _CHANGE)
    steps[..., _NONE, _NONE] = 0.0
    steps[..., :2, :2] = np.nan_to_num(hands, nan=_MOST_STEP)
    left, right = _CHOICES.T
    cost: Costs = steps[:, LEFT, left[:, None], left] + steps[:, RIGHT, right[:, None], right]
    return cost


def _cheapest(costs: Costs, steps: Costs) -> NDArray[np.int64]:
    """(T,) the choices whose sum of costs is least."""
    best = np.empty(costs.shape, np.int64)
    total = costs[0]
    for frame in range(1, len(costs)):
        ways = total[:, None] + steps[frame - 1]
        best[frame] = ways.argmin(axis=0)
        total = ways.min(axis=0) + costs[frame]
    chosen = np.empty(len(costs), np.int64)
    chosen[-1] = total.argmin()
    for frame in range(len(costs) - 1, 0, -1):
        chosen[frame - 1] = best[frame, chosen[frame]]
    return chosen


def _scale(track: LandmarkTrack) -> float:
    """Median shoulder width in pixels, nan without a body."""
    widths = np.hypot(*(track.pose[:, 11, :2] - track.pose[:, 12, :2]).T)
    known = widths[~np.isnan(widths)]
    return float(np.median(known)) if len(known) else np.nan
