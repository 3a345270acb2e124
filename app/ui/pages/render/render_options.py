"""What a video is to look like and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QSignalBlocker, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.studio.rendering import ORIGINAL, TRANSPARENT, Picture
from app.ui.metrics import Hit, Space
from app.ui.pages.render.video_file import CLEAR_ENDINGS, MOV, MP4, WEBM, VideoFile
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lexicon_db.records import Utterance

_FRAME_RATES: Final = (25.0, 30.0, 50.0, 60.0)
_PLAIN: Final = "plain"
_COLOUR, _FILE = "colour", "file"
#: Share of the picture that stays free where there is to be room around the hands.
_ROOMY: Final = 0.12


class RenderOptions(QWidget):
    """The form at the right of the render page."""

    #: Something that shows in the picture changed.
    changed = Signal()
    #: Another utterance was chosen.
    utterance_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = _PLAIN
        self._utterances: Sequence[Utterance] = ()
        self.utterance_box = _box(self.tr("Utterance"), [])
        self.size_box = _box(self.tr("Size"), self._sizes())
        self.rate_box = _box(
            self.tr("Frame rate"),
            [(self.tr("{fps} frames/s").format(fps=f"{fps:g}"), fps) for fps in _FRAME_RATES],
        )
        self.framing_box = _box(self.tr("Framing"), self._framings())
        self.background_box = _box(self.tr("Background"), self._backgrounds())
        self.captions_box = _box(self.tr("Captions"), self._captions())
        self.format_box = _box(self.tr("Format"), self._formats())
        self.label_box = QCheckBox(self.tr("Say that the signer is synthetic"))
        self.label_box.setChecked(True)
        self.public_box = QCheckBox(self.tr("To be published"))
        self.public_box.setToolTip(
            self.tr("Everybody in it has agreed to be published, and it is approved before.")
        )
        self.video_file = VideoFile()
        self._lay_out()
        self._connect()

    @property
    def utterance(self) -> Utterance | None:
        """The chosen utterance."""
        at = self.utterance_box.currentIndex()
        return self._utterances[at] if 0 <= at < len(self._utterances) else None

    @property
    def picture(self) -> Picture:
        """How the video looks."""
        framing, margin = self.framing_box.currentData()
        return Picture(
            size=self.size_box.currentData(),
            fps=self.rate_box.currentData(),
            background=self._background,
            framing=framing,
            margin=margin,
            label=self.label_box.isChecked(),
            captions=self.captions_box.currentData(),
            is_public=self.public_box.isChecked(),
        )

    @property
    def file(self) -> Path:
        """The video to write."""
        return self.video_file.path

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
            self.video_file.offer(self.utterance.name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
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
            (self.tr("Captions"), self.captions_box),
            (self.tr("Format"), self.format_box),
            (self.tr("File"), self.video_file),
        ):
            form.addRow(_name(name), field)
        column.addLayout(form)
        column.addWidget(self.label_box)
        column.addWidget(self.public_box)
        column.addStretch(1)
        self.setProperty("plain", "true")

    def _connect(self) -> None:
        self.utterance_box.currentIndexChanged.connect(self._take_utterance)
        self.background_box.activated.connect(self._take_background)
        self.format_box.activated.connect(self._take_format)
        self.video_file.ending_typed.connect(self._show_format)
        for box in (self.size_box, self.rate_box, self.framing_box, self.captions_box):
            box.currentIndexChanged.connect(self.changed)
        for ticked in (self.label_box, self.public_box):
            ticked.toggled.connect(self.changed)

    def _sizes(self) -> list[tuple[str, tuple[int, int]]]:
        kinds = (
            (self.tr("Square {w} × {h}"), ((512, 512), (768, 768), (1024, 1024), (1080, 1080))),
            (self.tr("Wide {w} × {h}"), ((1024, 576), (1280, 720), (1920, 1080))),
            (self.tr("Upright {w} × {h}"), ((576, 1024), (720, 1280), (1080, 1920))),
        )
        return [
            (words.format(w=width, h=height), (width, height))
            for words, sizes in kinds
            for width, height in sizes
        ]

    def _framings(self) -> list[tuple[str, tuple[str, float | None]]]:
        return [
            (self.tr("Signing space"), ("signing-space", None)),
            (self.tr("Signing space, with room"), ("signing-space", _ROOMY)),
            (self.tr("Portrait, close"), ("portrait", None)),
            (self.tr("Portrait, with room"), ("portrait", _ROOMY)),
        ]

    def _backgrounds(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Calm colour"), _PLAIN),
            (self.tr("Room"), "room"),
            (self.tr("Where the signer was filmed"), ORIGINAL),
            (self.tr("Transparent"), TRANSPARENT),
            (self.tr("White"), "#ffffff"),
            (self.tr("Green"), "#00b140"),
            (self.tr("Colour…"), _COLOUR),
            (self.tr("Picture…"), _FILE),
        ]

    def _captions(self) -> list[tuple[str, str]]:
        return [
            (self.tr("None"), "none"),
            (self.tr("Glosses in the picture"), "burnt"),
            (self.tr("Glosses beside it (.srt)"), "srt"),
            (self.tr("Glosses beside it (.vtt)"), "vtt"),
        ]

    def _formats(self) -> list[tuple[str, str]]:
        return [
            (self.tr("MP4, plays everywhere"), MP4),
            (self.tr("WebM, also transparent"), WEBM),
            (self.tr("MOV (ProRes), for editing"), MOV),
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
            if wanted == TRANSPARENT and self.format_box.currentData() not in CLEAR_ENDINGS:
                self._show_format(CLEAR_ENDINGS[0])
                self.video_file.show_ending(CLEAR_ENDINGS[0])
            self.changed.emit()

    def _take_format(self) -> None:
        self.video_file.show_ending(self.format_box.currentData())
        self._keep_possible()

    def _show_format(self, ending: str) -> None:
        self.format_box.setCurrentIndex(self.format_box.findData(ending))
        self._keep_possible()

    def _keep_possible(self) -> None:
        """A file that cannot be transparent has a background: what was chosen last counts."""
        is_clear = self.format_box.currentData() in CLEAR_ENDINGS
        if self._background == TRANSPARENT and not is_clear:
            self._background = _PLAIN
            self.background_box.setCurrentIndex(self.background_box.findData(_PLAIN))
            self.changed.emit()


def _box(name: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for words, value in choices:
        box.addItem(words, value)
    return box


def _name(text: str) -> QLabel:
    made = label(text, "secondary")
    made.setMinimumHeight(Hit.CONTROL)
    return made
