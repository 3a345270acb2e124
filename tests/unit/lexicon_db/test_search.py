import pytest

from lexicon_db.entries import add_entries, edit_entries, get_entries, trash_entries
from lexicon_db.records import EntryStatus
from lexicon_db.search import entries_called, search_entries
from lexicon_db.signers import edit_signer, list_signers
from lexicon_db.takes import restore_takes, trash_takes
from tests.unit.lexicon_db.examples import entry_with_take


@pytest.fixture
def signs(lexicon):
    return add_entries(
        lexicon,
        [
            {"id_gloss": "HAUS1", "lemma": "Haus", "senses": ((("eng", "house"),),)},
            {"id_gloss": "SCHULE", "senses": ((("fra", "École"), ("eng", "school house")),)},
            {
                "id_gloss": "BÄR",
                "tags": ("Tier",),
                "status": EntryStatus.APPROVED,
                "annotation_glosses": (("eng", "BEAR"),),
            },
            {"id_gloss": "$INDEX1", "note": "house in a note is not searched"},
            {"id_gloss": "haus"},
        ],
    )


def found(lexicon, query="", **options):
    return [e.id_gloss for e in get_entries(lexicon, search_entries(lexicon, query, **options))]


@pytest.mark.parametrize(
    ("query", "glosses"),
    [
        ("", ["$INDEX1", "BÄR", "haus", "HAUS1", "SCHULE"]),
        ("haus", ["haus", "HAUS1"]),
        ("HAUS", ["haus", "HAUS1"]),
        ("ecole", ["SCHULE"]),
        ("ÉCOLE", ["SCHULE"]),
        ("house", ["HAUS1", "SCHULE"]),
        ("school house", ["SCHULE"]),
        ("house school", ["SCHULE"]),
        ('"house school"', []),
        ("bar", ["BÄR"]),
        ("bear", ["BÄR"]),
        ("tier", ["BÄR"]),
        ("approved", ["BÄR"]),
        ("tag:tier", ["BÄR"]),
        ("gloss:house", []),
        ("translation:house", ["HAUS1", "SCHULE"]),
        ('Translation:"school house" gloss:schule', ["SCHULE"]),
        ("lemma:haus", ["HAUS1"]),
        ("annotation:bear status:approved", ["BÄR"]),
        ("$index", ["$INDEX1"]),
        ("%", []),
        ("_", []),
        ("nothing", []),
        ("gloss:", []),
    ],
)
def test_what_a_query_finds(lexicon, signs, query, glosses):
    assert found(lexicon, query) == glosses


def test_only_some_statuses(lexicon, signs):
    assert found(lexicon, statuses=[EntryStatus.APPROVED]) == ["BÄR"]
    assert found(lexicon, "haus", statuses=[EntryStatus.APPROVED]) == []


def test_search_follows_every_change(lexicon, signs):
    bear = signs[2].id
    edit_entries(lexicon, [bear], id_gloss="BRAUNBÄR", tags=("Wild",), lemma="Bär")
    assert found(lexicon, "tier") == []
    assert found(lexicon, "wild") == ["BRAUNBÄR"]
    assert found(lexicon, "lemma:bar") == ["BRAUNBÄR"]


def test_signs_are_found_by_their_signers(lexicon, tmp_path):
    _, take = entry_with_take(lexicon, tmp_path, "HOUSE")
    assert found(lexicon, "signer:bo") == ["HOUSE"]
    edit_signer(lexicon, list_signers(lexicon)[0].id, name="Zoë")
    assert found(lexicon, "signer:bo") == []
    assert found(lexicon, "zoe") == ["HOUSE"]
    trash_takes(lexicon, [take.id])
    assert found(lexicon, "zoe") == []
    restore_takes(lexicon, [take.id])
    assert found(lexicon, "zoe") == ["HOUSE"]


def test_a_gloss_is_found_whole_and_without_regard_to_case_and_accents(lexicon, signs):
    def called(gloss):
        found = entries_called(lexicon, [gloss]).get(gloss, ())
        return [e.id_gloss for e in get_entries(lexicon, found)]

    add_entries(lexicon, [{"id_gloss": "Haus"}])
    assert called(" HAUS ") == ["Haus", "haus"]
    assert called("bar") == ["BÄR"]
    assert called("ha") == called("%") == called("") == []
    trash_entries(lexicon, [signs[2].id])
    assert called("BÄR") == []
