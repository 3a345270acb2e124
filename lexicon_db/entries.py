"""The signs: adding, finding, changing, trashing and restoring entries."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.entry_fields import EntryEdit, NewEntry, apply_edit, require_free_gloss
from lexicon_db.entry_records import entry_records
from lexicon_db.errors import KnownError
from lexicon_db.history import last_to_change
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.records import Changes, Entry, EntryId, EntryStatus
from lexicon_db.schema import EntryRow, utc_now
from lexicon_db.search_text import CHUNK, folded
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write


def add_entry(lexicon: Lexicon, **entry: Unpack[NewEntry]) -> Entry:
    """Add one entry.

    Raises:
        KnownError: If its ID-gloss is taken, or a value is not allowed.
    """
    return add_entries(lexicon, [entry])[0]


def add_entries(lexicon: Lexicon, entries: Iterable[NewEntry]) -> tuple[Entry, ...]:
    """Add several entries, all or none.

    Raises:
        KnownError: If an ID-gloss is taken, or a value is not allowed.
    """
    with lexicon.write("add entry") as write:
        ids = [add_entry_row(write, entry) for entry in entries]
        return entry_records(write.session, ids)


def add_entry_row(write: Write, entry: NewEntry) -> str:
    """Add one entry and return its id; see ``add_entry``."""
    gloss = clean_label(entry["id_gloss"], "ID-gloss")
    require_free_gloss(write.session, gloss)
    row = EntryRow(id_gloss=gloss)
    write.add(row, gloss)
    apply_edit(write, row, entry)
    return row.id


def get_entry(lexicon: Lexicon, entry: EntryId) -> Entry:
    """The entry with an id, also if it is in the trash.

    Raises:
        KnownError: If there is none.
    """
    found = get_entries(lexicon, [entry])
    if not found:
        raise _gone()
    return found[0]


def get_entries(lexicon: Lexicon, entries: Sequence[EntryId]) -> tuple[Entry, ...]:
    """The entries with these ids, in this order; ids that are not there are left out."""
    with lexicon.read() as session:
        return entry_records(session, entries)


def id_glosses_of(lexicon: Lexicon, entries: Sequence[EntryId]) -> dict[EntryId, str]:
    """The ID-gloss of each entry that is there, and nothing else of it."""
    wanted = sorted(set(entries))
    found: dict[EntryId, str] = {}
    query = select(EntryRow.id, EntryRow.id_gloss)
    with lexicon.read() as session:
        for start in range(0, len(wanted), CHUNK):
            chunk = query.where(EntryRow.id.in_(wanted[start : start + CHUNK]))
            found.update((EntryId(entry), gloss) for entry, gloss in session.execute(chunk))
    return found


def find_entries(lexicon: Lexicon, id_glosses: Sequence[str]) -> tuple[Entry | None, ...]:
    """For each ID-gloss its entry, or None; the trash is not searched."""
    labels = [clean_text(gloss) for gloss in id_glosses]
    with lexicon.read() as session:
        ids: dict[str, str] = {}
        for start in range(0, len(labels), CHUNK):
            query = select(EntryRow.id_gloss, EntryRow.id).where(
                EntryRow.id_gloss.in_(labels[start : start + CHUNK]), EntryRow.trashed_at.is_(None)
            )
            ids.update((gloss, entry) for gloss, entry in session.execute(query))
        found = {e.id_gloss: e for e in entry_records(session, list(ids.values()))}
    return tuple(found.get(label) for label in labels)


def find_entry(lexicon: Lexicon, id_gloss: str) -> Entry | None:
    """The entry with an ID-gloss, or None; the trash is not searched."""
    return find_entries(lexicon, [id_gloss])[0]


def entry_named(lexicon: Lexicon, id_gloss: str) -> Entry:
    """The entry with an ID-gloss.

    Raises:
        KnownError: If there is none; it names the glosses that are nearest.
    """
    entry = find_entry(lexicon, id_gloss)
    if entry is None:
        (near,) = near_glosses(lexicon, [id_gloss])
        raise KnownError(
            f"{id_gloss} was not found.",
            "No sign of this lexicon has this ID-gloss.",
            f"Did you mean {' or '.join(near)}?" if near else "Look for it with a search.",
        )
    return entry


def trashed_entry_named(lexicon: Lexicon, id_gloss: str) -> Entry:
    """The entry with an ID-gloss in the trash; of several the one that was moved there last.

    Raises:
        KnownError: If there is none.
    """
    query = (
        select(EntryRow.id)
        .where(EntryRow.id_gloss == clean_text(id_gloss), EntryRow.trashed_at.is_not(None))
        .order_by(EntryRow.trashed_at.desc())
    )
    with lexicon.read() as session:
        found = session.scalar(query.limit(1))
        if found is None:
            raise KnownError(
                f"{id_gloss} was not found.",
                "No sign in the trash has this ID-gloss.",
                "List what is there: list --trash.",
            )
        return entry_records(session, [found])[0]


def near_glosses(lexicon: Lexicon, id_glosses: Sequence[str]) -> list[tuple[str, ...]]:
    """For each ID-gloss up to three that look like it, the likeliest first."""
    if not id_glosses:
        return []
    with lexicon.read() as session:
        query = select(EntryRow.id_gloss).where(EntryRow.trashed_at.is_(None))
        known = {folded(gloss): gloss for gloss in session.scalars(query)}
    near = (difflib.get_close_matches(folded(gloss), known) for gloss in id_glosses)
    return [tuple(known[one] for one in found) for found in near]


def edit_entries(
    lexicon: Lexicon, entries: Iterable[EntryId], **edit: Unpack[EntryEdit]
) -> Changes:
    """Give fields of entries new values, in all entries or in none.

    Raises:
        KnownError: If a value is not allowed, an ID-gloss is taken, or an entry is not there.
    """
    wanted = list(entries)
    with lexicon.write("edit entry") as write:
        # Read at once: then each is at hand.
        rows = [row for some in _chunks(wanted) for row in _rows(write.session, some)]
        if len(rows) < len(set(wanted)):
            raise _gone()
        for entry in wanted:
            apply_edit(write, _row(write.session, entry), edit)
    return write.changes


def edit_entry(lexicon: Lexicon, seen: Entry, **edit: Unpack[EntryEdit]) -> Changes:
    """Give fields of an entry new values, unless somebody else has changed them meanwhile.

    Args:
        lexicon: Where.
        seen: The entry as the person saw it.
        edit: The new values.

    Raises:
        KnownError: If one of these fields is not as it was seen, the entry is in the trash now or
            gone, or a value is not allowed.
    """
    with lexicon.write("edit entry") as write:
        row = _row(write.session, seen.id)
        _require_as_seen(write.session, seen, edit)
        apply_edit(write, row, edit)
    return write.changes


def _require_as_seen(session: Session, seen: Entry, edit: EntryEdit) -> None:
    (now,) = entry_records(session, [seen.id])
    what = f"{seen.id_gloss} was not changed."
    if now.trashed_at is not None and seen.trashed_at is None:
        raise KnownError(
            what,
            f"{last_to_change(session, seen.id, 'trashed_at')} moved it to the trash meanwhile.",
            "Take it out of the trash, then change it again.",
        )
    for field in edit:
        if getattr(now, field) != getattr(seen, field):
            raise KnownError(
                what,
                f"{last_to_change(session, seen.id, field)} changed the same field meanwhile.",
                "Look at what is there now, then change it again.",
            )


def trash_entries(lexicon: Lexicon, entries: Iterable[EntryId]) -> Changes:
    """Move entries to the trash; their takes stay with them.

    Raises:
        KnownError: If an entry is not there.
    """
    with lexicon.write("trash entry") as write:
        for entry in entries:
            write.set(_row(write.session, entry), trashed_at=utc_now())
    return write.changes


def restore_entries(lexicon: Lexicon, entries: Iterable[EntryId]) -> Changes:
    """Take entries out of the trash.

    Raises:
        KnownError: If another entry has taken the ID-gloss, or an entry is not there.
    """
    with lexicon.write("restore entry") as write:
        for entry in entries:
            row = _row(write.session, entry)
            if row.trashed_at is not None:
                require_free_gloss(write.session, row.id_gloss)
                write.set(row, trashed_at=None)
                write.session.flush()
    return write.changes


def advance_status(write: Write, entry: str, status: EntryStatus) -> None:
    """Raise the status of an entry that has not come as far as ``status`` yet."""
    row = write.session.get_one(EntryRow, entry)
    order = list(EntryStatus)
    if order.index(row.status) < order.index(status):
        write.set(row, status=status)


def _chunks(entries: Sequence[EntryId]) -> Iterable[Sequence[EntryId]]:
    return (entries[start : start + CHUNK] for start in range(0, len(entries), CHUNK))


def _rows(session: Session, entries: Sequence[EntryId]) -> Sequence[EntryRow]:
    return session.scalars(select(EntryRow).where(EntryRow.id.in_(entries))).all()


def _row(session: Session, entry: EntryId) -> EntryRow:
    row = session.get(EntryRow, entry)
    if row is None:
        raise _gone()
    return row


def _gone() -> KnownError:
    return KnownError(
        "The sign was not found.",
        "It is not in this lexicon any more.",
        "Look at the list again; it may have been removed in another window.",
    )
