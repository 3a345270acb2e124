"""The sample lexicon is made once, whole or not at all, and found later."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.core.paths import lexicons_folder, resource
from app.studio.composing import compose
from app.studio.lexicons import open_lexicon
from app.studio.sample import sample_lexicon
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryStatus
from lexicon_db.search import search_entries
from lexicon_db.utterances import list_utterances

MAKE = """
from app.studio.sample import sample_lexicon

class Loud:
    def report(self, done, total, activity):
        print(activity, flush=True)

sample_lexicon(Loud())
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """An own documents folder for the sample of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("documents")
        patch.setenv("XDG_DOCUMENTS_DIR", str(folder))
        yield folder


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def half_made(documents):
    """What a kill in the middle of making the sample leaves behind."""
    root = Path(__file__).parents[3]
    maker = subprocess.Popen(
        [sys.executable, "-c", MAKE],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    for _ in range(4):
        assert maker.stdout.readline().startswith(b"Preparing")
    maker.kill()
    maker.communicate()
    (workshop,) = lexicons_folder().iterdir()
    return workshop


@pytest.fixture(scope="module")
def made(half_made):
    """The sample, made when something half made lay there for long, and what was reported."""
    two_days_ago = time.time() - 48 * 3600
    os.utime(half_made, (two_days_ago, two_days_ago))
    reports = []

    class Loud:
        def report(self, done, total, activity):
            reports.append((done / total, activity))

    return sample_lexicon(Loud()), reports


def test_a_half_made_sample_is_never_seen(half_made):
    assert half_made.name.startswith(".")
    assert not (lexicons_folder() / "Sample lexicon").exists()


def test_making_the_sample_says_how_far_it_is_and_tidies_up(made, documents):
    folder, reports = made
    shares = [share for share, _ in reports]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert len(shares) == len(letters())
    assert folder.is_relative_to(documents)
    assert left_in(folder.parent) == [folder.name]


def letters():
    text = resource("sample_lexicon", "provenance.json").read_text(encoding="utf-8")
    return [item["letter"] for item in json.loads(text)["letters"]]


def test_the_sample_can_be_used_at_once(made):
    with open_lexicon(made[0]) as lexicon:
        entries = get_entries(lexicon, search_entries(lexicon))
        assert [entry.id_gloss for entry in entries] == sorted(letters())
        assert {entry.status for entry in entries} == {EntryStatus.TRACKED}
        for utterance in list_utterances(lexicon):
            trajectory = compose(lexicon, utterance.slots)
            assert "".join(span.label for span in trajectory.spans).lower() == utterance.name
        assert lexicon.check() == ()


def test_the_sample_is_found_later_with_what_was_done_to_it(made):
    folder, _ = made
    (folder / "mine.txt").write_text("a note")
    before = (folder / "lexicon.db").stat().st_mtime_ns
    assert sample_lexicon() == folder
    assert (folder / "mine.txt").exists()
    assert (folder / "lexicon.db").stat().st_mtime_ns == before


def test_a_folder_of_the_same_name_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setattr("app.studio.sample.fill_sample", lambda *_: None)
    taken = lexicons_folder() / "Sample lexicon"
    taken.mkdir(parents=True)
    (taken / "recipe.txt").write_text("cake")
    with pytest.raises(KnownError, match="holds something else"):
        sample_lexicon()
    assert left_in(taken) == ["recipe.txt"]
    assert left_in(taken.parent) == [taken.name]


def test_documents_that_take_no_folder_are_named(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "file"))
    with pytest.raises(KnownError, match="sample lexicon was not made") as caught:
        sample_lexicon()
    assert str(tmp_path / "file") in caught.value.why
