"""Approving a video from the render page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.pages.render.approve_dialog import ApproveDialog
from lexicon_db.renders import approve_render

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Render


def ask_to_approve(
    host: QWidget, workspace: Workspace, render: Render, signer: str, done: Callable[[], None]
) -> None:
    """Ask who has watched a video, and write that down.

    Args:
        host: The page.
        workspace: What it works on.
        render: The video.
        signer: Name of whom it shows.
        done: Called when it is written down.
    """
    dialog = ApproveDialog(workspace, render, signer, host.window())
    accepted = dialog.exec() == ApproveDialog.DialogCode.Accepted
    name = dialog.name
    dialog.deleteLater()
    if not accepted:
        return

    def tell(_: Render) -> None:
        words = QCoreApplication.translate(
            "Approving", "{file} is approved. Rendered again, it is no draft any more."
        )
        what = words.format(file=Path(render.file).name)
        workspace.operations.tell(Notice(NoticeKind.DONE, what))
        done()

    lexicon = workspace.lexicon
    workspace.operations.write(host, lambda: approve_render(lexicon, render.id, name), tell)
