"""Contacts: where a hand touches the face, the body or the other hand, and keeping it so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.anchors import move_hands
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
    "right_ear", "left_eye_outer", "right_eye_outer", "chest", "left_chest", "right_chest",
    "left_shoulder", "right_shoulder", "belly",
)  # fmt: skip

# One camera sees depth badly: a touch is near in the picture, not far in depth, and slow.
_NEAR_ACROSS: Final = 0.020
_NEAR_DEEP: Final = 0.045
_SLOW: Final = 0.30
_SHORTEST: Final = 0.10
_FADE: Final = 0.15
_ROUNDS: Final = 2


def find_contacts(pts: Floats, where: Where, seen: NDArray[np.bool_]) -> tuple[Contact, ...]:
    """Touches of a posed body, at most one at a time for each hand and thing touched.

    Args:
        pts: (T,) seconds.
        where: Gives named places; z is the direction of the camera.
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
    return tuple(sorted(contacts, key=lambda contact: contact.first))


def _touches(
    pts: Floats,
    one: tuple[tuple[str, ...], Floats],
    other: tuple[tuple[str, ...], Floats],
    seen: NDArray[np.bool_],
) -> list[Contact]:
    """Runs of frames in which the nearest pair of places is near and hardly moves."""
    apart = one[1][:, :, None] - other[1][:, None]
    across = np.linalg.norm(apart[..., :2], axis=-1) / _NEAR_ACROSS
    deep = np.abs(apart[..., 2]) / _NEAR_DEEP
    closeness = np.maximum(across, deep).reshape(len(pts), -1)
    moves = np.gradient(apart.reshape(len(pts), -1, 3), pts, axis=0) if len(pts) > 2 else 0 * apart
    speed = np.linalg.norm(moves.reshape(len(pts), -1, 3), axis=-1)
    touching = (closeness < 1) & (speed < _SLOW) & seen[:, None]
    found = []
    for first, last in _runs(touching.any(axis=1)):
        if pts[last] - pts[first] < _SHORTEST:
            continue
        stretch = slice(first, last + 1)
        pair = int(np.where(touching[stretch].any(axis=0), closeness[stretch].mean(0), 9).argmin())
        a, b = divmod(pair, len(other[0]))
        found.append(Contact(first, last, one[0][a], other[0][b]))
    return found


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last index of each unbroken run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def contact_gaps(contacts: tuple[Contact, ...], where: Where) -> list[Floats]:
    """For each contact, the vector (T, 3) in metres from its second place to its first."""
    gaps = []
    for contact in contacts:
        places = where((contact.point_a, contact.point_b))
        gaps.append(places[:, 0] - places[:, 1])
    return gaps


def keep_contacts(
    frame: AnchorFrame,
    rotations: Floats,
    pts: Floats,
    contacts: tuple[Contact, ...],
    gaps: list[Floats],
) -> Floats:
    """Rotations with the arms turned so that what touched touches again.

    During a touch a hand moves as a whole by what is missing; before and after it by a waning part
    of that, so that the arm does not jump. Two hands that touch share the way.

    Args:
        frame: The body that moves.
        rotations: (T, 55, 3) axis-angle.
        pts: (T,) seconds.
        contacts: What touches.
        gaps: The vectors of ``contact_gaps`` of the body that was tracked, facing the same way.

    Returns:
        (T, 55, 3); only shoulders, elbows and wrists differ.
    """
    solved = rotations
    # Arms are turned softly: a second round takes up what the first one left.
    for _ in range(_ROUNDS if contacts else 0):
        posed = frame.posed(solved)
        found = contact_gaps(contacts, partial(frame.where, *posed))
        missing = [wanted - gap for wanted, gap in zip(gaps, found, strict=True)]
        solved = move_hands(solved, posed, _ways(pts, contacts, missing))
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
