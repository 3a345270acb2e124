"""What stands in the place of the figure while a take has no tracks: why, how far, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.amounts import time_left_text
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.sentences import said
from app.ui.widgets.empty_state import RoundIcon
from app.ui.widgets.labels import label
from lexicon_db.records import JobState, SourceKind

if TYPE_CHECKING:
    from lexicon_db.records import Job

_TEXT_WIDTH = 340


class ExtractionSheet(QWidget):
    """Not tracked yet, waiting, being tracked, or failed."""

    #: Tracks are wanted.
    extract_wanted = Signal()
    #: The job is to be stopped.
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = label("", "heading")
        self._text = label("", "secondary", wrap=True)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_TEXT_WIDTH)
        self._extract = QPushButton(self.tr("Extract"))
        self._extract.setProperty("kind", "primary")
        dress(self._extract, "scan-face", "on_accent")
        self._extract.clicked.connect(self.extract_wanted)
        self._cancel = QPushButton(self.tr("Stop"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._what = ""
        self._last: tuple[Job | None, float | None] = (None, None)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(Space.SMALL)
        centre = Qt.AlignmentFlag.AlignCenter
        column.addWidget(RoundIcon("person-standing"), alignment=centre)
        for part in (self._heading, self._text, self._bar):
            column.addWidget(part, alignment=centre)
        for words in (self._heading, self._text):
            words.setAlignment(centre)
        buttons = QHBoxLayout()
        buttons.setAlignment(centre)
        buttons.addWidget(self._extract)
        buttons.addWidget(self._cancel)
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)
        self.show_job(None, None)

    def show_kind(self, kind: SourceKind) -> None:
        """Say what there is to do with a recording of some kind."""
        self._what = {
            SourceKind.VIDEO: self.tr(
                "Find body, hands and face in the video, and fit the figure to them."
            ),
            SourceKind.POSE: self.tr("Fit the figure to the landmarks of the file."),
            SourceKind.MOTION: self.tr("Read the movement of the file."),
        }[kind]
        self.show_job(*self._last)

    def show_job(self, job: Job | None, seconds_left: float | None) -> None:
        """Show how the extraction of the take stands; None: it was never asked for."""
        self._last = job, seconds_left
        state = job.state if job is not None else None
        is_open = state in (JobState.QUEUED, JobState.RUNNING)
        self._bar.setVisible(is_open)
        self._cancel.setVisible(is_open)
        self._extract.setVisible(not is_open)
        self._extract.setText(self.tr("Extract again") if job else self.tr("Extract"))
        if job is None:
            heading, text = self.tr("No tracks yet"), self._what
        elif state is JobState.QUEUED:
            heading, text = self.tr("Waiting"), self.tr("Other jobs are running before this one.")
        elif state is JobState.RUNNING:
            heading, text = self._running(job, seconds_left)
        elif state is JobState.FAILED:
            heading, text = said(job.what), f"{said(job.why)} {said(job.fix)}"
        else:
            heading = self.tr("Extraction stopped")
            text = self.tr("It can be started again at any time.")
        self._heading.setText(heading)
        self._text.setText(text)
        self._bar.setValue(round(1000 * job.progress) if job is not None else 0)

    def _running(self, job: Job, seconds_left: float | None) -> tuple[str, str]:
        heading = self.tr("Extracting  {share}").format(share=f"{job.progress:.0%}")
        left = "" if seconds_left is None else time_left_text(seconds_left)
        return heading, "  ·  ".join(part for part in (said(job.activity), left) if part)
