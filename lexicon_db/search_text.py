"""The words of entries as a search compares them, kept beside the entries."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from lexicon_db.schema import (
    AnnotationGlossRow,
    EntryRow,
    EntrySemanticFieldRow,
    EntryTagRow,
    LemmaRow,
    PhonologyRow,
    SearchRow,
    SemanticFieldRow,
    SenseRow,
    SignerRow,
    TagRow,
    TakeRow,
    TermRow,
    TranslationRow,
)

#: Most ids in one query; databases limit the number of parameters.
CHUNK = 10_000


def folded(text: str) -> str:
    """``text`` without case and accents: what a search takes to be the same."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", decomposed) if not _is_accent(c))


def refresh_search_text(session: Session, entries: Collection[str]) -> None:
    """Bring the search text of some entries up to date."""
    ids = sorted(entries)
    for start in range(0, len(ids), CHUNK):
        _refresh_chunk(session, ids[start : start + CHUNK])


def _refresh_chunk(session: Session, ids: list[str]) -> None:
    entries = session.execute(
        select(EntryRow, LemmaRow.text)
        .join(LemmaRow, LemmaRow.id == EntryRow.lemma_id, isouter=True)
        .where(EntryRow.id.in_(ids))
    ).all()
    parts = {
        "annotations": select(AnnotationGlossRow.entry_id, AnnotationGlossRow.text).where(
            AnnotationGlossRow.entry_id.in_(ids)
        ),
        "translations": select(SenseRow.entry_id, TranslationRow.text)
        .join(TranslationRow, TranslationRow.sense_id == SenseRow.id)
        .where(SenseRow.entry_id.in_(ids)),
        "form": select(PhonologyRow.entry_id, func.coalesce(TermRow.name, PhonologyRow.text))
        .join(TermRow, TermRow.id == PhonologyRow.term_id, isouter=True)
        .where(PhonologyRow.entry_id.in_(ids), PhonologyRow.variant == 0),
        "tags": select(EntryTagRow.entry_id, TagRow.name)
        .join(TagRow, TagRow.id == EntryTagRow.tag_id)
        .where(EntryTagRow.entry_id.in_(ids)),
        "fields": select(EntrySemanticFieldRow.entry_id, SemanticFieldRow.name)
        .join(SemanticFieldRow, SemanticFieldRow.id == EntrySemanticFieldRow.semantic_field_id)
        .where(EntrySemanticFieldRow.entry_id.in_(ids)),
        "signers": select(TakeRow.entry_id, SignerRow.name)
        .join(SignerRow, SignerRow.id == TakeRow.signer_id)
        .where(TakeRow.entry_id.in_(ids), TakeRow.trashed_at.is_(None))
        .distinct(),
    }
    found = {name: _words(session, query) for name, query in parts.items()}
    # A field of meaning is looked for as a tag is.
    found["tags"] = _joined(found["tags"], found.pop("fields"))
    session.execute(delete(SearchRow).where(SearchRow.entry_id.in_(ids)))
    rows = [
        {
            "entry_id": entry.id,
            "id_gloss": entry.id_gloss,
            "status": entry.status,
            "is_trashed": entry.trashed_at is not None,
            "gloss": folded(entry.id_gloss),
            "lemma": folded(lemma or ""),
            **{name: words.get(entry.id, "") for name, words in found.items()},
        }
        for entry, lemma in entries
    ]
    if rows:
        session.execute(insert(SearchRow), rows)


def _words(session: Session, query: Select[str, str]) -> dict[str, str]:
    """The folded texts of each entry, one per line."""
    texts: dict[str, list[str]] = defaultdict(list)
    for entry, text in session.execute(query):
        texts[entry].append(folded(text))
    return {entry: "\n".join(words) for entry, words in texts.items()}


def _joined(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    return {
        entry: "\n".join(filter(None, (one.get(entry), other.get(entry))))
        for entry in one.keys() | other.keys()
    }


def _is_accent(character: str) -> bool:
    return unicodedata.category(character) == "Mn"
