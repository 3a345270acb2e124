"""What can be changed in an entry: how each field is cleaned, stored and told in the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypedDict, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lexicon_db.entry_records import NAME_SETS, Pairs, Senses, glosses_of, senses_of
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.records import EntryStatus
from lexicon_db.roles import require_status_allowed
from lexicon_db.schema import (
    AnnotationGlossRow,
    Base,
    EntryRow,
    LemmaRow,
    SenseRow,
    TranslationRow,
    new_id,
    utc_now,
)
from lexicon_db.vocabularies import allowed_terms
from lexicon_db.writing import Write

T = TypeVar("T")


class EntryDetails(TypedDict, total=False):
    """Values for fields of an entry beside its ID-gloss; see ``records.Entry``."""

    lemma: str
    status: EntryStatus
    senses: Senses
    annotation_glosses: Pairs
    note: str
    hamnosys: str
    tags: Sequence[str]
    dialects: Sequence[str]
    semantic_fields: Sequence[str]
    assignee: str
    do_not_synthesise: bool


class EntryEdit(EntryDetails, total=False):
    """New values for fields of an entry; fields that are left out stay as they are."""

    id_gloss: str


class NewEntry(EntryDetails):
    """A new entry: an ID-gloss, and whatever else is known."""

    id_gloss: str


def apply_edit(write: Write, row: EntryRow, edit: EntryDetails) -> None:
    """Store the new values and their history.

    Raises:
        KnownError: If a value is not allowed, or the ID-gloss is taken.
    """
    before = write.line_count
    for field, value in edit.items():
        _SETTERS[field](write, row, field, value)
    if write.line_count > before and not write.is_new(row):
        row.changed_at = utc_now()


def require_free_gloss(session: Session, gloss: str) -> None:
    """Make sure that no entry has an ID-gloss yet.

    Raises:
        KnownError: If one has.
    """
    query = select(EntryRow.id).where(EntryRow.id_gloss == gloss, EntryRow.trashed_at.is_(None))
    if session.scalar(query) is not None:
        raise KnownError(
            f"{gloss} was not saved.",
            "There is already a sign with this ID-gloss.",
            "Add a number or a letter to tell the two apart.",
        )


def _set_id_gloss(write: Write, row: EntryRow, field: str, value: str) -> None:
    gloss = clean_label(value, "ID-gloss")
    if gloss != row.id_gloss:
        require_free_gloss(write.session, gloss)
        write.set(row, **{field: gloss})


def _set_lemma(write: Write, row: EntryRow, field: str, value: str) -> None:
    lemma = clean_label(value, "lemma") if value.strip() else ""
    old = write.session.get(LemmaRow, row.lemma_id) if row.lemma_id else None
    if lemma == (old.text if old else ""):
        return
    row.lemma_id = _lemma_id(write.session, lemma) if lemma else None
    write.note(row, field, old.text if old else "", lemma)


def _set_text(write: Write, row: EntryRow, field: str, value: str) -> None:
    write.set(row, **{field: clean_text(value)})


def _set_value(write: Write, row: EntryRow, field: str, value: object) -> None:
    write.set(row, **{field: value})


def _set_status(write: Write, row: EntryRow, field: str, value: EntryStatus) -> None:
    # A new row has no status before it is stored.
    require_status_allowed(write, row.status or EntryStatus.NEW, value)
    write.set(row, **{field: value})


def _set_senses(write: Write, row: EntryRow, field: str, value: Senses) -> None:
    session = write.session
    senses = tuple(_clean_pairs(translations, "translation") for translations in value)
    old = _old(write, row, senses_of)
    if senses == old:
        return
    if old:
        session.execute(delete(SenseRow).where(SenseRow.entry_id == row.id))
    keys = [new_id() for _ in senses]
    _insert(
        session,
        SenseRow,
        [{"id": key, "entry_id": row.id, "position": n} for n, key in enumerate(keys)],
    )
    _insert(
        session,
        TranslationRow,
        [
            {"sense_id": key, "position": n, "language": language, "text": text}
            for key, translations in zip(keys, senses, strict=True)
            for n, (language, text) in enumerate(translations)
        ],
    )
    write.note(row, field, *(" | ".join(_told(s) for s in some) for some in (old, senses)))


def _set_annotation_glosses(write: Write, row: EntryRow, field: str, value: Pairs) -> None:
    session = write.session
    glosses = tuple(sorted(_clean_pairs(value, "annotation gloss")))
    if len({language for language, _ in glosses}) != len(glosses):
        raise KnownError(
            "The annotation glosses were not saved.",
            "There are two of one language.",
            "Keep one gloss for each language.",
        )
    old = _old(write, row, glosses_of)
    if glosses == old:
        return
    if old:
        session.execute(delete(AnnotationGlossRow).where(AnnotationGlossRow.entry_id == row.id))
    _insert(
        session,
        AnnotationGlossRow,
        [{"entry_id": row.id, "language": language, "text": text} for language, text in glosses],
    )
    write.note(row, field, _told(old), _told(glosses))


def _set_names(write: Write, row: EntryRow, field: str, value: Sequence[str]) -> None:
    """Store the names of a set whose members several entries share, such as tags."""
    session, names_of = write.session, NAME_SETS[field]
    labels = {clean_label(name, names_of.called) for name in value}
    names = tuple(sorted(allowed_terms(session, names_of.called, labels)))
    old = _old(write, row, names_of.read)
    if names == old:
        return
    link, member = names_of.link, names_of.member
    if old:
        session.execute(delete(link).where(link.entry_id == row.id))
    known = session.execute(select(member.name, member.id).where(member.name.in_(names)))
    keys: dict[str, str] = dict(known.all())
    missing = [{"id": new_id(), "name": name} for name in names if name not in keys]
    _insert(session, member, missing)
    keys |= {new["name"]: new["id"] for new in missing}
    _insert(session, link, [{"entry_id": row.id, names_of.key.key: keys[n]} for n in names])
    write.note(row, field, ", ".join(old), ", ".join(names))


def _old(
    write: Write, row: EntryRow, read: Callable[[Session, Sequence[str]], dict[str, tuple[T, ...]]]
) -> tuple[T, ...]:
    """What an entry had before; a new one is not asked."""
    return () if write.is_new(row) else read(write.session, [row.id]).get(row.id, ())


def _insert(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


def _lemma_id(session: Session, text: str) -> str:
    """The id of a lemma, which is made if there is none of this text."""
    found = session.scalar(select(LemmaRow.id).where(LemmaRow.text == text))
    if found is None:
        found = new_id()
        session.execute(insert(LemmaRow).values(id=found, text=text))
    return found


def _clean_pairs(pairs: Pairs, called: str) -> Pairs:
    return tuple(
        (clean_label(language, "language code"), clean_label(text, called))
        for language, text in pairs
    )


def _told(pairs: Pairs) -> str:
    return "; ".join(f"{language}: {text}" for language, text in pairs)


_Setter = Callable[[Write, EntryRow, str, Any], None]

_SETTERS: Final[dict[str, _Setter]] = {
    "id_gloss": _set_id_gloss,
    "lemma": _set_lemma,
    "status": _set_status,
    "senses": _set_senses,
    "annotation_glosses": _set_annotation_glosses,
    "note": _set_text,
    "hamnosys": _set_text,
    "tags": _set_names,
    "dialects": _set_names,
    "semantic_fields": _set_names,
    "assignee": _set_text,
    "do_not_synthesise": _set_value,
}
