import shutil
from dataclasses import replace

import pytest

from lexicon_db.store import Lexicon
from tests.unit.lexicon_db.packs.packing import fill, pack_of


@pytest.fixture(scope="session")
def master(empty_folder, tmp_path_factory):
    """A filled lexicon and a pack of it, made once."""
    place = tmp_path_factory.mktemp("village")
    folder = shutil.copytree(empty_folder, place / "lexicon")
    with Lexicon.open(folder, who="Ana") as lexicon:
        village = fill(lexicon, place)
        pack_of(lexicon, place / "village.kinelexpack")
    return place, village


@pytest.fixture
def village(master, tmp_path):
    place, village = master
    folder = shutil.copytree(place / "lexicon", tmp_path / "village")
    with Lexicon.open(folder, who="Ana") as lexicon:
        yield replace(village, lexicon=lexicon)


@pytest.fixture(scope="session")
def pack_file(master):
    return master[0] / "village.kinelexpack"


@pytest.fixture(scope="session")
def other_folder(tmp_path_factory):
    """Another lexicon that nobody opens, and that is empty."""
    folder = tmp_path_factory.mktemp("others") / "lexicon"
    Lexicon.create(folder, "Other", "ase").close()
    return folder


@pytest.fixture
def other(other_folder, tmp_path):
    """Another lexicon, which is empty."""
    folder = shutil.copytree(other_folder, tmp_path / "other")
    with Lexicon.open(folder, who="Eve") as opened:
        yield opened
