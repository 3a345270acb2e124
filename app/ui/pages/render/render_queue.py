"""Videos that are being made, wait, failed, or are done: watch them, stop them, play them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.jobs.runner import Runner
    from lexicon_db.records import Job, JobId

_MOST_ROWS: Final = 12
_HEIGHT: Final = 176
_EMPTY_HEIGHT: Final = 32


class RenderRow(QWidget):
    """One video."""

    #: The video is to be played: its path.
    play_wanted = Signal(object)

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = Path(str(job.parameters["out"]))
        self.progress = ProgressRow(self.file.name)
        self._play = IconButton("play", self.tr("Play {file}").format(file=self.file.name))
        self._play.clicked.connect(lambda: self.play_wanted.emit(self.file))
        self._folder = IconButton("folder", self.tr("Open the folder"))
        self._folder.clicked.connect(self._open_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.progress, 1)
        row.addWidget(self._play)
        row.addWidget(self._folder)

    def show_job(self, job: Job) -> None:
        """Show how the video stands."""
        self.progress.show_job(job)
        is_there = job.state is JobState.DONE and self.file.exists()
        self._play.setVisible(is_there)
        self._folder.setVisible(is_there)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file.parent)))


class RenderQueue(QScrollArea):
    """The latest videos, latest first."""

    cancel_wanted = Signal(str)
    repeat_wanted = Signal(str)
    play_wanted = Signal(object)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rows: dict[JobId, RenderRow] = {}
        self._running: list[JobId] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Videos"))
        body = QWidget()
        body.setProperty("plain", "true")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, Space.TIGHT, 0)
        self._column.setSpacing(Space.SMALL)
        self._none = label(self.tr("Videos that you render appear here."), "caption")
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(body)
        self.setFixedHeight(_EMPTY_HEIGHT)

    @property
    def rows(self) -> tuple[RenderRow, ...]:
        """The rows, latest first."""
        return tuple(self._rows.values())

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """Show render jobs, given oldest first."""
        latest = list(reversed(jobs))[:_MOST_ROWS]
        for gone in self._rows.keys() - {job.id for job in latest}:
            self._rows.pop(gone).deleteLater()
        rows = {}
        for place, job in enumerate(latest):
            row = self._rows.get(job.id) or self._made(job)
            row.show_job(job)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            rows[job.id] = row
        self._rows = rows
        self._running = [job.id for job in latest if job.state is JobState.RUNNING]
        self._none.setVisible(not latest)
        self.setFixedHeight(_HEIGHT if latest else _EMPTY_HEIGHT)

    def show_progress(self) -> None:
        """Show how far the running ones are now."""
        for job in self._running:
            share, activity, left = self._runner.progress_of(job)
            if share > 0:
                self._rows[job].progress.show_progress(share, activity, left)

    def _made(self, job: Job) -> RenderRow:
        row = RenderRow(job)
        row.progress.cancel_wanted.connect(partial(self.cancel_wanted.emit, job.id))
        row.progress.repeat_wanted.connect(partial(self.repeat_wanted.emit, job.id))
        row.play_wanted.connect(self.play_wanted)
        return row
