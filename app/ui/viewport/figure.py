"""One figure in the viewport: motion in, posed and lit surface out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.places import Places
from app.ui.viewport.meshes import surface_mesh
from app.ui.viewport.stage import unlit_actor
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, Contact

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.body.skinning import Skinner
    from app.ui.viewport.figure_surface import FigureSurface
    from app.ui.viewport.studio_light import StudioLight

    Floats = NDArray[np.float32]


#: Frames before a touch from which on it is announced.
_COMING: Final = 4


@dataclass(frozen=True, eq=False)
class FigureMotion:
    """What a figure signs.

    Attributes:
        rotations: (T, 55, 3) axis-angle in radians, joints in the order of JOINT_NAMES.
        face: (T, 52) face units, 0 to 1.
        touches: Where places of the body touch each other.
    """

    rotations: NDArray[np.floating[Any]]
    face: NDArray[np.floating[Any]]
    touches: tuple[Contact, ...] = ()

    def __len__(self) -> int:
        return len(self.rotations)


@dataclass(frozen=True, eq=False)
class TouchPoint:
    """Where two places touch, or are about to.

    Attributes:
        places: (2, 3) both places, metres, where the figure stands.
        is_now: Whether they touch in this frame.
    """

    places: NDArray[np.floating[Any]]
    is_now: bool


def standing() -> FigureMotion:
    """One frame of a figure that waits: arms down, elbows a little bent."""
    rotations = np.zeros((1, JOINT_COUNT, 3), np.float32)
    for side, sign in (("left", -1.0), ("right", 1.0)):
        rotations[0, JOINT_NAMES.index(f"{side}_shoulder")] = (0.0, 0.0, sign * 1.2)
        rotations[0, JOINT_NAMES.index(f"{side}_elbow")] = (0.0, sign * 0.25, 0.0)
    return FigureMotion(rotations, np.zeros((1, len(FACE_UNITS)), np.float32))


class Figure:
    """A body on the stage.

    Args:
        model: The body.
        skinner: Poses its surface.
        surface: What is drawn of the body; figures may share it.
        across: Metres that it stands to the body's left of the middle.

    Attributes:
        actor: What the stage shows.
    """

    def __init__(
        self, model: BodyModel, skinner: Skinner, surface: FigureSurface, *, across: float = 0.0
    ) -> None:
        self._model = model
        self._skinner = skinner
        self._surface = surface
        self._offset = np.array([across, 0.0, 0.0], np.float32)
        count = self._surface.albedo.shape[1]
        self._vertices: Floats = np.zeros((count, 3), np.float32)
        self._colours: NDArray[np.uint8] = np.full((count, 4), 255, np.uint8)
        self._normals: Floats = np.zeros((3, count), np.float32)
        # The mesh reads the memory of both arrays.
        self._mesh = surface_mesh(self._vertices, self._surface.faces, self._colours)
        self.actor: Any = unlit_actor(self._mesh)

    def pose(self, rotations: Floats, face: Floats | None) -> None:
        """Take a pose: rotations (55, 3) and face units (52,)."""
        posed = self._skinner.vertices(rotations, face)
        if self._surface.used is not None:
            posed = posed[self._surface.used]
        np.add(posed, self._offset, out=self._vertices)
        self._normals = self._surface.normals(self._vertices)
        self._mesh.GetPoints().Modified()

    def light(self, light: StudioLight, axes: Floats) -> None:
        """Colour the surface for a viewer with these axes (rows right, up, towards it)."""
        light.shade(self._surface, self._normals, axes, self._colours)
        self._mesh.GetPointData().GetScalars().Modified()

    def joints(self, motion: FigureMotion) -> NDArray[np.floating[Any]]:
        """Joints (T, 55, 3) of all frames of a motion, where this figure stands."""
        _, positions = forward_kinematics(self._model, motion.rotations)
        return positions + self._offset

    def touch_points(self, motion: FigureMotion, frame: int) -> list[TouchPoint]:
        """The touches of a frame of a motion, and those that are about to come."""
        near = [one for one in motion.touches if one.first - _COMING <= frame <= one.last]
        if not near:
            return []
        posed = motion.rotations[frame : frame + 1]
        world, positions = forward_kinematics(self._model, posed)
        names = [name for one in near for name in (one.point_a, one.point_b)]
        found = _places(self._model).positions(world, positions, names)[0] + self._offset
        pairs = found.reshape(len(near), 2, 3)
        return [
            TouchPoint(pair, is_now=one.first <= frame)
            for one, pair in zip(near, pairs, strict=True)
        ]


@lru_cache(maxsize=2)
def _places(model: BodyModel) -> Places:
    return Places(model)
