"""What is done with a take from its page: extracted, trimmed, phases set, the take chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.studio.quality import judge_again
from app.studio.steps import undo
from app.studio.tracking import EXTRACT, request_tracks
from app.studio.trimming import Trimmed, trim_take
from app.ui.bridge.notices import Notice, NoticeKind
from lexicon_db.jobs import jobs_of_takes
from lexicon_db.records import Job, JobState, TakeId
from lexicon_db.takes import activate_take, set_phases

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Phases, StepId, Take
    from lexicon_db.store import Lexicon

_LOOK_MILLISECONDS: Final = 250


class TakeEditing(QObject):
    """Writes to the lexicon and watches the job of a take."""

    #: The latest extraction `Job` of the take or None, and the seconds it has left or None.
    job_read = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lexicon = workspace.lexicon
        self._job: Job | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._tell_job)

    def read_job(self, take: TakeId) -> None:
        """Look how the extraction of a take stands; ``job_read`` tells."""
        lexicon = self._lexicon
        self._workspace.operations.read(
            self, lambda: _job_of(lexicon, take), self._take_job, topic="job"
        )

    def extract(self, take: TakeId | None, *, again: bool) -> None:
        """Queue the extraction of a take."""
        lexicon = self._lexicon
        if take is not None:
            self._workspace.operations.write(
                self, lambda: request_tracks(lexicon, [take], again=again)
            )

    def cancel(self) -> None:
        """Stop the extraction that is waiting or running."""
        job, runner = self._job, self._workspace.runner
        if job is not None:
            self._workspace.operations.write(self, lambda: runner.cancel(job.id))

    def activate(self, take: TakeId | None) -> None:
        """Let a take stand for its sign."""
        lexicon = self._lexicon
        if take is not None:
            self._workspace.operations.write(self, lambda: activate_take(lexicon, take))

    def set_phases(self, take: Take, phases: Phases) -> None:
        """Store phases; the notice offers to put the earlier ones back."""
        lexicon = self._lexicon

        def told(step: StepId) -> None:
            notice = Notice(
                NoticeKind.DONE,
                self.tr("The phases are saved."),
                action=self.tr("Undo"),
                act=partial(self._undo, step),
            )
            self._workspace.operations.tell(notice)

        def work() -> StepId:
            with lexicon.one_step("set phases") as step:
                set_phases(lexicon, take.id, phases, by_hand=True)
                judge_again(lexicon, take.id)
            return step.id

        self._workspace.operations.write(self, work, told)

    def trim(self, take: Take, span: tuple[float, float]) -> None:
        """Give a take another start and end; the notice offers to undo that."""
        lexicon = self._lexicon

        def work() -> tuple[Trimmed, StepId]:
            with lexicon.one_step("cut take") as step:
                return trim_take(lexicon, take.id, span), step.id

        def told(answer: tuple[Trimmed, StepId]) -> None:
            trimmed, step = answer
            what = (
                self.tr("The take is trimmed; its new frames are extracted.")
                if trimmed.is_extracting
                else self.tr("The take is trimmed. The recording stays whole.")
            )
            notice = Notice(
                NoticeKind.DONE, what, action=self.tr("Undo"), act=partial(self._undo, step)
            )
            self._workspace.operations.tell(notice)

        self._workspace.operations.write(self, work, told)

    def _undo(self, step: StepId) -> None:
        lexicon = self._lexicon
        self._workspace.operations.write(self, lambda: undo(lexicon, step))

    def _take_job(self, job: Job | None) -> None:
        self._job = job
        if job is not None and job.state is JobState.RUNNING:
            self._look.start()
        else:
            self._look.stop()
        self._tell_job()

    def _tell_job(self) -> None:
        """Tell how the job stands; the runner knows it sooner than the lexicon."""
        job, left = self._job, None
        if job is not None and job.state is JobState.RUNNING:
            share, activity, left = self._workspace.runner.progress_of(job.id)
            share, activity = max(share, job.progress), activity or job.activity
            job = replace(job, progress=share, activity=activity)
        self.job_read.emit(job, left)


def _job_of(lexicon: Lexicon, take: TakeId) -> Job | None:
    """The latest job that makes the tracks of a take."""
    jobs = jobs_of_takes(lexicon, EXTRACT, [take])
    return jobs[-1] if jobs else None
