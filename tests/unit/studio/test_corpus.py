"""A folder of annotated recordings: the right tier is found, or all of them are told."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.studio.corpus import read_corpus
from lexicon_db.errors import KnownError
from tests.unit.studio.annotated import write_elan

ROW = [(200, 500, "HOUSE1"), (700, 900, "$INDEX1"), (900, 1400, "GO2*")]


@pytest.fixture
def folder(tmp_path):
    """A film with glosses of both hands and a translation."""
    (tmp_path / "one.mp4").write_bytes(b"film")
    tiers = {"Gloss-R": ROW, "Gloss-L": ROW[:1], "Translation": [(0, 1500, "A house.")]}
    write_elan(tmp_path / "one.eaf", tiers, participant="Ana")
    return tmp_path


def test_the_glosses_of_the_right_hand_are_read_with_their_film(folder):
    corpus = read_corpus(folder)
    (one,) = corpus.recordings
    assert (one.file, one.tier, one.participant) == (folder / "one.mp4", "Gloss-R", "Ana")
    assert [(g.start, g.end, g.text) for g in one.glosses] == [
        (0.2, 0.5, "HOUSE1"), (0.7, 0.9, "$INDEX1"), (0.9, 1.4, "GO2*"),
    ]  # fmt: skip
    assert corpus.left_out == ()


@pytest.mark.parametrize(
    "names",
    [
        ("RH-IDgloss", "LH-IDgloss", "RH-IDgloss meaning"),
        ("Lexem_Gebärde_r_A", "Lexem_Gebärde_l_A", "Übersetzung"),
        ("GlossR", "GlossL", "Notes"),
        ("Gloss dominant", "Gloss non-dominant", "Gloss comment"),
        ("ID-gloss", "Gloss left", "Mouthing gloss"),
        ("signs", "phrases", "comments on signs"),
        ("only", "", ""),
    ],
)
def test_tiers_are_called_in_many_ways(tmp_path, names):
    (tmp_path / "one.pose").write_bytes(b"")
    write_elan(tmp_path / "one.eaf", {name: ROW for name in names if name})
    assert read_corpus(tmp_path).recordings[0].tier == names[0]


def test_where_several_tiers_may_be_meant_all_are_listed_and_one_can_be_named(tmp_path):
    (tmp_path / "one.npz").write_bytes(b"")
    write_elan(tmp_path / "one.eaf", {"Gloss A": ROW, "Gloss B": ROW[:2]})
    with pytest.raises(KnownError, match=r"Gloss A \(3\), Gloss B \(2\).*--tier NAME"):
        read_corpus(tmp_path)
    assert len(read_corpus(tmp_path, "gloss b").recordings[0].glosses) == 2
    with pytest.raises(KnownError, match=r"on a tier Other; one\.eaf has: Gloss A"):
        read_corpus(tmp_path, "Other")


def test_linked_films_and_takes_of_the_lexicon_are_found(folder):
    (folder / "films").mkdir()
    (folder / "films" / "b 2.mp4").write_bytes(b"film")
    linked = {"relative_url": "./films/b%202.mp4", "url": "file:///Z:/b%202.mp4"}
    write_elan(folder / "two.eaf", {"Gloss": ROW}, media=linked, origin_ms=300)
    recording = SimpleNamespace(original_name="Three.MOV", byte_count=7, sha256="ab")
    take = SimpleNamespace(recording=recording, start=0.0, end=2.0)
    write_elan(folder / "three.eaf", {"Gloss": ROW})
    found = {one.name: one for one in read_corpus(folder, known=[take]).recordings}
    assert found["two"].file.resolve() == folder / "films" / "b 2.mp4"
    assert found["two"].glosses[0].start == pytest.approx(0.5)
    assert (found["three"].take, found["three"].file) == (take, None)


def test_tracks_come_before_films(folder):
    for suffix in (".pose", ".npz"):
        (folder / f"one{suffix}").write_bytes(b"")
        assert read_corpus(folder).recordings[0].file.suffix == suffix


def test_what_cannot_be_used_is_left_out_and_told(folder):
    write_elan(folder / "film is gone.eaf", {"Gloss": ROW})
    write_elan(folder / "empty.eaf", {"Gloss": []})
    (folder / "broken.eaf").write_text("<ANNOTATION_DOCUMENT")
    (folder / "odd.npz").write_bytes(b"")
    write_elan(folder / "odd.eaf", {"Gloss": [*ROW, (300, 600, "OVER"), (1500, 1500, "NONE")]})
    write_elan(folder / "bea.eaf", {"Gloss": ROW}, participant="Bea")
    corpus = read_corpus(folder, strangers=["bea"])
    assert [one.name for one in corpus.recordings] == ["odd", "one"]
    assert [len(one.glosses) for one in corpus.recordings] == [3, 3]
    told = "\n".join(corpus.left_out)
    for words in (
        "broken.eaf was not read",
        "empty.eaf was left out: it has no annotations",
        "film is gone.eaf was left out: its recording was not found",
        "bea.eaf was left out: Bea has not agreed",
        "odd.eaf: 1 glosses that overlap",
        "odd.eaf: 1 glosses of no length",
    ):
        assert words in told


def test_folders_without_a_corpus_are_explained(tmp_path):
    with pytest.raises(KnownError, match="no folder"):
        read_corpus(tmp_path / "none")
    with pytest.raises(KnownError, match="no annotation file"):
        read_corpus(tmp_path)
    write_elan(tmp_path / "one.eaf", {"Gloss": []})
    with pytest.raises(KnownError, match="No file has annotations"):
        read_corpus(tmp_path)
    write_elan(tmp_path / "one.eaf", {"Gloss": ROW})
    with pytest.raises(KnownError, match="recording was not found"):
        read_corpus(tmp_path)
