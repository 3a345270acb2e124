"""Videos that are being made, wait or failed, and the ledger of those that were made."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.render.made_row import MadeRow
from app.ui.widgets.labels import label
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from app.jobs.runner import Runner
    from app.ui.pages.render.render_requests import Videos
    from lexicon_db.records import Job, JobId


class VideoList(QScrollArea):
    """What is being made, then what was made, the latest first.

    Attributes:
        making: Rows of what is being made or was not finished.
        made: Rows of the ledger.
    """

    cancel_wanted = Signal(str)
    repeat_wanted = Signal(str)
    #: A video is to be played: its path.
    play_wanted = Signal(object)
    #: A `Render` is to be approved, and the name of whom it shows.
    approve_wanted = Signal(object, str)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._running: list[JobId] = []
        self.making: dict[JobId, ProgressRow] = {}
        self.made: tuple[MadeRow, ...] = ()
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

    def show_videos(self, videos: Videos) -> None:
        """Show the videos as they are now."""
        self._show_jobs(tuple(reversed(videos.jobs)))
        if videos.made != tuple(row.render_line for row in self.made):
            for gone in self.made:
                gone.deleteLater()
            self.made = tuple(MadeRow(one, videos.shown_in(one)) for one in videos.made)
            for place, row in enumerate(self.made):
                row.play_wanted.connect(self.play_wanted)
                row.approve_wanted.connect(partial(self.approve_wanted.emit, row.render_line))
                self._column.insertWidget(len(self.making) + place, row)
        self._none.setVisible(not self.making and not self.made)

    def show_progress(self) -> None:
        """Show how far the running ones are now."""
        for job in self._running:
            share, activity, left = self._runner.progress_of(job)
            if share > 0:
                self.making[job].show_progress(share, activity, left)

    def _show_jobs(self, jobs: tuple[Job, ...]) -> None:
        for gone in self.making.keys() - {job.id for job in jobs}:
            self.making.pop(gone).deleteLater()
        rows = {}
        for place, job in enumerate(jobs):
            row = self.making.get(job.id) or self._begun(job)
            row.show_job(job)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            rows[job.id] = row
        self.making = rows
        self._running = [job.id for job in jobs if job.state is JobState.RUNNING]

    def _begun(self, job: Job) -> ProgressRow:
        row = ProgressRow(Path(str(job.parameters["out"])).name)
        row.cancel_wanted.connect(partial(self.cancel_wanted.emit, job.id))
        row.repeat_wanted.connect(partial(self.repeat_wanted.emit, job.id))
        return row
