"""How alike two signs are, whoever signed them: for finding the same sign again.

Compared are the strokes as the mean body signs them: where the hands are, where palm and fingers
point, the shape of the hands and how they move. Time is warped (dynamic time warping, Sakoe and
Chiba 1978), the leading hand counts as the right one, and each kind of difference can only grow so
far, so that a badly tracked stretch does not outweigh the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.anchors import CHEST, AnchorFrame
from app.body.model import BodyModel
from app.body.places import HAND_POINTS, Places
from app.motion.phases import find_phases
from lexicon_db.records import Hand
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, HandFlag, MotionTrack

Floats = NDArray[np.float64]

#: Moments at which two strokes are compared.
_MOMENTS: Final = 32
#: Retraction and preparation tell little; this much around a stroke helps where it was found late.
_MARGIN: Final = 0.08
#: Differences that count half: of place (shoulder widths; depth is known less), of the directions
#: of palm and fingers, of finger tips (hand lengths), of speed (shoulder widths per second).
_HALF: Final = (0.30, 0.80, 0.35, 2.0)
_DEPTH_SHARE: Final = 0.5
#: What place, direction, shape and movement count.
_COUNTS: Final = (1.0, 0.6, 0.7, 0.4)
#: A hand that moves its wrist less than this and stays this low takes no part (shoulder widths).
_IDLE_WAY: Final = 0.35
_LOW: Final = -0.75
#: The other reading of which hand leads is less likely.
_MIRRORED: Final = 1.08
#: Steps that hold one of the signs still cost this much more.
_HOLDING: Final = 1.3
_TRUST: Final = {
    HandFlag.MISSING: 0.1,
    HandFlag.MEASURED: 1.0,
    HandFlag.RECOVERED: 0.8,
    HandFlag.INTERPOLATED: 0.6,
    HandFlag.REJECTED: 0.1,
}
_TIPS: Final = (4, 8, 12, 16, 20)
_SPINE: Final = JOINT_NAMES.index("spine3")
_WRISTS: Final = [JOINT_NAMES.index(f"{side}_wrist") for side in ("left", "right")]
#: Blocks of the features of a hand: place, directions, finger tips, velocity.
_BLOCKS: Final = (slice(0, 3), slice(3, 9), slice(9, 24), slice(24, 27))


@dataclass(frozen=True, eq=False)
class Signature:
    """What is compared of a sign; the leading hand comes last, as if it were the right one.

    Attributes:
        hands: (32, 2, 27) place, directions, finger tips and velocity of each hand.
        trust: (32, 2) how well each hand is known, 0 to 1.
        share: (2,) how much each hand takes part, 0 to 1.
    """

    hands: Floats
    trust: Floats
    share: Floats

    def mirrored(self) -> Signature:
        """The same sign with the other hand leading."""
        return Signature(_mirrored(self.hands)[:, ::-1], self.trust[:, ::-1], self.share[::-1])


def signature(motion: MotionTrack, model: BodyModel) -> Signature:
    """What is compared of a sign.

    Args:
        motion: The sign.
        model: The body.
    """
    frame = AnchorFrame(model, Places(model))
    hands = _features(motion, frame)
    trust = np.vectorize(lambda flag: _TRUST[HandFlag(flag)])(motion.flags)
    share = _shares(motion)
    leads = LEFT if share[LEFT] > share[RIGHT] + 0.05 else RIGHT
    first, last = _stroke(motion, Hand.LEFT if leads == LEFT else Hand.RIGHT)
    moments = np.linspace(first, last, _MOMENTS)
    sampled = _at(motion.pts, hands.reshape(len(hands), -1), moments).reshape(_MOMENTS, 2, -1)
    found = Signature(sampled, _at(motion.pts, trust, moments), share)
    return found.mirrored() if leads == LEFT else found


def distances(sign: Signature, others: Sequence[Signature]) -> Floats:
    """How far a sign is from each of others, (K,): 0 is the same, 1 as different as can be."""
    plain = _warped(_costs(sign, others))
    turned = _warped(_costs(sign.mirrored(), others))
    nearer: Floats = np.minimum(plain, _MIRRORED * turned)
    return nearer


def _features(motion: MotionTrack, frame: AnchorFrame) -> Floats:
    """(T, 2, 27); what is left and right is as the signer has it."""
    posed = frame.posed(motion.rotations.astype(np.float64))
    chest = posed[0][:, None, _SPINE]
    place = motion.anchors[:, :, CHEST].astype(np.float64)
    points = np.stack([frame.where(*posed, names) for names in HAND_POINTS], axis=1)
    along = _unit(points[:, :, 9] - points[:, :, 0])
    across = _unit(points[:, :, 5] - points[:, :, 17])
    # The palm faces the other way on the other hand.
    normal = np.cross(along, across) * np.array([1.0, -1.0])[:, None]
    turned = np.swapaxes(chest, -1, -2)
    directions = [(turned @ vector[..., None])[..., 0] for vector in (along, normal)]
    tips = points[:, :, _TIPS] - points[:, :, :1]
    own = np.stack([across, normal, along], axis=-1)
    shape = (tips @ own) / frame.hand_length
    velocity = np.gradient(place, motion.pts, axis=0) if len(place) > 1 else np.zeros_like(place)
    parts = [place, *directions, shape.reshape(*shape.shape[:2], -1), velocity]
    return np.concatenate(parts, axis=-1)


def _mirrored(hands: Floats) -> Floats:
    """Features with left and right exchanged in space; shapes are the hands' own."""
    signs = np.ones(hands.shape[-1])
    signs[[0, 3, 6, 24]] = -1
    return hands * signs


def _shares(motion: MotionTrack) -> Floats:
    """How much each hand takes part, (2,): by the way of its wrist and by being raised."""
    place = motion.anchors[:, :, CHEST].astype(np.float64)
    seen = ~np.isin(motion.flags, (HandFlag.MISSING, HandFlag.REJECTED))
    share = np.zeros(2)
    for hand in (LEFT, RIGHT):
        if seen[:, hand].sum() < 3:
            continue
        known = place[seen[:, hand], hand, :2]
        way = float(np.linalg.norm(np.ptp(known, axis=0)))
        raised = float(np.mean(place[:, hand, 1] > _LOW) * (seen[:, hand].mean()))
        share[hand] = min(1.0, way / (2 * _IDLE_WAY)) * min(1.0, 2 * raised)
    return share


def _stroke(motion: MotionTrack, dominance: Hand) -> tuple[float, float]:
    """Seconds at which the stroke begins and ends, with a margin."""
    phases = find_phases(motion, dominance)
    first = max(phases.stroke_start - _MARGIN, float(motion.pts[0]))
    return first, min(phases.stroke_end + _MARGIN, float(motion.pts[-1]))


def _costs(sign: Signature, others: Sequence[Signature]) -> Floats:
    """(K, 32, 32) how different every moment of a sign is from every moment of others."""
    hands = np.stack([other.hands for other in others])
    trust = np.stack([other.trust for other in others])
    shares = np.stack([other.share for other in others])
    total, weight = np.zeros((2, len(others), _MOMENTS, _MOMENTS))
    for hand in (LEFT, RIGHT):
        apart = sign.hands[None, :, None, hand] - hands[:, None, :, hand]
        apart[..., [2, 26]] *= _DEPTH_SHARE
        cost = np.zeros(apart.shape[:-1])
        for block, half, count in zip(_BLOCKS, _HALF, _COUNTS, strict=True):
            squared = np.sum(apart[..., block] ** 2, axis=-1) / half**2
            cost += count / sum(_COUNTS) * squared / (1 + squared)
        both = np.sqrt(sign.share[hand] * shares[:, hand])[:, None, None]
        one = np.abs(sign.share[hand] - shares[:, hand])[:, None, None]
        known = np.sqrt(sign.trust[None, :, None, hand] * trust[:, None, :, hand])
        total += known * both * cost + 0.5 * one
        weight += known * both + 0.5 * one
    mean: Floats = total / np.maximum(weight, 1e-6)
    return mean


def _warped(costs: Floats) -> Floats:
    """(K,) mean cost along the cheapest warping of costs (K, N, N)."""
    count = costs.shape[1]
    total = np.full((len(costs), count + 1, count + 1), np.inf)
    total[:, 0, 0] = 0.0
    for i in range(count):
        for j in range(count):
            cost = costs[:, i, j]
            straight = total[:, i, j] + 2 * cost
            held = np.minimum(total[:, i, j + 1], total[:, i + 1, j]) + _HOLDING * cost
            total[:, i + 1, j + 1] = np.minimum(straight, held)
    warped: Floats = total[:, -1, -1] / (2 * count)
    return warped


def _at(pts: Floats, values: Floats, moments: Floats) -> Floats:
    """Values (T, N) at moments (M,), linear in between."""
    columns = [np.interp(moments, pts, column) for column in values.T]
    return np.stack(columns, axis=1)


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return unit
