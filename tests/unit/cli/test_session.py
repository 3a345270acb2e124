"""Sessions on the command line: made, listed, shown."""

from __future__ import annotations

import json

import pytest

from app.cli.main import run
from app.studio.lexicons import create_lexicon


def no_window(_lexicon):
    pytest.fail("a window was opened")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))
    create_lexicon(tmp_path / "lexicon", "Test", "ase").close()
    (tmp_path / "prompts.csv").write_text("gloss;note\nHOUSE;big\nTREE;\n")
    return tmp_path


@pytest.fixture
def kinelex(folder, capfd):
    def call(*arguments):
        status = run(["--lexicon", str(folder / "lexicon"), "--json", *arguments], no_window)
        return status, json.loads(capfd.readouterr().out)

    return call


def test_a_session_is_made_of_a_table_listed_and_shown(kinelex, folder):
    table = str(folder / "prompts.csv")
    status, made = kinelex("session", "new", "One", "--signer", "Ana", "--table", table, "--agrees")
    assert status == 0
    assert [prompt["gloss"] for prompt in made["prompts"]] == ["HOUSE", "TREE"]
    _, listed = kinelex("session", "list")
    (info,) = listed["sessions"]
    assert (info["name"], info["signer"], info["prompts"], info["recorded"]) == ("One", "Ana", 2, 0)
    assert kinelex("session", "show", "One") == (0, made)
    assert kinelex("session", "delete", "One") == (0, {"sessions": []})


def test_glosses_may_be_named_and_the_leading_hand_set(kinelex):
    arguments = ("--glosses", "A, B", "--dominant", "left", "--agrees")
    status, made = kinelex("session", "new", "Two", "--signer", "Bo", *arguments)
    assert (status, made["dominance"], len(made["prompts"])) == (0, "left", 2)


def test_nobody_is_recorded_who_has_not_agreed(kinelex):
    status, told = kinelex("session", "new", "One", "--signer", "Ana", "--glosses", "A")
    assert status == 1
    assert "has not agreed" in str(told)
    assert kinelex("session", "show", "One")[0] == 1


def test_prompts_come_from_one_place(folder, capfd):
    arguments = ["--lexicon", str(folder / "lexicon"), "session", "new", "One", "--signer", "Ana"]
    assert run(arguments, no_window) == 2
    assert "one of --table" in capfd.readouterr().err
