"""Tells people who look elsewhere that long work has ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.bridge.job_board import JobBoard
from lexicon_db.records import JobId, JobState


class JobNews(QObject):
    """Watches the jobs of a lexicon while the window is not in front.

    Args:
        board: The jobs.
        window: Nothing is told while it is in front.
        tell: Shows a title and a text.
    """

    def __init__(
        self, board: JobBoard, window: QWidget, tell: Callable[[str, str], object]
    ) -> None:
        super().__init__(board)
        self._board, self._window, self._tell = board, window, tell
        self._was_busy = False
        self._failed: frozenset[JobId] | None = None
        board.changed.connect(self._look)

    def _look(self) -> None:
        failed = frozenset(job.id for job in self._board.jobs if job.state is JobState.FAILED)
        news = failed - self._failed if self._failed is not None else frozenset()
        is_busy = len(self._board.jobs) > len(failed)
        has_ended = self._was_busy and not is_busy
        self._was_busy, self._failed = is_busy, failed
        if self._window.isActiveWindow():
            return
        if news:
            why = next(job.what for job in self._board.jobs if job.id in news)
            self._tell(self.tr("%n job(s) failed", "", len(news)), why)
        elif has_ended:
            self._tell(self.tr("The work is done"), self.tr("No job is left in the queue."))
