"""What a new consent can be checked by later: the words that were agreed to, and a video of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from app.studio.consent_evidence import add_consent_video, consent_text
from app.studio.recording_prompts import VIDEOS
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from lexicon_db.consents import ConsentTerms
    from lexicon_db.store import Lexicon


class EvidenceFields(QWidget):
    """Two files that a person may choose; nothing of them is kept before the consent is.

    Attributes:
        text: Asks for the words that were agreed to.
        video: Asks for the video in which the person signs the consent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: Path | None = None
        self._video: Path | None = None
        self.text = QPushButton(self.tr("Words agreed to…"))
        dress(self.text, "file-text")
        self.text.clicked.connect(self._ask_text)
        self.video = QPushButton(self.tr("Signed video of it…"))
        dress(self.video, "video")
        self.video.clicked.connect(self._ask_video)
        self._names = (ElidedLabel("", "secondary"), ElidedLabel("", "secondary"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for row, (button, name) in enumerate(
            zip((self.text, self.video), self._names, strict=True)
        ):
            grid.addWidget(button, row, 0)
            grid.addWidget(name, row, 1)
        self.choose()

    def choose(self, text: Path | None = None, video: Path | None = None) -> None:
        """Choose files; None is no file."""
        self._text, self._video = text, video
        for shown, file in zip(self._names, (text, video), strict=True):
            shown.setText(file.name if file is not None else self.tr("none"))

    def terms(self, lexicon: Lexicon) -> ConsentTerms:
        """Read and keep what was chosen; for the writer thread.

        Raises:
            KnownError: If a file cannot be read, or the disk is full.
        """
        terms: ConsentTerms = {}
        if self._text is not None:
            terms["text"] = consent_text(self._text)
        if self._video is not None:
            terms["recording"] = add_consent_video(lexicon, self._video)
        return terms

    def _ask_text(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Words agreed to"), QDir.homePath(), self.tr("Texts (*.txt *.md)")
        )
        if file:
            self.choose(Path(file), self._video)

    def _ask_video(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in VIDEOS)
        words = self.tr("Videos ({kinds})").format(kinds=kinds)
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Signed video of it"), QDir.homePath(), words
        )
        if file:
            self.choose(self._text, Path(file))
