"""The sheet in which a signer's identity learns to look real; it follows the job that learns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.studio.identity_readiness import readiness
from app.studio.identity_training import PRESETS, Wish, preview_of, request_training
from app.studio.training_pauses import give_up, goes_on, latest_training
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.render.look_facts import LookFacts
from app.ui.pages.render.look_progress import LookProgress
from app.ui.widgets.labels import label, line
from app.ui.widgets.segments import Segments
from lexicon_db.jobs import repeat_job
from lexicon_db.records import Changes, Job, JobState

if TYPE_CHECKING:
    from pathlib import Path

    from app.studio.identity_readiness import Readiness
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import SignerId

_WIDTH: Final = 600
_MILLISECONDS_BETWEEN_LOOKS: Final = 500
_LONGEST: Final = 24 * 60
_OPEN: Final = (JobState.QUEUED, JobState.RUNNING)


class LookSheet(QDialog):
    """A window of its own beside the page, for one identity.

    Attributes:
        facts: What there is to learn from, and what is missing.
        minutes: How long it learns.
        preset: How large the identity becomes.
        device: What it learns on.
        learn: Begins.
        progress: The job, while there is one.
    """

    def __init__(
        self, workspace: Workspace, name: str, signer: SignerId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._name, self._signer = workspace, name, signer
        self._job: Job | None = None
        self._is_ready = False
        self.setWindowTitle(self.tr("Teach it to look real"))
        self.setMinimumWidth(_WIDTH)
        self.facts = LookFacts()
        self.minutes = QSpinBox()
        self.minutes.setRange(1, _LONGEST)
        self.minutes.setValue(10)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes.lineEdit().setTextMargins(0, 0, Space.SMALL, 0)
        self.preset = Segments(self.tr("How detailed"), self._presets())
        self.preset.show_value(PRESETS[0])
        self.device = Segments(self.tr("Learn on"), self._devices())
        self.device.show_value("auto")
        self.learn = QPushButton(self.tr("Begin"))
        self.learn.setProperty("kind", "primary")
        self.learn.setEnabled(False)
        dress(self.learn, "sparkles", "on_accent")
        self.learn.clicked.connect(self._request)
        self.trouble = label("", "bad", wrap=True)
        self.progress = LookProgress()
        self.progress.pause.clicked.connect(self._pause)
        self.progress.go_on.clicked.connect(self._go_on)
        self.progress.give_up.clicked.connect(self._give_up)
        self._look = QTimer(self, interval=_MILLISECONDS_BETWEEN_LOOKS)
        self._look.timeout.connect(self._show_progress)
        self._lay_out()
        workspace.operations.changed.connect(self._note)
        self._reload()
        self._read_facts()

    def _presets(self) -> list[tuple[str, str]]:
        words = (self.tr("Fast, for a processor"), self.tr("Standard"), self.tr("Finest"))
        return list(zip(PRESETS, words, strict=True))

    def _devices(self) -> list[tuple[str, str]]:
        return [
            ("auto", self.tr("As in the settings")),
            ("cpu", self.tr("Processor")),
            ("cuda", self.tr("NVIDIA")),
            ("mps", self.tr("Apple")),
        ]

    def _read_facts(self) -> None:
        lexicon, signer = self._workspace.lexicon, self._signer
        self._workspace.operations.read(
            self, lambda: readiness(lexicon, signer), self._show_facts, topic="readiness"
        )

    def _reload(self) -> None:
        lexicon, signer = self._workspace.lexicon, self._signer

        def work() -> tuple[Job | None, bool, tuple[Path, Path] | None]:
            job = latest_training(lexicon, signer)
            if job is None:
                return None, False, None
            return job, goes_on(lexicon, job), preview_of(lexicon, job)

        self._workspace.operations.read(self, work, lambda read: self._show(*read), topic="state")

    def _note(self, changes: Changes) -> None:
        if changes.jobs and self.isVisible():
            self._reload()
        if (changes.signers or changes.takes) and self.isVisible():
            self._read_facts()

    def _show_facts(self, found: Readiness) -> None:
        self.facts.show_readiness(found)
        self._is_ready = found.agrees and not found.trouble
        self._allow()
        QTimer.singleShot(0, self, self.adjustSize)

    def _show(self, job: Job | None, may_go_on: bool, pictures: tuple[Path, Path] | None) -> None:
        self._job = job
        is_open = job is not None and job.state in _OPEN
        (self._look.start if is_open else self._look.stop)()
        self.progress.setVisible(job is not None)
        if job is not None:
            self.progress.show_job(job, may_go_on=may_go_on)
            self.progress.show_pictures(pictures)
        self._allow()
        QTimer.singleShot(0, self, self.adjustSize)

    def _show_progress(self) -> None:
        """Show how far a running job is, and what it draws now."""
        if self._job is None or self._job.state is not JobState.RUNNING:
            return
        self.progress.show_progress(*self._workspace.runner.progress_of(self._job.id))
        self.progress.show_pictures(preview_of(self._workspace.lexicon, self._job))

    def _allow(self) -> None:
        is_open = self._job is not None and self._job.state in _OPEN
        self.learn.setEnabled(self._is_ready and not is_open)
        for field in (self.minutes, self.preset, self.device):
            field.setEnabled(not is_open)

    def _request(self) -> None:
        lexicon, name, signer = self._workspace.lexicon, self._name, self._signer
        wish = Wish(60.0 * self.minutes.value(), self.preset.value, device=self.device.value)
        self.learn.setEnabled(False)
        self.trouble.hide()
        self._workspace.operations.write(
            self,
            lambda: request_training(lexicon, name, signer, wish),
            lambda _: self._reload(),
            failed=self._refuse,
        )

    def _refuse(self, error: KnownError) -> None:
        self.trouble.setText(f"{error.what} {error.why} {error.fix}")
        self.trouble.show()
        self._allow()

    def _pause(self) -> None:
        if self._job is not None:
            runner = self._workspace.runner
            self._workspace.operations.write(self, partial(runner.cancel, self._job.id))

    def _go_on(self) -> None:
        if self._job is not None:
            lexicon, job = self._workspace.lexicon, self._job.id
            self._workspace.operations.write(self, lambda: repeat_job(lexicon, job))

    def _give_up(self) -> None:
        if self._job is not None:
            work = partial(give_up, self._workspace.lexicon, self._job)
            self._workspace.operations.write(self, work, lambda _: self._reload())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.MEDIUM)
        title = self.tr("Teach {identity} to look real").format(identity=self._name)
        column.addWidget(label(title, "title"))
        hint = self.tr(
            "Kinelex learns from the videos of the signer, on this computer; nothing leaves it. "
            "It is measured on signs that it never saw."
        )
        column.addWidget(label(hint, "secondary", wrap=True))
        column.addWidget(self.facts)
        column.addWidget(line())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        for place, (words, field) in enumerate(
            (
                (self.tr("Learn for"), self.minutes),
                (self.tr("How detailed"), self.preset),
                (self.tr("Learn on"), self.device),
            )
        ):
            field.setAccessibleName(words)
            grid.addWidget(label(words, "secondary"), place, 0)
            grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(self.progress)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        foot.addWidget(self.learn)
        column.addLayout(foot)
