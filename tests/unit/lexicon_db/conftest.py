import shutil

import pytest

from lexicon_db.store import Lexicon


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory):
    """An empty lexicon that nobody opens: making one takes longer than copying it."""
    folder = tmp_path_factory.mktemp("master") / "lexicon"
    Lexicon.create(folder, "Test lexicon", "ase").close()
    return folder


@pytest.fixture
def folder(empty_folder, tmp_path):
    """The folder of an empty lexicon."""
    copy = tmp_path / "lexicon"
    shutil.copytree(empty_folder, copy)
    return copy


@pytest.fixture
def lexicon(folder):
    """An open, empty lexicon."""
    with Lexicon.open(folder, who="Ana") as opened:
        yield opened
