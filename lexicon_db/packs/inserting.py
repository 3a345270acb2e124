"""Many new rows at once: what the records of a pack become in the tables of a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lexicon_db.packs.columns import Document, values
from lexicon_db.packs.selecting import chunks
from lexicon_db.packs.shapes import (
    FOREIGN_RELATION,
    GAP,
    OVERRIDE,
    PHONOLOGY,
    QUALITY,
    RELATION,
    REPAIR,
    SHAPES,
    SLOT,
    TERM,
)
from lexicon_db.schema import (
    AnnotationGlossRow,
    Base,
    DialectRow,
    EntryDialectRow,
    EntryRow,
    EntrySemanticFieldRow,
    EntryTagRow,
    ForeignRelationRow,
    LeftGapRow,
    LemmaRow,
    PhonologyRow,
    QualityFindingRow,
    QualityReportRow,
    RelationRow,
    RepairRow,
    SemanticFieldRow,
    SenseRow,
    SlotOverrideRow,
    SlotRow,
    TagRow,
    TermLabelRow,
    TermRow,
    TranslationRow,
    VocabularyLabelRow,
    VocabularyRow,
    new_id,
)

_MANY: Final = 1_000
#: What people are called who repaired a take before it travelled.
_ELSEWHERE: Final = "pack"


def insert_rows(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of one table."""
    for chunk in chunks(rows, _MANY):
        session.execute(insert(table), chunk)


#: A table of things that have a name and an id.
Named = LemmaRow | TagRow | DialectRow | SemanticFieldRow

#: Sets of names of an entry: the field, what has the names, what joins both, and its column.
_NAMES_OF_ENTRIES: Final[tuple[tuple[str, type[Named], type[Base], str], ...]] = (
    ("tags", TagRow, EntryTagRow, "tag_id"),
    ("dialects", DialectRow, EntryDialectRow, "dialect_id"),
    ("semantic_fields", SemanticFieldRow, EntrySemanticFieldRow, "semantic_field_id"),
)


class Names:
    """Ids of lemmas, tags, dialects, semantic fields and terms by name; missing ones are made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[type[Base], dict[str, str]] = {}
        self.terms: dict[tuple[str, str], str] = {}

    def of(self, table: type[Named], name: str, **more: str) -> str:
        """The id of what has a name."""
        column = table.__table__.columns["text" if table is LemmaRow else "name"]
        key = table.__table__.columns["id"]
        if table not in self._known:
            query = select(column, key)
            self._known[table] = dict(self._session.execute(query).all())
        known = self._known[table]
        if name not in known:
            known[name] = new_id()
            row = {"id": known[name], column.name: name, **more}
            self._session.execute(insert(table), [row])
        return known[name]

    def learn_vocabulary(self, document: Document) -> None:
        """Make sure that a vocabulary and its terms are there; what is there stays as it is."""
        session, name = self._session, document["name"]
        key = session.scalar(select(VocabularyRow.id).where(VocabularyRow.name == name))
        if key is None:
            key = new_id()
            session.execute(insert(VocabularyRow), [{"id": key, "name": name}])
            labels = [{"vocabulary_id": key, **pair} for pair in document["labels"]]
            insert_rows(session, VocabularyLabelRow, labels)
        query = select(TermRow.name, TermRow.id).where(TermRow.vocabulary_id == key)
        known: dict[str, str] = dict(session.execute(query).all())
        for term in document["terms"]:
            if term["name"] not in known:
                known[term["name"]] = one = new_id()
                row = {"id": one, "vocabulary_id": key, **values(TermRow, TERM, term)}
                session.execute(insert(TermRow), [row])
                labels = [{"term_id": one, **pair} for pair in term["labels"]]
                insert_rows(session, TermLabelRow, labels)
        self.terms |= {(name, term): one for term, one in known.items()}


def insert_entries(session: Session, entries: Sequence[Document], names: Names) -> None:
    """Insert entries with all but their relations, which come later."""
    shape = SHAPES["entries"]
    rows = [
        {
            **values(EntryRow, shape, entry),
            "lemma_id": names.of(LemmaRow, entry["lemma"]) if entry["lemma"] else None,
        }
        for entry in entries
    ]
    insert_rows(session, EntryRow, rows)
    glosses = [
        {"entry_id": entry["id"], **pair}
        for entry in entries
        for pair in entry["annotation_glosses"]
    ]
    insert_rows(session, AnnotationGlossRow, glosses)
    _insert_senses(session, entries)
    for field, named, table, key in _NAMES_OF_ENTRIES:
        rows = [
            {"entry_id": entry["id"], key: names.of(named, name)}
            for entry in entries
            for name in entry[field]
        ]
        insert_rows(session, table, rows)
    for entry in entries:
        insert_foreign_relations(session, entry["id"], entry["foreign_relations"])
        insert_phonology(session, entry["id"], entry["phonology"], names)


def insert_relations(
    session: Session, entry: str, relations: Iterable[Document], local: Mapping[str, str]
) -> None:
    """Insert what an entry is to others, which all are there."""
    rows = [
        {
            "id": new_id(),
            "source_id": entry,
            **values(RelationRow, RELATION, one),
            "target_id": local[one["target_id"]],
        }
        for one in relations
        if one["target_id"] in local
    ]
    insert_rows(session, RelationRow, rows)


def insert_foreign_relations(session: Session, entry: str, relations: Iterable[Document]) -> None:
    """Insert what an entry is to signs of other languages."""
    shape = FOREIGN_RELATION
    rows = [
        {"id": new_id(), "entry_id": entry, **values(ForeignRelationRow, shape, one)}
        for one in relations
    ]
    insert_rows(session, ForeignRelationRow, rows)


def insert_phonology(
    session: Session, entry: str, phonology: Iterable[Document], names: Names
) -> None:
    """Insert the form of an entry; its terms are known."""
    rows = [
        {
            "id": new_id(),
            "entry_id": entry,
            "term_id": names.terms[one["vocabulary"], one["term"]] if one["term"] else None,
            **values(PhonologyRow, PHONOLOGY, one),
        }
        for one in phonology
    ]
    insert_rows(session, PhonologyRow, rows)


def insert_repairs(
    session: Session, take: str, repairs: Iterable[Document], made_by: Mapping[str, str]
) -> None:
    """Insert the repairs of a take, in their order; who made them, by id, where that is known."""
    rows = [
        {
            "take_id": take,
            "made_by": made_by.get(one["id"], _ELSEWHERE),
            **values(RepairRow, REPAIR, one),
        }
        for one in repairs
    ]
    insert_rows(session, RepairRow, rows)


def insert_quality(session: Session, takes: Iterable[Document]) -> None:
    """Insert the traffic lights of new takes."""
    reports, findings = [], []
    for take in takes:
        quality = take["quality"]
        if quality is not None:
            cut = {"start_seconds": take["start_seconds"], "end_seconds": take["end_seconds"]}
            report = values(QualityReportRow, QUALITY, quality)
            reports.append({"take_id": take["id"], **cut, **report})
            findings += [
                {"report_id": quality["id"], "position": place, **one}
                for place, one in enumerate(quality["findings"])
            ]
    insert_rows(session, QualityReportRow, reports)
    insert_rows(session, QualityFindingRow, findings)


def insert_slots(
    session: Session, utterance: str, slots: Sequence[Document], local: Mapping[str, str]
) -> None:
    """Insert the slots of an utterance; entries by what they are called here."""
    keys = [new_id() for _ in slots]
    placed = [
        {
            "id": key,
            "utterance_id": utterance,
            "position": place,
            **values(SlotRow, SLOT, slot),
            "entry_id": local[slot["entry_id"]],
        }
        for place, (key, slot) in enumerate(zip(keys, slots, strict=True))
    ]
    insert_rows(session, SlotRow, placed)
    overrides = [
        {"slot_id": key, **values(SlotOverrideRow, OVERRIDE, slot["override"])}
        for key, slot in zip(keys, slots, strict=True)
        if slot["override"]
    ]
    insert_rows(session, SlotOverrideRow, overrides)


def insert_gaps(session: Session, utterance: str, gaps: Sequence[Document]) -> None:
    """Insert the gaps that an utterance leaves for glosses that its lexicon did not have."""
    rows = [
        {"utterance_id": utterance, "position": position, **values(LeftGapRow, GAP, gap)}
        for position, gap in enumerate(gaps)
    ]
    insert_rows(session, LeftGapRow, rows)


def _insert_senses(session: Session, entries: Sequence[Document]) -> None:
    senses, translations = [], []
    for entry in entries:
        for position, pairs in enumerate(entry["senses"]):
            key = new_id()
            senses.append({"id": key, "entry_id": entry["id"], "position": position})
            translations += [
                {"sense_id": key, "position": place, **pair} for place, pair in enumerate(pairs)
            ]
    insert_rows(session, SenseRow, senses)
    insert_rows(session, TranslationRow, translations)
