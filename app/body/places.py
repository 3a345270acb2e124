"""Named places on the body: finger tips, nose, palms and all else that signs touch or track.

A place rides on one joint: it is a rest offset from that joint, linear in the betas. So places need
forward kinematics alone, never the surface.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.body.model import FIXED_VERTICES
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from app.body.model import BodyModel

    #: Vertices and their shares: a point of the rest surface.
    SurfacePoint = tuple[NDArray[np.intp], NDArray[np.float64]]

_SIDES: Final = ("left", "right")
_FINGERS: Final = ("thumb", "index", "middle", "ring", "pinky")

#: The 21 points of each hand in MediaPipe's order, by the name of the place.
HAND_POINTS: Final[tuple[tuple[str, ...], tuple[str, ...]]] = tuple(  # type: ignore[assignment]
    (
        f"{side}_wrist",
        *(f"{side}_{finger}{end}" for finger in _FINGERS for end in ("1", "2", "3", "_tip")),
    )
    for side in _SIDES
)

#: Names of the points that are tracked and exported: the joints, then the points of both hands.
TRACKED_NAMES: Final[tuple[str, ...]] = (
    *JOINT_NAMES,
    *(f"{side}_hand_{point}" for side in _SIDES for point in range(21)),
)

#: Places at static face landmarks (order of the 51 landmarks: brows, nose, eyes, mouth).
_FACE_PLACES: Final[dict[str, tuple[int, ...]]] = {
    "right_brow": (2,),
    "left_brow": (7,),
    "nose_bridge": (10,),
    "nose_tip": (13,),
    "right_eye_outer": (19,),
    "right_eye_inner": (22,),
    "left_eye_inner": (25,),
    "left_eye_outer": (28,),
    "right_mouth_corner": (31,),
    "left_mouth_corner": (37,),
    "upper_lip": (34,),
    "lower_lip": (40,),
    "mouth": (44, 46, 48, 50),
}

#: Places that ride on the middle of the head although their skin moves with the jaw or the eyes.
_ON_HEAD: Final = ("nose", "left_ear", "right_ear", "left_eye", "right_eye")


class Places:
    """Named places of one body: the usual ones, or other points of the surface.

    Args:
        model: The body.
        points: The joint that each place rides on and where it is on the rest surface; None means
            the places that signs touch and detectors find.

    Attributes:
        names: Names of the P places; the 55 joint names come first.
        joints: (P,) the joint that each place rides on.
        offsets: (P, 3) rest offset from that joint in the mean body, metres.
        directions: (P, 3, 10) what each beta adds to the offset.
    """

    def __init__(
        self, model: BodyModel, points: dict[str, tuple[int, SurfacePoint]] | None = None
    ) -> None:
        points = _surface_points(model) if points is None else points
        names = list(JOINT_NAMES)
        joints = list(range(len(JOINT_NAMES)))
        offsets = [np.zeros(3)] * len(names)
        directions = [np.zeros((3, 10))] * len(names)
        for name, (joint, (vertices, shares)) in points.items():
            names.append(name)
            joints.append(joint)
            rest = shares @ model.template[vertices].astype(np.float64)
            change = np.einsum("v,vck->ck", shares, model.shape_directions[vertices])
            offsets.append(rest - model.joint_template[joint])
            directions.append(change - model.joint_directions[joint])
        self.names: tuple[str, ...] = tuple(names)
        self.joints: NDArray[np.intp] = np.array(joints, np.intp)
        self.offsets: NDArray[np.float64] = np.array(offsets)
        self.directions: NDArray[np.float64] = np.array(directions)
        self._numbers = {name: number for number, name in enumerate(names)}

    def indices(self, names: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of places by name; a KeyError names one that does not exist."""
        return np.array([self._numbers[name] for name in names], np.intp)

    def rest_offsets(
        self, betas: ArrayLike | None = None, hand_scale: ArrayLike | None = None
    ) -> NDArray[np.float64]:
        """Offsets (P, 3) of the places of a shaped body; places on a hand grow with the hand."""
        offsets = self.offsets.copy()
        if betas is not None:
            offsets += self.directions @ np.asarray(betas, np.float64)
        return self._on_hands_grown(offsets, hand_scale)

    def rest_directions(self, hand_scale: ArrayLike | None = None) -> NDArray[np.float64]:
        """What each beta adds to ``rest_offsets``, (P, 3, 10)."""
        return self._on_hands_grown(self.directions.copy(), hand_scale)

    def _on_hands_grown(
        self, values: NDArray[np.float64], hand_scale: ArrayLike | None
    ) -> NDArray[np.float64]:
        if hand_scale is not None:
            scales = np.asarray(hand_scale, np.float64)
            for wrist, fingers, scale in zip(WRISTS, FINGER_JOINTS, scales, strict=True):
                on_hand = (self.joints == wrist) | (
                    (self.joints >= fingers.start) & (self.joints < fingers.stop)
                )
                values[on_hand] *= scale
        return values

    def positions(
        self,
        world: NDArray[np.floating[Any]],
        joint_positions: NDArray[np.floating[Any]],
        names: Sequence[str],
        *,
        betas: ArrayLike | None = None,
        hand_scale: ArrayLike | None = None,
    ) -> NDArray[np.floating[Any]]:
        """Where places are.

        Args:
            world: (T, 55, 3, 3) world rotations from forward kinematics.
            joint_positions: (T, 55, 3) metres.
            names: The wanted places.
            betas: (10,) the same as went into forward kinematics.
            hand_scale: (2,) the same as went into forward kinematics.

        Returns:
            (T, len(names), 3) metres.
        """
        chosen = self.indices(names)
        on = self.joints[chosen]
        offsets = self.rest_offsets(betas, hand_scale)[chosen].astype(world.dtype)
        steps: NDArray[np.floating[Any]] = (world[:, on] @ offsets[..., None])[..., 0]
        return joint_positions[:, on] + steps


def hand_points(
    places: Places,
    world: NDArray[np.floating[Any]],
    joint_positions: NDArray[np.floating[Any]],
    *,
    betas: ArrayLike | None = None,
    hand_scale: ArrayLike | None = None,
) -> NDArray[np.floating[Any]]:
    """The points of both hands, (T, 2, 21, 3) in MediaPipe's order; arguments as in Places."""
    names = (*HAND_POINTS[0], *HAND_POINTS[1])
    found = places.positions(world, joint_positions, names, betas=betas, hand_scale=hand_scale)
    return found.reshape(-1, 2, 21, 3)


def tracked_points(
    places: Places,
    world: NDArray[np.floating[Any]],
    joint_positions: NDArray[np.floating[Any]],
    *,
    betas: ArrayLike | None = None,
    hand_scale: ArrayLike | None = None,
) -> NDArray[np.floating[Any]]:
    """All points of TRACKED_NAMES, (T, 97, 3); arguments as in Places."""
    hands = hand_points(places, world, joint_positions, betas=betas, hand_scale=hand_scale)
    return np.concatenate([joint_positions, hands.reshape(len(hands), 42, 3)], axis=1)


def _joint(name: str) -> int:
    return JOINT_NAMES.index(name)


def _surface_points(model: BodyModel) -> dict[str, tuple[int, SurfacePoint]]:
    head = _joint("head")
    points: dict[str, tuple[int, SurfacePoint]] = {}
    for name, vertex in FIXED_VERTICES.items():
        place = name if name not in JOINT_NAMES else f"{name}_front"
        points[place] = (_carrier(name), _vertex(vertex))
    for name, landmarks in _FACE_PLACES.items():
        points[name] = (head, _landmarks(model, landmarks))
    points["chin"] = (_joint("jaw"), _vertex(_chin(model)))
    points["forehead"] = (head, _vertex(_forehead(model)))
    for side, wrist in zip(_SIDES, WRISTS, strict=True):
        points[f"{side}_palm"] = (wrist, _vertex(_on_hand(model, side, down=True)))
        points[f"{side}_hand_back"] = (wrist, _vertex(_on_hand(model, side, down=False)))
        points[f"{side}_cheek"] = (head, _vertex(_cheek(model, side)))
        points[f"{side}_temple"] = (head, _vertex(_temple(model, side)))
        outwards = 0.9 if side == "left" else -0.9
        shoulder = _vertex(_on_chest(model, outwards, -0.1))
        points[f"{side}_shoulder_front"] = (_joint(f"{side}_collar"), shoulder)
    spine = _joint("spine3")
    for name, across, up in (("chest", 0.0, -0.35), ("left_chest", 0.6, -0.3)):
        points[name] = (spine, _vertex(_on_chest(model, across, up)))
    points["right_chest"] = (spine, _vertex(_on_chest(model, -0.6, -0.3)))
    points["belly"] = (_joint("spine1"), _vertex(_on_chest(model, 0.0, -1.0)))
    return points


def _carrier(name: str) -> int:
    """The joint that the fixed vertex of this name rides on."""
    if name.endswith("_tip"):
        return _joint(name.replace("_tip", "3"))
    if name in _ON_HEAD:
        return _joint("head")
    side = name.split("_", 1)[0]
    return _joint(f"{side}_ankle" if name.endswith("heel") else f"{side}_foot")


def _vertex(number: int) -> SurfacePoint:
    return np.array([number], np.intp), np.ones(1)


def _landmarks(model: BodyModel, numbers: tuple[int, ...]) -> SurfacePoint:
    chosen = list(numbers)
    vertices = model.faces[model.landmark_faces[chosen]].ravel().astype(np.intp)
    shares = model.landmark_weights[chosen].astype(np.float64).ravel() / len(chosen)
    return vertices, shares


def _landmark_position(model: BodyModel, number: int) -> NDArray[np.float64]:
    vertices, shares = _landmarks(model, (number,))
    position: NDArray[np.float64] = shares @ model.template[vertices].astype(np.float64)
    return position


@lru_cache(maxsize=1)
def _used(model: BodyModel) -> NDArray[np.int32]:
    """Numbers of the vertices that belong to the surface."""
    return np.unique(model.faces)


def _front(model: BodyModel, near: NDArray[np.float64], radius: float) -> int:
    """The foremost surface vertex around a point of the frontal plane."""
    used = _used(model)
    away = np.linalg.norm(model.template[used, :2] - near[:2], axis=1)
    close = used[away < max(radius, float(away.min()) + 1e-6)]
    return int(close[model.template[close, 2].argmax()])


def _chin(model: BodyModel) -> int:
    # The chin is about as far below the lower lip as the lower lip is below the nose.
    lip, nose = _landmark_position(model, 40), _landmark_position(model, 16)
    return _front(model, np.array([lip[0], 1.75 * lip[1] - 0.75 * nose[1]]), 0.008)


def _forehead(model: BodyModel) -> int:
    brows = (_landmark_position(model, 4) + _landmark_position(model, 5)) / 2
    nose = _landmark_position(model, 16)
    return _front(model, brows + 0.6 * (brows - nose), 0.008)


def _cheek(model: BodyModel, side: str) -> int:
    """Below the outer corner of the eye, as high as the tip of the nose."""
    eye = _landmark_position(model, 28 if side == "left" else 19)
    return _front(model, np.array([0.9 * eye[0], _landmark_position(model, 13)[1]]), 0.006)


def _temple(model: BodyModel, side: str) -> int:
    """Behind the outer end of the brow."""
    brow = _landmark_position(model, 9 if side == "left" else 0)
    used = _used(model)
    beyond = brow + np.array([0.015 if side == "left" else -0.015, 0.0, -0.025])
    away = np.linalg.norm(model.template[used] - beyond, axis=1)
    return int(used[away.argmin()])


def _on_hand(model: BodyModel, side: str, *, down: bool) -> int:
    """The lowest or highest point of the flat hand half-way from the wrist to the knuckles."""
    wrist, knuckle = (model.joint_template[_joint(f"{side}_{end}")] for end in ("wrist", "middle1"))
    used = _used(model)
    away = np.linalg.norm(model.template[used][:, [0, 2]] - ((wrist + knuckle) / 2)[[0, 2]], axis=1)
    close = used[away < max(0.01, float(away.min()) + 1e-6)]
    height = model.template[close, 1]
    return int(close[height.argmin() if down else height.argmax()])


def _on_chest(model: BodyModel, across: float, up: float) -> int:
    """A point of the front of the trunk, in half shoulder widths from mid-shoulder."""
    left, right = (model.joint_template[_joint(f"{side}_shoulder")] for side in _SIDES)
    half = float(left[0] - right[0]) / 2
    return _front(model, (left + right) / 2 + half * np.array([across, up, 0.0]), 0.012)
