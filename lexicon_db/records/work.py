"""Records of what happens: jobs, changes, the change history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lexicon_db.records.choices import JobState
from lexicon_db.records.ids import (
    EntryId,
    IdentityId,
    JobId,
    ReviewId,
    SessionId,
    SignerId,
    TakeId,
    UtteranceId,
)


@dataclass(frozen=True)
class Job:
    """Long work that survives the application.

    Attributes:
        id: Identifier.
        name: Which work, such as ``extract``.
        parameters: What to work on; JSON values only.
        state: Where it stands.
        progress: Finished share, 0 to 1.
        activity: What is being done, or was done last.
        what: For a failed job, what did not happen.
        why: For a failed job, the reason.
        fix: For a failed job, what to do.
        attempts: How often it was started.
        is_cancel_asked: Whether a person asked to stop it.
        created_at: When it was queued (UTC).
        finished_at: When it ended (UTC).
    """

    id: JobId
    name: str
    parameters: dict[str, Any]
    state: JobState
    progress: float
    activity: str
    what: str
    why: str
    fix: str
    attempts: int
    is_cancel_asked: bool
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class HistoryLine:
    """One change of one field: who changed what, when, from what to what.

    Attributes:
        number: Of the operation; all lines of one operation share it, later ones are higher.
        at: When (UTC).
        who: The person.
        operation: What was done, such as ``edit entry``.
        kind: What was changed: ``entry``, ``take``, ``utterance``, ...
        subject: Identifier of what was changed.
        field: Which field of it; empty where the whole was added or removed.
        old: The value before.
        new: The value after.
    """

    number: int
    at: datetime
    who: str
    operation: str
    kind: str
    subject: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Changes:
    """What a write touched, so that views can tell whether they are stale."""

    entries: frozenset[EntryId] = frozenset()
    takes: frozenset[TakeId] = frozenset()
    utterances: frozenset[UtteranceId] = frozenset()
    signers: frozenset[SignerId] = frozenset()
    jobs: frozenset[JobId] = frozenset()
    identities: frozenset[IdentityId] = frozenset()
    reviews: frozenset[ReviewId] = frozenset()
    sessions: frozenset[SessionId] = frozenset()
