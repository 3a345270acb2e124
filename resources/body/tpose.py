"""Brings any MakeHuman shape into the T-pose of SMPL-X by skinning it with MakeHuman's own rig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from resources.body.makehuman import Points, Rig

    Matrix = NDArray[np.float64]

#: Direction of each straight finger in the T-pose, degrees from the arm towards the front.
_SPREAD: Final = {"2": 4.0, "3": -1.0, "4": -6.0, "5": -11.5}
#: MakeHuman's ring and little finger are short against their own middle finger; a real little
#: finger is three quarters of a middle finger (Buryanov and Kotiuk 2010, see fingers.py).
_STRETCH: Final = {"2": 1.03, "3": 1.0, "4": 1.05, "5": 1.16}
#: The thumb rests nearer to the plane of the palm than MakeHuman's, degrees.
_THUMB_LIFT: Final = 14.0
#: How much of the forearm's roll the two forearm bones have taken up; the wrist has all of it.
_ROLL: Final = {"lowerarm01": 0.35, "lowerarm02": 0.75}
_DOWN: Final = 0.03


class TPose:
    """Re-poses shapes: arms along x, palms down, fingers straight, legs down, head upright.

    Args:
        rig: MakeHuman's default rig.
    """

    def __init__(self, rig: Rig) -> None:
        self._rig = rig

    def apply(self, vertices: Points) -> tuple[Points, Points, Points]:
        """Pose one shape.

        Args:
            vertices: (N, 3) a shape as MakeHuman stands.

        Returns:
            The posed vertices (N, 3), and the posed heads and tails of the bones, (B, 3) each.
        """
        rig = self._rig
        heads, tails = rig.heads @ vertices, rig.tails @ vertices
        turns = self._turns(heads, tails)
        places = heads.copy()
        for bone, parent in enumerate(rig.parents):
            if parent >= 0:
                places[bone] = places[parent] + turns[parent] @ (heads[bone] - heads[parent])
        shifts = places - np.einsum("bij,bj->bi", turns, heads)
        transforms = np.concatenate([turns.reshape(-1, 9), shifts], axis=1)
        blended = rig.weights @ transforms
        posed = np.einsum("nij,nj->ni", blended[:, :9].reshape(-1, 3, 3), vertices)
        ends = np.einsum("bij,bj->bi", turns, tails) + shifts
        return posed + blended[:, 9:], places, ends

    def _turns(self, heads: Points, tails: Points) -> Matrix:
        rig = self._rig
        turns: list[Matrix] = []
        rolls: dict[str, tuple[Matrix, float]] = {}
        for bone, name in enumerate(rig.names):
            above = turns[rig.parents[bone]] if rig.parents[bone] >= 0 else np.eye(3)
            base, _, side = name.partition(".")
            out = {"L": 1.0, "R": -1.0}.get(side, 0.0)
            if base == "upperarm01":
                turn = _aim(above @ self._between(heads, name, f"lowerarm01.{side}"), [out, 0, 0])
                turns.append(turn @ above)
            elif base == "lowerarm01":
                rolls[side] = self._forearm(heads, above, side, out)
                turns.append(_roll(rolls[side], _ROLL[base]))
            elif base == "lowerarm02":
                turns.append(_roll(rolls[side], _ROLL[base]))
            elif base == "wrist":
                turns.append(self._wrist(heads, rolls[side], side, out))
            elif base.startswith("finger") and base[6] in _SPREAD:
                turns.append(_finger(base, tails[bone] - heads[bone], above, out))
            elif base == "finger1-1":
                turns.append(_about_x(np.radians(-_THUMB_LIFT)) @ above)
            elif base in ("upperleg01", "lowerleg01"):
                end = f"lowerleg01.{side}" if base == "upperleg01" else f"foot.{side}"
                turns.append(
                    _aim(above @ self._between(heads, name, end), [out * _DOWN, -1, 0]) @ above
                )
            else:
                turns.append(np.eye(3) if base == "foot" else above)
        return np.array(turns)

    def _between(self, heads: Points, first: str, second: str) -> NDArray[np.float64]:
        numbers = self._rig.numbers
        way: NDArray[np.float64] = heads[numbers[second]] - heads[numbers[first]]
        return way

    def _forearm(self, heads: Points, above: Matrix, side: str, out: float) -> tuple[Matrix, float]:
        """The forearm laid along x without roll, and the roll that turns the palm down."""
        way = self._between(heads, f"lowerarm01.{side}", f"wrist.{side}")
        straight = _aim(above @ way, [out, 0, 0]) @ above
        across = self._hand(heads, straight, side, out) @ self._between(
            heads, f"finger5-1.{side}", f"finger2-1.{side}"
        )
        return straight, float(np.arctan2(across[1], across[2]))

    def _wrist(self, heads: Points, roll: tuple[Matrix, float], side: str, out: float) -> Matrix:
        straight, angle = roll
        return _about_x(angle) @ self._hand(heads, straight, side, out)

    def _hand(self, heads: Points, forearm: Matrix, side: str, out: float) -> Matrix:
        """The hand in line with the forearm, before the roll."""
        numbers = self._rig.numbers
        knuckles = heads[[numbers[f"finger{k}-1.{side}"] for k in (2, 3, 4, 5)]].mean(axis=0)
        return _aim(forearm @ (knuckles - heads[numbers[f"wrist.{side}"]]), [out, 0, 0]) @ forearm


def _finger(base: str, way: NDArray[np.float64], above: Matrix, out: float) -> Matrix:
    """A finger bone laid along its ray; the first of the finger also stretches the finger."""
    angle = np.radians(_SPREAD[base[6]])
    turn = _aim(above @ way, [out * np.cos(angle), 0, np.sin(angle)]) @ above
    if not base.endswith("-1"):
        return turn
    along = way / np.linalg.norm(way)
    stretched: Matrix = turn @ (np.eye(3) + (_STRETCH[base[6]] - 1) * np.outer(along, along))
    return stretched


def _roll(forearm: tuple[Matrix, float], share: float) -> Matrix:
    straight, angle = forearm
    return _about_x(angle * share) @ straight


def _about_x(angle: float) -> Matrix:
    """Turn that lowers z towards y by ``angle``: it brings (0, sin, cos) to (0, 0, 1)."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def _aim(way: NDArray[np.float64], goal: Sequence[float]) -> Matrix:
    """The smallest turn that brings one direction to another (Rodrigues)."""
    a = way / np.linalg.norm(way)
    b = np.asarray(goal, np.float64) / np.linalg.norm(goal)
    axis = np.cross(a, b)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn: Matrix = np.eye(3) + cross + cross @ cross / (1 + a @ b)
    return turn
