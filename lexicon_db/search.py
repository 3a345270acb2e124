"""Finding entries by words, without regard to case and accents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, String, case, false, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from lexicon_db.labels import clean_text
from lexicon_db.quality import QualityQuery, conditions
from lexicon_db.records import EntryId, EntryStatus, FindingKind, Phase, QualityVerdict
from lexicon_db.schema import EntryRow, SearchRow, TakeRow
from lexicon_db.search_text import CHUNK, folded
from lexicon_db.store import Lexicon

_Text = ColumnElement[str] | InstrumentedAttribute[str]

_COLUMNS: Final[dict[str, _Text]] = {
    "gloss": SearchRow.gloss,
    "annotation": SearchRow.annotations,
    "lemma": SearchRow.lemma,
    "translation": SearchRow.translations,
    "tag": SearchRow.tags,
    "signer": SearchRow.signers,
    "form": SearchRow.form,
    "status": type_coerce(SearchRow.status, String),
}
#: Fields that look at the reports of takes; each takes one of a few words, or its beginning.
_QUALITY: Final = {
    "quality": {verdict.value: QualityQuery(verdict) for verdict in QualityVerdict},
    "stroke": {
        verdict.value: QualityQuery(verdict, phase=Phase.STROKE) for verdict in QualityVerdict
    },
    "finding": {kind.value: QualityQuery(kind=kind) for kind in FindingKind},
}
#: The field that looks at who is to work on entries.
_ASSIGNEE: Final = "assignee"
_TERM: Final = re.compile(
    rf'(?:({"|".join((*_COLUMNS, *_QUALITY, _ASSIGNEE))}):)?(?:"([^"]+)"|(\S+))', re.IGNORECASE
)


def search_entries(
    lexicon: Lexicon,
    query: str = "",
    *,
    statuses: Collection[EntryStatus] = (),
    in_trash: bool = False,
) -> tuple[EntryId, ...]:
    """The entries that match, best first, then by ID-gloss.

    Args:
        lexicon: Where to look.
        query: Words that must all occur, each anywhere in ID-gloss, annotation glosses, lemma,
            translations, tags, form, status or names of signers. ``tag:animal`` looks in one field
            (gloss, annotation, lemma, translation, tag, form, signer, status); ``"two words"``
            belong together. ``assignee:ana`` finds signs that Ana is to work on. ``quality:bad``
            finds signs with a take of that verdict (good, look, bad), ``stroke:bad`` those with
            such a finding in the stroke, ``finding:hand-missing`` those with a finding of that
            kind; the beginning of a word is enough. Empty matches everything.
        statuses: Only entries with one of these, if any are given.
        in_trash: Whether to look in the trash instead.
    """
    query = clean_text(query)
    terms = [_condition(*match.groups()) for match in _TERM.finditer(query)]
    allowed = [SearchRow.status.in_(statuses)] if statuses else []
    best_first = [_rank(folded(query))] if terms else []
    found = (
        select(SearchRow.entry_id)
        .where(SearchRow.is_trashed == in_trash, *allowed, *terms)
        .order_by(*best_first, SearchRow.gloss, SearchRow.id_gloss)
    )
    with lexicon.read() as session:
        return tuple(EntryId(entry) for entry in session.scalars(found))


def entries_called(lexicon: Lexicon, glosses: Sequence[str]) -> dict[str, tuple[EntryId, ...]]:
    """The entries that have a gloss as ID-gloss, when case and accents do not count.

    Args:
        lexicon: Where to look.
        glosses: What is looked for.

    Returns:
        By gloss; those that no entry has are not in.
    """
    words = {gloss: folded(clean_text(gloss)) for gloss in glosses}
    wanted = sorted(set(words.values()))
    found: dict[str, list[EntryId]] = defaultdict(list)
    query = select(SearchRow.gloss, SearchRow.entry_id).where(SearchRow.is_trashed.is_(False))
    with lexicon.read() as session:
        for start in range(0, len(wanted), CHUNK):
            chunk = query.where(SearchRow.gloss.in_(wanted[start : start + CHUNK]))
            for word, entry in session.execute(chunk.order_by(SearchRow.id_gloss)):
                found[word].append(EntryId(entry))
    return {gloss: tuple(found[word]) for gloss, word in words.items() if word in found}


def _condition(field: str | None, phrase: str | None, word: str | None) -> ColumnElement[bool]:
    term = folded(phrase or word or "")
    if field is not None and field.lower() == _ASSIGNEE:
        mine = func.lower(EntryRow.assignee).contains(
            (phrase or word or "").lower(), autoescape=True
        )
        return SearchRow.entry_id.in_(select(EntryRow.id).where(mine))
    if field is not None and field.lower() in _QUALITY:
        return _has_quality(_QUALITY[field.lower()], term)
    if field is not None:
        return _contains(_COLUMNS[field.lower()], term)
    return or_(*(_contains(column, term) for column in _COLUMNS.values()))


def _has_quality(queries: Mapping[str, QualityQuery], term: str) -> ColumnElement[bool]:
    """Whether an entry has a take that fits one of the queries whose word begins so."""
    meant = [query for word, query in queries.items() if word.startswith(term)]
    fitting = or_(false(), *(condition for query in meant for condition in conditions(query)))
    takes = select(TakeRow.entry_id).where(TakeRow.trashed_at.is_(None), fitting)
    return SearchRow.entry_id.in_(takes)


def _contains(column: _Text, term: str) -> ColumnElement[bool]:
    return column.contains(term, autoescape=True)


def _rank(query: str) -> ColumnElement[int]:
    """0 where the whole query is the gloss, 1 where the gloss begins with it, 2 elsewhere."""
    gloss = SearchRow.gloss
    return case((gloss == query, 0), (gloss.startswith(query, autoescape=True), 1), else_=2)
