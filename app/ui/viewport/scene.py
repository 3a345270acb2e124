"""What stands before the camera: figures side by side, guides, and the pictures made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import rest_joints
from app.ui.viewport.figure import Figure, FigureMotion, TouchPoint
from app.ui.viewport.guides import box_lines, floor_lines
from app.ui.viewport.orbit_camera import OrbitCamera, framing, signing_space
from app.ui.viewport.overlays import TRAIL_JOINTS
from app.ui.viewport.refinement import Refinement
from app.ui.viewport.stage import Stage
from app.ui.viewport.studio_light import StudioLight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.body.skinning import Skinner
    from app.ui.viewport.figure_surface import FigureSurface
    from app.ui.viewport.view_options import ViewOptions

    Pixels = NDArray[np.uint8]
    Points = NDArray[np.floating[Any]]

#: Metres between figures that stand side by side.
_APART: Final = 1.15


class Scene:
    """Figures, guides and a camera; draws only what has changed since the last picture.

    Args:
        model: The body of all figures.
        skinner: Poses its surface.
        surface: What is drawn of the body.

    Raises:
        KnownError: If this computer draws no 3D pictures.
    """

    def __init__(self, model: BodyModel, skinner: Skinner, surface: FigureSurface) -> None:
        self._model = model
        self._skinner = skinner
        self._surface = surface
        self._stage = Stage()
        self._light = StudioLight()
        self._figures: list[Figure] = []
        self._motions: tuple[FigureMotion, ...] = ()
        self._joints: list[Points] = []
        self._low, self._high = signing_space(rest_joints(model))
        self._floor = float(model.template[:, 1].min())
        self._guides: tuple[Any, ...] = ()
        self._camera: OrbitCamera | None = None
        self._unlit = True

    def show_motions(self, motions: Sequence[FigureMotion]) -> None:
        """Let one figure sign each motion, side by side from the signers' left to right."""
        if len(motions) != len(self._figures):
            self._place_figures(len(motions))
        self._motions = tuple(motions)
        self._joints = []

    def pose(self, frame: int) -> None:
        """Show a frame; a shorter motion stays at its last one."""
        for figure, motion in zip(self._figures, self._motions, strict=True):
            at = min(frame, len(motion) - 1)
            figure.pose(motion.rotations[at], motion.face[at])
        self._unlit = True

    def wear(self, skin: int) -> None:
        """Choose the skin tone, 1 to 6."""
        self._surface.wear(skin)
        self._unlit = True

    def show_guides(self, options: ViewOptions) -> None:
        """Show the chosen guides; they are made when one is wanted first."""
        wanted = (options.floor, options.signing_space)
        if not self._guides and any(wanted):
            self._guides = (floor_lines(self._floor), box_lines(self._low, self._high))
            for guide in self._guides:
                self._stage.add(guide)
        for guide, chosen in zip(self._guides, wanted, strict=False):
            guide.SetVisibility(int(chosen))

    def set_background(self, colour: tuple[float, float, float]) -> None:
        """Colour what is behind the figures, sRGB, each 0 to 1."""
        self._stage.set_background(colour)

    def whole_view(self, aspect: float) -> OrbitCamera:
        """The camera in front that frames the signing space of all figures."""
        across = _APART * (max(1, len(self._figures)) - 1) / 2
        side = np.array([across, 0.0, 0.0])
        return framing(self._low - side, self._high + side, aspect)

    @property
    def frame_count(self) -> int:
        """Number of frames of the longest motion."""
        return max((len(motion) for motion in self._motions), default=0)

    def picture(self, size: tuple[int, int], camera: OrbitCamera) -> Pixels:
        """Draw what a camera sees.

        Returns:
            (H, W, 4) RGBA, the lowest row first; overwritten by the next drawing.
        """
        self._prepare(size, camera)
        return self._stage.picture()

    def refine(self, refinement: Refinement, size: tuple[int, int], camera: OrbitCamera) -> None:
        """Add one more drawing of what a camera sees to a refinement."""
        shift = refinement.next_shift
        if shift is not None:
            self._prepare(size, camera)
            refinement.add(self._stage.picture(shift))

    def joints(self, frame: int) -> list[Points]:
        """Joints (55, 3) of each figure."""
        motion = self._all_joints()
        return [joints[min(frame, len(joints) - 1)] for joints in motion]

    def hand_ways(self, first: int, last: int) -> list[Points]:
        """Ways (N, 2, 3) of both hands of each figure during some frames."""
        chosen = list(TRAIL_JOINTS)
        return [joints[first : last + 1][:, chosen] for joints in self._all_joints()]

    def touch_points(self, frame: int) -> list[TouchPoint]:
        """Where places of the figures touch, or are about to."""
        return [
            point
            for figure, motion in zip(self._figures, self._motions, strict=True)
            for point in figure.touch_points(motion, min(frame, len(motion) - 1))
        ]

    def close(self) -> None:
        """Give the memory of the graphics side back."""
        self._stage.close()

    def _all_joints(self) -> list[Points]:
        if not self._joints:
            self._joints = [
                figure.joints(motion)
                for figure, motion in zip(self._figures, self._motions, strict=True)
            ]
        return self._joints

    def _place_figures(self, count: int) -> None:
        while self._figures:
            self._stage.remove(self._figures.pop().actor)
        for place in range(count):
            across = _APART * ((count - 1) / 2 - place)
            figure = Figure(self._model, self._skinner, self._surface, across=across)
            self._figures.append(figure)
            self._stage.add(figure.actor)

    def _prepare(self, size: tuple[int, int], camera: OrbitCamera) -> None:
        if size != self._stage.size:
            self._stage.resize(*size)
        if camera != self._camera:
            self._camera = camera
            self._stage.look(camera)
            self._unlit = True
        self._light_figures(camera)

    def _light_figures(self, camera: OrbitCamera) -> None:
        if self._unlit:
            for figure in self._figures:
                figure.light(self._light, camera.axes.astype(np.float32))
            self._unlit = False
