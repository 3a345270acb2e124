import pytest

from lexicon_db.entries import (
    add_entries,
    add_entry,
    edit_entries,
    entry_named,
    find_entries,
    find_entry,
    get_entries,
    get_entry,
    restore_entries,
    trash_entries,
)
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry
from lexicon_db.records import Changes, EntryStatus
from lexicon_db.search import search_entries

FIELDS = {
    "lemma": "house",
    "status": EntryStatus.NEEDS_CHECK,
    "senses": ((("eng", "house"), ("eng", "home"), ("deu", "Haus")), (("eng", "family"),)),
    "annotation_glosses": (("deu", "HAUS"), ("eng", "HOUSE")),
    "note": "two lines\nof text",
    "hamnosys": "\ue001\ue020",
    "tags": ("building", "home"),
    "dialects": ("north",),
    "assignee": "Chris",
    "do_not_synthesise": True,
}


def test_every_field_comes_back(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", **FIELDS)
    for field, value in FIELDS.items():
        assert getattr(entry, field) == value
    assert (entry.take_count, entry.active_take, entry.trashed_at) == (0, None, None)
    assert get_entry(lexicon, entry.id) == entry


def test_every_field_can_be_changed_and_tells_it(lexicon):
    entry = add_entry(lexicon, id_gloss="OLD")
    changes = edit_entries(lexicon, [entry.id], id_gloss="HOUSE", **FIELDS)
    assert changes == Changes(entries=frozenset({entry.id}))
    changed = get_entry(lexicon, entry.id)
    assert changed.id_gloss == "HOUSE"
    for field, value in FIELDS.items():
        assert getattr(changed, field) == value
    assert changed.changed_at > entry.changed_at
    lines = {line.field: line for line in history_of_entry(lexicon, entry.id)}
    assert set(lines) == {"", "id_gloss", *FIELDS}
    assert (lines["id_gloss"].old, lines["id_gloss"].new) == ("OLD", "HOUSE")
    assert lines["senses"].new == "eng: house; eng: home; deu: Haus | eng: family"
    assert lines["status"].new == "needs_check"
    assert lines["tags"].new == "building, home"
    assert {line.who for line in lines.values()} == {"Ana"}


def test_values_can_be_taken_away_again(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", **FIELDS)
    edit_entries(
        lexicon, [entry.id],
        lemma="", senses=(), annotation_glosses=(), tags=(), dialects=(), note="",
    )  # fmt: skip
    bare = get_entry(lexicon, entry.id)
    assert (bare.lemma, bare.senses, bare.annotation_glosses) == ("", (), ())
    assert (bare.tags, bare.dialects, bare.note) == ((), (), "")


def test_the_same_values_change_nothing(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", **FIELDS)
    before = len(history_of_entry(lexicon, entry.id))
    assert edit_entries(lexicon, [entry.id], id_gloss=" HOUSE ", **FIELDS) == Changes()
    assert get_entry(lexicon, entry.id) == entry
    assert len(history_of_entry(lexicon, entry.id)) == before


def test_variants_share_a_lemma_and_tags_without_touching_one_another(lexicon):
    one, other = add_entries(
        lexicon,
        [{"id_gloss": g, "lemma": "house", "tags": ("home",)} for g in ("HOUSE1", "HOUSE2")],
    )
    edit_entries(lexicon, [one.id], lemma="building", tags=("city",))
    assert get_entry(lexicon, other.id) == other


def test_an_id_gloss_is_unique(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    with pytest.raises(KnownError, match="already a sign"):
        add_entry(lexicon, id_gloss=" HOUSE")
    other = add_entry(lexicon, id_gloss="TREE")
    with pytest.raises(KnownError, match="already a sign"):
        edit_entries(lexicon, [other.id], id_gloss="HOUSE")
    assert get_entries(lexicon, [entry.id, other.id]) == (entry, other)


def test_several_entries_are_added_all_or_none(lexicon):
    with pytest.raises(KnownError):
        add_entries(lexicon, [{"id_gloss": g} for g in ("ONE", "TWO", "ONE")])
    assert search_entries(lexicon) == ()


def test_several_entries_are_changed_all_or_none(lexicon):
    entries = add_entries(lexicon, [{"id_gloss": g} for g in ("ONE", "TWO")])
    with pytest.raises(KnownError, match="already"):
        edit_entries(lexicon, [entry.id for entry in entries], id_gloss="THREE")
    assert find_entry(lexicon, "ONE") is not None
    changes = edit_entries(lexicon, [e.id for e in entries], status=EntryStatus.APPROVED)
    assert changes.entries == {entry.id for entry in entries}


@pytest.mark.parametrize(
    "values",
    [
        {"annotation_glosses": (("eng", "A"), ("eng", "B"))},
        {"senses": ((("eng", " "),),)},
        {"senses": ((("", "house"),),)},
        {"tags": ("two\nlines",)},
        {"lemma": "x" * 300},
    ],
)
def test_values_that_are_not_allowed_are_refused(lexicon, values):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    with pytest.raises(KnownError):
        edit_entries(lexicon, [entry.id], **values)
    assert get_entry(lexicon, entry.id) == entry


def test_finding_several_at_once_keeps_the_order(lexicon):
    house, tree = add_entries(lexicon, [{"id_gloss": g} for g in ("HOUSE", "TREE")])
    assert find_entries(lexicon, ["TREE", "CAR", "HOUSE", "TREE"]) == (tree, None, house, tree)
    assert get_entries(lexicon, [tree.id, house.id]) == (tree, house)


def test_a_missing_sign_is_answered_with_the_nearest(lexicon):
    add_entries(lexicon, [{"id_gloss": g} for g in ("HOUSE", "HORSE", "TREE")])
    with pytest.raises(KnownError, match=r"Did you mean HOUSE or HORSE\?"):
        entry_named(lexicon, "HOUSES")
    with pytest.raises(KnownError, match="Look for it"):
        entry_named(lexicon, "ZZZZ")
    with pytest.raises(KnownError, match="not found"):
        get_entry(lexicon, "no such id")


def test_trash_and_restore(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", **FIELDS)
    assert trash_entries(lexicon, [entry.id]).entries == {entry.id}
    assert find_entry(lexicon, "HOUSE") is None
    assert search_entries(lexicon) == ()
    assert search_entries(lexicon, in_trash=True) == (entry.id,)
    assert get_entry(lexicon, entry.id).trashed_at is not None
    restore_entries(lexicon, [entry.id])
    assert find_entry(lexicon, "HOUSE") == entry


def test_a_gloss_in_the_trash_is_free_until_it_is_restored(lexicon):
    old = add_entry(lexicon, id_gloss="HOUSE")
    trash_entries(lexicon, [old.id])
    new = add_entry(lexicon, id_gloss="HOUSE")
    with pytest.raises(KnownError, match="already a sign"):
        restore_entries(lexicon, [old.id])
    edit_entries(lexicon, [new.id], id_gloss="HOUSE2")
    restore_entries(lexicon, [old.id])
    assert {e.id_gloss for e in get_entries(lexicon, [old.id, new.id])} == {"HOUSE", "HOUSE2"}
