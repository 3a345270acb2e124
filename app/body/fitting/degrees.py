"""The degrees of freedom of a signing body: which joints turn, about which axes, and how far.

A degree of freedom is one component of a joint's axis-angle vector. Legs and lower spine stand
still; fingers bend like hinges. In the T-pose the fingers flex about z, elbows about y.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_X, _Y, _Z = 0, 1, 2
_FREE: Final = 9.0
_SIDES: Final = (("left", 1.0), ("right", -1.0))
_FINGERS: Final = ("index", "middle", "pinky", "ring")

#: Nodding, turning and tilting. One camera hardly tells how far a trunk leans forward.
_TRUNK_SPREADS: Final = {
    "pelvis": (0.10, 0.60, 0.30),
    "spine3": (0.08, 0.12, 0.12),
    "neck": (0.30, 0.30, 0.30),
    "head": (0.30, 0.30, 0.30),
}


@dataclass(frozen=True, eq=False)
class Degrees:
    """D degrees of freedom.

    Attributes:
        joint: (D,) index of the joint that turns.
        axis: (D,) component of its axis-angle vector.
        mean: (D,) resting value in radians, where nothing is seen.
        spread: (D,) how far the value usually is from the mean, radians (standard deviation).
        low: (D,) smallest possible value in radians.
        high: (D,) largest possible value in radians.
    """

    joint: NDArray[np.intp]
    axis: NDArray[np.intp]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.joint)

    def rotations(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Axis-angle rotations (T, 55, 3) of the values (T, D)."""
        full = np.zeros((len(values), JOINT_COUNT, 3))
        full[:, self.joint, self.axis] = values
        return full

    def of(self, *names: str) -> NDArray[np.intp]:
        """Indices of the degrees of the joints with these names, in order of the table."""
        joints = [JOINT_NAMES.index(name) for name in names]
        return np.flatnonzero(np.isin(self.joint, joints))


class _Table:
    def __init__(self) -> None:
        self.rows: list[tuple[int, int, float, float, float, float]] = []

    def add(
        self,
        name: str,
        axis: int,
        spread: float,
        *,
        mean: float = 0.0,
        limits: tuple[float, float] = (-_FREE, _FREE),
    ) -> None:
        low, high = sorted(limits)
        self.rows.append((JOINT_NAMES.index(name), axis, mean, spread, low, high))


@cache
def signing_degrees() -> Degrees:
    """The degrees of freedom that signing uses.

    Spreads and limits are those of relaxed anatomical motion: a wrist turns about its own length
    through the forearm, so that its x axis is nearly still; collars and spine follow a little.
    """
    table = _Table()
    for name, spreads in _TRUNK_SPREADS.items():
        for axis, spread in enumerate(spreads):
            table.add(name, axis, spread)
    for side, sign in _SIDES:
        _add_arm(table, side, sign)
        for finger in _FINGERS:
            _add_finger(table, f"{side}_{finger}", sign)
        _add_thumb(table, f"{side}_thumb", sign)
    columns = list(zip(*table.rows, strict=True))
    return Degrees(
        joint=np.array(columns[0], np.intp),
        axis=np.array(columns[1], np.intp),
        mean=np.array(columns[2]),
        spread=np.array(columns[3]),
        low=np.array(columns[4]),
        high=np.array(columns[5]),
    )


def _add_arm(table: _Table, side: str, sign: float) -> None:
    table.add(f"{side}_collar", _Y, 0.12)
    table.add(f"{side}_collar", _Z, 0.12)
    for axis in (_X, _Y, _Z):
        table.add(f"{side}_shoulder", axis, 1.5)
    table.add(f"{side}_elbow", _X, 0.8, limits=(-1.9, 1.9))
    table.add(f"{side}_elbow", _Y, 2.0, limits=(-2.6 * sign, 0.05 * sign))
    table.add(f"{side}_elbow", _Z, 0.06)
    table.add(f"{side}_wrist", _X, 0.15)
    table.add(f"{side}_wrist", _Y, 0.5, limits=(-0.9, 0.9))
    table.add(f"{side}_wrist", _Z, 0.6, limits=(-1.5, 1.5))


def _add_finger(table: _Table, finger: str, sign: float) -> None:
    table.add(f"{finger}1", _Y, 0.15, limits=(-0.5, 0.5))
    table.add(f"{finger}1", _Z, 1.2, mean=-0.3 * sign, limits=(-1.75 * sign, 0.35 * sign))
    table.add(f"{finger}2", _Z, 1.2, mean=-0.4 * sign, limits=(-1.95 * sign, 0.1 * sign))
    table.add(f"{finger}3", _Z, 0.9, mean=-0.2 * sign, limits=(-1.5 * sign, 0.15 * sign))


def _add_thumb(table: _Table, thumb: str, sign: float) -> None:
    for axis in (_X, _Y, _Z):
        table.add(f"{thumb}1", axis, 0.6, limits=(-1.2, 1.2))
    table.add(f"{thumb}2", _Y, 0.6, limits=(-0.4 * sign, 1.2 * sign))
    table.add(f"{thumb}2", _Z, 0.3, limits=(-0.6, 0.6))
    table.add(f"{thumb}3", _Y, 0.6, limits=(-0.4 * sign, 1.5 * sign))
    table.add(f"{thumb}3", _Z, 0.3, limits=(-0.6, 0.6))
