"""A closed-form first guess of the pose: directions of bones become rotations of joints.

Least squares needs it: from the rest pose it would settle in a wrong valley.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial.transform import Rotation

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.points import HEAD_POINTS
from app.body.kinematics import chain, rest_joints, rotation_matrices
from app.body.lifting.series import without_gaps
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.fitting.observations import Observations
    from app.body.fitting.points import FitPoints
    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

_UP = np.array([0.0, 1.0, 0.0])
_SIDES = (("left", 1.0), ("right", -1.0))
_FINGERS = ("thumb", "index", "middle", "ring", "pinky")
_LARGEST_TWIST = 1.9


@dataclass(frozen=True, eq=False)
class State:
    """The unknowns of the fit.

    Attributes:
        values: (T, D) degrees of freedom in radians.
        translation: (T, 3) metres.
        betas: (10,) body shape.
    """

    values: Floats
    translation: Floats
    betas: Floats


def first_guess(model: BodyModel, points: FitPoints, seen: Observations) -> State:
    """Pose the mean body by the directions between the observed points, then place it.

    Frames in which a point was not seen borrow it from the frames around.
    """
    guess = _Guess(model, points, seen)
    guess.pose_trunk()
    for side, sign in _SIDES:
        guess.pose_arm(side, sign)
    values = np.clip(guess.values, guess.table.low, guess.table.high)
    betas = np.zeros(10)
    return State(values, _place(model, points, seen, values), betas)


class _Guess:
    """Builds the pose from the trunk outwards."""

    def __init__(self, model: BodyModel, points: FitPoints, seen: Observations) -> None:
        self.table = signing_degrees()
        self._numbers = points.number
        self._space = without_gaps(_known(seen.space, seen.space_weights.min(axis=2) > 0))
        self._rest = rest_joints(model, None, seen.hand_scale)
        offsets = points.offsets(self._rest, np.zeros(10), seen.hand_scale)
        self._rest_points = self._rest[points.joints] + offsets
        self.values = np.tile(self.table.mean, (len(seen.pts), 1))
        self._trunk = np.tile(np.eye(3), (len(seen.pts), 1, 1))

    def _seen(self, name: str) -> Floats:
        found: Floats = self._space[:, self._numbers(name)]
        return found

    def _put(self, joint: str, rotations: Floats) -> None:
        vectors = Rotation.from_matrix(rotations).as_rotvec()
        for degree in self.table.of(joint):
            self.values[:, degree] = vectors[:, self.table.axis[degree]]

    def pose_trunk(self) -> None:
        across = self._seen("left_shoulder") - self._seen("right_shoulder")
        hips = (self._seen("left_hip") + self._seen("right_hip")) / 2
        # Hips are often out of the picture; a trunk that stands upright is then the best guess.
        up = np.where(np.any(hips, axis=1, keepdims=True), -hips, _UP)
        self._trunk = _frame(across, up)
        self._put("pelvis", self._trunk)
        numbers = [self._numbers(name) for name in HEAD_POINTS]
        head = _best_rotation(self._rest_points[numbers], self._space[:, numbers])
        self._put("head", np.swapaxes(self._trunk, 1, 2) @ head)

    def pose_arm(self, side: str, sign: float) -> None:
        shoulder, elbow, wrist = (
            self._seen(f"{side}_{name}") for name in ("shoulder", "elbow", "wrist")
        )
        inward = np.swapaxes(self._trunk, 1, 2)
        upper = sign * _unit(_turn(inward, elbow - shoulder))
        fore = sign * _unit(_turn(inward, wrist - elbow))
        hinge = _steady(np.cross(fore, upper) * sign)
        hinge = _unit(hinge - upper * np.sum(hinge * upper, axis=1, keepdims=True))
        shoulder_turn = np.stack([upper, hinge, np.cross(upper, hinge)], axis=-1)
        self._put(f"{side}_shoulder", shoulder_turn)
        bend = np.zeros((len(upper), 3))
        bend[:, 1] = -sign * np.arccos(np.clip(np.sum(upper * fore, axis=1), -1, 1))
        elbow_turn = rotation_matrices(bend)
        if not np.any(self._seen(f"{side}_index1")):
            self._put(f"{side}_elbow", elbow_turn)
            return
        forearm = self._trunk @ shoulder_turn @ elbow_turn
        hand = self._pose_wrist(side, elbow_turn, forearm)
        for finger in _FINGERS:
            self._pose_finger(side, finger, hand)

    def _pose_wrist(self, side: str, elbow_turn: Floats, forearm: Floats) -> Floats:
        """Turn the hand by its knuckles; rotation about the forearm goes to the elbow."""
        knuckles = [self._numbers(f"{side}_{finger}1") for finger in _FINGERS]
        rest = self._rest_points[knuckles] - self._rest[JOINT_NAMES.index(f"{side}_wrist")]
        hand = _best_rotation(rest, self._space[:, knuckles], centred=False)
        relative = np.swapaxes(forearm, 1, 2) @ hand
        twist = np.zeros((len(hand), 3))
        about = Rotation.from_matrix(relative).as_quat()
        angle = 2 * np.arctan2(about[:, 0], about[:, 3])
        angle = np.unwrap((angle + np.pi) % (2 * np.pi) - np.pi)
        angle -= 2 * np.pi * np.round(np.median(angle) / (2 * np.pi))
        twist[:, 0] = np.clip(angle, -_LARGEST_TWIST, _LARGEST_TWIST)
        turned = rotation_matrices(twist)
        self._put(f"{side}_elbow", elbow_turn @ turned)
        self._put(f"{side}_wrist", np.swapaxes(turned, 1, 2) @ relative)
        return hand

    def _pose_finger(self, side: str, finger: str, hand: Floats) -> None:
        bones = [f"{side}_{finger}{bone}" for bone in (1, 2, 3)]
        above = hand
        for here, beyond in zip(bones, (*bones[1:], f"{side}_{finger}_tip"), strict=True):
            rest = self._rest_points[self._numbers(beyond)] - self._rest_points[self._numbers(here)]
            wanted = _turn(np.swapaxes(above, 1, 2), self._seen(beyond) - self._seen(here))
            axes = self.table.axis[self.table.of(here)]
            if len(axes) > 1:
                bend = _shortest_turn(rest, wanted)
            else:
                angles = np.zeros((len(wanted), 3))
                angles[:, axes[0]] = np.arctan2(
                    rest[0] * wanted[:, 1] - rest[1] * wanted[:, 0],
                    rest[0] * wanted[:, 0] + rest[1] * wanted[:, 1],
                )
                bend = rotation_matrices(angles)
            self._put(here, bend)
            above = above @ bend


def _place(model: BodyModel, points: FitPoints, seen: Observations, values: Floats) -> Floats:
    """Translation (T, 3) that explains the pixels best, by linear least squares per frame.

    With p the posed point and t the translation, a pixel (u, v) says
    p_x + t_x = -u (p_z + t_z) and p_y + t_y = v (p_z + t_z), u and v in focal lengths.
    """
    joints = rest_joints(model, None, seen.hand_scale)
    world, positions = chain(rotation_matrices(signing_degrees().rotations(values)), joints)
    offsets = points.offsets(joints, np.zeros(10), seen.hand_scale)
    posed = positions[:, points.joints] + (world[:, points.joints] @ offsets[..., None])[..., 0]
    centre = np.array(seen.size) / 2
    u, v = np.moveaxis((seen.pixels - centre) / seen.focal, -1, 0)
    weights = seen.pixel_weights
    zero, one = np.zeros_like(u), np.ones_like(u)
    rows = np.concatenate([np.stack([one, zero, u], -1), np.stack([zero, one, -v], -1)], axis=1)
    right = np.concatenate(
        [-u * posed[..., 2] - posed[..., 0], v * posed[..., 2] - posed[..., 1]], axis=1
    )
    both = np.concatenate([weights, weights], axis=1)
    known = both > 0
    rows = np.where(known[..., None], rows * both[..., None], 0.0)
    right = np.where(known, right * both, 0.0)
    normal = np.einsum("tmi,tmj->tij", rows, rows) + 1e-6 * np.eye(3)
    solution = np.linalg.solve(normal, np.einsum("tmi,tm->ti", rows, right)[..., None])[..., 0]
    # A body behind the camera can come out where hardly anything was seen.
    return without_gaps(_known(solution[:, None], (solution[:, 2] < -0.2)[:, None]))[:, 0]


def _known(values: Floats, known: NDArray[np.bool_]) -> Floats:
    """Values (T, P, C) with nan where ``known`` (T, P) is false."""
    return np.where(known[..., None], values, np.nan)


def _steady(vectors: Floats) -> Floats:
    """Unit vectors (T, 3); where an arm is straight its plane is unknown and neighbours lend it."""
    length = np.linalg.norm(vectors, axis=1)
    sure = length > 0.15
    if not sure.any():
        return _unit(vectors + np.array([0.0, 1e-3, 0.0]))
    return _unit(without_gaps(_known(_unit(vectors)[:, None], sure[:, None]))[:, 0])


def _unit(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = vectors / np.maximum(length, 1e-9)
    return unit


def _turn(rotations: Floats, vectors: Floats) -> Floats:
    turned: Floats = (rotations @ vectors[..., None])[..., 0]
    return turned


def _frame(across: Floats, up: Floats) -> Floats:
    """Rotations (T, 3, 3) whose x axis is ``across`` and whose y axis is nearest to ``up``."""
    x = _unit(np.where(np.any(across, axis=1, keepdims=True), across, np.array([1.0, 0.0, 0.0])))
    y = _unit(up - x * np.sum(up * x, axis=1, keepdims=True))
    return np.stack([x, y, np.cross(x, y)], axis=-1)


def _shortest_turn(rest: Floats, wanted: Floats) -> Floats:
    """Rotations (T, 3, 3) that turn one direction (3,) into others (T, 3) the shortest way."""
    a, b = _unit(rest), _unit(wanted)
    cross = np.cross(a, b)
    sine = np.linalg.norm(cross, axis=1, keepdims=True)
    angle = np.arctan2(sine[:, 0], b @ a)
    return rotation_matrices(cross / np.maximum(sine, 1e-9) * angle[:, None])


def _best_rotation(rest: Floats, seen: Floats, *, centred: bool = True) -> Floats:
    """Rotations (T, 3, 3) that turn points (K, 3) into (T, K, 3) best (Kabsch 1976)."""
    a: Floats = rest - rest.mean(axis=0) if centred else rest
    b: Floats = seen - seen.mean(axis=1, keepdims=True) if centred else seen
    u, _, vt = np.linalg.svd(np.einsum("ki,tkj->tij", a, b))
    sign = np.ones((len(b), 1, 3))
    sign[:, 0, 2] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    rotation: NDArray[Any] = np.swapaxes(u * sign @ vt, 1, 2)
    return rotation
