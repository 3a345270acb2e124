"""Gives a viewport its body: loaded off the main thread, worn as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.studio.bodies import display_body
from app.ui.viewport.view_options import ViewOptions

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.body.model import BodyModel
    from app.body.skinning import Skinner
    from app.core.settings import Settings
    from app.ui.bridge.workspace import Workspace
    from app.ui.viewport.viewport import Viewport


def load_figure(workspace: Workspace, owner: QObject, viewport: Viewport) -> None:
    """Prepare a viewport, and let it follow the settings.

    Args:
        workspace: Its settings say which body, which skin tone, and whether mirrored.
        owner: Who asks; the page.
        viewport: What is prepared.
    """
    viewport.say(QCoreApplication.translate("Figure", "The figure is being prepared …"))
    viewport.set_options(ViewOptions(mirrored=workspace.settings.mirrored))
    body_file = workspace.settings.body_file

    def show(body: tuple[BodyModel, Skinner]) -> None:
        viewport.set_body(*body, workspace.settings.skin)

    def load() -> tuple[BodyModel, Skinner]:
        # The drawing library is imported here as well, off the main thread.
        import vtkmodules.vtkRenderingOpenGL2  # noqa: F401

        return display_body()

    def follow(settings: Settings) -> None:
        nonlocal body_file
        viewport.wear(settings.skin)
        if settings.body_file != body_file:
            body_file = settings.body_file
            workspace.operations.read(owner, load, show)

    workspace.operations.read(owner, load, show)
    workspace.preferences.changed.connect(follow)
