"""Gives a viewport its body: loaded off the main thread, worn as the settings say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.studio.bodies import display_body
from app.ui.viewport.figure_surface import FigureSurface
from app.ui.viewport.view_options import ViewOptions

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from app.body.skinning import Skinner
    from app.core.settings import Settings
    from app.ui.bridge.workspace import Workspace
    from app.ui.viewport.viewport import Viewport


class FigureLoading(QObject):
    """Prepares a viewport, and lets it follow the settings as long as it lives.

    Args:
        workspace: Its settings say which body, which skin tone, and whether mirrored.
        viewport: What is prepared.
    """

    def __init__(self, workspace: Workspace, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._workspace = workspace
        self._viewport = viewport
        self._body_file = workspace.settings.body_file
        viewport.say(self.tr("The figure is being prepared…"))
        viewport.set_options(ViewOptions(mirrored=workspace.settings.mirrored))
        workspace.preferences.changed.connect(self._follow)
        self._read()

    def _read(self) -> None:
        skin = self._workspace.settings.skin
        self._workspace.operations.read(self, lambda: _load(skin), self._show, topic="body")

    def _show(self, body: tuple[BodyModel, Skinner, FigureSurface]) -> None:
        self._viewport.set_body(*body)

    def _follow(self, settings: Settings) -> None:
        self._viewport.wear(settings.skin)
        if settings.body_file != self._body_file:
            self._body_file = settings.body_file
            self._read()


def _load(skin: int) -> tuple[BodyModel, Skinner, FigureSurface]:
    # What draws is imported here as well, off the main thread.
    import vtkmodules.vtkRenderingOpenGL2  # noqa: F401

    _leave_cores_to_drawing()
    model, skinner = display_body()
    return model, skinner, FigureSurface(model, skin)


@lru_cache(maxsize=1)
def _leave_cores_to_drawing() -> None:
    """Let matrix products in this process use one thread.

    Posing a figure multiplies small matrices; with a thread per core they take the cores away from
    the software that draws, and everything takes half as long again. To find the libraries takes
    a sixth of a second.
    """
    import threadpoolctl

    threadpoolctl.threadpool_limits(limits=1, user_api="blas")
