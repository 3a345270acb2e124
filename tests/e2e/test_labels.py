"""Glosses of any characters: they name signs, never files."""

from __future__ import annotations

import shutil

import pytest

from app.core.paths import resource
from tests.e2e.command import Kinelex, require_clean, require_nothing_added, require_told

pytestmark = pytest.mark.e2e

LETTER = resource("sample_lexicon", "W.npz")


# Names.

LABELS = (
    "$INDEX1",
    "ICH1*",
    "HOUSE1A^",
    "AND/OR",
    "BACK\\SLASH",
    "C:DRIVE",
    "..",
    "../../up",
    "%s {0}",
    'SAY "HELLO"',
    "' OR 1=1 --",
    "بيت",
    "\u202eesrever",
    "🤟",
)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory, profile, empty_lexicon):
    """A lexicon in which every label names a sign."""
    kinelex = Kinelex(profile, tmp_path_factory.mktemp("labelled") / "lexicon")
    shutil.copytree(empty_lexicon, kinelex.lexicon)
    for label in LABELS:
        assert kinelex("add", LETTER, f"--gloss={label}", "--signer", "Ana").status == 0
    kinelex.json("extract")
    return kinelex


@pytest.mark.parametrize("label", LABELS)
def test_gloss_of_any_characters(labelled, tmp_path, label):
    assert labelled.json("show", label)["gloss"] == label
    found = [entry["gloss"] for entry in labelled.json("list", label)["entries"]]
    assert label in found
    quoted = label if '"' in label or " " not in label else f'"{label}"'
    if '"' not in label:
        told = labelled.json("compose", quoted, "--out", tmp_path / "out" / "motion.npz")
        assert [sign["gloss"] for sign in told["signs"]] == [label]
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["motion.npz"]


def test_glosses_never_become_file_names(labelled):
    assert len(labelled.json("list")["entries"]) == len(LABELS)
    files = [path for path in labelled.lexicon.rglob("*") if path.is_file()]
    assert len([path for path in files if path.suffix == ".npz"]) == 1
    assert all(path.name.isascii() for path in files)
    assert {path.name for path in labelled.lexicon.parent.iterdir()} == {"lexicon"}
    require_clean(labelled)


def test_gloss_of_300_characters(kinelex):
    require_told(kinelex("add", LETTER, "--gloss", "A" * 300), "300", "255")
    require_nothing_added(kinelex)


@pytest.mark.parametrize("label", ["", "  ", "two\nlines", "\u200b", "\udcff"])
def test_gloss_that_nobody_can_see_or_type(kinelex, label):
    require_told(kinelex("add", LETTER, f"--gloss={label}"), "ID-gloss")
    require_nothing_added(kinelex)
