"""The points of the body that a camera's detector sees, in groups that move together.

A group holds the points whose place depends on the same few degrees of freedom, and one reference
point: three-dimensional observations are relative to it. Small groups keep the least-squares
problem sparse.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.fitting.degrees import signing_degrees
from app.body.kinematics import PARENTS
from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.places import Places

_SIDES: Final = ("left", "right")
_FINGERS: Final = ("thumb", "index", "middle", "ring", "pinky")
_TRUNK: Final = ("pelvis", "spine3")
HEAD_POINTS: Final = (
    "nose_tip", "nose_bridge", "left_eye_outer", "left_eye_inner", "right_eye_inner",
    "right_eye_outer",
)  # fmt: skip

# Where the pose detector puts shoulders and hips, as shares of the shoulder width: measured on
# renderings of bodies of known shape, on which it finds the same proportions as on real people.
#: Shoulders lie towards the neck, and above the joint, near the acromion.
SHOULDER_INSET: Final = 0.03
SHOULDER_RISE: Final = 0.04
#: Hips lie below the joint.
_HIP_FALL: Final = 0.065

#: Where the hand detector puts points of the palm, relative to the joint: metres of the mean right
#: hand in the axes of its wrist (x towards the elbow, y to the back of the hand, z to the thumb).
PALM_SHIFTS: Final = {
    "wrist": (-0.0065, -0.0040, 0.0030),
    "thumb1": (-0.0070, -0.0175, 0.0090),
    "index1": (0.0045, -0.0028, 0.0),
    "middle1": (0.0, 0.0007, 0.0050),
}
_SIDES_FROM_RIGHT: Final = (("left", -1.0), ("right", 1.0))


@dataclass(frozen=True, eq=False)
class Group:
    """Points that the same degrees of freedom move.

    Attributes:
        points: (K,) numbers of the points.
        degrees: (C,) the degrees of freedom that move any of them.
        moves: (K, C) whether a degree moves a point.
        reference: Number of the reference point.
        moves_reference: (C,) whether a degree moves the reference point.
    """

    points: NDArray[np.intp]
    degrees: NDArray[np.intp]
    moves: NDArray[np.bool_]
    reference: int
    moves_reference: NDArray[np.bool_]


class FitPoints:
    """All points of the fit: P points that ride on joints, and their groups.

    Attributes:
        names: Names of the P points.
        joints: (P,) the joint that each rides on.
        groups: Head, trunk, both arms, ten fingers.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self.names: tuple[str, ...] = (
            *(
                f"{side}_{name}"
                for name in ("shoulder", "elbow", "wrist", "hip")
                for side in _SIDES
            ),
            *HEAD_POINTS,
            *(
                f"{side}_{finger}{end}"
                for side in _SIDES
                for finger in _FINGERS
                for end in ("1", "2", "3", "_tip")
            ),
            "mid_shoulder",
        )
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._known = np.array([name != "mid_shoulder" for name in self.names])
        self._chosen = places.indices(self.names[:-1])
        self._carriers = {
            f"{side}_{name}": carrier if carrier == "pelvis" else f"{side}_{carrier}"
            for side in _SIDES
            for name, carrier in (
                ("shoulder", "collar"),
                ("hip", "pelvis"),
                *((name, "wrist") for name in PALM_SHIFTS),
            )
        }
        joints = list(places.joints[self._chosen])
        for name, carrier in self._carriers.items():
            joints[self._numbers[name]] = JOINT_NAMES.index(carrier)
        self.joints: NDArray[np.intp] = np.array([*joints, JOINT_NAMES.index("spine3")], np.intp)
        self.groups: tuple[Group, ...] = tuple(self._groups())

    def number(self, name: str) -> int:
        """Number of the point with this name."""
        return self._numbers[name]

    def hand_numbers(self, hand: int) -> NDArray[np.intp]:
        """Numbers of the 20 points beyond the wrist of a hand, in MediaPipe's order."""
        first = self._numbers["left_thumb1"] + 20 * hand
        return np.arange(first, first + 20)

    def offsets(
        self, rest: NDArray[np.float64], betas: NDArray[np.float64], hand_scale: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """(P, 3) offsets of the points from their joints in the rest pose of a shaped body."""
        offsets = np.zeros((len(self.names), 3))
        offsets[self._known] = self._places.rest_offsets(betas, hand_scale)[self._chosen]
        self._put_carried(offsets, rest)
        for (side, mirror), scale in zip(_SIDES_FROM_RIGHT, hand_scale, strict=True):
            for name, shift in PALM_SHIFTS.items():
                offsets[self._numbers[f"{side}_{name}"]] += scale * np.array(shift) * (mirror, 1, 1)
        return offsets

    def directions(
        self, rest_directions: NDArray[np.float64], hand_scale: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """(P, 3, 10) what each beta adds to the offsets, from what it adds to the rest joints."""
        directions = np.zeros((len(self.names), 3, 10))
        directions[self._known] = self._places.rest_directions(hand_scale)[self._chosen]
        self._put_carried(directions, rest_directions)
        return directions

    def _put_carried(self, offsets: NDArray[np.float64], rest: NDArray[np.float64]) -> None:
        """Offsets of the points that another joint carries than the one that they are named after.

        Works alike on rest joints (55, 3) and on what betas add to them (55, 3, 10).
        """
        for name, carrier in self._carriers.items():
            joint = rest[JOINT_NAMES.index(name)]
            offsets[self._numbers[name]] = joint - rest[JOINT_NAMES.index(carrier)]
        left, right = (rest[JOINT_NAMES.index(f"{side}_shoulder")] for side in _SIDES)
        across = left - right
        # The shoulder line is level in the rest pose: its length along x is the width.
        rise = np.zeros_like(across)
        rise[1] = SHOULDER_RISE * across[0]
        fall = _HIP_FALL / SHOULDER_RISE * rise
        for side, sign in (("left", -1), ("right", 1)):
            inset = sign * SHOULDER_INSET * across
            offsets[self._numbers[f"{side}_shoulder"]] += inset + rise
            offsets[self._numbers[f"{side}_hip"]] -= fall
        middle = (left + right) / 2 + rise - rest[JOINT_NAMES.index("spine3")]
        offsets[self._numbers["mid_shoulder"]] = middle

    def _groups(self) -> list[Group]:
        groups = [
            self._group(HEAD_POINTS, (*_TRUNK, "neck", "head"), "nose_bridge"),
            self._group(("left_hip", "right_hip"), _TRUNK, "mid_shoulder"),
        ]
        for side in _SIDES:
            arm = tuple(f"{side}_{name}" for name in ("collar", "shoulder", "elbow"))
            seen = tuple(f"{side}_{name}" for name in ("shoulder", "elbow", "wrist"))
            chain = (*_TRUNK, *arm, f"{side}_wrist")
            groups.append(self._group(seen, chain, "mid_shoulder"))
            for finger in _FINGERS:
                bones = tuple(f"{side}_{finger}{bone}" for bone in (1, 2, 3))
                points = (*bones, f"{side}_{finger}_tip")
                groups.append(self._group(points, (*chain, *bones), f"{side}_wrist"))
        return groups

    def _group(self, points: tuple[str, ...], joints: tuple[str, ...], reference: str) -> Group:
        table = signing_degrees()
        degrees = table.of(*joints)
        turning = table.joint[degrees]
        numbers = np.array([self._numbers[name] for name in points], np.intp)
        origin = self._numbers[reference]
        return Group(
            points=numbers,
            degrees=degrees,
            moves=np.array([self._moved_by(point, turning) for point in numbers]),
            reference=origin,
            moves_reference=self._moved_by(origin, turning),
        )

    def _moved_by(self, point: int, joints: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Whether turning each joint moves the point; a joint does not move itself."""
        on = int(self.joints[point])
        name = self.names[point]
        is_joint = name == JOINT_NAMES[on] and name not in self._carriers
        above = _ancestors()[on].copy()
        above[on] = not is_joint
        moved: NDArray[np.bool_] = above[joints]
        return moved


@cache
def _ancestors() -> NDArray[np.bool_]:
    """(55, 55) whether the second joint lies on the way from the first to the root, itself too."""
    above: NDArray[Any] = np.zeros((JOINT_COUNT, JOINT_COUNT), bool)
    for joint in range(JOINT_COUNT):
        at = joint
        while at >= 0:
            above[joint, at] = True
            at = PARENTS[at]
    return above
