"""One piece of long work: what it is, how far, how long it still takes, how to stop it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.amounts import moment_text, time_left_text
from app.ui.fonts import figures_font
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Hit, Space, Type
from app.ui.sentences import said
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import Job, JobState

_ICON: Final = 20
_LOOKS: Final = {
    JobState.RUNNING: ("loader-circle", "accent"),
    JobState.QUEUED: ("hourglass", "faint"),
    JobState.FAILED: ("circle-alert", "bad"),
    JobState.DONE: ("circle-check", "good"),
    JobState.CANCELLED: ("ban", "faint"),
}


class ProgressRow(QFrame):
    """A card about one job."""

    cancel_wanted = Signal()
    repeat_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._is_stopping = False
        self._icon = QLabel()
        self._icon.setFixedHeight(Hit.SMALLEST)
        self._title = ElidedLabel(title)
        self._title.setProperty("role", "strong")
        self._activity = ElidedLabel("", "secondary")
        self._activity.setContentsMargins(0, 0, 0, Space.HAIR)
        self._reason = label("", "secondary", wrap=True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(title)
        self._time = label("", "caption")
        self._time.setFont(figures_font(Type.CAPTION))
        self.cancel = IconButton("x", self.tr("Stop {job}").format(job=title))
        self.cancel.clicked.connect(self.cancel_wanted)
        self._repeat = QPushButton(self.tr("Repeat"))
        dress(self._repeat, "rotate-ccw")
        self._repeat.clicked.connect(self.repeat_wanted)
        self._lay_out()

    @property
    def title(self) -> str:
        """What the job does."""
        return self._title.text()

    @property
    def reason(self) -> str:
        """Why it failed and what to do."""
        return self._reason.text()

    def show_job(self, job: Job) -> None:
        """Show how the job stands."""
        self._is_stopping = job.is_cancel_asked
        self._draw_icon(job.state)
        is_running = job.state is JobState.RUNNING
        is_ended = job.state in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
        self._activity.setVisible(is_running)
        self._reason.setText(" ".join(said(part) for part in (job.what, job.why, job.fix) if part))
        self._reason.setVisible(job.state is JobState.FAILED)
        self._bar.setVisible(is_running)
        self._time.setText(self._ended_text(job))
        if is_running:
            self.show_progress(job.progress, job.activity, None)
        self.cancel.setVisible(not is_ended)
        self.cancel.setEnabled(not job.is_cancel_asked)
        self._repeat.setVisible(job.state in (JobState.FAILED, JobState.CANCELLED))

    def show_progress(self, share: float, activity: str, seconds_left: float | None) -> None:
        """Show how far a running job is: share 0 to 1, what it does, seconds left if known."""
        self._bar.setValue(round(1000 * share))
        self._activity.setText(self.tr("Stopping…") if self._is_stopping else said(activity))
        words = [f"{share:.0%}"]
        if seconds_left is not None:
            words.append(time_left_text(seconds_left))
        self._time.setText("   ".join(words))

    def _ended_text(self, job: Job) -> str:
        if job.state is JobState.CANCELLED:
            return self.tr("Stopped")
        return moment_text(job.finished_at) if job.finished_at is not None else ""

    def _draw_icon(self, state: JobState) -> None:
        name, tone = _LOOKS[state]
        colour = current_theme().colours.colour(tone)
        self._icon.setPixmap(icon_pixmap(name, _ICON, colour, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        top = QHBoxLayout()
        top.addStrut(Hit.SMALLEST)
        top.addWidget(self._title, 1)
        top.addWidget(self._time)
        words.addLayout(top)
        words.addWidget(self._activity)
        words.addWidget(self._bar)
        words.addWidget(self._reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self._repeat, self.cancel):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
