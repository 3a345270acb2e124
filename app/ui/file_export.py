"""Takes and utterances as files of other programs: asks for the format, says what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.exporting import (
    SUFFIXES,
    TAKE_SUFFIXES,
    Exported,
    Options,
    export_take,
    export_utterance,
)
from app.studio.film_export import FILM_SUFFIXES
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.metrics import Space
from app.ui.widgets.dialog_parts import add_field, button_row
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Slot, TakeId

_WIDTH: Final = 480
_UNSAFE: Final = re.compile(r"[^\w .-]+")
#: Files in which style can be evened out.
_MOTION: Final = (".npz", ".pose", ".bvh", ".glb")
_RATES: Final = (24.0, 25.0, 30.0, 50.0, 60.0, 100.0, 120.0)


class ExportDialog(QDialog):
    """Asks for the format and the frame rate.

    Attributes:
        format: The ending of the file.
        rate: Frames per second; that of the recording first.
        hide_face: Whether the face is hidden, in films.
        even_style: Whether style is evened out, in files of motion.
        told: What the format holds: axes, units, the body.
    """

    def __init__(
        self, name: str, suffixes: Sequence[str] = SUFFIXES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setFixedWidth(_WIDTH)
        self.format, self.rate = QComboBox(), QComboBox()
        for suffix in suffixes:
            self.format.addItem(f"{_names()[suffix][0]}  ({suffix})", suffix)
        self.rate.addItem(self.tr("As recorded"), None)
        for rate in _RATES:
            self.rate.addItem(self.tr("{rate} frames/s").format(rate=f"{rate:g}"), rate)
        self.told = label("", "secondary", wrap=True)
        self.hide_face = QCheckBox(self.tr("Hide the signer's face in every frame"))
        self.even_style = QCheckBox(self.tr("Even out posture and fast movement"))
        self.even_style.setToolTip(self.tr("This does not hide who signs."))
        self.accept_button = QPushButton(self.tr("Choose the file…"))
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.TIGHT)
        title = self.tr("Export {name}").format(name=name)
        column.addWidget(label(title, "title", wrap=True))
        add_field(column, self.tr("Format"), self.format)
        column.addWidget(self.told)
        add_field(column, self.tr("Frame rate"), self.rate)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.hide_face)
        column.addWidget(self.even_style)
        column.addSpacing(Space.LARGE)
        column.addLayout(button_row(self, self.tr("Cancel"), self.accept_button))
        self.format.currentIndexChanged.connect(self._follow_format)
        self._follow_format()

    @property
    def suffix(self) -> str:
        """The ending of the file."""
        return str(self.format.currentData())

    @property
    def options(self) -> Options:
        """How the file is written."""
        rate = self.rate.currentData()
        return Options(
            None if rate is None else float(rate),
            hide_face=self.suffix in FILM_SUFFIXES and self.hide_face.isChecked(),
            even_style=self.suffix in _MOTION and self.even_style.isChecked(),
        )

    def _follow_format(self) -> None:
        self.told.setText(_names()[self.suffix][1])
        self.hide_face.setVisible(self.suffix in FILM_SUFFIXES)
        self.even_style.setVisible(self.suffix in _MOTION)
        self.rate.setEnabled(self.suffix not in FILM_SUFFIXES)
        self.adjustSize()


class FileExport(QObject):
    """Exports from a page.

    Args:
        workspace: Where takes are.
        page: What is behind the dialog.
    """

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page

    def ask_take(self, take: TakeId, name: str) -> None:
        """Ask how a take is to be exported, and do it."""
        lexicon = self._workspace.lexicon
        self._ask(
            name, lambda file, options: export_take(lexicon, take, file, options), TAKE_SUFFIXES
        )

    def ask_utterance(self, slots: Sequence[Slot], trajectory: Trajectory, name: str) -> None:
        """Ask how an utterance is to be exported, and do it."""
        lexicon, signs = self._workspace.lexicon, tuple(slots)
        self._ask(
            name,
            lambda file, options: export_utterance(lexicon, signs, trajectory, file, options),
        )

    def write(self, work: Callable[[], Exported]) -> None:
        """Write a file off the main thread; nothing of the lexicon changes."""
        self._workspace.operations.read(self, work, self._tell)

    def _ask(
        self,
        name: str,
        export: Callable[[Path, Options], Exported],
        suffixes: Sequence[str] = SUFFIXES,
    ) -> None:
        dialog = ExportDialog(name, suffixes, self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            suffix, options = dialog.suffix, dialog.options
            stem = _UNSAFE.sub("_", name).strip(" ._") or "signs"
            chosen, _ = QFileDialog.getSaveFileName(
                self._page,
                self.tr("Export"),
                str(Path.home() / f"{stem}{suffix}"),
                f"{suffix} (*{suffix})",
            )
            if chosen:
                file = Path(chosen)
                named = file if file.suffix == suffix else Path(f"{file}{suffix}")
                self.write(lambda: export(named, options))
        dialog.deleteLater()

    def _tell(self, exported: Exported) -> None:
        folder = QUrl.fromLocalFile(str(exported.file.parent))
        frames = self.tr("%n frame(s)", "", exported.frames)
        words = self.tr("{file} is written: {frames} at {fps} frames/s.")
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE if not exported.notices else NoticeKind.WARNING,
                words.format(file=exported.file.name, frames=frames, fps=f"{exported.fps:g}"),
                " ".join(exported.notices),
                action=self.tr("Show the folder"),
                act=lambda: QDesktopServices.openUrl(folder),
            )
        )


def _names() -> dict[str, tuple[str, str]]:
    """What each format is called, and what it holds."""
    translate = QCoreApplication.translate
    motion = translate(
        "FileExport",
        "Joint rotations and the face of the mean SMPL-X body, y up, x to the body's left, metres.",
    )
    skeleton = translate(
        "FileExport",
        "The skeleton of the mean body with fingers, without the face; y up, facing +z, metres.",
    )
    animation = translate(
        "FileExport",
        "The mean body with fingers and face units, for Blender or a web page; y up, facing +z, "
        "metres.",
    )
    film = translate(
        "FileExport", "The frames of the recording, without sound, at the rate of the recording."
    )
    times = translate("FileExport", "Glosses with their times, in milliseconds from the start.")
    return {
        ".npz": (translate("FileExport", "SMPL-X motion"), motion),
        ".pose": (
            translate("FileExport", "Landmarks"),
            translate(
                "FileExport", "Points of body, hands and face as a camera sees them, in pixels."
            ),
        ),
        ".bvh": (translate("FileExport", "Skeleton animation"), skeleton),
        ".glb": (translate("FileExport", "Animation with a body"), animation),
        ".eaf": (translate("FileExport", "Annotations for ELAN"), times),
        ".srt": (translate("FileExport", "Captions"), times),
        ".vtt": (translate("FileExport", "Captions for the web"), times),
        ".mp4": (translate("FileExport", "Film"), film),
        ".webm": (translate("FileExport", "Film for the web"), film),
    }
