"""What signs are to each other: relations that people state, and pairs that their forms make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_text
from lexicon_db.phonology import Form, forms_in
from lexicon_db.records import Changes, EntryId, MinimalPair, Relation, RelationRole
from lexicon_db.schema import EntryRow, PhonologyRow, RelationRow, TermRow
from lexicon_db.search_text import CHUNK
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: Relations that say the same from both sides.
SYMMETRIC: Final = frozenset(
    {
        RelationRole.HOMONYM,
        RelationRole.SYNONYM,
        RelationRole.VARIANT,
        RelationRole.ANTONYM,
        RelationRole.SEE_ALSO,
        RelationRole.HANDSHAPE_PARADIGM,
    }
)
#: A pair is told apart by one field, so there must be another one.
_LEAST_FIELDS: Final = 2


def relate(
    lexicon: Lexicon, entry: EntryId, role: RelationRole, other: EntryId, note: str = ""
) -> Changes:
    """State what an entry is to another one; said again, the note is replaced.

    Args:
        lexicon: Where.
        entry: The one that has the other as its variant, part, hyponym, ...
        role: What they are to each other.
        other: The other one.
        note: Free text.

    Raises:
        KnownError: If both are the same, or one is not there.
    """
    if entry == other:
        raise KnownError(
            "The signs were not related.", "They are one and the same.", "Choose another sign."
        )
    with lexicon.write("relate entries") as write:
        mine, theirs = (_entry(write.session, one) for one in (entry, other))
        row = _found(write.session, entry, role, other)
        if row is None:
            row = RelationRow(source_id=mine.id, target_id=theirs.id, role=role)
            write.session.add(row)
            write.note(mine, role.value, "", theirs.id_gloss)
            write.touch("entry", [theirs.id])
        if clean_text(note) != (row.note or ""):
            row.note = clean_text(note)
            write.touch("entry", [mine.id, theirs.id])
    return write.changes


def unrelate(lexicon: Lexicon, entry: EntryId, role: RelationRole, other: EntryId) -> Changes:
    """Take back what was stated of two entries; nothing happens where it was not.

    Raises:
        KnownError: If an entry is not there.
    """
    with lexicon.write("unrelate entries") as write:
        _unrelate(write, entry, role, other)
    return write.changes


def _unrelate(write: Write, entry: EntryId, role: RelationRole, other: EntryId) -> None:
    mine, theirs = (_entry(write.session, one) for one in (entry, other))
    row = _found(write.session, entry, role, other)
    if row is not None:
        write.session.delete(row)
        write.note(mine, role.value, theirs.id_gloss, "")
        write.touch("entry", [theirs.id])


def relations_of(lexicon: Lexicon, entry: EntryId) -> tuple[Relation, ...]:
    """What is stated of an entry, from either side, by role; the trash is left out."""
    query = (
        select(RelationRow)
        .join(
            EntryRow,
            or_(
                and_(RelationRow.source_id == entry, EntryRow.id == RelationRow.target_id),
                and_(RelationRow.target_id == entry, EntryRow.id == RelationRow.source_id),
            ),
        )
        .where(EntryRow.trashed_at.is_(None))
        .order_by(RelationRow.role, RelationRow.position, EntryRow.id_gloss)
    )
    with lexicon.read() as session:
        return tuple(
            Relation(
                role=row.role,
                other=EntryId(row.target_id if row.source_id == entry else row.source_id),
                note=row.note,
                is_inverse=row.source_id != entry and row.role not in SYMMETRIC,
            )
            for row in session.scalars(query)
        )


def minimal_pairs(lexicon: Lexicon, entry: EntryId) -> tuple[MinimalPair, ...]:
    """The signs whose form differs from that of an entry in one field, by field and ID-gloss.

    Compared are citation forms with the same fields, at least two; the trash is left out.
    """
    with lexicon.read() as session:
        mine, others = _like(session, entry)
        if len(mine) < _LEAST_FIELDS:
            return ()
        pairs = []
        for other, theirs in others.items():
            fields = [field for field in mine if theirs.get(field) != mine[field]]
            if theirs.keys() == mine.keys() and len(fields) == 1:
                field = fields[0]
                pairs.append(MinimalPair(other, field, mine[field], theirs[field]))
    return tuple(sorted(pairs, key=lambda pair: pair.field))


def same_forms(lexicon: Lexicon, entry: EntryId) -> tuple[EntryId, ...]:
    """The signs that have the same form as an entry, by ID-gloss: homonyms, as far as it says."""
    with lexicon.read() as session:
        mine, others = _like(session, entry)
    return tuple(other for other, theirs in others.items() if mine and theirs == mine)


_Fields = dict[str, tuple[str, ...]]


def _like(session: Session, entry: EntryId) -> tuple[_Fields, dict[EntryId, _Fields]]:
    """The form of an entry, and of all others that share all of it but one field."""
    mine = _fields(forms_in(session, [entry]).get(entry, ()))
    if not mine:
        return {}, {}
    value = func.coalesce(TermRow.name, PhonologyRow.text)
    shares = or_(
        *(
            and_(PhonologyRow.field == field, value == one)
            for field, values in mine.items()
            for one in values
        )
    )
    query = (
        select(PhonologyRow.entry_id, PhonologyRow.field)
        .join(TermRow, TermRow.id == PhonologyRow.term_id, isouter=True)
        .where(PhonologyRow.variant == 0, PhonologyRow.entry_id != entry, shares)
    )
    # Counted here: a database takes far longer to count different fields of each entry.
    shared: dict[str, set[str]] = defaultdict(set)
    for other, field in session.execute(query):
        shared[other].add(field)
    near = [other for other, fields in shared.items() if len(fields) >= len(mine) - 1]
    found = _in_use(session, near)
    forms = forms_in(session, found)
    return mine, {EntryId(other): _fields(forms[EntryId(other)]) for other in found}


def _in_use(session: Session, entries: Sequence[str]) -> list[str]:
    """Those of some entries that are not in the trash, by ID-gloss."""
    found: list[tuple[str, str]] = []
    query = select(EntryRow.id_gloss, EntryRow.id).where(EntryRow.trashed_at.is_(None))
    for start in range(0, len(entries), CHUNK):
        chunk = EntryRow.id.in_(entries[start : start + CHUNK])
        found += [(gloss, entry) for gloss, entry in session.execute(query.where(chunk))]
    return [entry for _, entry in sorted(found)]


def _fields(form: Form) -> _Fields:
    values: dict[str, list[str]] = defaultdict(list)
    for field, value in form:
        values[field].append(value)
    return {field: tuple(several) for field, several in values.items()}


def _found(
    session: Session, entry: EntryId, role: RelationRole, other: EntryId
) -> RelationRow | None:
    """The row that says so already, told from either side where both say the same."""
    there = and_(RelationRow.source_id == entry, RelationRow.target_id == other)
    back = and_(RelationRow.source_id == other, RelationRow.target_id == entry)
    sides = or_(there, back) if role in SYMMETRIC else there
    return session.scalar(select(RelationRow).where(RelationRow.role == role, sides).limit(1))


def _entry(session: Session, entry: EntryId) -> EntryRow:
    row = session.get(EntryRow, entry)
    if row is None:
        raise KnownError(
            "The signs were not related.",
            "One of them is not in this lexicon any more.",
            "Look at the list again; it may have been removed in another window.",
        )
    return row
