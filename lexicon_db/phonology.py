"""The form of signs: handshapes, places, movements, and what else tables say of them by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.records import Changes, EntryId
from lexicon_db.schema import EntryRow, PhonologyRow, TermRow, new_id, utc_now
from lexicon_db.search_text import CHUNK
from lexicon_db.store import Lexicon
from lexicon_db.vocabularies import allowed_terms
from lexicon_db.writing import Write

#: (field, value) pairs of the citation form of a sign.
Form = tuple[tuple[str, str], ...]


def forms_of(lexicon: Lexicon, entries: Sequence[EntryId]) -> dict[EntryId, Form]:
    """The citation forms of entries, fields in alphabetical order; entries without one are not in.

    Several values of one field come one after the other.
    """
    with lexicon.read() as session:
        return forms_in(session, entries)


def change_forms(lexicon: Lexicon, entries: Iterable[EntryId], form: Form) -> Changes:
    """Give fields of the form of entries new values, in all entries or in none; see ``set_form``.

    Raises:
        KnownError: If a name or a value is not allowed, or an entry is not there.
    """
    with lexicon.write("edit entry") as write:
        for entry in entries:
            row = write.session.get(EntryRow, entry)
            if row is None:
                raise KnownError(
                    "The form was not saved.",
                    "A sign is not in this lexicon any more.",
                    "Look at the list again; it may have been removed in another window.",
                )
            before = write.line_count
            set_form(write, row, form)
            if write.line_count > before:
                row.changed_at = utc_now()
    return write.changes


def set_form(write: Write, row: EntryRow, form: Form) -> None:
    """Give fields of an entry new values; fields that are not named stay as they are.

    Args:
        write: The write that this is part of.
        row: The entry.
        form: An empty value takes the field away.

    Raises:
        KnownError: If the name of a field is not allowed, or a value is not one of its vocabulary.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for field, value in form:
        wanted[clean_label(field, "name of the field")].append(clean_text(value))
    known: dict[str, list[str]] = defaultdict(list)
    if not write.is_new(row):
        for field, value in forms_in(write.session, [row.id]).get(EntryId(row.id), ()):
            known[field].append(value)
    terms = {
        field: allowed_terms(write.session, field, filter(None, values))
        for field, values in wanted.items()
    }
    told = {field: list(values) for field, values in terms.items()}
    new = {field: values for field, values in told.items() if values != known[field]}
    old = [field for field in new if known[field]]
    if old:
        write.session.execute(
            delete(PhonologyRow).where(
                PhonologyRow.entry_id == row.id,
                PhonologyRow.variant == 0,
                PhonologyRow.field.in_(old),
            )
        )
    rows = [
        {
            "id": new_id(),
            "entry_id": row.id,
            "field": field,
            "position": place,
            "term_id": terms[field][value],
            "text": "" if terms[field][value] else value,
        }
        for field, values in new.items()
        for place, value in enumerate(values)
    ]
    if rows:
        write.session.execute(insert(PhonologyRow), rows)
    for field, values in new.items():
        write.note(row, field, "; ".join(known[field]), "; ".join(values))


def forms_in(session: Session, entries: Sequence[str]) -> dict[EntryId, Form]:
    """The citation forms of entries; see ``forms_of``."""
    found: dict[EntryId, list[tuple[str, str]]] = defaultdict(list)
    value = func.coalesce(TermRow.name, PhonologyRow.text)
    query = (
        select(PhonologyRow.entry_id, PhonologyRow.field, value)
        .join(TermRow, TermRow.id == PhonologyRow.term_id, isouter=True)
        .where(PhonologyRow.variant == 0)
        .order_by(PhonologyRow.entry_id, PhonologyRow.field, PhonologyRow.position)
    )
    for start in range(0, len(entries), CHUNK):
        chunk = query.where(PhonologyRow.entry_id.in_(entries[start : start + CHUNK]))
        for entry, field, text in session.execute(chunk):
            found[EntryId(entry)].append((field, text))
    return {entry: tuple(form) for entry, form in found.items()}
