"""Changes of a controlled vocabulary that people make one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from lexicon_db.records import Changes, Term, Vocabulary
from lexicon_db.search_text import folded
from lexicon_db.vocabularies import find_vocabulary, save_vocabulary

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Makes another vocabulary of one.
Change = Callable[[Vocabulary], Vocabulary]


def change_vocabulary(lexicon: Lexicon, name: str, change: Change) -> Changes:
    """Change a vocabulary as it is now; one that is not there yet begins empty.

    Raises:
        KnownError: If a name is not allowed.
    """
    return save_vocabulary(lexicon, change(find_vocabulary(lexicon, name) or Vocabulary(name)))


def offer_term(vocabulary: Vocabulary, name: str) -> Vocabulary:
    """Offer a term: a new one as the last, one that was retired where it stands."""
    if any(folded(term.name) == folded(name) for term in vocabulary.terms):
        return _with(vocabulary, name, lambda term: replace(term, is_retired=False))
    return replace(vocabulary, terms=(*vocabulary.terms, Term(name)))


def retire_term(vocabulary: Vocabulary, name: str) -> Vocabulary:
    """Let a term stay readable and not be offered any more."""
    return _with(vocabulary, name, lambda term: replace(term, is_retired=True))


def label_term(vocabulary: Vocabulary, name: str, language: str, text: str) -> Vocabulary:
    """Say what a term is called in a written language; an empty text takes the label away."""

    def labelled(term: Term) -> Term:
        labels = {**dict(term.labels), language: text}
        return replace(term, labels=tuple(pair for pair in labels.items() if pair[1]))

    return _with(vocabulary, name, labelled)


def move_term(vocabulary: Vocabulary, name: str, places: int) -> Vocabulary:
    """Let a term stand earlier or later in the order in which terms are offered."""
    terms = list(vocabulary.terms)
    here = next((place for place, term in enumerate(terms) if term.name == name), None)
    if here is None:
        return vocabulary
    terms.insert(min(max(here + places, 0), len(terms) - 1), terms.pop(here))
    return replace(vocabulary, terms=tuple(terms))


def drop_term(vocabulary: Vocabulary, name: str) -> Vocabulary:
    """Leave a term out; where signs have it, saving retires it."""
    kept = tuple(term for term in vocabulary.terms if term.name != name)
    return replace(vocabulary, terms=kept)


def _with(vocabulary: Vocabulary, name: str, change: Callable[[Term], Term]) -> Vocabulary:
    terms = (
        change(term) if folded(term.name) == folded(name) else term for term in vocabulary.terms
    )
    return replace(vocabulary, terms=tuple(terms))
