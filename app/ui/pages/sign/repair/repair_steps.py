"""Writing repairs: each step stored at once, undone and done again one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.studio.repairing import set_repairs
from app.ui.bridge.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Repair, TakeId

Repairs = tuple["Repair", ...]


class RepairSteps(QObject):
    """Keeps the layers of one take, and what they were before.

    Steps of an earlier day are undone by switching the last repair off.
    """

    #: What can be undone or done again has changed.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._take: TakeId | None = None
        self._now: Repairs = ()
        self._before: list[Repairs] = []
        self._after: list[Repairs] = []
        self._unwritten = 0

    @property
    def now(self) -> Repairs:
        """The layers as they are, or will be as soon as the last step is stored."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before) or any(repair.is_active for repair in self._now)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._after)

    def show(self, take: TakeId, repairs: Sequence[Repair]) -> None:
        """Take over what is stored; a take that was not shown before has no steps yet.

        While steps are being stored, what was read before them is old.
        """
        if take != self._take:
            self._before, self._after = [], []
        elif self._unwritten:
            return
        self._take, self._now = take, tuple(repairs)
        self.changed.emit()

    def step(self, after: Sequence[Repair], told: str) -> None:
        """Store other layers; the notice offers to take that back."""
        self._before.append(self._now)
        self._after = []
        self._store(tuple(after), told)

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._after.append(self._now)
            self._store(self._before.pop(), "")
            return
        last = next((repair for repair in reversed(self._now) if repair.is_active), None)
        if last is not None:
            self._after.append(self._now)
            self._store(switched(self._now, last.id, on=False), "")

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self._after:
            self._before.append(self._now)
            self._store(self._after.pop(), "")

    def _store(self, after: Repairs, told: str) -> None:
        lexicon, take, before = self._workspace.lexicon, self._take, self._now
        if take is None:
            return
        self._now = after
        self._unwritten += 1
        self._workspace.operations.write(
            self,
            lambda: set_repairs(lexicon, take, before, after),
            lambda _: self._tell(told, partial(self._take_back, take, before, after)),
            lambda error: self._fail(error, take, before),
        )
        self.changed.emit()

    def _tell(self, told: str, undo: Callable[[], None]) -> None:
        self._unwritten -= 1
        if told:
            notice = Notice(NoticeKind.DONE, told, action=self.tr("Undo"), act=undo)
            self._workspace.operations.tell(notice)

    def _take_back(self, take: TakeId, before: Repairs, after: Repairs) -> None:
        """Undo one step, also when another take is shown by now."""
        if (take, after) == (self._take, self._now) and self._before:
            self.undo()
            return
        lexicon = self._workspace.lexicon
        self._workspace.operations.write(self, lambda: set_repairs(lexicon, take, after, before))

    def _fail(self, error: KnownError, take: TakeId, before: Repairs) -> None:
        self._unwritten -= 1
        self._workspace.operations.tell(Notice.of_error(error))
        if take == self._take:
            self._now = before
            self._before, self._after = [], []
            self.changed.emit()


def switched(repairs: Repairs, repair: str, *, on: bool) -> Repairs:
    """Layers with one of them switched on or off."""
    return tuple(replace(layer, is_active=on) if layer.id == repair else layer for layer in repairs)
