"""The sheet in which a lexicon learns how its signers move from sign to sign."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.studio.motion_training import (
    TRAIN_MOTION,
    TrainingReport,
    forget_training,
    request_training,
    training_report,
    withdrawn_signers,
)
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.compose.training.report_table import ReportTable
from app.ui.pages.compose.training.source_choice import SourceChoice
from app.ui.widgets.labels import label, line
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.jobs import list_jobs, repeat_job
from lexicon_db.records import Changes, Job, JobState

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace

_WIDTH: Final = 560
_MILLISECONDS_BETWEEN_LOOKS: Final = 200
_LONGEST: Final = 600
_OPEN: Final = (JobState.QUEUED, JobState.RUNNING)


class TrainingSheet(QDialog):
    """A window of its own beside the page; it follows the job that learns.

    Attributes:
        source: What is learned from.
        minutes: How long at most.
        learn: Begins.
        progress: The job, while there is one.
        table: Before and after.
        summary: What the last learning has come to.
        forget: Removes what was learned.
    """

    #: Something else is used to compose from now on.
    learned = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._report: TrainingReport | None = None
        self.setWindowTitle(self.tr("Learn movements"))
        self.setMinimumWidth(_WIDTH)
        self.source = SourceChoice(workspace)
        self.source.changed.connect(self._allow)
        self.source.choice.chosen.connect(lambda _: QTimer.singleShot(0, self, self.adjustSize))
        self.minutes = QSpinBox()
        self.minutes.setRange(1, _LONGEST)
        self.minutes.setValue(10)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.lineEdit().setTextMargins(0, 0, Space.SMALL, 0)
        self.minutes.setAccessibleName(self.tr("Minutes of learning at most"))
        self.learn = QPushButton(self.tr("Learn"))
        self.learn.setProperty("kind", "primary")
        dress(self.learn, "sparkles", "on_accent")
        self.learn.clicked.connect(self._request)
        self.progress = ProgressRow(self.tr("Learn movements"))
        self.progress.cancel_wanted.connect(self._cancel)
        self.progress.repeat_wanted.connect(self._repeat)
        self.summary = label("", "secondary", wrap=True)
        self.table = ReportTable()
        self.left_out = label("", "caption", wrap=True)
        self.forget = QPushButton(self.tr("Forget what was learned"))
        self.forget.setProperty("kind", "danger")
        dress(self.forget, "trash-2", "bad")
        self.forget.clicked.connect(self._forget)
        self._look = QTimer(self, interval=_MILLISECONDS_BETWEEN_LOOKS)
        self._look.timeout.connect(self._show_progress)
        self._lay_out()
        workspace.operations.changed.connect(self._note)
        self.reload()

    def reload(self) -> None:
        """Read again how things stand."""
        lexicon = self._workspace.lexicon

        def work() -> tuple[Job | None, TrainingReport | None, tuple[str, ...]]:
            jobs = [job for job in list_jobs(lexicon) if job.name == TRAIN_MOTION]
            latest = jobs[-1] if jobs else None
            return latest, training_report(lexicon), withdrawn_signers(lexicon)

        self._workspace.operations.read(self, work, lambda read: self._show(*read), topic="state")

    def open_beside(self) -> None:
        """Show the sheet and bring it to the front."""
        self.reload()
        self.show()
        self.raise_()
        self.activateWindow()

    def _note(self, changes: Changes) -> None:
        if changes.jobs and self.isVisible():
            self.reload()

    def _show(
        self, job: Job | None, report: TrainingReport | None, withdrawn: tuple[str, ...]
    ) -> None:
        is_other = self._report is not None and report != self._report
        is_first = self._report is None and report is not None and self._job is not None
        self._job, self._report = job, report
        is_open = job is not None and job.state in _OPEN
        self.progress.setVisible(job is not None and job.state is not JobState.DONE)
        if job is not None:
            self.progress.show_job(job)
        (self._look.start if is_open else self._look.stop)()
        self.table.setVisible(report is not None)
        self.forget.setVisible(report is not None)
        self.summary.setText(self._words(report, withdrawn))
        self.left_out.setVisible(report is not None and bool(report.left_out))
        if report is not None:
            self.table.show_report(report)
            self.left_out.setText("\n".join(report.left_out[:3]))
            self.left_out.setToolTip("\n".join(report.left_out[:30]))
        self._allow()
        QTimer.singleShot(0, self, self.adjustSize)
        if is_other or is_first:
            self.learned.emit()

    def _words(self, report: TrainingReport | None, withdrawn: tuple[str, ...]) -> str:
        if report is None:
            return self.tr(
                "Nothing was learned yet: transitions are made by the movements that ship with "
                "Kinelex, which are made up."
            )
        lines = [
            self.tr("Learned from {takes} and {recordings}, measured on others.").format(
                takes=self.tr("%n take(s)", "", report.takes),
                recordings=self.tr("%n recording(s)", "", report.corpus_recordings),
            ),
            self.tr("Movements: what was learned is used.")
            if report.is_better
            else self.tr("Movements: what was used before is no worse and stays in use."),
        ]
        if report.timing_is_better is not None:
            lines.append(
                self.tr("Gap lengths: what was learned is used.")
                if report.timing_is_better
                else self.tr("Gap lengths: what was used before stays in use.")
            )
        if withdrawn:
            lines.append(
                self.tr("Not used any more: {people} took their consent back.").format(
                    people=", ".join(withdrawn)
                )
            )
        return "\n".join(lines)

    def _show_progress(self) -> None:
        if self._job is not None and self._job.state is JobState.RUNNING:
            self.progress.show_progress(*self._workspace.runner.progress_of(self._job.id))

    def _allow(self) -> None:
        is_open = self._job is not None and self._job.state in _OPEN
        self.learn.setEnabled(not is_open and self.source.is_ready)
        self.forget.setEnabled(not is_open)

    def _request(self) -> None:
        lexicon, minutes = self._workspace.lexicon, float(self.minutes.value())
        folder, tier = self.source.folder, self.source.tier_name
        tier = tier if folder is not None else None
        self.learn.setEnabled(False)
        self._workspace.operations.write(
            self,
            lambda: request_training(lexicon, minutes=minutes, corpus=folder, tier=tier),
            lambda _: self.reload(),
            failed=self._refuse,
        )

    def _refuse(self, error: Exception) -> None:
        self._allow()
        self.summary.setText(str(error))

    def _cancel(self) -> None:
        if self._job is not None:
            runner = self._workspace.runner
            self._workspace.operations.write(self, partial(runner.cancel, self._job.id))

    def _repeat(self) -> None:
        if self._job is not None:
            lexicon, job = self._workspace.lexicon, self._job.id
            self._workspace.operations.write(self, lambda: repeat_job(lexicon, job))

    def _forget(self) -> None:
        lexicon, operations = self._workspace.lexicon, self._workspace.operations

        def done(_: None) -> None:
            what = self.tr("What was learned of movements is forgotten.")
            operations.tell(Notice(NoticeKind.DONE, what))
            self.reload()

        operations.write(self, lambda: forget_training(lexicon), done)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("How your signers move"), "title"))
        hint = self.tr(
            "Kinelex can learn transitions from your own recordings, on this computer. It is "
            "measured on recordings that it has not seen, and used only if it is better."
        )
        column.addWidget(label(hint, "secondary", wrap=True))
        column.addWidget(self.source)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label(self.tr("At most"), "secondary"))
        row.addWidget(self.minutes)
        row.addStretch(1)
        row.addWidget(self.learn)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(line())
        column.addWidget(self.summary)
        column.addWidget(self.table)
        column.addWidget(self.left_out)
        foot = QHBoxLayout()
        foot.addWidget(self.forget)
        foot.addStretch(1)
        close = QPushButton(self.tr("Keep and close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addStretch(1)
        column.addLayout(foot)
