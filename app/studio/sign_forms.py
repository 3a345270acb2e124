"""The form of a sign as it can be seen: hands, handshape, place, movement; measured, not written.

So signs can be found that nobody has described yet. Measured is the stroke as the mean body signs
it, with the leading hand as the right one (`app.motion.similarity`). Places are in the chest frame
of that body: the middle between the shoulders, one shoulder width is 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from app.studio.shape_inventory import shape_inventory
from lexicon_db.tracks import JOINT_COUNT, LEFT, RIGHT, HandFlag, MotionTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.motion.similarity import Signature

    Floats = NDArray[np.float64]


class Hands(StrEnum):
    """Which hands take part."""

    ONE = "one"
    ALIKE = "two-alike"
    DIFFERENT = "two-different"


class Place(StrEnum):
    """Where a sign is made."""

    FOREHEAD = "forehead"
    EYES = "eyes"
    NOSE = "nose"
    CHEEK = "cheek"
    MOUTH = "mouth"
    NECK = "neck"
    SHOULDER = "shoulder"
    CHEST = "chest"
    BELLY = "belly"
    ARM = "arm"
    HAND = "hand"
    NEUTRAL = "neutral"


class Movement(StrEnum):
    """How the leading hand moves."""

    STILL = "still"
    STRAIGHT = "straight"
    ARC = "arc"
    CIRCLE = "circle"
    REPEATED = "repeated"
    TURN = "turn"
    FINGERS = "fingers"


@dataclass(frozen=True)
class SignForm:
    """What is known of the form of a sign.

    Attributes:
        hands: Which hands take part.
        places: Where it is made, the likeliest first.
        movements: How it moves.
        shapes: Handshapes of the leading hand that look like those of the sign.
    """

    hands: Hands
    places: tuple[Place, ...]
    movements: tuple[Movement, ...]
    shapes: tuple[str, ...]


#: Blocks of the features of a hand in a signature.
_PLACE: Final = slice(0, 3)
_ALONG: Final = slice(3, 6)
_NORMAL: Final = slice(6, 9)
_TIPS: Final = slice(9, 24)
#: The ends of a stroke, in moments: hands still come from rest, or go there.
_ENDS: Final = 5
#: Before the head depth is known less than what the camera sees.
_AXES: Final = np.array([1.0, 1.0, 0.5])
#: A hand takes part from this share on; it is raised above this height.
_LEAST_SHARE: Final = 0.12
_RAISED: Final = -0.9
#: Hands do alike when their speeds, mirrored, go together so well.
_TOGETHER: Final = 0.5
#: The head is met within this distance, the rest of the body within that one: signs in the space
#: before the chest are not far from it. A place that is nearly as near may be meant, too.
_NEAR_HEAD: Final = 0.34
_NEAR_BODY: Final = 0.22
_NEARLY: Final = 0.08
#: A hand length, in shoulder widths of the mean body.
_HAND: Final = 0.55
#: The hand stays where it is within this size.
_STILL: Final = 0.16
#: Fingers move, and the hand turns, where it changes so much (hand lengths, radians).
_FINGERS_MOVE: Final = 0.22
_TURNS: Final = 0.8
#: Handshapes that are told: so many, and not much farther than the nearest.
_SHAPES: Final = 3
_FARTHER: Final = 1.35

#: Points of places on the body, in the chest frame.
PLACES: Final[dict[Place, tuple[tuple[float, float, float], ...]]] = {
    Place.FOREHEAD: ((0.0, 0.84, 0.34), (-0.18, 0.76, 0.21), (0.18, 0.76, 0.21)),
    Place.EYES: ((-0.09, 0.67, 0.33), (0.09, 0.67, 0.33)),
    Place.NOSE: ((0.0, 0.58, 0.4),),
    Place.CHEEK: ((-0.15, 0.55, 0.25), (0.15, 0.55, 0.25), (-0.2, 0.61, 0.12)),
    Place.MOUTH: ((0.0, 0.47, 0.37), (0.0, 0.37, 0.34)),
    Place.NECK: ((0.0, 0.17, 0.14),),
    Place.SHOULDER: ((-0.43, 0.0, 0.2), (0.43, 0.0, 0.2)),
    Place.CHEST: ((0.0, -0.2, 0.32), (-0.28, -0.15, 0.3), (0.28, -0.15, 0.3)),
    Place.BELLY: ((0.0, -0.5, 0.36), (0.0, -0.8, 0.34)),
}


_ON_HEAD: Final = (Place.FOREHEAD, Place.EYES, Place.NOSE, Place.CHEEK, Place.MOUTH, Place.NECK)


def measured_form(motion: MotionTrack, model: BodyModel) -> SignForm:
    """The form of a sign by its motion on a body."""
    from app.motion.similarity import Signature, signature

    whole = signature(motion, model)
    inner = slice(_ENDS, -_ENDS)
    found = Signature(whole.hands[inner], whole.trust[inner], whole.share)
    return SignForm(_hands(found), _places(found), _movements(found), _shapes(found, model))


def _hands(found: Signature) -> Hands:
    share = found.share[LEFT]
    if share < _LEAST_SHARE or np.mean(found.hands[:, LEFT, 1]) < _RAISED:
        return Hands.ONE
    ways = found.hands[:, :, _PLACE] - found.hands[:, :, _PLACE].mean(axis=0)
    turned = ways[:, LEFT] * np.array([-1.0, 1.0, 1.0])
    sizes = np.linalg.norm(ways[:, RIGHT]) * np.linalg.norm(turned)
    agree = max(np.sum(ways[:, RIGHT] * one) for one in (turned, ways[:, LEFT]))
    balance = _size(ways[:, LEFT]) / max(_size(ways[:, RIGHT]), 1e-6)
    alike = agree > _TOGETHER * sizes and 0.5 < balance < 2.0
    return Hands.ALIKE if alike else Hands.DIFFERENT


def _places(found: Signature) -> tuple[Place, ...]:
    """The places that finger tips and palm of the leading hand come nearest to."""
    points = _hand_points(found.hands[:, RIGHT])
    away = {
        place: _nearest(points, np.array(where)[None], _AXES if place in _ON_HEAD else 1.0)
        / (_NEAR_HEAD if place in _ON_HEAD else _NEAR_BODY)
        for place, where in PLACES.items()
    }
    if np.mean(found.hands[:, LEFT, 1]) > _RAISED:
        other = found.hands[:, LEFT]
        away[Place.HAND] = _nearest(points, _hand_points(other)) / _NEAR_BODY
        wrists = other[:, None, _PLACE] - 0.5 * _HAND * other[:, None, _ALONG]
        back = np.array([0.3, 0.6, 0.9])[:, None] * other[:, None, _ALONG]
        away[Place.ARM] = _nearest(points, wrists - back) / _NEAR_BODY
    order = sorted(away, key=away.__getitem__)
    nearest = away[order[0]]
    if nearest > 1:
        return (Place.NEUTRAL,)
    return tuple(place for place in order if away[place] < nearest + _NEARLY / _NEAR_BODY)[:2]


def _hand_points(hand: Floats) -> Floats:
    """Middle knuckle and finger tips (T, 6, 3) of a hand (T, 27), in the chest frame."""
    along, normal = hand[:, _ALONG], hand[:, _NORMAL]
    across = np.cross(normal, along)
    own = np.stack([across, normal, along], axis=-1)
    tips = hand[:, _TIPS].reshape(-1, 5, 3) * _HAND
    wrist = hand[:, None, _PLACE] - 0.5 * _HAND * along[:, None]
    placed = wrist + tips @ np.swapaxes(own, -1, -2)
    return np.concatenate([hand[:, None, _PLACE], placed], axis=1)


def _nearest(points: Floats, others: Floats, axes: Floats | float = 1.0) -> float:
    """How near points (T, N, 3) come to others (T or 1, M, 3), in the nearest quarter of time."""
    apart = np.linalg.norm((points[:, :, None] - others[:, None]) * axes, axis=-1)
    return float(np.quantile(apart.min(axis=(1, 2)), 0.25))


def _movements(found: Signature) -> tuple[Movement, ...]:
    hand = found.hands[:, RIGHT]
    way = hand[:, _PLACE] * _AXES
    moves = [_path(way)] if _size(way) > _STILL else []
    normal = hand[:, _NORMAL]
    if _size(hand[:, _TIPS]) > _FINGERS_MOVE * np.sqrt(5):
        moves.append(Movement.FINGERS)
    if np.arccos(np.clip((normal @ normal.T).min(), -1, 1)) > _TURNS:
        moves.append(Movement.TURN)
    return tuple(moves) or (Movement.STILL,)


def _path(way: Floats) -> Movement:
    """What shape a way (T, 3) has."""
    centred = way - way.mean(axis=0)
    main = centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T
    if _turns(main[:, 0]) >= 2:
        steps = np.diff(main, axis=0)
        headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        is_round = np.ptp(main[:, 1]) > 0.4 * np.ptp(main[:, 0])
        if is_round and abs(headings[-1] - headings[0]) > 1.4 * np.pi:
            return Movement.CIRCLE
        return Movement.REPEATED
    length = np.linalg.norm(np.diff(main, axis=0), axis=1).sum()
    direct = np.linalg.norm(main[-1] - main[0])
    return Movement.STRAIGHT if length < 1.2 * direct else Movement.ARC


def _turns(line: Floats) -> int:
    """How often a movement along a line turns round, by at least a quarter of its length."""
    least = 0.25 * np.ptp(line)
    turns, heading, extreme = 0, 0.0, line[0]
    for value in line[1:]:
        if heading * (value - extreme) >= 0:
            extreme = value if heading else extreme
            if not heading and abs(value - extreme) > least:
                heading, extreme = float(np.sign(value - extreme)), value
        elif abs(value - extreme) > least:
            turns, heading, extreme = turns + 1, -heading, value
    return turns


def _shapes(found: Signature, model: BodyModel) -> tuple[str, ...]:
    """Handshapes that look like the hand at the beginning and at the end of the stroke."""
    names, known = _known_tips(model)
    tips = found.hands[:, RIGHT, _TIPS]
    third = len(tips) // 3
    seen: dict[str, None] = {}
    for part in (tips[:third], tips[third:-third], tips[-third:]):
        away = np.linalg.norm(known - np.median(part, axis=0), axis=1)
        order = np.argsort(away)[:_SHAPES]
        seen |= {names[n]: None for n in order if away[n] <= _FARTHER * away[order[0]]}
    return tuple(seen)


@lru_cache(maxsize=1)
def _known_tips(model: BodyModel) -> tuple[tuple[str, ...], Floats]:
    """Names of handshapes, and where their finger tips are (N, 15)."""
    from app.body.kinematics import FINGER_JOINTS
    from app.motion.similarity import signature

    shapes = shape_inventory()
    tips = []
    for shape in shapes:
        rotations = np.zeros((3, JOINT_COUNT, 3), np.float32)
        rotations[:, FINGER_JOINTS[RIGHT]] = shape.fingers
        still = MotionTrack(
            pts=np.arange(3) / 25,
            rotations=rotations,
            face=np.zeros((3, 52), np.float32),
            anchors=np.zeros((3, 2, 3, 3), np.float32),
            contacts=(),
            flags=np.full((3, 2), HandFlag.MEASURED, np.uint8),
        )
        tips.append(signature(still, model).hands[0, RIGHT, _TIPS])
    return tuple(shape.name for shape in shapes), np.array(tips)


def _size(way: Floats) -> float:
    """Length of the box around a way (T, N)."""
    return float(np.linalg.norm(np.ptp(way, axis=0)))
