"""Where a video goes: a field for its path, whose ending says what kind of file it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.metrics import Space
from app.ui.widgets.icon_button import IconButton

#: Endings that can be chosen, the usual one first.
MP4, WEBM, MOV = ".mp4", ".webm", ".mov"
ENDINGS: Final = (MP4, WEBM, MOV)
#: Those whose pictures can be transparent, the usual one first.
CLEAR_ENDINGS: Final = (WEBM, MOV)
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class VideoFile(QWidget):
    """The field, and a button that asks for a place.

    Attributes:
        field: What was typed; a path in the home folder is written short.
    """

    #: The ending of what was typed, one of ENDINGS.
    ending_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ending = MP4
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("File"))
        self.field.editingFinished.connect(self._take_ending)
        browse = IconButton("folder-open", self.tr("Choose the file"))
        browse.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(browse)

    @property
    def path(self) -> Path:
        """The video to write."""
        typed = Path(self.field.text().strip()).expanduser()
        return typed if typed.suffix.lower() in ENDINGS else Path(f"{typed}{self._ending}")

    def show_ending(self, ending: str) -> None:
        """Write another kind of file of the same name."""
        path = self.path
        self._ending = ending
        if self.field.text() and path.suffix.lower() != ending:
            self._show(path.with_suffix(ending))

    def offer(self, name: str) -> None:
        """Offer a file that is not there yet, where the last one went."""
        folder = self.path.parent if self.field.text() else _videos_folder()
        self._show(free_file(folder, name, self._ending))

    def _take_ending(self) -> None:
        if self.path.suffix.lower() != self._ending:
            self._ending = self.path.suffix.lower()
            self.ending_typed.emit(self._ending)

    def _ask(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        file, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Video"),
            str(self.path),
            self.tr("Videos ({kinds})").format(kinds=kinds),
        )
        if file:
            self._show(Path(file))
            self._take_ending()

    def _show(self, file: Path) -> None:
        """Write a path short, so that its name can be seen."""
        home = Path.home()
        is_inside = file.is_relative_to(home)
        self.field.setText(f"~/{file.relative_to(home).as_posix()}" if is_inside else str(file))


def free_file(folder: Path, name: str, ending: str) -> Path:
    """A file in a folder that is not there yet; nothing of the name can leave the folder."""
    stem = _UNSAFE.sub("_", name).strip(" ._")[:80] or "utterance"
    file, number = folder / f"{stem}{ending}", 2
    while file.exists():
        file, number = folder / f"{stem} {number}{ending}", number + 1
    return file


def _videos_folder() -> Path:
    videos = Path.home() / "Videos"
    return videos if videos.is_dir() else Path.home()
