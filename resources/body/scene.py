"""What the look of the body is decided from: its mean surface, skeleton and painted masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from resources.body.makehuman import Points
    from resources.body.surface import Surface

    Values = NDArray[np.float64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Scene:
    """What the look is decided from: V vertices, F faces.

    Attributes:
        vertices: (V, 3) the mean surface in the T-pose.
        joints: (55, 3) its joints.
        weights: (V, 55) skinning weights.
        surface: Triangles and groups.
        masks: Name of a painted mask of MakeHuman -> its value (V,) 0 to 1 at the vertices.
    """

    vertices: Points
    joints: Points
    weights: Values
    surface: Surface
    masks: dict[str, Values]

    def joint(self, name: str) -> NDArray[np.float64]:
        """Place of a joint."""
        place: NDArray[np.float64] = self.joints[JOINT_NAMES.index(name)]
        return place

    def in_group(self, *groups: str) -> Mask:
        """(V,) vertices that triangles of these groups use."""
        found = np.zeros(len(self.vertices), bool)
        found[np.unique(self.surface.faces[np.isin(self.surface.groups, groups)])] = True
        return found

    @property
    def eyes(self) -> Points:
        """(2, 3) centres of the left and the right eye."""
        return np.array([self.joint("left_eye"), self.joint("right_eye")])


def read_masks(folder: Path, uv: Values, names: tuple[str, ...]) -> dict[str, Values]:
    """Sample MakeHuman's painted masks at texture places (V, 2)."""
    import cv2

    masks = {}
    for name in names:
        picture = cv2.imread(str(folder / f"mpfb_{name}.jpg"), cv2.IMREAD_GRAYSCALE)
        size = np.array(picture.shape[::-1])
        columns, rows = (np.clip(uv * [1, -1] + [0, 1], 0, 1) * (size - 1)).round().astype(int).T
        masks[name] = picture[rows, columns] / 255.0
    return masks
