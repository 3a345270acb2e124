"""Finger joints where anatomy has them, and finger skin that follows them.

MakeHuman's rig has the knuckles too far out. Bone lengths are those of Buryanov and Kotiuk,
"Proportions of hand segments", Int. J. Morphol. 28(3), 2010, p. 755-758: means of X-rays of 66
adults. They are laid off from the finger tip towards the wrist along MakeHuman's own chain, in the
scale that makes wrist to tip of the middle finger right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.tracks import JOINT_NAMES
from resources.body.skeleton import FINGERS, joint_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points, Rig

#: Millimetres from the tip inwards: soft tissue of the tip with the distal phalanx, the phalanges
#: before it; for the thumb, the phalanges and the metacarpal.
_SEGMENTS: Final = {
    "thumb": (5.67 + 21.67, 31.57, 46.22),
    "index": (3.84 + 15.82, 22.38, 39.78),
    "middle": (3.95 + 17.40, 26.33, 44.63),
    "ring": (3.95 + 17.30, 25.65, 41.37),
    "pinky": (3.73 + 15.96, 18.11, 32.57),
}
_MIDDLE_METACARPAL: Final = 64.60
#: From the centre of the wrist, in the head of the capitate, to the third metacarpal: about half
#: of the carpal height, which is 0.54 of that metacarpal (Youm et al. 1978).
_CARPUS: Final = 18.0
#: How deep the joint axis lies between the back of the finger (0) and its palm side (1).
_DEPTH: Final = 0.42
#: MakeHuman's last joint of the thumb lies right under the nail side; metres to the same depth as
#: in the fingers, for the left hand.
_THUMB_SHIFT: Final = np.array([0.0018, -0.0010, -0.0028])


@dataclass(frozen=True)
class JointFinder:
    """Finds the joints of any shape: a fixed linear map, so that joints follow shapes exactly.

    Attributes:
        ends: (55, 2 B) shares of the heads and tails of the bones.
        depths: Joint number -> vertices and shares that give its height above the palm.
    """

    ends: NDArray[np.float64]
    depths: dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]]

    def joints(self, vertices: Points, heads: Points, tails: Points) -> Points:
        """(55, 3) joints of a shape in the T-pose."""
        joints: Points = self.ends @ np.concatenate([heads, tails])
        for joint, (chosen, shares) in self.depths.items():
            joints[joint, 1] = shares @ vertices[chosen, 1]
        joints[JOINT_NAMES.index("left_thumb3")] += _THUMB_SHIFT
        joints[JOINT_NAMES.index("right_thumb3")] += _THUMB_SHIFT * [-1, 1, 1]
        return joints


def find_joints(
    rig: Rig, vertices: Points, heads: Points, tails: Points, triangles: NDArray[np.int64]
) -> JointFinder:
    """Lay off the finger joints on the mean shape in the T-pose.

    Args:
        rig: MakeHuman's rig.
        vertices: (N, 3) the mean shape.
        heads: (B, 3) posed heads of the bones.
        tails: (B, 3) posed tails of the bones.
        triangles: (F, 3) skin of the body.
    """
    ends = np.concatenate([joint_rows(rig), np.zeros((len(JOINT_NAMES), len(heads)))], axis=1)
    points = np.concatenate([heads, tails])
    depths = {}
    for side, end in (("left", "L"), ("right", "R")):
        chains = {name: _chain(rig, number, end) for name, number in FINGERS.items()}
        scale = _hand_scale(points[chains["middle"]])
        for finger, chain in chains.items():
            rows = _lay_off(points, chain, [scale * length for length in _SEGMENTS[finger]])
            for place, row in enumerate(rows, start=1):
                joint = JOINT_NAMES.index(f"{side}_{finger}{place}")
                ends[joint] = row
                if finger != "thumb":
                    depths[joint] = _depth(vertices, triangles, row @ points)
    return JointFinder(ends, depths)


def _chain(rig: Rig, finger: str, end: str) -> list[int]:
    """Rows of tip, distal, middle and proximal joint and wrist among heads and tails."""
    bones = [rig.numbers[f"finger{finger}-{k}.{end}"] for k in (3, 2, 1)]
    return [len(rig.names) + bones[0], *bones, rig.numbers[f"wrist.{end}"]]


def _hand_scale(chain: Points) -> float:
    """Metres of this hand per millimetre of the published one."""
    length = np.linalg.norm(np.diff(chain, axis=0), axis=1).sum()
    return float(length / (sum(_SEGMENTS["middle"]) + _MIDDLE_METACARPAL + _CARPUS))


def _lay_off(points: Points, chain: list[int], lengths: list[float]) -> list[NDArray[np.float64]]:
    """Rows of the joints, innermost first, at running lengths from the tip along the chain."""
    steps = np.linalg.norm(np.diff(points[chain], axis=0), axis=1)
    ways = np.concatenate([[0], np.cumsum(steps)])
    rows = []
    for length in np.cumsum(lengths):
        segment = min(int(np.searchsorted(ways, length, side="right")) - 1, len(steps) - 1)
        share = (length - ways[segment]) / steps[segment]
        row = np.zeros(len(points))
        row[chain[segment]] = 1 - share
        row[chain[segment + 1]] = share
        rows.append(row)
    return rows[::-1]


def _depth(
    vertices: Points, triangles: NDArray[np.int64], joint: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Shares of skin vertices straight above and below a joint that give its height."""
    corners = vertices[triangles][:, :, [0, 2]]
    near = np.linalg.norm(corners[:, 0] - joint[[0, 2]], axis=1) < 0.03
    hits = []
    for triangle, corner in zip(triangles[near], corners[near], strict=True):
        shares = _inside(corner, joint[[0, 2]])
        if shares is not None:
            hits.append((float(shares @ vertices[triangle, 1]), triangle, shares))
    low, high = min(hits, key=lambda hit: hit[0]), max(hits, key=lambda hit: hit[0])
    chosen = np.concatenate([high[1], low[1]])
    return chosen, np.concatenate([(1 - _DEPTH) * high[2], _DEPTH * low[2]])


def _inside(corners: NDArray[Any], point: NDArray[Any]) -> NDArray[np.float64] | None:
    """Barycentric shares of a point in a flat triangle, None where it is outside."""
    sides = (corners[1:] - corners[0]).T
    if abs(np.linalg.det(sides)) < 1e-12:
        return None
    second, third = np.linalg.solve(sides, point - corners[0])
    shares = np.array([1 - second - third, second, third])
    return shares if shares.min() >= -1e-9 else None
