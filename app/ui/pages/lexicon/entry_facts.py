"""Everything that the details of an entry show, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ui.pages.lexicon.kin import Kin, read_kin
from lexicon_db.entries import get_entry, id_glosses_of
from lexicon_db.history import history_of_entry
from lexicon_db.opinions import opinions_of
from lexicon_db.phonology import Form, forms_of
from lexicon_db.quality import quality_of_takes
from lexicon_db.records import (
    Entry,
    EntryId,
    HistoryLine,
    MinimalPair,
    Opinion,
    QualityReport,
    Relation,
    Signer,
    SignerId,
    StepId,
    Take,
    TakeId,
    TrackInfo,
    Vocabulary,
)
from lexicon_db.relations import minimal_pairs, relations_of
from lexicon_db.signers import list_signers
from lexicon_db.steps import steps_of_changes
from lexicon_db.takes import takes_of
from lexicon_db.trackstore import track_infos
from lexicon_db.vocabularies import list_vocabularies

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_LINES: Final = 40
_PAIRS: Final = 12


@dataclass(frozen=True)
class Relations:
    """What an entry is to others.

    Attributes:
        stated: What people stated.
        pairs: Signs whose form differs in one field.
        glosses: ID-glosses of those others.
    """

    stated: tuple[Relation, ...]
    pairs: tuple[MinimalPair, ...]
    glosses: Mapping[EntryId, str]


@dataclass(frozen=True)
class EntryFacts:
    """An entry and what belongs to it.

    Attributes:
        entry: The entry.
        takes: Its takes, oldest first.
        signers: Who signed them.
        reports: How well they can be trusted, where that was judged.
        tracks: Tracks of its active take, oldest first.
        history: Its latest changes, latest first.
        trashed: Its takes that are in the trash.
        kin: Signs that are easily taken for it.
        form: What people wrote down of its form.
        vocabularies: Those of the lexicon.
        relations: What it is to others.
        opinions: What people say of it, latest first.
        me: The name of the person at the computer.
        steps: The step of each of those changes that can be undone, by the number of the change.
    """

    entry: Entry
    takes: tuple[Take, ...]
    signers: Mapping[SignerId, Signer]
    reports: Mapping[TakeId, QualityReport]
    tracks: tuple[TrackInfo, ...]
    history: tuple[HistoryLine, ...]
    trashed: tuple[Take, ...]
    kin: Kin
    steps: Mapping[int, StepId]
    form: Form
    vocabularies: tuple[Vocabulary, ...]
    relations: Relations
    opinions: tuple[Opinion, ...]
    me: str

    @property
    def active(self) -> Take | None:
        """The take that stands for the entry."""
        return next((take for take in self.takes if take.is_active), None)


def read_facts(lexicon: Lexicon, entry: EntryId) -> EntryFacts:
    """Read everything about an entry.

    Raises:
        KnownError: If it is not there any more.
    """
    found, takes = get_entry(lexicon, entry), takes_of(lexicon, entry)
    history = history_of_entry(lexicon, entry, _LINES)
    stated, pairs = relations_of(lexicon, entry), minimal_pairs(lexicon, entry)[:_PAIRS]
    others = [*(one.other for one in stated), *(pair.other for pair in pairs)]
    return EntryFacts(
        entry=found,
        form=forms_of(lexicon, [entry]).get(entry, ()),
        vocabularies=list_vocabularies(lexicon),
        relations=Relations(stated, pairs, id_glosses_of(lexicon, others)),
        opinions=opinions_of(lexicon, entry),
        me=lexicon.who,
        takes=takes,
        signers={signer.id: signer for signer in list_signers(lexicon)},
        reports=quality_of_takes(lexicon, [take.id for take in takes]),
        tracks=track_infos(lexicon, found.active_take) if found.active_take else (),
        history=history,
        trashed=takes_of(lexicon, entry, in_trash=True),
        kin=read_kin(lexicon, found),
        steps=steps_of_changes(lexicon, [change.number for change in history]),
    )
