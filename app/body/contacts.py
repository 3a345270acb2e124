"""Contacts: where a hand touches the face, the body or the other hand, and keeping it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.arms import Goal
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, Contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.body.places import Places

    Floats = NDArray[np.float64]

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


def find_contacts(
    pts: Floats, where: Callable[[tuple[str, ...]], Floats], seen: NDArray[np.bool_]
) -> tuple[Contact, ...]:
    """Touches of a posed body, at most one at a time for each hand and thing touched.

    Args:
        pts: (T,) seconds.
        where: Gives named places (T, n, 3) in metres; z is the direction of the camera.
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


def contact_goals(
    places: Places,
    contacts: tuple[Contact, ...],
    pts: Floats,
    source: tuple[Floats, Floats],
    target: tuple[Floats, Floats],
) -> list[list[Goal]]:
    """Goals, for each hand, that keep touches as they were when the body changes.

    The vector between the two places stays what it was; it fades in and out around the touch, so
    that the arm does not jump.

    Args:
        places: Named places of the body.
        contacts: What touches.
        pts: (T,) seconds.
        source: World rotations and positions of the body that was tracked (mean shape).
        target: The same of the body that is to follow, before it follows.
    """
    goals: list[list[Goal]] = [[], []]
    for contact in contacts:
        names = (contact.point_a, contact.point_b)
        before = places.positions(*source, names)
        after = places.positions(*target, names)
        between = before[:, 0] - before[:, 1]
        weight = _fade(pts, contact)
        if contact.point_b.startswith(("left_", "right_")) and _is_on_hand(contact.point_b):
            middle = after.mean(axis=1)
            wanted = {contact.point_a: middle + between / 2, contact.point_b: middle - between / 2}
        else:
            wanted = {contact.point_a: after[:, 1] + between}
        for number, name in enumerate(names):
            if name in wanted:
                hand = RIGHT if name.startswith("right_") else LEFT
                wrist = JOINT_NAMES.index(f"{_SIDES[hand]}_wrist")
                place = after[:, number] - target[1][:, wrist]
                held = (np.swapaxes(target[0][:, wrist], 1, 2) @ place[..., None])[..., 0]
                goals[hand].append(Goal(held, wanted[name], weight))
    return goals


def _is_on_hand(name: str) -> bool:
    return name.split("_", 1)[1] in _TOUCHING


def _fade(pts: Floats, contact: Contact) -> Floats:
    before = (pts[contact.first] - pts) / _FADE
    after = (pts - pts[contact.last]) / _FADE
    weight: Floats = np.clip(1 - np.maximum(before, after), 0, 1)
    return weight
