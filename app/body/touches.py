"""Touches that one camera sees flat: a hand that rests before something is put onto it.

One camera sees where a hand is across its line of sight and hardly how far away. A hand that stays
before the face, the trunk or the other hand, near in depth within what the fit can tell, touches:
it is moved along the line of sight until the first point of its surface meets the other surface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.anchors import move_hands
from app.body.places import Places
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.anchors import AnchorFrame
    from app.body.model import BodyModel

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_SIDES: Final = ("left", "right")
_FINGERS: Final = ("thumb", "index", "middle", "ring", "pinky")

#: Joints whose skin belongs to a thing, and how far apart its points are, metres.
_HEAD: Final = (("head", "jaw"), 0.010)
_TRUNK: Final = (("spine1", "spine2", "spine3", "left_collar", "right_collar", "neck"), 0.020)

#: Points overlap in the picture that lie in the same or in neighbouring cells of this size, metres;
#: cells from the wrist to the edge of the part of the picture that is compared.
_CELL: Final = 0.008
_MIDDLE: Final = 40
#: How far the fit may put a touching hand before head, trunk and the other hand, metres. Hands that
#: rest before the head or each other mostly touch; before the trunk hands rest at any distance.
_BEFORE_HEAD: Final = 0.120
_BEFORE_TRUNK: Final = 0.050
_BEFORE_HAND: Final = 0.100
#: How far the fit may put a touching hand inside of head or trunk, where none can be.
_INSIDE: Final = 0.140
#: Places of two hands that touch are this near across the line of sight.
_BESIDE: Final = 0.016
_SLOW: Final = 0.25
#: A place this near to a surface touches already.
_ALREADY: Final = 0.006
_SHORTEST: Final = 0.09
_FADE: Final = 0.25
#: Frames that are compared at once.
_CHUNK: Final = 64


class Skin:
    """The skin of head and trunk as points that ride on joints.

    Args:
        model: The body.
    """

    def __init__(self, model: BodyModel) -> None:
        points = {}
        for joints, grid in (_HEAD, _TRUNK):
            for vertex in _spread(model, joints, grid):
                joint = int(model.weights[vertex].argmax())
                points[f"skin_{vertex}"] = (joint, (np.array([vertex], np.intp), np.ones(1)))
        self._names = tuple(points)
        on_head = [JOINT_NAMES[joint] in _HEAD[0] for joint, _ in points.values()]
        self._head = sum(on_head)
        self._places = Places(model, points)

    def at(self, frame: AnchorFrame, posed: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """Points of head (T, N, 3) and trunk (T, M, 3) of a posed body, metres."""
        found = self._places.positions(
            *posed, self._names, betas=frame.betas, hand_scale=frame.hand_scale
        )
        return found[:, : self._head], found[:, self._head :]


#: Places of a hand that touch.
HAND_PLACES: Final = tuple(
    tuple(f"{side}_{name}" for name in (*(f"{f}_tip" for f in _FINGERS), "palm", "hand_back"))
    for side in _SIDES
)
_CARRIERS: Final = (JOINT_NAMES.index("head"), JOINT_NAMES.index("spine3"))
_KNUCKLES: Final = [JOINT_NAMES.index(f"{side}_middle1") for side in _SIDES]


def _spread(model: BodyModel, joints: tuple[str, ...], grid: float) -> NDArray[np.intp]:
    """One vertex of the surface in each cube of this size, of the skin of some joints."""
    owners = [JOINT_NAMES.index(name) for name in joints]
    used = np.unique(model.faces)
    used = used[np.isin(model.weights[used].argmax(axis=1), owners)]
    cubes = np.floor(model.template[used] / grid).astype(np.int64)
    _, first = np.unique(cubes, axis=0, return_index=True)
    chosen: NDArray[np.intp] = used[np.sort(first)]
    return chosen


def settle_touches(
    frame: AnchorFrame,
    skin: Skin,
    rotations: Floats,
    *,
    pts: Floats,
    eye: Floats,
    seen: Mask,
) -> Floats:
    """Rotations with hands put onto what they touch in the picture.

    Args:
        frame: The signer's body.
        skin: Its skin.
        rotations: (T, 55, 3) axis-angle.
        pts: (T,) seconds.
        eye: (T, 3) where the camera is, in the axes of the body.
        seen: (T, 2) whether a hand was seen.

    Returns:
        (T, 55, 3); only shoulders, elbows and wrists differ.
    """
    if len(pts) < 3:
        return rotations
    posed = frame.posed(rotations)
    surfaces = skin.at(frame, posed)
    together = _together(frame, posed, pts=pts, eye=eye, seen=seen.all(axis=1))
    ways = np.zeros((len(pts), 2, 3))
    for hand, sign in ((LEFT, 1), (RIGHT, -1)):
        knuckle = posed[1][:, _KNUCKLES[hand]]
        sight = _unit(knuckle - eye)
        places = frame.where(*posed, HAND_PLACES[hand])
        to_head, to_trunk = (
            _reached(_towards(places, surface, sight), before)
            for surface, before in zip(surfaces, (_BEFORE_HEAD, _BEFORE_TRUNK), strict=True)
        )
        # A hand that is raised to the head has its wrist before the trunk.
        gaps = np.where(np.isfinite(to_head), to_head, to_trunk)
        still = [_is_still(pts, knuckle - posed[1][:, joint], sight) for joint in _CARRIERS]
        shift = _shifts(pts, gaps, seen[:, hand] & np.any(still, axis=0))
        # Of two explanations the one that needs less is likelier.
        by_hands = (together != 0) & ((shift == 0) | (np.abs(together) < np.abs(shift)))
        ways[:, hand] = np.where(by_hands, sign * together / 2, shift)[:, None] * sight
    return move_hands(rotations, posed, ways)


def _together(
    frame: AnchorFrame, posed: tuple[Floats, Floats], *, pts: Floats, eye: Floats, seen: Mask
) -> Floats:
    """How far the left hand must go from the camera, towards the right one, (T,) metres.

    Hands that touch may lie before or beside each other: it is the pair of places that is nearest,
    and far more so across the line of sight than in depth.
    """
    one, other = (frame.where(*posed, names) for names in HAND_PLACES)
    knuckles = posed[1][:, _KNUCKLES]
    sight = _unit(knuckles.mean(axis=1) - eye)
    apart = (other[:, None] - one[:, :, None]).reshape(len(pts), -1, 3)
    deep = np.einsum("tpc,tc->tp", apart, sight)
    across = np.sqrt(np.maximum(np.sum(apart**2, axis=2) - deep**2, 0))
    still = seen & _is_still(pts, knuckles[:, RIGHT] - knuckles[:, LEFT], sight)
    near = (across < _BESIDE) & (np.abs(deep) < _BEFORE_HAND)
    shifts = np.zeros(len(pts))
    for first, last in _stretches(pts, still & near.any(axis=1)):
        part = slice(first, last + 1)
        far = (across[part] / _BESIDE) ** 2 + (deep[part] / _BEFORE_HAND) ** 2
        pair = int(far.mean(axis=0).argmin())
        way = _waning(pts, first, last) * float(np.median(deep[part, pair]))
        shifts = np.where(np.abs(way) > np.abs(shifts), way, shifts)
    return shifts


def _towards(hand: Floats, other: Floats, sight: Floats) -> Floats:
    """How far a hand must go along the line of sight until it touches, (T,) metres.

    Negative where it is behind the surface; nan where nothing overlaps in the picture.
    """
    gaps = np.full(len(hand), np.nan)
    for first in range(0, len(hand), _CHUNK):
        part = slice(first, first + _CHUNK)
        axes = _picture_axes(sight[part])
        gaps[part] = _first_meeting(hand[part] @ axes, other[part] @ axes)
    return gaps


def _picture_axes(sight: Floats) -> Floats:
    """(T, 3, 3) columns: two axes across each line of sight, and the line itself."""
    right = _unit(np.cross(sight, [0.0, 1.0, 0.0]))
    return np.stack([right, np.cross(right, sight), sight], axis=-1)


def _first_meeting(hand: Floats, other: Floats) -> Floats:
    """Smallest depth from points of a hand to the nearest point of a surface behind them, (T,).

    Arguments are (T, N, 3): across, up, deep. Both are sorted into cells of the picture.
    """
    frames = np.arange(len(hand))[:, None]
    cells = [
        np.floor((p[..., :2] - hand[:, :1, :2]) / _CELL).astype(np.intp) for p in (hand, other)
    ]
    cells = [c + _MIDDLE for c in cells]
    # A frame of empty cells around the picture takes what lies beyond it.
    cells = [np.clip(c, 0, 2 * _MIDDLE) for c in cells]
    nearest = np.full((len(hand), 2 * _MIDDLE + 1, 2 * _MIDDLE + 1), np.inf)
    np.minimum.at(nearest, (frames, cells[1][..., 0], cells[1][..., 1]), other[..., 2])
    nearest[:, [0, -1]] = nearest[:, :, [0, -1]] = np.inf
    for axis in (1, 2):
        middle = nearest.copy()
        np.minimum(middle, np.roll(nearest, 1, axis), out=middle)
        nearest = np.minimum(middle, np.roll(nearest, -1, axis))
    gaps = nearest[frames, cells[0][..., 0], cells[0][..., 1]] - hand[..., 2]
    # What touches already needs no other explanation.
    least = np.take_along_axis(gaps, np.abs(gaps).argmin(axis=1)[:, None], axis=1)[:, 0]
    gap = np.where(np.abs(least) < _ALREADY, least, gaps.min(axis=1))
    return np.where(np.isfinite(gap), gap, np.nan)


def _reached(gaps: Floats, before: float) -> Floats:
    """Gaps (T,) that may be touches in truth, nan elsewhere."""
    return np.where((gaps < before) & (gaps > -_INSIDE), gaps, np.nan)


def _shifts(pts: Floats, gaps: Floats, still: Mask) -> Floats:
    """How far the hand goes in each frame, (T,): all the way in a touch, waning around it."""
    shifts = np.zeros(len(pts))
    for first, last in _stretches(pts, np.isfinite(gaps) & still):
        way = _waning(pts, first, last) * float(np.median(gaps[first : last + 1]))
        shifts = np.where(np.abs(way) > np.abs(shifts), way, shifts)
    return shifts


def _stretches(pts: Floats, flags: Mask) -> list[tuple[int, int]]:
    """Runs that last long enough for a touch."""
    return [(a, b) for a, b in runs(flags) if pts[b] - pts[a] >= _SHORTEST]


def _waning(pts: Floats, first: int, last: int) -> Floats:
    away = np.maximum(pts[first] - pts, pts - pts[last]) / _FADE
    share: Floats = np.clip(1 - away, 0, 1)
    return share


def _is_still(pts: Floats, apart: Floats, sight: Floats) -> Mask:
    """Whether two things, this far apart (T, 3), hardly move against each other in the picture."""
    across = apart - np.sum(apart * sight, axis=1, keepdims=True) * sight
    still: Mask = np.linalg.norm(np.gradient(across, pts, axis=0), axis=1) < _SLOW
    return still


def runs(flags: Mask) -> list[tuple[int, int]]:
    """First and last index of each unbroken run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit
