"""The off-screen picture: VTK draws figures and lines into memory, from where they are painted."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakValueDictionary, finalize

import numpy as np

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.viewport.orbit_camera import OrbitCamera

    Pixels = NDArray[np.uint8]


class Stage:
    """What stands before one camera; all stages draw into one off-screen window, one at a time.

    A window takes a tenth of a second and tens of megabytes. All of it belongs to one thread.
    Multi-sampling is off, because without a graphics card it costs four times the drawing;
    pictures at rest are refined by drawing them several times.

    Raises:
        KnownError: If this computer draws no 3D pictures.
    """

    def __init__(self) -> None:
        from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
        from vtkmodules.vtkRenderingCore import vtkRenderer

        self._canvas = _OPEN.get(_CANVAS) or _Canvas()
        _OPEN[_CANVAS] = self._canvas
        self._renderer = vtkRenderer()
        self._canvas.add(self._renderer)
        self._forgotten = finalize(self, self._canvas.gone.append, self._renderer)
        self._forgotten.atexit = False
        self._buffer = vtkUnsignedCharArray()
        self._size = (0, 0)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return self._size

    def resize(self, width: int, height: int) -> None:
        """Draw pictures of another size."""
        self._size = (width, height)

    def set_background(self, low: tuple[float, float, float]) -> None:
        """Colour what is behind everything, sRGB, each 0 to 1."""
        self._renderer.SetBackground(*low)

    def add(self, actor: Any) -> None:  # noqa: ANN401 - VTK has no types
        """Show something."""
        self._renderer.AddActor(actor)

    def remove(self, actor: Any) -> None:  # noqa: ANN401 - VTK has no types
        """Show something no longer."""
        self._renderer.RemoveActor(actor)

    def look(self, camera: OrbitCamera) -> None:
        """See the scene from a camera."""
        view = self._renderer.GetActiveCamera()
        view.SetFocalPoint(*camera.target)
        view.SetPosition(*camera.position)
        view.SetViewUp(*camera.axes[1])
        view.SetViewAngle(camera.field_of_view)
        view.SetClippingRange(0.05, camera.distance + 8.0)

    def picture(self, shift: tuple[float, float] = (0.0, 0.0)) -> Pixels:
        """Draw.

        Args:
            shift: Moves the picture by this share of a pixel, right and up.

        Returns:
            (H, W, 4) RGBA from the lowest row upwards; overwritten by the next drawing.
        """
        from vtkmodules.util.numpy_support import vtk_to_numpy

        width, height = self._size
        self._renderer.GetActiveCamera().SetWindowCenter(
            -2 * shift[0] / width, -2 * shift[1] / height
        )
        self._canvas.draw(self._renderer, self._size, self._buffer)
        pixels: Pixels = vtk_to_numpy(self._buffer).reshape(height, width, 4)
        return pixels

    def close(self) -> None:
        """Give the memory of the graphics side back."""
        self._forgotten.detach()
        self._canvas.remove(self._renderer)


class _Canvas:
    """The off-screen window.

    Attributes:
        gone: What stages showed that were forgotten, on whatever thread, without being closed.
    """

    def __init__(self) -> None:
        self._window = _render_window()
        self._window.SetOffScreenRendering(1)
        self._window.SetMultiSamples(0)
        self._renderers: list[Any] = []
        self.gone: list[Any] = []
        self._size = (0, 0)

    def add(self, renderer: Any) -> None:  # noqa: ANN401 - VTK has no types
        """Draw for one more stage."""
        self._renderers.append(renderer)
        self._window.AddRenderer(renderer)

    def remove(self, renderer: Any) -> None:  # noqa: ANN401 - VTK has no types
        """Draw no more for a stage; without any, give the memory of the graphics side back."""
        if renderer not in self._renderers:
            return
        self._renderers.remove(renderer)
        self._window.RemoveRenderer(renderer)
        if not self._renderers:
            _OPEN.pop(_CANVAS, None)
            self._window.Finalize()

    def draw(self, renderer: Any, size: tuple[int, int], pixels: Any) -> None:  # noqa: ANN401 - VTK has no types
        """Draw what one stage shows into an array of RGBA."""
        if size != self._size:
            self._size = size
            self._window.SetSize(*size)
        while self.gone:
            self.remove(self.gone.pop())
        for other in self._renderers:
            other.SetDraw(other is renderer)
        self._window.Render()
        self._window.GetRGBACharPixelData(0, 0, size[0] - 1, size[1] - 1, 0, pixels)


#: The window while a stage needs it.
_CANVAS: Final = "canvas"
_OPEN: Final[WeakValueDictionary[str, _Canvas]] = WeakValueDictionary()


def unlit_actor(mesh: Any) -> Any:  # noqa: ANN401 - VTK has no types
    """What shows a mesh in the colours that it has, whatever the light."""
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    mapper = vtkPolyDataMapper()
    mapper.SetInputData(mesh)
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().LightingOff()
    return actor


def _render_window() -> Any:  # noqa: ANN401 - VTK has no types
    """An off-screen window."""
    if not _can_draw():
        raise KnownError(
            "The 3D view cannot be shown.",
            "This computer offers no OpenGL 3.2, which the view draws with.",
            "Install the graphics driver, or on Linux the package libgl1-mesa-dri.",
        )
    return _window_that_works()


@lru_cache(maxsize=1)
def _can_draw() -> bool:
    """Whether the computer has what windows draw with; to look takes a while."""
    from vtkmodules.vtkCommonCore import vtkObject

    vtkObject.GlobalWarningDisplayOff()
    return bool(_window_that_works().SupportsOpenGL())


def _window_that_works() -> Any:  # noqa: ANN401 - VTK has no types
    """A window of the kind that works here: EGL where there is no X display."""
    from vtkmodules import vtkRenderingCore, vtkRenderingOpenGL2

    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        return vtkRenderingOpenGL2.vtkEGLRenderWindow()
    return vtkRenderingCore.vtkRenderWindow()
