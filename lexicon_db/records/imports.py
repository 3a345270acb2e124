"""Records of collections that were brought in: what became of each of their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lexicon_db.records.ids import EntryId, TakeId


class ImportOutcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class ImportedFile:
    """A file of a collection.

    Attributes:
        file: Its name as seen from the collection's folder.
        outcome: What became of it.
        entry: The sign that it was added to, or that had it already.
        take: The take that was cut from it, or that it is a duplicate of.
        what: What the person should know of it, or why it was refused; each may be empty.
        why: The reason.
        fix: What to do.
    """

    file: str
    outcome: ImportOutcome
    entry: EntryId | None = None
    take: TakeId | None = None
    what: str = ""
    why: str = ""
    fix: str = ""


@dataclass(frozen=True)
class Import:
    """A collection of files that was brought in, perhaps in several goes.

    Attributes:
        key: What stands for the folder or the table; the same one is the same collection.
        name: Its name, for people.
        notes: What is true of the collection as a whole, such as columns that nobody knows.
        files: What became of its files, in their order.
        begun_at: When the first of them was added (UTC).
    """

    key: str
    name: str
    notes: tuple[str, ...]
    files: tuple[ImportedFile, ...]
    begun_at: datetime
