"""Two windows on one lexicon: nobody overwrites what another person has just written, unknowing."""

import pytest

from lexicon_db.entries import (
    add_entry,
    edit_entries,
    edit_entry,
    get_entry,
    restore_entries,
    trash_entries,
)
from lexicon_db.errors import KnownError
from lexicon_db.steps import redo_step, undo_step
from lexicon_db.store import Lexicon
from lexicon_db.trash import empty_trash


@pytest.fixture
def other(lexicon):
    """The same lexicon in the window of another person."""
    with Lexicon.open(lexicon.folder, who="Bo") as opened:
        yield opened


def test_a_field_that_was_changed_elsewhere_is_not_overwritten(lexicon, other):
    seen = add_entry(lexicon, id_gloss="HOUSE", note="old", tags=("a",))
    edit_entry(other, seen, note="theirs")
    with pytest.raises(KnownError, match="HOUSE was not changed") as refused:
        edit_entry(lexicon, seen, note="ours", lemma="house")
    assert refused.value.why == "Bo changed the same field meanwhile."
    edit_entry(lexicon, seen, tags=("b",))
    found = get_entry(lexicon, seen.id)
    assert (found.note, found.tags, found.lemma) == ("theirs", ("b",), "")


def test_an_entry_that_went_elsewhere_is_told(lexicon, other):
    seen = add_entry(lexicon, id_gloss="HOUSE")
    trash_entries(other, [seen.id])
    with pytest.raises(KnownError, match="Bo moved it to the trash meanwhile"):
        edit_entry(lexicon, seen, note="ours")
    restore_entries(other, [seen.id])
    edit_entry(lexicon, seen, note="ours")
    trash_entries(other, [seen.id])
    empty_trash(other)
    for edit in (edit_entry, lambda *args, **values: edit_entries(lexicon, [seen.id], **values)):
        with pytest.raises(KnownError, match="removed in another window"):
            edit(lexicon, seen, note="again")


def test_undo_reaches_what_another_window_did_and_tells_whose_it_was(lexicon, other):
    seen = add_entry(lexicon, id_gloss="HOUSE")
    edit_entry(other, seen, note="theirs")
    step = undo_step(lexicon)
    assert (step.who, get_entry(other, seen.id).note) == ("Bo", "")
    edit_entry(other, seen, note="newer")
    with pytest.raises(KnownError, match="Nothing was done again"):
        redo_step(lexicon)
    assert get_entry(lexicon, seen.id).note == "newer"
