"""Missing glosses are spelled with the letters of the lexicon, and no letter is made up."""

import pytest

from app.studio.composing import LEFT_GAP, MissingChoice, compose, read_glosses
from app.studio.spelling import manual_alphabet, spell
from lexicon_db.entries import add_entries, edit_entries, entry_named, get_entry
from lexicon_db.records import Letter, Slot
from lexicon_db.utterances import find_utterance, save_utterance


@pytest.fixture
def alphabet(lettered):
    """The lexicon with its letters tagged as letters."""
    ids = [entry_named(lettered, letter).id for letter in "WOD"]
    edit_entries(lettered, ids, tags=("fingerspelling",))
    return lettered


def spelled(lexicon, slots):
    """Glosses, words and places of spelled slots."""
    return [(get_entry(lexicon, s.entry).id_gloss, s.letter) for s in slots]


def test_only_tagged_letters_with_a_recording_are_the_alphabet(alphabet):
    add_entries(alphabet, [{"id_gloss": "A", "tags": ("fingerspelling",)}, {"id_gloss": "B"}])
    assert set(manual_alphabet(alphabet)) == {"w", "o", "d"}
    edit_entries(alphabet, [entry_named(alphabet, "O").id], do_not_synthesise=True)
    assert set(manual_alphabet(alphabet)) == {"w", "d"}


def test_a_word_is_spelled_letter_by_letter(alphabet):
    spelling = spell(alphabet, "Wo-od")
    assert spelling.missing == ()
    assert spelled(alphabet, spelling.slots) == [
        (letter, Letter("Wo-od", place)) for place, letter in enumerate("WOOD")
    ]


def test_letters_that_are_missing_are_named_and_nothing_is_half_spelled(alphabet):
    spelling = spell(alphabet, "WARDEÑ")
    assert spelling.slots == ()
    assert spelling.missing == ("A", "R", "E", "Ñ")


def test_several_letters_that_are_signed_at_once_are_taken_as_one(alphabet):
    edit_entries(alphabet, [entry_named(alphabet, "D").id], lemma="OW")
    assert [gloss for gloss, _ in spelled(alphabet, spell(alphabet, "wow").slots)] == ["W", "D"]


@pytest.mark.parametrize("text", ["W #wood. D", "W fs(wood). D", "W FS(wood). D"])
def test_a_line_may_ask_for_spelling(alphabet, text):
    reading = read_glosses(alphabet, text)
    assert reading.missing == ()
    glosses = [(gloss, bool(letter)) for gloss, letter in spelled(alphabet, reading.slots)]
    letters = [(letter, True) for letter in "WOOD"]
    assert glosses == [("W", False), *letters, ("D", False)]
    assert [slot.pause for slot in reading.slots] == [0, 0, 0, 0, 0.5, 0]


def test_a_gloss_that_begins_with_a_mark_is_that_gloss(alphabet):
    (own,) = add_entries(alphabet, [{"id_gloss": "#WOOD"}])
    assert read_glosses(alphabet, "#WOOD").slots == (Slot(own.id),)


def test_missing_glosses_are_choices_and_never_silent(alphabet):
    reading = read_glosses(alphabet, "WOOD, W DOWN #AD")
    assert reading.unknown == ("WOOD", "DOWN", "#AD")
    wood, down, ad = reading.missing
    assert (wood.place, wood.pause, len(wood.spelling.slots)) == (0, 0.25, 4)
    assert (down.place, down.spelling.slots, down.spelling.missing) == (1, (), ("N",))
    assert ad.spelling.missing == ("A",)
    assert reading.decided(MissingChoice.REFUSE) == reading
    spelt = reading.decided(MissingChoice.SPELL)
    assert [gloss for gloss, _ in spelled(alphabet, spelt.slots)] == ["W", "O", "O", "D", "W"]
    assert spelt.slots[3].pause == 0.25
    assert [(missing.gloss, missing.place) for missing in spelt.missing] == [
        ("DOWN", 5),
        ("#AD", 5),
    ]
    left = reading.decided(MissingChoice.GAP)
    assert left.missing == ()
    assert [slot.pause for slot in left.slots] == [2 * LEFT_GAP]


def test_near_glosses_are_offered(alphabet):
    add_entries(alphabet, [{"id_gloss": "HOUSE1A"}])
    (missing,) = read_glosses(alphabet, "HOUSE").missing
    assert missing.nearest == ("HOUSE1A",)


def test_a_spelled_word_is_kept_with_the_utterance(alphabet):
    slots = read_glosses(alphabet, "#WOOD D").slots
    save_utterance(alphabet, "wood", slots, fluency=1.0)
    saved = find_utterance(alphabet, "wood")
    assert saved.slots == slots
    made = [compose(alphabet, s, fluency=1.0) for s in (slots, saved.slots)]
    assert made[0].rotations.tobytes() == made[1].rotations.tobytes()


@pytest.mark.parametrize("fluency", [0.0, 1.0])
def test_letters_are_held_and_a_double_letter_has_time(alphabet, fluency):
    made = compose(alphabet, read_glosses(alphabet, "#WOOD").slots, fluency=fluency)
    for span in made.spans:
        held = made.seams[span.slot].hold if span.slot < len(made.seams) else 0.0
        assert span.end - span.start + held >= 0.16 - 1e-9
    assert made.seams[1].gap >= 0.25
