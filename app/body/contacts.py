"""Contacts: where a hand touches the face, the body or the other hand, and keeping it so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.anchors import move_hands
from app.body.pinches import PINCHED, is_pinch, keep_pinch, pinched
from app.body.touches import runs
from lexicon_db.tracks import LEFT, RIGHT, Contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.body.anchors import AnchorFrame

    Floats = NDArray[np.float64]

    #: Gives named places (T, n, 3) of a posed body in metres.
    Where = Callable[[tuple[str, ...]], Floats]

_SIDES: Final = ("left", "right")
_TOUCHING: Final = ("thumb_tip", "index_tip", "middle_tip", "ring_tip", "pinky_tip", "palm")
_BODY: Final = (
    "nose", "chin", "forehead", "mouth", "left_mouth_corner", "right_mouth_corner", "left_ear",
    "right_ear", "left_eye_outer", "right_eye_outer", "upper_lip", "lower_lip", "left_cheek",
    "right_cheek", "left_temple", "right_temple", "left_brow", "right_brow", "chest", "left_chest",
    "right_chest", "left_shoulder_front", "right_shoulder_front", "belly",
)  # fmt: skip

# A touch is near and slow; tips that pinch with their pads lie further apart.
_NEAR: Final = 0.025
_PINCHING: Final = 0.032
_SLOW: Final = 0.30
#: Gaps up to this cannot be told from touches, metres.
_UNSEEN: Final = 0.015
_SHORTEST: Final = 0.10
_FADE: Final = 0.15
#: A touch begins and ends this long before and after the hand is still, while it is this near.
_EDGE: Final = 0.05
_COMING: Final = 2.0
#: Frames over which it is judged which places are nearest.
_CALM: Final = 5
_ROUNDS: Final = 2
_PINCH_ROUNDS: Final = 3


def find_contacts(pts: Floats, where: Where, seen: NDArray[np.bool_]) -> tuple[Contact, ...]:
    """Touches of a posed body, at most one at a time for each hand and thing touched.

    Each finger that the thumb of its own hand pinches is such a thing.

    Args:
        pts: (T,) seconds.
        where: Gives named places.
        seen: (T, 2) whether a hand was seen.
    """
    touching = [tuple(f"{side}_{name}" for name in _TOUCHING) for side in _SIDES]
    body = where(_BODY)
    hands = [where(names) for names in touching]
    contacts: list[Contact] = []
    for hand in (LEFT, RIGHT):
        contacts += _touches(pts, (touching[hand], hands[hand]), (_BODY, body), seen[:, hand])
    both = seen.all(axis=1)
    pairs = (touching[RIGHT], hands[RIGHT]), (touching[LEFT], hands[LEFT])
    contacts += _touches(pts, *pairs, both)
    for hand, side in enumerate(_SIDES):
        for finger in PINCHED:
            names = (f"{side}_thumb_tip",), (f"{side}_{finger}_tip",)
            thumb, tip = ((name, where(name)) for name in names)
            contacts += _touches(pts, thumb, tip, seen[:, hand], near=_PINCHING)
    return tuple(sorted(contacts, key=lambda contact: contact.first))


def _touches(
    pts: Floats,
    one: tuple[tuple[str, ...], Floats],
    other: tuple[tuple[str, ...], Floats],
    seen: NDArray[np.bool_],
    *,
    near: float = _NEAR,
) -> list[Contact]:
    """Runs of frames in which the nearest pair of places is near and hardly moves."""
    apart = one[1][:, :, None] - other[1][:, None]
    closeness = np.linalg.norm(apart, axis=-1).reshape(len(pts), -1) / near
    moves = np.gradient(apart.reshape(len(pts), -1, 3), pts, axis=0) if len(pts) > 2 else 0 * apart
    speed = np.linalg.norm(moves.reshape(len(pts), -1, 3), axis=-1)
    touching = (closeness < 1) & (speed < _SLOW) & seen[:, None]
    coming = (closeness < _COMING) & seen[:, None]
    nearest = np.where(touching, _calm(closeness), np.inf).argmin(axis=1)
    found = []
    left = touching.any(axis=1)
    # The pair that is nearest most of the time explains all frames in which it touches.
    while (pts[-1] - pts[0]) * left.mean() >= _SHORTEST:
        pair = int(np.bincount(nearest[left]).argmax())
        a, b = divmod(pair, len(other[0]))
        for first, last in runs(touching[:, pair] & left):
            if pts[last] - pts[first] >= _SHORTEST:
                whole = _whole(pts, coming[:, pair], first, last)
                found.append(Contact(*whole, one[0][a], other[0][b]))
        left &= ~touching[:, pair]
    return found


def _whole(pts: Floats, coming: NDArray[np.bool_], first: int, last: int) -> tuple[int, int]:
    """A touch with its beginning and end, when the hand still brakes or moves again already."""
    earliest, latest = pts[first] - _EDGE, pts[last] + _EDGE
    while first > 0 and coming[first - 1] and pts[first - 1] >= earliest:
        first -= 1
    while last < len(pts) - 1 and coming[last + 1] and pts[last + 1] <= latest:
        last += 1
    return first, last


def _calm(values: Floats) -> Floats:
    """Means (T, N) over the frames around each, as far as there are some."""
    width = min(_CALM, len(values))
    summed = np.cumsum(np.pad(values, ((width // 2 + 1, width // 2), (0, 0)), mode="edge"), axis=0)
    calm: Floats = (summed[width:] - summed[:-width])[: len(values)] / width
    return calm


def contact_gaps(contacts: tuple[Contact, ...], where: Where) -> list[Floats]:
    """For each contact, the vector (T, 3) in metres from its second place to its first."""
    gaps = []
    for contact in contacts:
        places = where((contact.point_a, contact.point_b))
        gaps.append(places[:, 0] - places[:, 1])
    return gaps


def closed(contacts: tuple[Contact, ...], gaps: list[Floats], sight: Floats) -> list[Floats]:
    """Gaps (T, 3) of touches as one camera saw them, less all that it cannot tell from nothing.

    Fingers that pinch stay as the hand's shape has them, with their pads together.

    Args:
        contacts: The touches.
        gaps: The vectors of ``contact_gaps`` of the body that was tracked.
        sight: (T, 3) unit vectors of the line of sight; depth along it counts for nothing.
    """
    left = []
    for contact, gap in zip(contacts, gaps, strict=True):
        if is_pinch(contact):
            left.append(pinched(gap))
            continue
        across = gap - np.sum(gap * sight, axis=1, keepdims=True) * sight
        length = np.linalg.norm(across, axis=1, keepdims=True)
        left.append(across * np.maximum(1 - _UNSEEN / np.maximum(length, 1e-9), 0))
    return left


def keep_contacts(
    frame: AnchorFrame,
    rotations: Floats,
    pts: Floats,
    contacts: tuple[Contact, ...],
    gaps: list[Floats],
) -> Floats:
    """Rotations with fingers and arms turned so that what touched touches again.

    Fingers that pinched do so first. During a touch a hand moves as a whole by what is missing;
    before and after it by a waning part of that, so that the arm does not jump. Two hands that
    touch share the way.

    Args:
        frame: The body that moves.
        rotations: (T, 55, 3) axis-angle.
        pts: (T,) seconds.
        contacts: What touches.
        gaps: The vectors of ``contact_gaps`` of the body that was tracked, facing the same way.

    Returns:
        (T, 55, 3); only shoulders, elbows and wrists differ, and fingers that pinch.
    """
    wanted = list(zip(contacts, gaps, strict=True))
    pinches = [(contact, gap) for contact, gap in wanted if is_pinch(contact)]
    touches = [(contact, gap) for contact, gap in wanted if not is_pinch(contact)]
    solved = rotations
    # Fingers that pinch at once share the thumb: each round takes up what the others undid.
    for _ in range(_PINCH_ROUNDS):
        for contact, gap in pinches:
            solved = keep_pinch(frame, solved, contact, gap, _fade(pts, contact))
    between = tuple(contact for contact, _ in touches)
    # Arms are turned softly: a second round takes up what the first one left.
    for _ in range(_ROUNDS if between else 0):
        posed = frame.posed(solved)
        found = contact_gaps(between, partial(frame.where, *posed))
        missing = [gap - now for (_, gap), now in zip(touches, found, strict=True)]
        solved = move_hands(solved, posed, _ways(pts, between, missing))
    return solved


def _ways(pts: Floats, contacts: tuple[Contact, ...], missing: list[Floats]) -> Floats:
    """How far each hand is to move, (T, 2, 3) metres; contacts at the same time are averaged."""
    ways = np.zeros((len(pts), 2, 3))
    weights = np.zeros((len(pts), 2, 1))
    frames = np.arange(len(pts))
    for contact, whole in zip(contacts, missing, strict=True):
        weight = _fade(pts, contact)[:, None]
        way = weight * whole[np.clip(frames, contact.first, contact.last)]
        hand, other = _hand_of(contact.point_a), _hand_of(contact.point_b)
        shares = {hand: 1.0} if other is None else {hand: 0.5, other: -0.5}
        for moving, share in shares.items():
            ways[:, moving] += share * way
            weights[:, moving] += weight
    averaged: Floats = ways / np.maximum(weights, 1.0)
    return averaged


def _hand_of(name: str) -> int | None:
    """The hand that a place is on, None for places of the body."""
    side, _, place = name.partition("_")
    return _SIDES.index(side) if place in _TOUCHING else None


def _fade(pts: Floats, contact: Contact) -> Floats:
    before = (pts[contact.first] - pts) / _FADE
    after = (pts - pts[contact.last]) / _FADE
    weight: Floats = np.clip(1 - np.maximum(before, after), 0, 1)
    return weight
