"""Entries as records, gathered from their tables with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lexicon_db.quality import same_cut
from lexicon_db.records import Entry, EntryId, QualityVerdict, TakeId
from lexicon_db.schema import (
    AnnotationGlossRow,
    DialectRow,
    EntryDialectRow,
    EntryRow,
    EntrySemanticFieldRow,
    EntryTagRow,
    LemmaRow,
    QualityReportRow,
    SemanticFieldRow,
    SenseRow,
    TagRow,
    TakeRow,
    TranslationRow,
)
from lexicon_db.search_text import CHUNK

_NONE: Final = (None, None)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Senses = tuple[tuple[tuple[str, str], ...], ...]
Pairs = tuple[tuple[str, str], ...]


def entry_records(session: Session, ids: Sequence[str]) -> tuple[Entry, ...]:
    """The entries with these ids, in this order; ids that are not there are left out."""
    found: dict[str, Entry] = {}
    for start in range(0, len(ids), CHUNK):
        found.update(_chunk(session, ids[start : start + CHUNK]))
    return tuple(found[key] for key in ids if key in found)


def senses_of(session: Session, ids: Sequence[str]) -> dict[str, Senses]:
    """The senses of entries, by entry."""
    rows = session.execute(
        select(SenseRow.entry_id, SenseRow.position, TranslationRow.language, TranslationRow.text)
        .join(TranslationRow, TranslationRow.sense_id == SenseRow.id, isouter=True)
        .where(SenseRow.entry_id.in_(ids))
        .order_by(SenseRow.entry_id, SenseRow.position, TranslationRow.position)
    )
    senses: dict[str, dict[int, list[tuple[str, str]]]] = defaultdict(dict)
    for entry, position, language, text in rows:
        translations = senses[entry].setdefault(position, [])
        if text is not None:
            translations.append((language, text))
    return {entry: tuple(tuple(t) for t in found.values()) for entry, found in senses.items()}


def glosses_of(session: Session, ids: Sequence[str]) -> dict[str, Pairs]:
    """The annotation glosses of entries as (language, gloss), by entry."""
    rows = session.execute(
        select(AnnotationGlossRow.entry_id, AnnotationGlossRow.language, AnnotationGlossRow.text)
        .where(AnnotationGlossRow.entry_id.in_(ids))
        .order_by(AnnotationGlossRow.language)
    )
    return _grouped((entry, (language, text)) for entry, language, text in rows)


@dataclass(frozen=True)
class NameSet:
    """A set of names that entries have and share.

    Attributes:
        called: What a message calls one name.
        member: The table of the names.
        link: The table that says which entry has which name.
        key: The column of ``link`` that refers to ``member``.
    """

    called: str
    member: type[TagRow | DialectRow | SemanticFieldRow]
    link: type[EntryTagRow | EntryDialectRow | EntrySemanticFieldRow]
    key: InstrumentedAttribute[str]

    def read(self, session: Session, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The names of entries in alphabetical order, by entry."""
        rows = session.execute(
            select(self.link.entry_id, self.member.name)
            .join(self.member, self.member.id == self.key)
            .where(self.link.entry_id.in_(ids))
            .order_by(self.member.name)
        )
        return _grouped((entry, name) for entry, name in rows)


#: The shared sets of names, by the field of the entry.
NAME_SETS: Final = {
    "tags": NameSet("tag", TagRow, EntryTagRow, EntryTagRow.tag_id),
    "dialects": NameSet("dialect", DialectRow, EntryDialectRow, EntryDialectRow.dialect_id),
    "semantic_fields": NameSet(
        "semantic field",
        SemanticFieldRow,
        EntrySemanticFieldRow,
        EntrySemanticFieldRow.semantic_field_id,
    ),
}


def _chunk(session: Session, ids: Sequence[str]) -> dict[str, Entry]:
    senses, glosses = senses_of(session, ids), glosses_of(session, ids)
    names = {field: several.read(session, ids) for field, several in NAME_SETS.items()}
    counts, active = _take_counts(session, ids), _active_takes(session, ids)
    rows = session.execute(
        select(EntryRow, LemmaRow.text)
        .join(LemmaRow, LemmaRow.id == EntryRow.lemma_id, isouter=True)
        .where(EntryRow.id.in_(ids))
    )
    return {
        row.id: Entry(
            id=EntryId(row.id),
            id_gloss=row.id_gloss,
            lemma=lemma or "",
            status=row.status,
            senses=senses.get(row.id, ()),
            annotation_glosses=glosses.get(row.id, ()),
            note=row.note,
            created_at=row.created_at,
            take_count=counts.get(row.id, 0),
            active_take=active.get(row.id, _NONE)[0],
            quality=active.get(row.id, _NONE)[1],
            tags=names["tags"].get(row.id, ()),
            dialects=names["dialects"].get(row.id, ()),
            semantic_fields=names["semantic_fields"].get(row.id, ()),
            hamnosys=row.hamnosys,
            assignee=row.assignee,
            do_not_synthesise=row.do_not_synthesise,
            changed_at=row.changed_at,
            trashed_at=row.trashed_at,
        )
        for row, lemma in rows
    }


def _take_counts(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """How many takes entries have that are not in the trash, by entry."""
    rows = session.execute(
        select(TakeRow.entry_id, func.count().label("takes"))
        .where(TakeRow.entry_id.in_(ids), TakeRow.trashed_at.is_(None))
        .group_by(TakeRow.entry_id)
    )
    return {row.entry_id: row.takes for row in rows}


def _active_takes(
    session: Session, ids: Sequence[str]
) -> dict[str, tuple[TakeId | None, QualityVerdict | None]]:
    """The take that stands for each entry, and its traffic light, by entry."""
    rows = session.execute(
        select(TakeRow.entry_id, TakeRow.id, QualityReportRow.verdict)
        .join(QualityReportRow, same_cut(), isouter=True)
        .where(TakeRow.entry_id.in_(ids), TakeRow.is_active)
    )
    return {entry: (TakeId(take), verdict) for entry, take, verdict in rows}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
