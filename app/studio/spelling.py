"""Fingerspelling: a word becomes the letters of the manual alphabet that a lexicon has."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lexicon_db.entries import get_entries
from lexicon_db.records import EntryId, Letter, Slot
from lexicon_db.search import search_entries

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: The tag of entries that are letters of the manual alphabet; such an entry is named by its letter,
#: in its ID-gloss or its lemma.
LETTER_TAG: Final = "fingerspelling"
#: Some alphabets sign several letters at once, such as SCH of German Sign Language.
_LONGEST: Final = 3


@dataclass(frozen=True)
class Spelling:
    """How a word is spelled with the letters of a lexicon.

    Attributes:
        word: What is spelled, as typed.
        slots: Its letters, in order; none if any is missing: nothing is half spelled.
        missing: The letters that the lexicon does not have, each once, in order.
    """

    word: str
    slots: tuple[Slot, ...]
    missing: tuple[str, ...]


def manual_alphabet(lexicon: Lexicon) -> dict[str, EntryId]:
    """The letters of a lexicon that have a recording, in small letters."""
    found = search_entries(lexicon, f"tag:{LETTER_TAG}")
    letters: dict[str, EntryId] = {}
    for entry in get_entries(lexicon, found):
        if LETTER_TAG not in entry.tags or entry.active_take is None or entry.do_not_synthesise:
            continue
        for name in (entry.id_gloss, entry.lemma):
            letter = _folded(name)
            if 0 < len(letter) <= _LONGEST:
                letters.setdefault(letter, entry.id)
    return letters


def spell(lexicon: Lexicon, word: str, alphabet: dict[str, EntryId] | None = None) -> Spelling:
    """Spell a word; the longest letters that fit are taken, marks and spaces are not spelled.

    Args:
        lexicon: Where the letters are.
        word: What is spelled.
        alphabet: Its ``manual_alphabet``, where that is known already.
    """
    known = manual_alphabet(lexicon) if alphabet is None else alphabet
    text = _folded(word)
    entries: list[EntryId] = []
    missing: list[str] = []
    at = 0
    while at < len(text):
        sizes = range(_LONGEST, 0, -1)
        size = next((n for n in sizes if text[at : at + n] in known), 0)
        if size:
            entries.append(known[text[at : at + size]])
        elif text[at].isalnum():
            missing.append(text[at].upper())
        at += size or 1
    if missing:
        entries = []
    slots = [Slot(entry, letter=Letter(word, place)) for place, entry in enumerate(entries)]
    return Spelling(word, tuple(slots), tuple(dict.fromkeys(missing)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().casefold())
