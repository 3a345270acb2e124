"""Notices: short messages that never block, perhaps with one thing to do about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.ui.sentences import said_error
from lexicon_db.errors import KnownError


class NoticeKind(StrEnum):
    """How much a notice matters."""

    DONE = "done"
    TOLD = "told"
    WARNING = "warning"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Notice:
    """A message of up to three short sentences.

    Attributes:
        kind: How much it matters.
        what: What happened, as one sentence.
        why: The reason, or empty.
        fix: What to do, or empty.
        action: Label of the one thing that can be done from here, such as “Undo”, or empty.
        act: What the action does.
    """

    kind: NoticeKind
    what: str
    why: str = ""
    fix: str = ""
    action: str = ""
    act: Callable[[], object] | None = None

    @classmethod
    def of_error(cls, error: KnownError) -> Notice:
        """A known trouble as a notice, in the language of the window."""
        told = said_error(error)
        return cls(NoticeKind.TROUBLE, told.what, told.why, told.fix)
