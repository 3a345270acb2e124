"""Lexicons to work on: an empty one, one with tracked letters, one with a filmed sign."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest

from app.core.paths import resource
from app.studio.enrolment import request_enrolment
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon, open_lexicon
from app.studio.tracking import make_tracks_here
from lexicon_db.entries import entry_named
from lexicon_db.jobs import forget_ended_jobs
from lexicon_db.records import Scope
from lexicon_db.signers import find_signer
from lexicon_db.takes import get_take, takes_of
from tests.e2e import clips
from tests.unit.studio.working import done_here

LETTERS = ("O", "W", "D")


@pytest.fixture(scope="session", autouse=True)
def profile(tmp_path_factory):
    """Settings, logs and documents of these tests alone."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("profile")
        patch.setenv("KINELEX_PROFILE", str(folder))
        patch.setenv("HOME", str(folder / "home"))
        patch.setenv("XDG_DOCUMENTS_DIR", str(folder / "home" / "Documents"))
        yield folder


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty") / "lexicon"
    create_lexicon(folder, "Test lexicon", "ase").close()
    return folder


@pytest.fixture(scope="session")
def lettered_folder(tmp_path_factory, empty_folder):
    """Letters of the signer Bo that came as motion, tracked."""
    place = tmp_path_factory.mktemp("lettered")
    folder = shutil.copytree(empty_folder, place / "lexicon")
    with open_lexicon(folder) as lexicon:
        for letter in LETTERS:
            file = resource("sample_lexicon", f"{letter}.npz")
            added = add_file(lexicon, file, gloss=letter, signer="Bo")
            make_tracks_here(lexicon, get_take(lexicon, added.take), place / "job")
    return folder


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    """A recording of the sign O, small enough to be measured in seconds."""
    return clips.write(tmp_path_factory.mktemp("clip") / "FILM.mp4", clips.small()[::2])


@pytest.fixture(scope="session")
def filmed_folder(tmp_path_factory, lettered_folder, clip):
    """The letters, and the sign FILM that Ana has recorded and agreed to, tracked."""
    place = tmp_path_factory.mktemp("filmed")
    folder = shutil.copytree(lettered_folder, place / "lexicon")
    with open_lexicon(folder) as lexicon:
        scopes = (Scope.RECORD, Scope.TRAIN_IDENTITY, Scope.RENDER_OWN)
        added = add_file(lexicon, clip, signer="Ana", scopes=scopes)
        make_tracks_here(lexicon, get_take(lexicon, added.take), place / "job")
    return folder


@pytest.fixture(scope="session")
def enrolled_folder(tmp_path_factory, filmed_folder):
    """The letters, the film of Ana, and the identity “ana” that was made of it."""
    folder = shutil.copytree(filmed_folder, tmp_path_factory.mktemp("enrolled") / "lexicon")
    with open_lexicon(folder) as lexicon:
        ana = find_signer(lexicon, "Ana")
        takes = takes_of(lexicon, entry_named(lexicon, "FILM").id)
        job = request_enrolment(lexicon, "ana", ana.id, takes)
        done_here(lexicon, job)
        forget_ended_jobs(lexicon)
    return folder


def _opened(master, tmp_path, name):
    return open_lexicon(shutil.copytree(master, tmp_path / name))


@pytest.fixture
def lexicon(empty_folder, tmp_path):
    with _opened(empty_folder, tmp_path, "lexicon") as opened:
        yield opened


@pytest.fixture
def lettered(lettered_folder, tmp_path):
    with _opened(lettered_folder, tmp_path, "lettered") as opened:
        yield opened


@pytest.fixture
def filmed(filmed_folder, tmp_path):
    with _opened(filmed_folder, tmp_path, "filmed") as opened:
        yield opened


@pytest.fixture
def progress():
    """Keeps what is reported; ``stop_at`` reports it raises the wish to stop."""
    from app.core.progress import Cancelled

    def report(done, total, activity):
        told.reports.append((done / total, activity))
        if told.stop_at is not None and len(told.reports) >= told.stop_at:
            raise Cancelled

    told = SimpleNamespace(reports=[], stop_at=None, report=report)
    return told


@pytest.fixture
def enrolled(enrolled_folder, tmp_path):
    with _opened(enrolled_folder, tmp_path, "enrolled") as opened:
        yield opened
