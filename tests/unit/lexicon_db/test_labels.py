import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexicon_db.entries import add_entry, find_entry
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.search import search_entries
from lexicon_db.search_text import folded
from tests.unit.lexicon_db.properties import UNHURRIED

AS_TYPED = [
    "$INDEX1", "ICH1*", "HOUSE1A^", "A/B\\C", "..", "../../etc/passwd", "C:\\nul", "a:b", "con",
    "'; DROP TABLE entry; --", "100%_done", "مرحبا", "שלום עולם", "手话", "😀", "x" * 255,
    "می\u200cخواهم",
]  # fmt: skip


@pytest.mark.parametrize("gloss", AS_TYPED)
def test_glosses_are_kept_as_typed_and_found(lexicon, gloss):
    entry = add_entry(lexicon, id_gloss=f"  {gloss}\t\n")
    assert entry.id_gloss == gloss
    assert find_entry(lexicon, gloss) == entry
    assert search_entries(lexicon, gloss) == (entry.id,)
    assert len(search_entries(lexicon)) == 1


def test_composed_and_decomposed_glosses_are_the_same(lexicon):
    entry = add_entry(lexicon, id_gloss="CAFE\u0301")
    assert entry.id_gloss == "CAF\u00c9"
    assert find_entry(lexicon, "CAFE\u0301") == entry
    with pytest.raises(KnownError, match="already"):
        add_entry(lexicon, id_gloss="CAF\u00c9")


def test_glosses_differ_by_case(lexicon):
    assert add_entry(lexicon, id_gloss="House").id != add_entry(lexicon, id_gloss="HOUSE").id


@pytest.mark.parametrize(
    "gloss",
    [
        "",
        " \t ",
        "\u00a0",
        "\u200b\u200f",
        "A\nB",
        "A\x00B",
        "A\x1b[0m",
        "A\u2028B",
        "\ud800",
        "x" * 256,
    ],
)
def test_glosses_that_cannot_be_shown_are_refused(lexicon, gloss):
    with pytest.raises(KnownError, match="not taken"):
        add_entry(lexicon, id_gloss=gloss)
    assert search_entries(lexicon) == ()


@settings(UNHURRIED, max_examples=300)
@given(st.text())
def test_cleaning_is_done_once_for_all(text):
    label = ""
    with contextlib.suppress(KnownError):
        label = clean_label(text)
    if not label:
        with pytest.raises(KnownError, match="The gloss was not taken"):
            clean_label(text)
        return
    assert clean_label(label) == label
    assert len(label) <= 255
    assert label == label.strip()
    assert unicodedata.is_normalized("NFC", label)
    label.encode()


@settings(UNHURRIED, max_examples=200)
@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored(text):
    assert "\x00" not in clean_text(text)
    clean_text(text).encode()
    assert clean_text(clean_text(text)) == clean_text(text)


@settings(UNHURRIED, max_examples=300)
@given(st.text())
def test_folding_forgets_case_and_accents_once_for_all(text):
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("ÉCOLE", "ecole"),
        ("Straße", "STRASSE"),
        ("İzmir", "izmir"),
        ("ﬁn", "FIN"),
        ("Ångström", "angstrom"),
    ],
)
def test_what_is_the_same_to_a_search(text, same):
    assert folded(text) == folded(same)
