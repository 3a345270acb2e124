"""A short clip of the view: asks for the file, records it, tells when it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.page_action import page_action
from app.ui.playback.transport_bar import ActionButton
from app.ui.viewport.clip_recorder import ClipRecorder

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.page import Page
    from app.ui.playback.playback import Playback
    from app.ui.viewport.viewport_panel import ViewportPanel
    from lexicon_db.errors import KnownError

_SUFFIXES: Final = (".mp4", ".gif", ".webm", ".mov")


class ClipExport(QObject):
    """Adds the action and its button to a page.

    Args:
        workspace: Where notices go.
        page: The page.
        panel: What is recorded.
        playback: Its clock.

    Attributes:
        recorder: Records.
        action: Begins, and ends before its time.
    """

    def __init__(
        self, workspace: Workspace, page: Page, panel: ViewportPanel, playback: Playback
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self.recorder = ClipRecorder(panel.viewport, playback, self)
        self.action = page_action(
            page, self.tr("Save a clip of the view…"), "video", "", self._ask_or_cancel
        )
        self.action.setCheckable(True)
        panel.add_button(ActionButton(self.action))
        self.recorder.changed.connect(self._follow)
        self.recorder.finished.connect(self._tell)
        self.recorder.failed.connect(self._refuse)

    def _ask_or_cancel(self) -> None:
        self._follow()
        if self.recorder.is_recording:
            self.recorder.cancel()
            return
        kinds = ";;".join(f"*{suffix}" for suffix in _SUFFIXES)
        chosen, kind = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Save a clip of the view"),
            QDir.home().filePath("kinelex.mp4"),
            kinds,
        )
        if chosen:
            file = Path(chosen)
            if file.suffix.lower() not in _SUFFIXES:
                file = Path(f"{file}{kind.removeprefix('*') or _SUFFIXES[0]}")
            self.recorder.record(file)

    def _follow(self) -> None:
        self.action.setChecked(self.recorder.is_recording)

    def _tell(self, file: Path) -> None:
        folder = QUrl.fromLocalFile(str(file.parent))
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{file} is written.").format(file=file.name),
                action=self.tr("Show the folder"),
                act=lambda: QDesktopServices.openUrl(folder),
            )
        )

    def _refuse(self, error: KnownError) -> None:
        self._workspace.operations.tell(Notice.of_error(error))
