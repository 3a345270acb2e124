"""Lexicons are made and opened in the name of whoever sits at the computer."""

import getpass

import pytest

from app.studio.lexicons import create_lexicon, open_lexicon
from lexicon_db.entries import add_entry
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history


def test_changes_are_made_in_the_name_of_the_person(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "ana")
    with create_lexicon(tmp_path / "lexicon", "Home signs", "ase") as lexicon:
        assert lexicon.info.name == "Home signs"
        add_entry(lexicon, id_gloss="HOUSE")
    with open_lexicon(tmp_path / "lexicon") as lexicon:
        assert {line.who for line in latest_history(lexicon)} == {"ana"}


def test_a_person_whom_the_system_does_not_know_can_work_too(tmp_path, monkeypatch):
    def unknown():
        raise OSError("no user name")

    monkeypatch.setattr(getpass, "getuser", unknown)
    with create_lexicon(tmp_path / "lexicon", "Home signs", "ase") as lexicon:
        assert lexicon.who == ""


def test_a_folder_that_is_no_lexicon_is_named(tmp_path):
    with pytest.raises(KnownError, match=tmp_path.name):
        open_lexicon(tmp_path)
