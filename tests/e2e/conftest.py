"""Lexicons to type commands on: an empty one, and one with a measured sign and some letters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.core.paths import resource
from tests.e2e import clips
from tests.e2e.command import Kinelex

#: Letters that come as motion and need no camera.
LETTERS = ("W", "D")


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="session")
def empty_lexicon(tmp_path_factory: pytest.TempPathFactory, profile: Path) -> Path:
    kinelex = Kinelex(profile, tmp_path_factory.mktemp("empty") / "lexicon")
    assert kinelex("new", kinelex.lexicon, "--name", "Home signs", "--language", "ase").status == 0
    return kinelex.lexicon


@pytest.fixture(scope="session")
def small_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording of one sign, small enough to be measured in seconds."""
    return clips.write(tmp_path_factory.mktemp("clip") / "O.mp4", clips.small())


@pytest.fixture(scope="session")
def tracked_lexicon(
    tmp_path_factory: pytest.TempPathFactory, profile: Path, empty_lexicon: Path, small_clip: Path
) -> Path:
    """A recorded sign O of the signer Ana, and letters of Bo that came as motion; all tracked."""
    kinelex = Kinelex(profile, tmp_path_factory.mktemp("tracked") / "lexicon")
    shutil.copytree(empty_lexicon, kinelex.lexicon)
    consent = "record,train-identity,render-own"
    kinelex.json("add", small_clip, "--signer", "Ana", "--consent", consent)
    letters = [resource("sample_lexicon", f"{letter}.npz") for letter in LETTERS]
    kinelex.json("add", *letters, "--signer", "Bo")
    extracted = kinelex.json("extract")["extracted"]
    assert sorted(item["gloss"] for item in extracted) == ["D", "O", "W"]
    return kinelex.lexicon


@pytest.fixture
def kinelex(tmp_path: Path, profile: Path, empty_lexicon: Path) -> Kinelex:
    """The program on an empty lexicon of its own."""
    return _copy(empty_lexicon, tmp_path, profile)


@pytest.fixture
def tracked(tmp_path: Path, profile: Path, tracked_lexicon: Path) -> Kinelex:
    """The program on a lexicon of its own with tracked signs."""
    return _copy(tracked_lexicon, tmp_path, profile)


def _copy(lexicon: Path, folder: Path, profile: Path) -> Kinelex:
    shutil.copytree(lexicon, folder / "lexicon")
    return Kinelex(profile, folder / "lexicon")
