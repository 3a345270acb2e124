"""Changes of a vocabulary, one at a time."""

from __future__ import annotations

from app.studio.vocabulary_changes import (
    drop_term,
    label_term,
    move_term,
    offer_term,
    retire_term,
)
from lexicon_db.records import Term, Vocabulary

PLACES = Vocabulary("location", (Term("chest"), Term("wrist"), Term("knee")))


def names(vocabulary: Vocabulary) -> list[str]:
    return [term.name for term in vocabulary.terms]


def test_a_term_is_offered_once_whatever_its_case() -> None:
    assert names(offer_term(PLACES, "nose")) == ["chest", "wrist", "knee", "nose"]
    retired = retire_term(PLACES, "wrist")
    assert [term.is_retired for term in retired.terms] == [False, True, False]
    assert offer_term(retired, "Wrist") == PLACES


def test_terms_move_within_the_list_and_not_beyond_its_ends() -> None:
    assert names(move_term(PLACES, "knee", -1)) == ["chest", "knee", "wrist"]
    assert names(move_term(PLACES, "chest", 5)) == ["wrist", "knee", "chest"]
    assert move_term(PLACES, "chest", -1) == move_term(PLACES, "nose", 1) == PLACES


def test_an_empty_label_takes_the_label_away_and_leaves_other_languages() -> None:
    named = label_term(label_term(PLACES, "knee", "deu", "Knie"), "knee", "fra", "genou")
    assert named.terms[2].labels == (("deu", "Knie"), ("fra", "genou"))
    assert label_term(named, "knee", "deu", "").terms[2].labels == (("fra", "genou"),)


def test_a_term_that_is_left_out_takes_no_other_along() -> None:
    assert names(drop_term(PLACES, "wrist")) == ["chest", "knee"]
