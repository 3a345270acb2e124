"""The body of the settings is loaded once, and again when another one is chosen."""

import os
from dataclasses import replace

import pytest

from app.core.paths import resource
from app.core.settings import Settings, load_settings, save_settings
from app.jobs.bodies import kept_body
from app.studio.bodies import body, body_file, display_body
from lexicon_db.errors import KnownError


@pytest.fixture
def own_file(tmp_path, monkeypatch):
    """A body file of the person's own, chosen in the settings."""
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))
    file = tmp_path / "MINE.npz"
    file.write_bytes(resource("body", "default_body.npz").read_bytes())
    save_settings(replace(load_settings(), body_file=str(file)))
    return file


def test_the_body_that_ships_is_loaded_once(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    assert body_file() is None
    assert body() is body() is kept_body(None)
    model, skinner = display_body()
    assert model is body()
    assert display_body()[1] is skinner


def test_the_persons_own_body_takes_its_place_and_is_read_again_when_it_changes(own_file):
    assert body_file() == own_file
    first = body()
    assert body() is first
    assert display_body()[0] is first
    os.utime(own_file, (1, 1))
    assert body() is not first
    save_settings(Settings())
    assert body_file() is None


def test_a_body_file_that_is_gone_or_none_is_named(own_file):
    own_file.write_bytes(b"no body")
    with pytest.raises(KnownError, match="body file was not loaded"):
        body()
    own_file.unlink()
    with pytest.raises(KnownError, match="body file was not loaded"):
        display_body()
