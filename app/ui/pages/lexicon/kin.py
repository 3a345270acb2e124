"""Signs that are easily taken for a sign: of the same lemma, or called alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lexicon_db.entries import get_entries
from lexicon_db.search import search_entries

if TYPE_CHECKING:
    from lexicon_db.records import Entry
    from lexicon_db.store import Lexicon

#: What ID-glosses carry behind the word to tell signs apart: HOUSE1, HOUSE-2^, HOUSE(a).
_BEHIND: Final = re.compile(r"[\W\d_]*(\([^)]*\))?[\W\d_]*$")
_MOST: Final = 12


@dataclass(frozen=True)
class Kin:
    """Neighbours of an entry.

    Attributes:
        variants: Other signs of the same lemma.
        homonyms: Other signs whose ID-gloss is the same word.
    """

    variants: tuple[Entry, ...] = ()
    homonyms: tuple[Entry, ...] = ()


def word_of(gloss: str) -> str:
    """The word of an ID-gloss, without what tells signs of the same word apart."""
    return _BEHIND.sub("", gloss).casefold()


def read_kin(lexicon: Lexicon, entry: Entry) -> Kin:
    """Find the neighbours of an entry."""
    variants: tuple[Entry, ...] = ()
    if entry.lemma:
        found = search_entries(lexicon, f'lemma:"{entry.lemma}"')
        variants = tuple(
            other
            for other in get_entries(lexicon, found)
            if other.lemma == entry.lemma and other.id != entry.id
        )
    homonyms: tuple[Entry, ...] = ()
    if word := word_of(entry.id_gloss):
        found = search_entries(lexicon, f'gloss:"{word}"')
        known = {entry.id, *(other.id for other in variants)}
        homonyms = tuple(
            other
            for other in get_entries(lexicon, found)
            if word_of(other.id_gloss) == word and other.id not in known
        )
    return Kin(variants[:_MOST], homonyms[:_MOST])
