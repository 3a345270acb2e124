"""What a person does to signs: each a step, told with a way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.studio.steps import undo
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from lexicon_db.errors import KnownError
from lexicon_db.records import StepId


class ToldSteps(QObject):
    """Writes on the writer thread, each as one step whose notice offers to undo it."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._lexicon, self._operations = workspace.lexicon, workspace.operations

    def do(
        self,
        operation: str,
        work: Callable[[], object],
        words: str,
        failed: Callable[[KnownError], None] | None = None,
        *,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Do something.

        Args:
            operation: What the step is called, see `app.ui.step_words`.
            work: One write or several.
            words: What the notice says when it is done; nothing is said where it is empty.
            failed: Gets a known trouble instead of a notice.
            done: Is called when it is done.
        """
        lexicon = self._lexicon

        def in_one_step() -> StepId:
            with lexicon.one_step(operation) as step:
                work()
            return step.id

        def told(step: StepId) -> None:
            self._offer_undo(words, step)
            if done is not None:
                done()

        self._operations.write(self, in_one_step, told, failed)

    def undo(self, step: StepId) -> None:
        """Take a step back."""
        lexicon = self._lexicon
        self._operations.write(self, lambda: undo(lexicon, step))

    def _offer_undo(self, words: str, step: StepId) -> None:
        if words:
            act = partial(self.undo, step)
            notice = Notice(NoticeKind.DONE, words, action=self.tr("Undo"), act=act)
            self._operations.tell(notice)
