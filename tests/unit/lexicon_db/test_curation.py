"""Curation: vocabularies, relations, minimal pairs, roles, what the community says."""

import pytest

from lexicon_db.entries import add_entry, edit_entries, get_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry
from lexicon_db.opinions import opinions_of, say, votes_of
from lexicon_db.phonology import change_forms, forms_of
from lexicon_db.records import (
    EntryStatus,
    MinimalPair,
    Relation,
    RelationRole,
    Role,
    Term,
    Vocabulary,
    Vote,
)
from lexicon_db.relations import minimal_pairs, relate, relations_of, same_forms, unrelate
from lexicon_db.roles import give_role, may, people, take_role
from lexicon_db.search import search_entries
from lexicon_db.steps import next_undo, undo_step
from lexicon_db.vocabularies import (
    delete_vocabulary,
    find_vocabulary,
    list_vocabularies,
    save_vocabulary,
)
from tests.unit.lexicon_db.examples import video_file

SHAPES = Vocabulary(
    "handshape",
    (
        Term("5", (("deu", "Fünf"), ("eng", "spread")), handshape="5"),
        Term("B", (("eng", "flat"),), colour="#336699"),
    ),
    labels=(("eng", "Handshape"),),
)


def entry_of(lexicon, gloss, *form):
    entry = add_entry(lexicon, id_gloss=gloss).id
    change_forms(lexicon, [entry], form)
    return entry


def test_a_vocabulary_is_kept_with_its_words_and_looks(lexicon, tmp_path):
    from lexicon_db.media_rows import add_media

    picture = lexicon.media.add(video_file(tmp_path, b"a picture"))
    with lexicon.write("add picture") as write:
        add_media(lexicon, write.session, picture)
    shapes = Vocabulary("place", (Term("chin", picture=picture.sha256),), is_closed=True)
    save_vocabulary(lexicon, shapes)
    save_vocabulary(lexicon, SHAPES)
    assert list_vocabularies(lexicon) == (SHAPES, shapes)
    with pytest.raises(KnownError, match="picture is not in the lexicon"):
        save_vocabulary(lexicon, Vocabulary("other", (Term("a", picture="0" * 64),)))
    with pytest.raises(KnownError, match="are the same"):
        save_vocabulary(lexicon, Vocabulary("other", (Term("a"), Term("Á"))))
    assert lexicon.check() == ()


def test_values_are_terms_in_any_language_and_closed_vocabularies_refuse_others(lexicon):
    before = entry_of(lexicon, "OLD", ("handshape", "FUNF"), ("handshape", "strange"))
    save_vocabulary(lexicon, SHAPES)
    assert forms_of(lexicon, [before])[before] == (("handshape", "5"), ("handshape", "strange"))
    entry = entry_of(lexicon, "HOUSE", ("handshape", "Flat"), ("movement", "down"))
    assert forms_of(lexicon, [entry])[entry] == (("handshape", "B"), ("movement", "down"))
    change_forms(lexicon, [entry], (("handshape", "bent"),))
    save_vocabulary(lexicon, Vocabulary("handshape", SHAPES.terms, is_closed=True))
    with pytest.raises(KnownError, match="“bent V” was not saved"):
        change_forms(lexicon, [entry], (("handshape", "bent V"),))
    save_vocabulary(lexicon, Vocabulary("tag", (Term("animal", (("deu", "Tier"),)),), (), True))
    edit_entries(lexicon, [entry], tags=("tier",))
    assert get_entry(lexicon, entry).tags == ("animal",)
    with pytest.raises(KnownError, match="“plant” was not saved"):
        edit_entries(lexicon, [entry], tags=("plant",))


def test_a_term_in_use_is_retired_and_one_that_nobody_uses_goes(lexicon):
    save_vocabulary(lexicon, SHAPES)
    entry = entry_of(lexicon, "HOUSE", ("handshape", "5"))
    save_vocabulary(lexicon, Vocabulary("handshape", (Term("A"),)))
    found = find_vocabulary(lexicon, "handshape")
    assert sorted((term.name, term.is_retired) for term in found.terms) == [
        ("5", True), ("A", False),
    ]  # fmt: skip
    undo_step(lexicon)
    assert find_vocabulary(lexicon, "handshape") == SHAPES
    delete_vocabulary(lexicon, "handshape")
    assert find_vocabulary(lexicon, "handshape") is None
    assert forms_of(lexicon, [entry])[entry] == (("handshape", "5"),)


def test_signs_are_found_by_form_semantic_field_and_person(lexicon):
    dog = entry_of(lexicon, "DOG", ("handshape", "Bent É"))
    edit_entries(lexicon, [dog], semantic_fields=("animals",), assignee="Bo")
    entry_of(lexicon, "CAT", ("handshape", "F"))
    for query in ("form:bent", '"bent e"', "tag:animals", "assignee:bo"):
        assert search_entries(lexicon, query) == (dog,)
    assert search_entries(lexicon, "form:animals") == ()
    assert get_entry(lexicon, dog).semantic_fields == ("animals",)


def test_relations_are_told_from_both_sides(lexicon):
    house, home, roof = (add_entry(lexicon, id_gloss=name).id for name in ("HOUSE", "HOME", "ROOF"))
    changes = relate(lexicon, house, RelationRole.VARIANT, home, "in the north")
    assert changes.entries == {house, home}
    relate(lexicon, home, RelationRole.VARIANT, house, "in the north")  # The same, told back.
    relate(lexicon, house, RelationRole.COMPOUND_PART, roof)
    part = RelationRole.COMPOUND_PART
    assert relations_of(lexicon, house) == (
        Relation(part, roof), Relation(RelationRole.VARIANT, home, "in the north"),
    )  # fmt: skip
    assert relations_of(lexicon, home) == (Relation(RelationRole.VARIANT, house, "in the north"),)
    assert relations_of(lexicon, roof) == (Relation(part, house, is_inverse=True),)
    unrelate(lexicon, home, RelationRole.VARIANT, house)
    assert history_of_entry(lexicon, home)[0].old == "HOUSE"
    trash_entries(lexicon, [roof])
    assert relations_of(lexicon, house) == ()
    with pytest.raises(KnownError, match="one and the same"):
        relate(lexicon, house, RelationRole.HOMONYM, house)


def test_minimal_pairs_differ_in_one_field(lexicon):
    base = (("handshape", "5"), ("location", "chin"), ("movement", "tap"))
    mother = entry_of(lexicon, "MOTHER", *base)
    father = entry_of(lexicon, "FATHER", base[0], ("location", "forehead"), base[2])
    entry_of(lexicon, "FAR", ("handshape", "1"), ("location", "forehead"), base[2])
    entry_of(lexicon, "MORE", *base, ("contact", "yes"))
    both = entry_of(lexicon, "BOTH", base[0], ("handshape", "1"), *base[1:])
    same = entry_of(lexicon, "MUM", *base)
    assert minimal_pairs(lexicon, mother) == (
        MinimalPair(both, "handshape", ("5",), ("5", "1")),
        MinimalPair(father, "location", ("chin",), ("forehead",)),
    )
    assert same_forms(lexicon, mother) == (same,)
    trash_entries(lexicon, [father, same])
    assert [pair.other for pair in minimal_pairs(lexicon, mother)] == [both]
    assert same_forms(lexicon, mother) == ()
    single = entry_of(lexicon, "SINGLE", ("handshape", "5"))
    entry_of(lexicon, "OTHER", ("handshape", "1"))
    assert minimal_pairs(lexicon, single) == ()


def test_only_those_who_may_approve_and_publish(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", status=EntryStatus.APPROVED).id
    with pytest.raises(KnownError, match="Nobody would be admin"):
        give_role(lexicon, "Bo", Role.REVIEWER)
    give_role(lexicon, "Ana", Role.ADMIN)
    give_role(lexicon, "Bo", Role.REVIEWER)
    assert people(lexicon) == {"Ana": {Role.ADMIN}, "Bo": {Role.REVIEWER}}
    lexicon.who = "Bo"
    edit_entries(lexicon, [entry], status=EntryStatus.NEEDS_CHECK)
    edit_entries(lexicon, [entry], status=EntryStatus.APPROVED)
    with pytest.raises(KnownError, match="Bo is no publisher"):
        edit_entries(lexicon, [entry], status=EntryStatus.PUBLISHED)
    with pytest.raises(KnownError, match="Bo is no admin"):
        give_role(lexicon, "Bo", Role.ADMIN)
    lexicon.who = "Cy"
    with pytest.raises(KnownError, match="Cy is no reviewer"):
        edit_entries(lexicon, [entry], status=EntryStatus.NEEDS_CHECK)
    edit_entries(lexicon, [entry], note="Cy may still write")
    assert not may(lexicon, Role.REVIEWER)
    undo_step(lexicon)
    with pytest.raises(KnownError, match="Cy is no reviewer"):
        undo_step(lexicon)  # What Bo has approved.
    lexicon.who = "Ana"
    edit_entries(lexicon, [entry], status=EntryStatus.PUBLISHED)
    with pytest.raises(KnownError, match="Nobody would be admin"):
        take_role(lexicon, "Ana", Role.ADMIN)
    take_role(lexicon, "Bo", Role.REVIEWER)
    take_role(lexicon, "Ana", Role.ADMIN)
    assert people(lexicon) == {}
    assert next_undo(lexicon).label == "take role"
    undo_step(lexicon)
    lexicon.who = "Bo"
    with pytest.raises(KnownError, match="Bo is no admin"):
        undo_step(lexicon)


def test_the_community_votes_and_comments(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE").id
    say(lexicon, entry, Vote.YES)
    say(lexicon, entry, Vote.NO, "we sign it lower")
    lexicon.who = "Bo"
    say(lexicon, entry, comment="only in the north")
    say(lexicon, entry, Vote.YES)
    assert votes_of(lexicon, [entry]) == {entry: {Vote.NO: 1, Vote.YES: 1}}
    told = [(one.who, one.vote, one.comment) for one in opinions_of(lexicon, entry)]
    assert told == [
        ("Bo", Vote.YES, ""),
        ("Bo", None, "only in the north"),
        ("Ana", Vote.NO, "we sign it lower"),
    ]
    undo_step(lexicon)
    assert votes_of(lexicon, [entry]) == {entry: {Vote.NO: 1}}
    with pytest.raises(KnownError, match="Nothing was said"):
        say(lexicon, entry, comment=" ")
