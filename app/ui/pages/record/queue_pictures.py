"""Small pictures of prompts: of their latest take, or the picture that asks for the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from app.ui.pages.record.loops import read_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.ui.bridge.workspace import Workspace
    from app.ui.posters.poster_shelf import PosterShelf
    from lexicon_db.media import MediaFile
    from lexicon_db.records import Prompt

_HEIGHT: Final = 84


class QueuePictures(QObject):
    """Gives pictures at once where they are known, and reads them one by one elsewhere."""

    #: A picture has come.
    arrived = Signal()

    def __init__(self, workspace: Workspace, posters: PosterShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._posters = posters
        self._pictures: dict[str, QPixmap | None] = {}
        self._is_reading = False
        posters.arrived.connect(lambda _: self.arrived.emit())

    def picture(self, prompt: Prompt) -> QPixmap | None:
        """The picture of a prompt, or None; `arrived` tells when there is more."""
        if prompt.takes:
            return self._posters.poster(prompt.takes[-1])
        if prompt.picture is None:
            return self._posters.poster(prompt.example_take)
        if prompt.picture.sha256 not in self._pictures:
            self._read(prompt.picture)
            return None
        return self._pictures[prompt.picture.sha256]

    def _read(self, file: MediaFile) -> None:
        """Read one at a time: those that are looked at ask again when they are painted."""
        if self._is_reading:
            return
        self._is_reading = True
        path = self._workspace.lexicon.media.path(file.sha256, file.suffix)

        def keep(images: list[QImage]) -> None:
            self._is_reading = False
            self._pictures[file.sha256] = QPixmap.fromImage(images[0]) if images else None
            self.arrived.emit()

        self._workspace.operations.read(self, lambda: read_picture(path, height=_HEIGHT), keep)
