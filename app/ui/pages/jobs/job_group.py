"""Jobs of one state under a heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.jobs.job_titles import job_title
from app.ui.widgets.labels import label
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.records import Job, JobId

#: Rows that are shown; of the rest only the number.
_SHOWN: Final = 40


class JobGroup(QWidget):
    """A heading with a number, and a row for each job; hidden while there is none."""

    #: `JobId` to stop.
    cancel_wanted = Signal(str)
    #: `JobId` to do again.
    repeat_wanted = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading_text = heading
        self._heading = label(heading, "section")
        self._more = label("", "caption")
        self.rows: dict[JobId, ProgressRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._more)
        self.hide()

    def show_jobs(
        self,
        jobs: Sequence[Job],
        subjects: Mapping[JobId, str],
    ) -> None:
        """Show these jobs, in this order."""
        self.setVisible(bool(jobs))
        self._heading.setText(f"{self._heading_text}  {len(jobs):,}")
        shown = jobs[:_SHOWN]
        for gone in self.rows.keys() - {job.id for job in shown}:
            self.rows.pop(gone).deleteLater()
        for place, job in enumerate(shown):
            row = self.rows.get(job.id) or self._made(job, subjects.get(job.id, ""))
            row.show_job(job)
            if self._column.indexOf(row) != place + 1:
                self._column.insertWidget(place + 1, row)
        self._more.setVisible(len(jobs) > _SHOWN)
        self._more.setText(self.tr("and %n more", "", len(jobs) - _SHOWN))

    def _made(self, job: Job, subject: str) -> ProgressRow:
        row = ProgressRow(job_title(job, subject))
        row.cancel_wanted.connect(partial(self.cancel_wanted.emit, job.id))
        row.repeat_wanted.connect(partial(self.repeat_wanted.emit, job.id))
        self.rows[job.id] = row
        return row
