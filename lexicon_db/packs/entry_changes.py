"""Giving fields of an entry new values from documents, and telling which they had."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from lexicon_db.entry_fields import EntryEdit, apply_edit
from lexicon_db.packs.columns import Document
from lexicon_db.packs.inserting import (
    Names,
    insert_foreign_relations,
    insert_phonology,
    insert_relations,
)
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.sign_documents import entry_documents
from lexicon_db.schema import (
    EntryRow,
    ForeignRelationRow,
    PhonologyRow,
    RelationRow,
)
from lexicon_db.writing import Write

#: Fields that live in tables of their own and have no other way to be edited.
_TABLES: Final = ("relations", "foreign_relations", "phonology")


def change_entry(
    write: Write, entry: str, wanted: Document, names: Names, others: Collection[str]
) -> Document:
    """Give fields of an entry the values of a document.

    Args:
        write: The write that this belongs to.
        entry: Which entry.
        wanted: New values by field, as in documents.
        names: Ids of terms.
        others: Entries that relations of the document may speak of; relations to others stay.

    Returns:
        Old and new value of each field that changed, as JSON.
    """
    if not wanted:
        return {}
    row = write.session.get_one(EntryRow, entry)
    before = next(entry_documents(write.session, [entry]))
    edit: dict[str, Any] = {
        name: _as_edit(name, value) for name, value in wanted.items() if name not in _TABLES
    }
    apply_edit(write, row, EntryEdit(**edit))  # type: ignore[typeddict-item]
    for name in _TABLES:
        if name in wanted:
            _replace(write.session, entry, name, wanted[name], names, others)
            write.note(row, name, len(before[name]), len(wanted[name]))
    write.session.flush()
    after = next(entry_documents(write.session, [entry]))
    fields = SHAPES["entries"].fields
    return {
        name: [fields[name].write(before[name]), fields[name].write(after[name])]
        for name in wanted
        if before[name] != after[name]
    }


def _as_edit(name: str, value: Any) -> Any:  # noqa: ANN401 - fields differ in type
    if name == "annotation_glosses":
        return tuple((pair["language"], pair["text"]) for pair in value)
    if name == "senses":
        return tuple(tuple((pair["language"], pair["text"]) for pair in s) for s in value)
    return value


def _replace(
    session: Session,
    entry: str,
    name: str,
    value: list[Document],
    names: Names,
    others: Collection[str],
) -> None:
    if name == "relations":
        session.execute(
            delete(RelationRow).where(
                RelationRow.source_id == entry, RelationRow.target_id.in_(others)
            )
        )
        insert_relations(session, entry, value, {other: other for other in others})
    elif name == "foreign_relations":
        session.execute(delete(ForeignRelationRow).where(ForeignRelationRow.entry_id == entry))
        insert_foreign_relations(session, entry, value)
    else:
        session.execute(delete(PhonologyRow).where(PhonologyRow.entry_id == entry))
        insert_phonology(session, entry, value, names)
