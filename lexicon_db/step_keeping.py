"""Steps while they are made: which writes belong to one, and how it is stored."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from lexicon_db import row_journal
from lexicon_db.records import StepId
from lexicon_db.schema import ChangeRow, StepPartRow, StepRow, new_id

#: How many steps can be undone; older ones are forgotten.
MOST_STEPS: Final = 1_000


class Undoing(Enum):
    """How a write can be undone.

    Attributes:
        STEP: It is a step of its own, or a part of the step that is going on.
        PART: It is a part of the step that is going on, and no step where there is none.
        NEVER: It is no step: what a job has made, where somebody looks.
        FINAL: Neither it nor anything before it can be undone from now on.
    """

    STEP = auto()
    PART = auto()
    NEVER = auto()
    FINAL = auto()


@dataclass
class GrowingStep:
    """A step that is going on.

    Attributes:
        operation: What it is called.
        id: Its key.
    """

    operation: str
    id: StepId = field(default_factory=lambda: StepId(new_id()))


class StepScope(threading.local):
    """Which step is going on in each thread."""

    def __init__(self) -> None:
        self._step: GrowingStep | None = None
        self._is_silent = False

    @contextmanager
    def one_step(self, operation: str) -> Iterator[GrowingStep]:
        """Let all writes of this thread be parts of one step; inside of another one, of that."""
        if self._step is not None:
            yield self._step
            return
        self._step = GrowingStep(operation)
        try:
            yield self._step
        finally:
            self._step = None

    @contextmanager
    def no_step(self) -> Iterator[None]:
        """Let no write of this thread be part of a step."""
        before, self._is_silent = self._is_silent, True
        try:
            yield
        finally:
            self._is_silent = before

    def step_for(self, operation: str, undoing: Undoing) -> GrowingStep | None:
        """The step that a write belongs to, if any."""
        if self._is_silent or undoing in (Undoing.NEVER, Undoing.FINAL):
            return None
        if self._step is None and undoing is Undoing.STEP:
            return GrowingStep(operation)
        return self._step


def begin_part(session: Session, step: GrowingStep) -> None:
    """Begin to note what a write does to rows, as a part of a step."""
    known = session.scalar(select(StepRow.undone.is_not(None)).where(StepRow.id == step.id))
    if known:  # Somebody has undone it while it was going on.
        step.id = StepId(new_id())
    row_journal.start(session.connection(), step.id)


def keep_part(
    session: Session, step: GrowingStep, change: ChangeRow, touched: dict[str, Any]
) -> None:
    """Store what a write did to rows, if it did anything."""
    events = row_journal.finish(session.connection())
    if not events:
        return
    forget_steps(session, undone_only=True)
    if session.get(StepRow, step.id) is None:
        last = session.scalar(select(func.max(StepRow.number))) or 0
        session.add(
            StepRow(
                id=step.id,
                number=last + 1,
                operation=step.operation,
                who=change.who,
                at=change.at,
            )
        )
        session.execute(delete(StepRow).where(StepRow.number <= last + 1 - MOST_STEPS))
    parts = select(func.count()).where(StepPartRow.step_id == step.id)
    session.add(
        StepPartRow(
            step_id=step.id,
            position=session.scalar(parts) or 0,
            change_number=change.number,
            touched=touched,
            rows=row_journal.packed(events),
        )
    )
    session.flush()


def forget_steps(session: Session, *, undone_only: bool = False) -> None:
    """Forget steps, with all that is kept of the rows that they changed."""
    everything = delete(StepRow)
    is_undone = StepRow.undone.is_not(None)
    session.execute(everything.where(is_undone) if undone_only else everything)
