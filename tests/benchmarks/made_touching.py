"""Made-up signing that touches: hands come to the face, the trunk and each other, stay and leave.

As made-up signing, but most held poses touch a place of the body, of a body of any shape. Every
joint and every touch is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree  # noqa: TID253 - tests have no start-up time

from app.body.anchors import AnchorFrame, move_hands
from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.body.model import BodyModel
from app.body.places import Places
from app.body.skinning import Skinner, vertex_normals
from lexicon_db.tracks import JOINT_NAMES
from tests.benchmarks.made_signing import held_poses, moved_between, rest_pose

#: What is touched, by kind of touch.
TOUCHED = {
    "face": (
        "nose", "chin", "forehead", "mouth", "left_cheek", "right_cheek", "left_temple",
        "right_temple", "left_mouth_corner", "right_mouth_corner", "upper_lip",
    ),
    "body": ("chest", "left_chest", "right_chest", "left_shoulder_front", "right_shoulder_front"),
    "hand": ("palm", "hand_back", "index_tip", "thumb_tip", "middle_tip"),
}  # fmt: skip
_TOUCHING = ("index_tip", "index_tip", "middle_tip", "thumb_tip", "palm")
_SIDES = ("left", "right")
#: Poses that are drawn until one can touch as hands do.
_DRAWS = 60
#: Skin gives way by this much, metres.
_DEEPEST = 0.010
#: A touch is this near, metres.
NEAR = 0.0025


@dataclass(frozen=True)
class Touch:
    """Two places of the body that are meant to meet.

    Attributes:
        kind: One of TOUCHED.
        point_a: A place on the hand that moves.
        point_b: The place that it touches.
    """

    kind: str
    point_a: str
    point_b: str


@dataclass(frozen=True, eq=False)
class MadeTouching:
    """A performance, who gives it, and what touches in it.

    Attributes:
        pts: (T,) seconds.
        rotations: (T, 55, 3) axis-angle in radians.
        betas: (10,) body shape.
        hand_scale: (2,) size of the hands.
        touches: Each touch and the frames (T,) in which it is true.
    """

    pts: np.ndarray
    rotations: np.ndarray
    betas: np.ndarray
    hand_scale: np.ndarray
    touches: tuple[tuple[Touch, np.ndarray], ...]


def made_touching(
    model: BodyModel, seed: int, *, seconds: float, fps: float, touching: float = 0.7
) -> MadeTouching:
    """Make up a performance; the same seed makes the same one.

    Args:
        model: The body.
        seed: Of everything random.
        seconds: How long it lasts.
        fps: Frames per second.
        touching: The share of held poses that touch something.
    """
    random = np.random.default_rng([seed, 77])
    pts = np.arange(round(seconds * fps)) / fps
    betas, hand_scale = made_build(random)
    signer = _Signer(model, betas, hand_scale)
    keys, touches = _made_keys(signer, random, round((seconds - 1.0) / 0.6), touching)
    rest = rest_pose(random)
    rotations = moved_between(np.stack([rest, *keys, rest]), pts, random)
    true = _true_touches(signer.frame, rotations, touches)
    return MadeTouching(pts, rotations, betas, hand_scale, true)


def made_build(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Betas (10,) and sizes of the hands (2,) of some person."""
    betas = random.normal(0, 0.7, 10)
    betas[0] *= 0.5
    return betas, np.full(2, random.uniform(0.93, 1.07))


def made_sign(model: BodyModel, seed: int, count: int) -> np.ndarray:
    """The held poses (count, 55, 3) of a sign, for the mean body; one hand may hang."""
    random = np.random.default_rng([seed, 66])
    signer = _Signer(model, np.zeros(10), np.ones(2))
    keys = np.stack(_made_keys(signer, random, count, 0.5)[0])
    if random.random() < 0.4:
        legs = ("hip", "knee", "ankle", "foot")
        left = [
            number
            for number, name in enumerate(JOINT_NAMES)
            if name.startswith("left_") and not name.endswith(legs)
        ]
        keys[:, left] = rest_pose(random)[left]
    return keys


def _made_keys(
    signer: _Signer, random: np.random.Generator, count: int, touching: float
) -> tuple[list[np.ndarray], list[Touch]]:
    """Held poses of which this share touches something, and what they touch."""
    keys, touches = [], []
    for pose in held_poses(signer.model, signer.betas, random, count):
        key, touch = pose, None
        if random.random() < touching:
            key, touch = _made_to_touch(signer, pose, random)
        keys.append(key)
        touches += [touch] if touch else []
    return keys, touches


class _Signer:
    """A body of some shape, its places and its skin."""

    def __init__(self, model: BodyModel, betas: np.ndarray, hand_scale: np.ndarray) -> None:
        self.model, self.betas = model, betas
        self.frame = AnchorFrame(model, Places(model), betas, hand_scale)
        self._skinner = Skinner(model, betas, hand_scale)
        self._owner = model.weights.argmax(axis=1)
        self._skin = np.unique(model.faces)

    def deepest(self, pose: np.ndarray, hand: int) -> float:
        """How deep the skin of a hand is inside of the rest of the body, metres."""
        skin = self._skinner.vertices(pose)
        outwards = vertex_normals(skin, self.model.faces)
        fingers = FINGER_JOINTS[hand]
        joints = [*range(fingers.start, fingers.stop), WRISTS[hand]]
        own = self._skin[np.isin(self._owner[self._skin], joints)]
        arm = JOINT_NAMES.index(("left_elbow", "right_elbow")[hand])
        other = self._skin[~np.isin(self._owner[self._skin], [*joints, arm])]
        away, nearest = cKDTree(skin[other]).query(skin[own[::3]], distance_upper_bound=0.06)
        near = np.isfinite(away)
        found = other[nearest[near]]
        deep = np.sum((skin[found] - skin[own[::3][near]]) * outwards[found], axis=1)
        return float(deep.max(initial=0.0))


def _made_to_touch(
    signer: _Signer, pose: np.ndarray, random: np.random.Generator
) -> tuple[np.ndarray, Touch | None]:
    """A pose that touches, or the given one where none was drawn that can."""
    hand = int(random.random() < 0.7)
    kind = str(random.choice(list(TOUCHED), p=(0.45, 0.2, 0.35)))
    touch = _drawn(hand, kind, random)
    for draw in held_poses(signer.model, signer.betas, random, _DRAWS):
        moved = _brought(signer.frame, draw, touch, hand)
        if (
            moved is not None
            and _is_natural(signer.frame, moved, touch, hand)
            and signer.deepest(moved, hand) < _DEEPEST
        ):
            return moved, touch
    return pose, None


def _drawn(hand: int, kind: str, random: np.random.Generator) -> Touch:
    one, other = _SIDES[hand], _SIDES[1 - hand]
    tip = str(random.choice(_TOUCHING if kind != "face" else _TOUCHING[:-1]))
    place = str(random.choice(TOUCHED[kind]))
    return Touch(kind, f"{one}_{tip}", f"{other}_{place}" if kind == "hand" else place)


def _brought(frame: AnchorFrame, pose: np.ndarray, touch: Touch, hand: int) -> np.ndarray | None:
    """The pose with a hand moved so that it touches; None where it cannot reach."""
    moved = pose[None]
    for _ in range(5):
        posed = frame.posed(moved)
        at = frame.where(*posed, _pair(touch))[0]
        if np.linalg.norm(at[1] - at[0]) < 2e-4:
            return np.asarray(moved[0])
        ways = np.zeros((1, 2, 3))
        if touch.kind == "hand":
            ways[0, hand], ways[0, 1 - hand] = (at[1] - at[0]) / 2, (at[0] - at[1]) / 2
        else:
            ways[0, hand] = at[1] - at[0]
        moved = move_hands(moved, posed, ways)
    return None


def _is_natural(frame: AnchorFrame, pose: np.ndarray, touch: Touch, hand: int) -> bool:
    """The hand comes from the front, outside of what it touches, by an arm that can do that."""
    posed = frame.posed(pose[None])
    names = (*_pair(touch), f"{_SIDES[hand]}_wrist", f"{_SIDES[hand]}_elbow", "spine3")
    tip, _, wrist, elbow, spine = frame.where(*posed, names)[0]
    if touch.kind == "hand":
        others = frame.where(*posed, ("left_wrist", "right_wrist"))[0]
        return bool(np.linalg.norm(others[0] - others[1]) > 0.06)
    return bool(
        wrist[2] > tip[2] + 0.01 and wrist[2] > spine[2] + 0.1 and elbow[1] < wrist[1] + 0.1
    )


def _true_touches(
    frame: AnchorFrame, rotations: np.ndarray, touches: list[Touch]
) -> tuple[tuple[Touch, np.ndarray], ...]:
    posed = frame.posed(rotations)
    found = []
    for touch in dict.fromkeys(touches):
        at = frame.where(*posed, _pair(touch))
        near = np.linalg.norm(at[:, 0] - at[:, 1], axis=1) < NEAR
        if near.any():
            found.append((touch, near))
    return tuple(found)


def _pair(touch: Touch) -> tuple[str, str]:
    return touch.point_a, touch.point_b
