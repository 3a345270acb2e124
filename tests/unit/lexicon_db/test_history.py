from lexicon_db.entries import add_entry, edit_entries
from lexicon_db.history import history_of_entry, latest_change, latest_history
from lexicon_db.store import Lexicon


def test_the_history_says_who_changed_what_and_when(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    lexicon.who = "Chris"
    edit_entries(lexicon, [entry.id], note="a building", assignee="Ana")
    lines = history_of_entry(lexicon, entry.id)
    assert [(h.who, h.operation, h.kind, h.field, h.old, h.new) for h in lines] == [
        ("Chris", "edit entry", "entry", "note", "", "a building"),
        ("Chris", "edit entry", "entry", "assignee", "", "Ana"),
        ("Ana", "add entry", "entry", "", "", "HOUSE"),
    ]
    assert lines[0].number == lines[1].number > lines[2].number
    assert lines[0].at >= lines[2].at
    assert {h.subject for h in lines} == {entry.id}
    assert history_of_entry(lexicon, entry.id, 2) == lines[:2]


def test_the_latest_changes_of_all(lexicon):
    entries = [add_entry(lexicon, id_gloss=f"SIGN{number}") for number in range(5)]
    assert [h.new for h in latest_history(lexicon, 3)] == ["SIGN4", "SIGN3", "SIGN2"]
    assert history_of_entry(lexicon, entries[0].id)[0].new == "SIGN0"
    assert history_of_entry(lexicon, "none") == ()


def test_changes_of_another_process_can_be_noticed(lexicon, folder):
    before = latest_change(lexicon)
    with Lexicon.open(folder) as other:
        add_entry(other, id_gloss="ELSEWHERE")
    assert latest_change(lexicon) == before + 1
    assert latest_change(lexicon) == before + 1
