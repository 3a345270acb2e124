"""Skinning weights of the hands: smooth ramps across the finger joints.

Along a finger each phalanx takes over from the one before it within a short stretch around the
joint; across the palm the rays share the skin by their distance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import JOINT_NAMES
from resources.body.ramps import ramp
from resources.body.skeleton import FINGERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points, Rig

    Values = NDArray[np.float64]

#: Metres of skin before and after each finger joint in which one bone takes over from the other.
_RAMPS: Final = ((0.010, 0.012), (0.0075, 0.0075), (0.006, 0.006))
#: How far the rays of the palm share skin sideways, metres.
_SHARING: Final = 0.0055
#: Where the skin of the ball of the thumb follows the thumb: shares of the metacarpal's length,
#: and metres from its axis.
_THUMB_RAMP: Final = (-0.05, 0.75)
_THUMB_REACH: Final = (0.012, 0.034)


def set_finger_weights(weights: Values, rig: Rig, vertices: Points, joints: Points) -> None:
    """Replace the weights of both hands in place.

    Args:
        weights: (N, 55) skinning weights from the rig.
        rig: MakeHuman's rig, which knows which vertex belongs to which finger.
        vertices: (N, 3) the mean shape in the T-pose.
        joints: (55, 3) its joints.
    """
    for side, end in (("left", "L"), ("right", "R")):
        _set_hand(weights, _Hand(rig, vertices, joints, side, end))


class _Hand:
    """One hand's geometry: which vertices, which rays."""

    def __init__(self, rig: Rig, vertices: Points, joints: Points, side: str, end: str) -> None:
        bones = [n for n in rig.names if n.startswith(("wrist.", "metacarpal", "finger"))]
        own = [rig.numbers[name] for name in bones if name.endswith(end)]
        self.all_joints = joints
        self.side = side
        self.share: Values = np.asarray(rig.weights[:, own].sum(axis=1)).ravel()
        self.chosen = np.flatnonzero(self.share > 0)
        self.vertices = vertices[self.chosen]
        self.of_finger = {
            finger: np.asarray(
                rig.weights[self.chosen][
                    :, [rig.numbers[f"finger{number}-{k}.{end}"] for k in (1, 2, 3)]
                ].sum(axis=1)
            ).ravel()
            / self.share[self.chosen]
            for finger, number in FINGERS.items()
        }

    def number(self, finger: str, place: int) -> int:
        return JOINT_NAMES.index(f"{self.side}_{finger}{place}")

    def joints(self, finger: str) -> Points:
        return self.all_joints[[self.number(finger, place) for place in (1, 2, 3)]]


def _set_hand(weights: Values, hand: _Hand) -> None:
    wrist = JOINT_NAMES.index(f"{hand.side}_wrist")
    new = np.zeros((len(hand.chosen), weights.shape[1]))
    rays = {finger: _Ray(hand, finger) for finger in FINGERS if finger != "thumb"}
    palm = 1 - sum(hand.of_finger.values())
    nearness = {f: np.exp(-0.5 * (ray.aside / _SHARING) ** 2) for f, ray in rays.items()}
    total = np.maximum(sum(nearness.values()), 1e-12)
    for finger, ray in rays.items():
        member = hand.of_finger[finger] + palm * nearness[finger] / total
        _add_phalanges(new, hand, finger, member[:, None] * ray.taken_over)
    thumb, taken_over = _thumb(hand)
    new *= (1 - thumb)[:, None] / np.maximum(1 - hand.of_finger["thumb"], 1e-9)[:, None]
    _add_phalanges(new, hand, "thumb", thumb[:, None] * taken_over)
    new[new < 0.003] = 0
    new /= np.maximum(new.sum(axis=1), 1)[:, None]
    new[:, wrist] = 1 - new.sum(axis=1)
    rest = weights[hand.chosen]
    rest[:, [wrist, *_finger_joints(hand)]] = 0
    weights[hand.chosen] = rest + hand.share[hand.chosen, None] * new


def _finger_joints(hand: _Hand) -> list[int]:
    return [hand.number(finger, place) for finger in FINGERS for place in (1, 2, 3)]


def _add_phalanges(new: Values, hand: _Hand, finger: str, taken_over: Values) -> None:
    """Each bone keeps what it took over less what the next one took over."""
    for place in (1, 2, 3):
        following = taken_over[:, place] if place < 3 else 0
        new[:, hand.number(finger, place)] += taken_over[:, place - 1] - following


class _Ray:
    """How far along and beside a straight finger the vertices of the hand lie."""

    def __init__(self, hand: _Hand, finger: str) -> None:
        joints = hand.joints(finger)
        along = joints[2] - joints[0]
        along[1] = 0
        along /= np.linalg.norm(along)
        ways = (hand.vertices - joints[0]) @ along
        aside = np.cross(along, [0.0, 1.0, 0.0])
        self.aside: Values = (hand.vertices - joints[0]) @ aside
        starts = (joints - joints[0]) @ along
        self.taken_over: Values = np.stack(
            [
                ramp(ways, start - before, start + after)
                for start, (before, after) in zip(starts, _RAMPS, strict=True)
            ],
            axis=1,
        )


def _thumb(hand: _Hand) -> tuple[Values, Values]:
    """Membership of the thumb, and what each of its bones has taken over from the one before."""
    joints = hand.joints("thumb")
    base = joints[1] - joints[0]
    length = float(np.linalg.norm(base))
    axis = base / length
    ways = (hand.vertices - joints[0]) @ axis
    away = np.linalg.norm(hand.vertices - joints[0] - np.outer(ways, axis), axis=1)
    near = 1 - ramp(away, *_THUMB_REACH)
    ball = near * ramp(ways, _THUMB_RAMP[0] * length, _THUMB_RAMP[1] * length)
    member = np.maximum(hand.of_finger["thumb"], ball * (1 - _fingers_only(hand)))
    tip = joints[2] - joints[1]
    along = (hand.vertices - joints[1]) @ (tip / np.linalg.norm(tip))
    second = ramp(along, -0.009, 0.011)
    third = ramp(along - float(np.linalg.norm(tip)), -0.0065, 0.0065)
    return member, np.stack([np.ones_like(second), second, third], axis=1)


def _fingers_only(hand: _Hand) -> Values:
    member: Values = sum(hand.of_finger[finger] for finger in FINGERS if finger != "thumb")
    return member
