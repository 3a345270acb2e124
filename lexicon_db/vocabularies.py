"""Controlled vocabularies: which values a field may have, in which order, in which languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.records import Changes, Term, Vocabulary
from lexicon_db.records.curation import Labels
from lexicon_db.schema import (
    ClosedVocabularyRow,
    MediaRow,
    PhonologyRow,
    TermLabelRow,
    TermLookRow,
    TermRow,
    VocabularyLabelRow,
    VocabularyRow,
    utc_now,
)
from lexicon_db.search_text import folded
from lexicon_db.store import Lexicon

_REMEMBERED: Final = "vocabularies"


def list_vocabularies(lexicon: Lexicon) -> tuple[Vocabulary, ...]:
    """All vocabularies, by name."""
    with lexicon.read() as session:
        rows = session.scalars(select(VocabularyRow).order_by(VocabularyRow.name)).all()
        return tuple(_record(session, row) for row in rows)


def find_vocabulary(lexicon: Lexicon, name: str) -> Vocabulary | None:
    """The vocabulary with a name, or None."""
    with lexicon.read() as session:
        row = _named(session, name)
        return None if row is None else _record(session, row)


def save_vocabulary(lexicon: Lexicon, vocabulary: Vocabulary) -> Changes:
    """Store a vocabulary; one that has the name already becomes this one.

    A term that is not in it any more is deleted; where signs have it, it is retired. Values that
    signs have already stay, also where a closed vocabulary has no such term.

    Raises:
        KnownError: If a name is not allowed, or there are two terms of one name.
    """
    names = [clean_label(term.name, "term") for term in vocabulary.terms]
    if len({folded(name) for name in names}) != len(names):
        raise KnownError(
            "The vocabulary was not saved.", "Two of its terms are the same.", "Keep one of them."
        )
    name = clean_label(vocabulary.name, "name of the vocabulary")
    with lexicon.write("save vocabulary") as write:
        session = write.session
        row = _named(session, name)
        if row is None:
            row = VocabularyRow(name=name)
            write.add(row, name)
        before = _record(session, row)
        _set_labels(session, VocabularyLabelRow, "vocabulary_id", row.id, vocabulary.labels)
        _set_closed(session, row.id, is_closed=vocabulary.is_closed)
        _set_terms(session, row.id, vocabulary.terms)
        _link_values(session, row)
        write.note(row, "terms", _told(before), _told(vocabulary))
    return write.changes


def delete_vocabulary(lexicon: Lexicon, name: str) -> Changes:
    """Delete a vocabulary; values of signs stay as free text.

    Raises:
        KnownError: If there is none of this name.
    """
    with lexicon.write("delete vocabulary") as write:
        session = write.session
        row = _named(session, name)
        if row is None:
            raise KnownError(
                "The vocabulary was not found.",
                f"There is none that is called “{name}”.",
                "Look at the list of vocabularies.",
            )
        terms = select(TermRow).where(TermRow.vocabulary_id == row.id)
        for term in session.scalars(terms).all():
            values = select(PhonologyRow).where(PhonologyRow.term_id == term.id)
            for value in session.scalars(values):
                value.term_id, value.text = None, term.name
        session.flush()
        write.remove(row, row.name)
    return write.changes


def allowed_terms(session: Session, name: str, values: Iterable[str]) -> dict[str, str | None]:
    """The key of the term that each value means, by the term's name; None for free text.

    A value may be a label in any language, and case and accents do not count.

    Raises:
        KnownError: If a closed vocabulary of the name has no such term.
    """
    known: dict[str, tuple[bool, dict[str, tuple[str, str]]]]
    known = session.info.setdefault(_REMEMBERED, {})
    if name not in known:
        known[name] = _words(session, name)
    is_closed, words = known[name]
    found: dict[str, str | None] = {}
    for value in values:
        term, key = words.get(folded(value), (value, None))
        if key is None and is_closed:
            raise KnownError(
                f"“{value}” was not saved.",
                f"The vocabulary “{name}” has no such term.",
                "Choose one of its terms, or add this one to it first.",
            )
        found[term] = key
    return found


def _words(session: Session, name: str) -> tuple[bool, dict[str, tuple[str, str]]]:
    """Whether a vocabulary is closed, and the (name, key) of the term for each folded word."""
    row = _named(session, name)
    if row is None:
        return False, {}
    query = select(TermRow.id, TermRow.name, TermLabelRow.text)
    query = query.join(TermLabelRow, TermLabelRow.term_id == TermRow.id, isouter=True)
    words: dict[str, tuple[str, str]] = {}
    rows = session.execute(query.where(TermRow.vocabulary_id == row.id)).all()
    for key, term, label in rows:
        words.setdefault(folded(label or term), (term, key))
    words |= {folded(term): (term, key) for key, term, _ in rows}
    return session.get(ClosedVocabularyRow, row.id) is not None, words


def _set_terms(session: Session, vocabulary: str, terms: Sequence[Term]) -> None:
    rows = select(TermRow).where(TermRow.vocabulary_id == vocabulary)
    known = {row.name: row for row in session.scalars(rows)}
    for position, term in enumerate(terms):
        name = clean_label(term.name, "term")
        row = known.pop(name, None) or TermRow(vocabulary_id=vocabulary, name=name)
        row.position, row.colour = position, term.colour
        row.retired_at = (row.retired_at or utc_now()) if term.is_retired else None
        session.add(row)
        session.flush()
        _set_labels(session, TermLabelRow, "term_id", row.id, term.labels)
        _set_look(session, row.id, term)
    for row in known.values():
        if session.scalar(select(exists().where(PhonologyRow.term_id == row.id))):
            row.retired_at = row.retired_at or utc_now()
        else:
            session.delete(row)
    session.flush()
    session.info.pop(_REMEMBERED, None)


def _set_look(session: Session, term: str, look: Term) -> None:
    session.execute(delete(TermLookRow).where(TermLookRow.term_id == term))
    if look.picture and session.get(MediaRow, look.picture) is None:
        raise KnownError(
            f"“{look.name}” was not saved.", "Its picture is not in the lexicon.", "Add it first."
        )
    if look.handshape or look.picture:
        row = {"term_id": term, "handshape": look.handshape}
        session.execute(insert(TermLookRow), [{**row, "picture_sha256": look.picture or None}])


def _set_closed(session: Session, vocabulary: str, *, is_closed: bool) -> None:
    row = session.get(ClosedVocabularyRow, vocabulary)
    if is_closed and row is None:
        session.add(ClosedVocabularyRow(vocabulary_id=vocabulary))
    elif row is not None and not is_closed:
        session.delete(row)


def _set_labels(
    session: Session,
    table: type[VocabularyLabelRow | TermLabelRow],
    key: str,
    owner: str,
    labels: Labels,
) -> None:
    session.execute(delete(table).where(table.__table__.columns[key] == owner))
    rows: list[dict[str, Any]] = [
        {
            key: owner,
            "language": clean_label(language, "language code"),
            "text": clean_label(text, "label"),
        }
        for language, text in dict(labels).items()
    ]
    if rows:
        session.execute(insert(table), rows)


def _link_values(session: Session, row: VocabularyRow) -> None:
    """Let values of signs that are free text mean the terms that they name."""
    free = select(PhonologyRow).where(
        PhonologyRow.field == row.name, PhonologyRow.term_id.is_(None)
    )
    _, words = _words(session, row.name)
    for value in session.scalars(free):
        if folded(value.text) in words:
            value.term_id, value.text = words[folded(value.text)][1], ""
    session.flush()


def _named(session: Session, name: str) -> VocabularyRow | None:
    return session.scalar(select(VocabularyRow).where(VocabularyRow.name == name.strip()))


def _told(vocabulary: Vocabulary) -> str:
    terms = ", ".join(term.name for term in vocabulary.terms if not term.is_retired)
    return f"only {terms}" if vocabulary.is_closed else terms


def _record(session: Session, row: VocabularyRow) -> Vocabulary:
    labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    mine = TermRow.vocabulary_id == row.id
    query = select(TermLabelRow).join(TermRow, TermRow.id == TermLabelRow.term_id).where(mine)
    for label in session.scalars(query.order_by(TermLabelRow.language)):
        labels[label.term_id].append((label.language, label.text))
    terms = (
        select(TermRow, TermLookRow.handshape, TermLookRow.picture_sha256)
        .join(TermLookRow, TermLookRow.term_id == TermRow.id, isouter=True)
        .where(mine)
        .order_by(TermRow.position, TermRow.name)
    )
    own = select(VocabularyLabelRow.language, VocabularyLabelRow.text)
    own = own.where(VocabularyLabelRow.vocabulary_id == row.id)
    return Vocabulary(
        name=row.name,
        terms=tuple(
            Term(
                name=term.name,
                labels=tuple(labels[term.id]),
                colour=term.colour,
                handshape=handshape or "",
                picture=picture or "",
                is_retired=term.retired_at is not None,
            )
            for term, handshape, picture in session.execute(terms)
        ),
        labels=tuple(
            (language, text)
            for language, text in session.execute(own.order_by(VocabularyLabelRow.language))
        ),
        is_closed=session.get(ClosedVocabularyRow, row.id) is not None,
    )
