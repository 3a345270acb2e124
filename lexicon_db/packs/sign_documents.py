"""Signs as documents of a pack: entries, and the vocabularies and dialects that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.entry_records import entry_records
from lexicon_db.packs.columns import Document, columns, grouped
from lexicon_db.packs.selecting import chunks
from lexicon_db.packs.shapes import FOREIGN_RELATION, PAIR, PHONOLOGY, RELATION, TERM
from lexicon_db.records import Entry, EntryStatus
from lexicon_db.schema import (
    DialectRow,
    ForeignRelationRow,
    PhonologyRow,
    RelationRow,
    TermLabelRow,
    TermRow,
    VocabularyLabelRow,
    VocabularyRow,
)

_CHUNK: Final = 1_000
#: What an entry without any take cannot have reached.
_NEEDS_TAKE: Final = (EntryStatus.RECORDED, EntryStatus.TRACKED)


def entry_documents(
    session: Session, ids: Sequence[str], with_takes: Collection[str] | None = None
) -> Iterator[Document]:
    """Entries as documents, in the order of their ids.

    Args:
        session: Where to look.
        ids: Which entries.
        with_takes: Those of them that have takes where the documents go; None means as they are.
    """
    for chunk in chunks(sorted(ids), _CHUNK):
        source = RelationRow.source_id
        relations = grouped(
            session, RelationRow, RELATION, source, source.in_(chunk),
            RelationRow.role, RelationRow.target_id, RelationRow.position,
        )  # fmt: skip
        entry_of = ForeignRelationRow.entry_id
        foreign = grouped(
            session, ForeignRelationRow, FOREIGN_RELATION, entry_of, entry_of.in_(chunk),
            ForeignRelationRow.language, ForeignRelationRow.gloss, ForeignRelationRow.is_loan,
        )  # fmt: skip
        phonology = _phonology(session, chunk)
        for entry in entry_records(session, chunk):
            has_takes = entry.take_count > 0 if with_takes is None else entry.id in with_takes
            yield {
                **_entry_document(entry, has_takes=has_takes),
                "relations": relations.get(entry.id, []),
                "foreign_relations": foreign.get(entry.id, []),
                "phonology": phonology.get(entry.id, []),
            }


def vocabulary_documents(session: Session, entries: Sequence[str]) -> Iterator[Document]:
    """The vocabularies whose terms describe the form of entries, whole, by name."""
    used: set[str] = set()
    for chunk in chunks(entries):
        query = select(TermRow.vocabulary_id).join(PhonologyRow, PhonologyRow.term_id == TermRow.id)
        used.update(session.scalars(query.where(PhonologyRow.entry_id.in_(chunk)).distinct()))
    owner, language = VocabularyLabelRow.vocabulary_id, VocabularyLabelRow.language
    labels = grouped(session, VocabularyLabelRow, PAIR, owner, owner.in_(used), language)
    terms = _terms(session, used)
    rows = select(VocabularyRow.id, VocabularyRow.name).where(VocabularyRow.id.in_(used))
    for key, name in session.execute(rows.order_by(VocabularyRow.name)):
        yield {"name": name, "labels": labels.get(key, []), "terms": terms[key]}


def dialect_documents(session: Session, names: Collection[str]) -> Iterator[Document]:
    """Dialects by name."""
    query = select(DialectRow.name, DialectRow.note).where(DialectRow.name.in_(names))
    for name, note in session.execute(query.order_by(DialectRow.name)):
        yield {"name": name, "note": note}


def _entry_document(entry: Entry, *, has_takes: bool) -> Document:
    """An entry as it travels: without who is to work on it, which is nobody else's business."""
    is_without = not has_takes and entry.status in _NEEDS_TAKE
    return {
        "id": entry.id,
        "id_gloss": entry.id_gloss,
        "lemma": entry.lemma,
        "status": EntryStatus.NEW if is_without else entry.status,
        "note": entry.note,
        "hamnosys": entry.hamnosys,
        "do_not_synthesise": entry.do_not_synthesise,
        "created_at": entry.created_at,
        "changed_at": entry.changed_at,
        "annotation_glosses": _pairs(entry.annotation_glosses),
        "senses": [_pairs(sense) for sense in entry.senses],
        "tags": list(entry.tags),
        "dialects": list(entry.dialects),
        "semantic_fields": list(entry.semantic_fields),
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Document]:
    return [{"language": language, "text": text} for language, text in pairs]


def _phonology(session: Session, entries: Sequence[str]) -> dict[str, list[Document]]:
    """What is known of the form of entries, by entry."""
    query = (
        select(
            PhonologyRow.entry_id,
            *columns(PhonologyRow, PHONOLOGY),
            TermRow.name.label("term"),
            VocabularyRow.name.label("vocabulary"),
        )
        .join(TermRow, TermRow.id == PhonologyRow.term_id, isouter=True)
        .join(VocabularyRow, VocabularyRow.id == TermRow.vocabulary_id, isouter=True)
        .where(PhonologyRow.entry_id.in_(entries))
        .order_by(PhonologyRow.variant, PhonologyRow.field, PhonologyRow.position)
    )
    found: dict[str, list[Document]] = defaultdict(list)
    for row in session.execute(query).mappings():
        document = dict(row)
        found[document.pop("entry_id")].append(document)
    return found


def _terms(session: Session, vocabularies: Collection[str]) -> dict[str, list[Document]]:
    """The terms of vocabularies in their order, by vocabulary."""
    in_use = TermRow.vocabulary_id.in_(vocabularies)
    keys = select(TermRow.id).where(in_use)
    owner = TermLabelRow.term_id
    labels = grouped(session, TermLabelRow, PAIR, owner, owner.in_(keys), TermLabelRow.language)
    query = select(TermRow.id, TermRow.vocabulary_id, *columns(TermRow, TERM)).where(in_use)
    found: dict[str, list[Document]] = defaultdict(list)
    for row in session.execute(query.order_by(TermRow.position, TermRow.name)).mappings():
        document = dict(row)
        document["labels"] = labels.get(document.pop("id"), [])
        found[document.pop("vocabulary_id")].append(document)
    return found
