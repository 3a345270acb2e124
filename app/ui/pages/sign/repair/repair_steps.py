"""Writing repairs: each step is stored at once, and undone like all that is done in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.studio.repairing import set_repairs
from app.studio.steps import undo
from app.ui.bridge.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Repair, StepId, TakeId

Repairs = tuple["Repair", ...]


class RepairSteps(QObject):
    """Keeps the layers of the take that is shown."""

    #: The layers have changed.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._take: TakeId | None = None
        self._now: Repairs = ()
        self._unwritten = 0

    @property
    def now(self) -> Repairs:
        """The layers as they are, or will be as soon as the last step is stored."""
        return self._now

    def show(self, take: TakeId, repairs: Sequence[Repair]) -> None:
        """Take over what is stored; while steps are being stored, what was read is old."""
        if take == self._take and self._unwritten:
            return
        self._take, self._now = take, tuple(repairs)
        self.changed.emit()

    def store(self, after: Sequence[Repair], told: str) -> None:
        """Store other layers; the notice offers to take that back."""
        lexicon, take, before, now = self._workspace.lexicon, self._take, self._now, tuple(after)
        if take is None:
            return

        def work() -> StepId:
            with lexicon.one_step("repair take") as step:
                set_repairs(lexicon, take, before, now)
            return step.id

        self._now = now
        self._unwritten += 1
        self._workspace.operations.write(
            self,
            work,
            lambda step: self._tell(told, step),
            lambda error: self._fail(error, take, before),
        )
        self.changed.emit()

    def _tell(self, told: str, step: StepId) -> None:
        self._unwritten -= 1
        notice = Notice(NoticeKind.DONE, told, action=self.tr("Undo"), act=lambda: self._undo(step))
        self._workspace.operations.tell(notice)

    def _undo(self, step: StepId) -> None:
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(self, lambda: undo(lexicon, step))

    def _fail(self, error: KnownError, take: TakeId, before: Repairs) -> None:
        self._unwritten -= 1
        self._workspace.operations.tell(Notice.of_error(error))
        if take == self._take:
            self._now = before
            self.changed.emit()


def switched(repairs: Repairs, repair: str, *, on: bool) -> Repairs:
    """Layers with one of them switched on or off."""
    return tuple(replace(layer, is_active=on) if layer.id == repair else layer for layer in repairs)
