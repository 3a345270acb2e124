"""Long work: what runs, what waits, what failed and why, what is done."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.jobs.job_group import JobGroup
from app.ui.pages.jobs.job_titles import job_subjects
from app.ui.pages.page import Page
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import label
from lexicon_db.jobs import forget_ended_jobs, list_jobs, repeat_job
from lexicon_db.records import Changes, Job, JobId, JobState

_WIDTH: Final = 820
_MILLISECONDS_BETWEEN_READINGS: Final = 150
_MILLISECONDS_BETWEEN_LOOKS: Final = 200
_RUNNING: Final = (JobState.RUNNING,)
_ENDED: Final = (JobState.DONE, JobState.CANCELLED)


class JobsPage(Page):
    """Four groups of jobs, one below the other."""

    icon_name = "list-checks"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Jobs")
        self._subjects: dict[JobId, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BETWEEN_READINGS)
        self._pause.timeout.connect(self._read)
        self.groups = {
            _RUNNING: JobGroup(self.tr("Running")),
            (JobState.FAILED,): JobGroup(self.tr("Failed")),
            (JobState.QUEUED,): JobGroup(self.tr("Waiting")),
            _ENDED: JobGroup(self.tr("Done")),
        }
        for group in self.groups.values():
            group.cancel_wanted.connect(self._cancel)
            group.repeat_wanted.connect(self._repeat)
        self._elsewhere = label(
            self.tr("Another program has this lexicon open and runs its jobs."), "secondary"
        )
        self._empty = EmptyState(
            "list-checks",
            self.tr("Nothing to do"),
            self.tr("Work that takes a while appears here: finding movement, rendering videos."),
        )
        self._look = QTimer(self, interval=_MILLISECONDS_BETWEEN_LOOKS)
        self._look.timeout.connect(self._show_progress)
        self._lay_out()

    def activated(self) -> None:
        """Show how things stand now, and watch them while the page shows."""
        self._read()
        self._look.start()

    def left(self) -> None:
        """Nobody looks."""
        self._look.stop()

    def refresh(self, changes: Changes) -> None:
        """Read again, at most some times a second."""
        if changes.jobs and not self._pause.isActive():
            self._pause.start()

    @property
    def is_empty(self) -> bool:
        """Whether there is no job at all."""
        return self._states.currentWidget() is self._empty

    def _lay_out(self) -> None:
        self.stop_all = QPushButton(self.tr("Stop all"))
        dress(self.stop_all, "x")
        self.stop_all.clicked.connect(self._cancel_all)
        self.clear = QPushButton(self.tr("Clear the list"))
        self.clear.setToolTip(self.tr("Take away what is done, stopped or failed"))
        dress(self.clear, "check")
        self.clear.clicked.connect(self._forget)
        bar = QHBoxLayout()
        bar.addWidget(self._elsewhere)
        bar.addStretch(1)
        bar.addWidget(self.stop_all)
        bar.addWidget(self.clear)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.LARGE)
        inside.addLayout(bar)
        for group in self.groups.values():
            inside.addWidget(group)
        inside.addStretch(1)
        holder = QWidget()
        holder.setProperty("plain", "true")
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        self._states = QStackedWidget()
        self._states.addWidget(scroll)
        self._states.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)

    def _read(self) -> None:
        lexicon, known = self.workspace.lexicon, self._subjects

        def work() -> tuple[tuple[Job, ...], dict[JobId, str]]:
            jobs = list_jobs(lexicon)
            return jobs, job_subjects(lexicon, [job for job in jobs if job.id not in known][-400:])

        self.workspace.operations.read(self, work, lambda read: self._show(*read), topic="jobs")

    def _show(self, jobs: tuple[Job, ...], subjects: dict[JobId, str]) -> None:
        self._subjects.update(subjects)
        for states, group in self.groups.items():
            chosen = [job for job in jobs if job.state in states]
            if states == _ENDED:
                chosen.reverse()
            group.show_jobs(chosen, self._subjects)
        self._states.setCurrentIndex(0 if jobs else 1)
        states_now = {job.state for job in jobs}
        self.stop_all.setEnabled(bool(states_now & {JobState.RUNNING, JobState.QUEUED}))
        self.clear.setEnabled(bool(states_now & {*_ENDED, JobState.FAILED}))
        self._elsewhere.setVisible(not self.workspace.runner.owns_jobs)
        self._show_progress()

    def _show_progress(self) -> None:
        for job, row in self.groups[_RUNNING].rows.items():
            row.show_progress(*self.workspace.runner.progress_of(job))

    def _cancel(self, job: JobId) -> None:
        runner = self.workspace.runner
        self.workspace.operations.write(self, partial(runner.cancel, job))

    def _repeat(self, job: JobId) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.write(self, lambda: repeat_job(lexicon, job))

    def _cancel_all(self) -> None:
        lexicon, runner = self.workspace.lexicon, self.workspace.runner

        def work() -> None:
            jobs: Iterable[Job] = list_jobs(lexicon, (JobState.QUEUED, JobState.RUNNING))
            for job in jobs:
                runner.cancel(job.id)

        self.workspace.operations.write(self, work)

    def _forget(self) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.write(self, lambda: forget_ended_jobs(lexicon))
