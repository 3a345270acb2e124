"""How far an identity has learned: a bar, and a moment as it was beside how it is drawn now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.amounts import time_left_text
from app.ui.fonts import figures_font
from app.ui.icons import dress
from app.ui.metrics import Space, Type
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from pathlib import Path

    from lexicon_db.records import Job

_SIDE: Final = 200


class LookProgress(QWidget):
    """A training that waits, runs, was stopped, failed or is done.

    Attributes:
        state: What is going on, in words.
        pause: Stops it for a while.
        go_on: Goes on where it was, or begins anew.
        give_up: Throws away what it has kept to go on.
        drawn: The moment as it is drawn now.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_at = 0
        self.state = ElidedLabel("", "strong")
        self.reason = label("", "secondary", wrap=True)
        self._time = label("", "caption")
        self._time.setFont(figures_font(Type.CAPTION))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("How far it has learned"))
        self.pause = QPushButton(self.tr("Pause"))
        dress(self.pause, "pause")
        self.go_on = QPushButton(self.tr("Go on"))
        dress(self.go_on, "play")
        self.give_up = QPushButton(self.tr("Throw away"))
        self.give_up.setProperty("kind", "danger")
        dress(self.give_up, "trash-2", "bad")
        self.real, self.drawn = QLabel(), QLabel()
        self._lay_out()

    def show_job(self, job: Job, *, may_go_on: bool) -> None:
        """Show how the training stands."""
        is_running = job.state is JobState.RUNNING
        is_stopped = job.state in (JobState.CANCELLED, JobState.FAILED)
        self.state.setText(self._words(job, may_go_on=may_go_on))
        self.reason.setText(" ".join(part for part in (job.what, job.why, job.fix) if part))
        self.reason.setVisible(job.state is JobState.FAILED)
        self._bar.setVisible(is_running)
        self._time.setVisible(is_running)
        self.pause.setVisible(is_running or job.state is JobState.QUEUED)
        self.pause.setEnabled(not job.is_cancel_asked)
        self.go_on.setVisible(is_stopped and may_go_on)
        self.give_up.setVisible(is_stopped and may_go_on)
        if is_running:
            self._bar.setValue(round(1000 * job.progress))

    def show_progress(self, share: float, activity: str, seconds_left: float | None) -> None:
        """Show how far a running one is: share 0 to 1, what it does, seconds left if known."""
        if not share:
            return
        self._bar.setValue(round(1000 * share))
        if activity:
            self.state.setText(activity)
        left = time_left_text(seconds_left) if seconds_left is not None else ""
        self._time.setText(f"{share:.0%}   {left}".strip())

    def show_pictures(self, pictures: tuple[Path, Path] | None) -> None:
        """Show a moment as it is drawn and as it was; read again only when it was drawn anew."""
        self._pictures.setVisible(pictures is not None)
        if pictures is None:
            return
        drawn_at = QFileInfo(str(pictures[0])).lastModified().toMSecsSinceEpoch()
        if drawn_at == self._shown_at:
            return
        self._shown_at = drawn_at
        for place, file in zip((self.drawn, self.real), pictures, strict=True):
            picture = QPixmap(str(file))
            if not picture.isNull():
                place.setPixmap(
                    picture.scaled(
                        _SIDE,
                        _SIDE,
                        Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )

    def _words(self, job: Job, *, may_go_on: bool) -> str:
        if job.is_cancel_asked and job.state is JobState.RUNNING:
            return self.tr("Stopping…")
        if job.state is JobState.CANCELLED:
            if may_go_on:
                return self.tr("Paused: it goes on where it was.")
            return self.tr("Stopped; nothing of it was kept.")
        return {
            JobState.QUEUED: self.tr("Waits for its turn"),
            JobState.RUNNING: job.activity or self.tr("Begins…"),
            JobState.FAILED: self.tr("It was not finished"),
            JobState.DONE: self.tr("It has learned: choose it, and look at its report."),
        }[job.state]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.state, 1)
        top.addWidget(self._time)
        for button in (self.pause, self.go_on, self.give_up):
            button.setAutoDefault(False)
            top.addWidget(button)
        self._pictures = QWidget()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        for picture, words in (
            (self.real, self.tr("As it was")),
            (self.drawn, self.tr("As it is drawn now")),
        ):
            picture.setAccessibleName(words)
            picture.setFixedSize(_SIDE, _SIDE)
            part = QVBoxLayout()
            part.setSpacing(Space.TIGHT)
            part.addWidget(picture)
            part.addWidget(label(words, "caption"))
            row.addLayout(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self.reason)
        column.addWidget(self._pictures)
