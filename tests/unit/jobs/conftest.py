"""A lexicon with a queue, who does the work, and work that takes a while."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.normalization import motion_of_rotations
from app.interchange.smplx_npz import read_motion
from app.jobs.bodies import kept_body
from lexicon_db.codec import encode_track
from lexicon_db.store import Lexicon
from tests.unit.jobs.office import LETTER, Office


@pytest.fixture(scope="session", autouse=True)
def profile(tmp_path_factory):
    """Settings and logs of these tests alone; worker processes inherit the wish."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("profile")
        patch.setenv("KINELEX_PROFILE", str(folder))
        yield folder


@pytest.fixture
def folder(tmp_path):
    """The folder of an empty lexicon."""
    Lexicon.create(tmp_path / "lexicon", "Test lexicon", "ase").close()
    return tmp_path / "lexicon"


@pytest.fixture
def lexicon(folder):
    with Lexicon.open(folder) as opened:
        yield opened


@pytest.fixture
def office(lexicon):
    opened = Office(lexicon)
    yield opened
    opened.runner.shut_down()


@pytest.fixture(scope="module")
def busy_office(tmp_path_factory):
    """An office whose worker has worked already and is warm, for tests that do not harm it."""
    place = tmp_path_factory.mktemp("busy") / "lexicon"
    with Lexicon.create(place, "Test lexicon", "ase") as lexicon:
        opened = Office(lexicon)
        yield opened
        opened.runner.shut_down()


@pytest.fixture(scope="session")
def long_track(tmp_path_factory):
    """A motion of so many frames that its render takes minutes."""
    motion = read_motion(LETTER)
    count = 2000
    poses = np.resize(motion.poses, (count, 55, 3)).astype(np.float32)
    face = np.zeros((count, 52), np.float32)
    track = motion_of_rotations(np.arange(count) / 25, poses, face, kept_body(None))
    file = tmp_path_factory.mktemp("long") / "long.track"
    file.write_bytes(encode_track(track))
    return file


@pytest.fixture
def slow(long_track, tmp_path):
    """Parameters of a render job that takes minutes and reports every frame."""
    return {
        "track": str(long_track),
        "identity": {"kind": "mannequin", "skin": 3},
        "out": str(tmp_path / "videos" / "long.mp4"),
        "size": [64, 64],
        "fps": 25,
        "background": "plain",
        "plate": None,
        "framing": "portrait",
        "margin": None,
        "labels": [],
        "captions": {"how": "none", "spans": []},
        "facts": {},
        "body": None,
        "device": "cpu",
    }
