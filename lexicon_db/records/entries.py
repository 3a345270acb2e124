"""Records of the signs: the lexicon as a whole and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lexicon_db.records.choices import EntryStatus
from lexicon_db.records.ids import EntryId, TakeId
from lexicon_db.records.quality import QualityVerdict


@dataclass(frozen=True)
class LexiconInfo:
    """A lexicon as a whole: its name and the ISO 639-3 code of its signed language."""

    id: str
    name: str
    language: str
    created_at: datetime


@dataclass(frozen=True)
class Entry:
    """One sign of the lexicon.

    Attributes:
        id: Stays the same when glosses change.
        id_gloss: Unique label in this lexicon, as typed.
        lemma: Citation form that variants share.
        status: How far the entry has come.
        senses: Ordered senses; each is an ordered tuple of (language, translation).
        annotation_glosses: (language, gloss) pairs, at most one per language.
        note: Free text.
        created_at: When the entry was made (UTC).
        take_count: How many takes it has that are not in the trash.
        active_take: The take that stands for the entry.
        tags: Free labels, in alphabetical order.
        dialects: Names of the varieties that use the sign, in alphabetical order.
        hamnosys: The sign in HamNoSys, as typed.
        assignee: Who is to work on it.
        do_not_synthesise: Whether the community wants this sign never to be generated.
        changed_at: When the entry itself was last changed (UTC).
        trashed_at: When it was moved to the trash (UTC).
        quality: The traffic light of its active take, where that was judged.
        semantic_fields: Fields of meaning that it belongs to, in alphabetical order.
    """

    id: EntryId
    id_gloss: str
    lemma: str
    status: EntryStatus
    senses: tuple[tuple[tuple[str, str], ...], ...]
    annotation_glosses: tuple[tuple[str, str], ...]
    note: str
    created_at: datetime
    take_count: int
    active_take: TakeId | None
    tags: tuple[str, ...]
    dialects: tuple[str, ...]
    hamnosys: str
    assignee: str
    do_not_synthesise: bool
    changed_at: datetime
    trashed_at: datetime | None
    quality: QualityVerdict | None = None
    semantic_fields: tuple[str, ...] = ()
