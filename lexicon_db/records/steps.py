"""Records of what people did and can undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lexicon_db.records.ids import StepId
from lexicon_db.records.work import Changes


@dataclass(frozen=True)
class Step:
    """One thing that a person did, and that can be undone or done again.

    Attributes:
        id: Identifier.
        label: The name of the operation, such as ``edit entry``.
        who: The person.
        at: When (UTC).
        changes: What it touched, and what undoing it touches.
        is_undone: Whether it is undone at the moment.
    """

    id: StepId
    label: str
    who: str
    at: datetime
    changes: Changes
    is_undone: bool
