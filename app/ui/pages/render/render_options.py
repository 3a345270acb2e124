"""What a video is to look like and where it goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.studio.rendering import Picture
from app.ui.metrics import Hit, Space
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import Utterance

_FRAME_RATES: Final = (25.0, 30.0, 50.0, 60.0)
_COLOUR, _FILE = "colour", "file"
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class RenderOptions(QWidget):
    """The form at the right of the render page."""

    #: Something that shows in the picture changed.
    changed = Signal()
    #: Another utterance was chosen.
    utterance_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = "plain"
        self._utterances: Sequence[Utterance] = ()
        self.utterance_box = self._box(self.tr("Utterance"), [])
        self.utterance_box.currentIndexChanged.connect(self._take_utterance)
        self.size_box = self._box(self.tr("Size"), self._sizes())
        self.rate_box = self._box(
            self.tr("Frame rate"),
            [(self.tr("{fps} frames/s").format(fps=f"{fps:g}"), fps) for fps in _FRAME_RATES],
        )
        self.framing_box = self._box(
            self.tr("Framing"),
            [
                (self.tr("Signing space"), "signing-space"),
                (self.tr("Portrait, close"), "portrait"),
            ],
        )
        self.background_box = self._box(
            self.tr("Background"),
            [
                (self.tr("Calm colour"), "plain"),
                (self.tr("Room"), "room"),
                (self.tr("White"), "#ffffff"),
                (self.tr("Green"), "#00b140"),
                (self.tr("Colour…"), _COLOUR),
                (self.tr("Picture…"), _FILE),
            ],
        )
        self.background_box.activated.connect(self._take_background)
        for box in (self.size_box, self.rate_box, self.framing_box):
            box.currentIndexChanged.connect(self.changed)
        self.label_box = QCheckBox(self.tr("Say that the signer is synthetic"))
        self.label_box.setChecked(True)
        self.label_box.toggled.connect(self.changed)
        self.file_field = QLineEdit()
        self.file_field.setAccessibleName(self.tr("File"))
        self._lay_out()

    @property
    def utterance(self) -> Utterance | None:
        """The chosen utterance."""
        at = self.utterance_box.currentIndex()
        return self._utterances[at] if 0 <= at < len(self._utterances) else None

    @property
    def picture(self) -> Picture:
        """How the video looks."""
        return Picture(
            size=self.size_box.currentData(),
            fps=self.rate_box.currentData(),
            background=self._background,
            framing=self.framing_box.currentData(),
            label=self.label_box.isChecked(),
        )

    @property
    def file(self) -> Path:
        """The video to write."""
        typed = Path(self.file_field.text().strip()).expanduser()
        return typed if typed.suffix.lower() == ".mp4" else Path(f"{typed}.mp4")

    def show_utterances(self, utterances: Sequence[Utterance]) -> None:
        """Show the saved utterances; the choice stays where it can."""
        before = self.utterance
        self._utterances = utterances
        with QSignalBlocker(self.utterance_box):
            self.utterance_box.clear()
            self.utterance_box.addItems([utterance.name for utterance in utterances])
        self.choose(before.id if before is not None else "")

    def choose(self, utterance: str) -> None:
        """Choose an utterance by its id; the first one if it is not there."""
        ids = [str(candidate.id) for candidate in self._utterances]
        with QSignalBlocker(self.utterance_box):
            self.utterance_box.setCurrentIndex(ids.index(utterance) if utterance in ids else 0)
        self._take_utterance()

    def offer_file(self) -> None:
        """Offer a file that is not there yet, named like the utterance."""
        if self.utterance is not None:
            folder = self.file.parent if self.file_field.text() else _videos_folder()
            self._show_file(_free(folder, self.utterance.name))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        form = QFormLayout()
        form.setHorizontalSpacing(Space.MEDIUM)
        form.setVerticalSpacing(Space.SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (self.tr("Utterance"), self.utterance_box),
            (self.tr("Size"), self.size_box),
            (self.tr("Rate"), self.rate_box),
            (self.tr("Framing"), self.framing_box),
            (self.tr("Background"), self.background_box),
        ):
            form.addRow(_name(name), field)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.file_field, 1)
        browse = IconButton("folder-open", self.tr("Choose the file"))
        browse.clicked.connect(self._ask_file)
        row.addWidget(browse)
        form.addRow(_name(self.tr("File")), row)
        column.addLayout(form)
        column.addWidget(self.label_box)
        column.addStretch(1)
        self.setProperty("plain", "true")

    def _box(self, name: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, value in choices:
            box.addItem(words, value)
        return box

    def _sizes(self) -> list[tuple[str, tuple[int, int]]]:
        kinds = (
            (self.tr("Square {w} × {h}"), ((512, 512), (1080, 1080))),
            (self.tr("Wide {w} × {h}"), ((1280, 720), (1920, 1080))),
            (self.tr("Upright {w} × {h}"), ((720, 1280), (1080, 1920))),
        )
        return [
            (words.format(w=width, h=height), (width, height))
            for words, sizes in kinds
            for width, height in sizes
        ]

    def _take_utterance(self) -> None:
        self.offer_file()
        self.utterance_chosen.emit()

    def _take_background(self) -> None:
        wanted = str(self.background_box.currentData())
        if wanted == _COLOUR:
            colour = QColorDialog.getColor(QColor("#dfe3e8"), self, self.tr("Background"))
            wanted = colour.name() if colour.isValid() else ""
        elif wanted == _FILE:
            wanted, _ = QFileDialog.getOpenFileName(
                self,
                self.tr("Background"),
                QDir.homePath(),
                self.tr("Pictures (*.png *.jpg *.jpeg *.webp)"),
            )
        if wanted:
            self._background = wanted
            self.changed.emit()

    def _ask_file(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, self.tr("Video"), str(self.file), self.tr("Videos (*.mp4)")
        )
        if file:
            self._show_file(Path(file))

    def _show_file(self, file: Path) -> None:
        """Write a path short, so that its name can be seen."""
        home = Path.home()
        is_inside = file.is_relative_to(home)
        self.file_field.setText(
            f"~/{file.relative_to(home).as_posix()}" if is_inside else str(file)
        )


def _name(text: str) -> QLabel:
    made = label(text, "secondary")
    made.setMinimumHeight(Hit.CONTROL)
    return made


def _videos_folder() -> Path:
    videos = Path.home() / "Videos"
    return videos if videos.is_dir() else Path.home()


def _free(folder: Path, name: str) -> Path:
    """A file in a folder that is not there yet; nothing of the name can leave the folder."""
    stem = _UNSAFE.sub("_", name).strip(" ._")[:80] or "utterance"
    file, number = folder / f"{stem}.mp4", 2
    while file.exists():
        file, number = folder / f"{stem} {number}.mp4", number + 1
    return file
