"""The picture of a scene, drawn again only when something has changed, and refined at rest."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.viewport.drawing_pace import DrawingPace
from app.ui.viewport.picture_image import picture_image
from app.ui.viewport.refinement import Refinement

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.ui.viewport.orbit_camera import OrbitCamera
    from app.ui.viewport.scene import Scene

#: A picture that nothing has changed for this long is refined.
_REST_MILLISECONDS: Final = 160


class LivePicture(QObject):
    """Draws a scene when asked, if it has to.

    While things move, large pictures are drawn smaller than they are shown if that keeps them in
    time; at rest they are drawn in full size, with smooth edges.

    Args:
        scene: What is drawn.
        parent: Who owns the picture.
    """

    #: The picture has become better without having been asked for.
    refined = Signal()

    def __init__(self, scene: Scene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._frame = 0
        self._is_posed = False
        self._mirrored = False
        self._pace = DrawingPace()
        self._drawn_size = (0, 0)
        self._is_moving = False
        self._wanted: tuple[tuple[int, int], OrbitCamera] | None = None
        self._image: QImage | None = None
        self._refinement: Refinement | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._refine)

    def pose(self, frame: int) -> None:
        """Let the next picture show a frame of the motions."""
        self._frame = frame
        self._is_posed = False
        self.expire()

    def expire(self) -> None:
        """Let the next picture be drawn anew."""
        self._is_moving = self._rest.isActive()
        self._image = None
        self._refinement = None
        self._rest.stop()

    def image(self, size: tuple[int, int], camera: OrbitCamera, *, mirrored: bool) -> QImage:
        """The picture in a size in pixels, as a camera sees it."""
        if self._image is None:
            self._mirrored = mirrored
            self._wanted = size, camera
            scale = self._pace.scale_for(size[0] * size[1]) if self._is_moving else 1.0
            self._image = self._drawn(_scaled(size, scale), camera)
            self._refinement = Refinement()
            self._rest.start(_REST_MILLISECONDS)
        return self._image

    def finish(self) -> None:
        """Refine the picture now."""
        while self._refinement is not None:
            self._refine()

    def close(self) -> None:
        """Give the memory of the graphics side back."""
        self.expire()
        self._scene.close()

    def _drawn(self, size: tuple[int, int], camera: OrbitCamera) -> QImage:
        began = time.perf_counter()
        if not self._is_posed:
            self._scene.pose(self._frame)
            self._is_posed = True
        pixels = self._scene.picture(size, camera)
        if size == self._drawn_size:
            # The first picture of a size costs more than those that follow.
            self._pace.note(size[0] * size[1], time.perf_counter() - began)
        self._drawn_size = size
        return picture_image(pixels, mirrored=self._mirrored)

    def _refine(self) -> None:
        """Add a drawing to the picture at rest; show the mean when there are enough."""
        if self._refinement is None or self._wanted is None:
            return
        self._scene.refine(self._refinement, *self._wanted)
        if self._refinement.next_shift:
            self._rest.start(0)
            return
        self._image = picture_image(self._refinement.picture(), mirrored=self._mirrored)
        self._refinement = None
        self._rest.stop()
        self.refined.emit()


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
