"""The jobs that run, wait or have failed, read again when they change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.bridge.workspace import Workspace
from app.ui.widgets.job_strip import JobCounts
from lexicon_db.records import Changes, Job, JobState

_MILLISECONDS_BETWEEN_READINGS: Final = 120
_SHOWN: Final = (JobState.RUNNING, JobState.QUEUED, JobState.FAILED)


class JobBoard(QObject):
    """Reads the jobs on a thread, at most some times a second however often they change."""

    #: The jobs were read again.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.jobs: tuple[Job, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BETWEEN_READINGS)
        self._pause.timeout.connect(self._read)
        workspace.operations.changed.connect(self._note)
        self._read()

    @property
    def counts(self) -> JobCounts:
        """How many run, wait and failed."""
        states = [job.state for job in self.jobs]
        unfinished = [
            job.progress for job in self.jobs if job.state in (JobState.RUNNING, JobState.QUEUED)
        ]
        runner = self._workspace.runner
        running = [job.id for job in self.jobs if job.state is JobState.RUNNING]
        left = [seconds for _, _, seconds in map(runner.progress_of, running) if seconds]
        return JobCounts(
            running=len(running),
            waiting=states.count(JobState.QUEUED),
            failed=states.count(JobState.FAILED),
            share=sum(unfinished) / len(unfinished) if unfinished else 0.0,
            seconds_left=max(left, default=None),
        )

    def _note(self, changes: Changes) -> None:
        if changes.jobs and not self._pause.isActive():
            self._pause.start()

    def _read(self) -> None:
        lexicon = self._workspace.lexicon

        def work() -> tuple[Job, ...]:
            from lexicon_db.jobs import list_jobs

            return list_jobs(lexicon, _SHOWN)

        self._workspace.operations.read(self, work, self._show, topic="jobs")

    def _show(self, jobs: tuple[Job, ...]) -> None:
        self.jobs = jobs
        self.changed.emit()
