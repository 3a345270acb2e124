"""Many entries at once, from a table: added, changed or left alone, in one write."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from lexicon_db.entry_fields import EntryDetails, apply_edit
from lexicon_db.labels import clean_label
from lexicon_db.phonology import Form, set_form
from lexicon_db.records import Changes
from lexicon_db.schema import EntryRow
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write


class Became(StrEnum):
    """What became of a line of a table."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    LEFT_ALONE = "left-alone"


@dataclass(frozen=True)
class EntryLine:
    """What a table says of one entry; fields that it says nothing of are left out.

    Attributes:
        id_gloss: Which entry.
        details: Values of its fields.
        form: Values of further fields, by their names.
    """

    id_gloss: str
    details: EntryDetails
    form: Form = ()


class _RehearsedError(Exception):
    """Ends a write of which nothing shall stay."""


def import_entries(
    lexicon: Lexicon, lines: Sequence[EntryLine], *, replace: bool, rehearse: bool = False
) -> tuple[tuple[Became, ...], Changes]:
    """Add the entries that are not there, and change those that are, if that is wanted.

    Args:
        lexicon: Where.
        lines: At most one for each ID-gloss.
        replace: Whether entries that are there get the values of the table; otherwise they stay as
            they are.
        rehearse: Whether to tell only what would become of each line.

    Returns:
        What became of each line, and what was touched.

    Raises:
        KnownError: If a value is not allowed; then nothing is changed.
    """
    became: tuple[Became, ...] = ()
    changes = Changes()
    with suppress(_RehearsedError), lexicon.write("import table") as write:
        query = select(EntryRow.id_gloss, EntryRow.id).where(EntryRow.trashed_at.is_(None))
        known = dict(write.session.execute(query).all())
        became = tuple(_put(write, line, known, replace=replace) for line in lines)
        if rehearse:
            raise _RehearsedError
        changes = write.changes
    return became, changes


def _put(write: Write, line: EntryLine, known: dict[str, str], *, replace: bool) -> Became:
    gloss = clean_label(line.id_gloss, "ID-gloss")
    row = write.session.get(EntryRow, known[gloss]) if gloss in known else None
    if row is None:
        row = EntryRow(id_gloss=gloss)
        write.add(row, gloss)
        _apply(write, row, line)
        return Became.ADDED
    if not replace:
        return Became.LEFT_ALONE
    before = write.line_count
    _apply(write, row, line)
    return Became.CHANGED if write.line_count > before else Became.SAME


def _apply(write: Write, row: EntryRow, line: EntryLine) -> None:
    apply_edit(write, row, line.details)
    set_form(write, row, line.form)
