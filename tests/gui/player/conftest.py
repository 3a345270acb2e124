"""A small lexicon whose signs move, and the window on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon
from lexicon_db.records import Phases, Provenance
from lexicon_db.takes import set_phases
from lexicon_db.tracks import HandFlag
from lexicon_db.trackstore import save_track
from tests.gui.driving import Studio
from tests.gui.player.signing import landmarks, motion, numbered_clip

#: Signs with motion, in the order of their ways; the last two have none.
SIGNED = ("TREE", "HOUSE", "WATER", "WALK", "$INDEX1", "BREAD")
UNTRACKED = ("NEW-SIGN",)
_PROVENANCE = Provenance("made-up", "1", "", {}, "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen cannot raise tooltips over the window."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support raise"))


@pytest.fixture(scope="session")
def master_signing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, copied for each test."""
    folder = tmp_path_factory.mktemp("signing")
    with create_lexicon(folder / "lexicon", "Signs that move", "ase") as lexicon:
        for number, gloss in enumerate((*SIGNED, *UNTRACKED)):
            clip = numbered_clip(folder / f"{number}.mp4", 30 - number)
            added = add_file(lexicon, clip, gloss=gloss, signer="Mira")
            if gloss in SIGNED:
                count = 30 - number
                signed = motion(count, lift=0.6 + 0.1 * number)
                save_track(lexicon, added.take, landmarks(count), _PROVENANCE)
                save_track(lexicon, added.take, signed, _PROVENANCE)
                end = (count - 1) / 25
                phases = Phases(0.0, 0.24, 0.68, end)
                set_phases(lexicon, added.take, phases, by_hand=False)
        assert HandFlag.REJECTED in signed.flags
    return folder / "lexicon"


@pytest.fixture
def lexicon_folder(master_signing: Path, tmp_path: Path) -> Path:
    """A copy of the lexicon."""
    return shutil.copytree(master_signing, tmp_path / "lexicon")


@pytest.fixture
def opened(studio: Studio, lexicon_folder: Path) -> Studio:
    """The window on the lexicon."""
    studio.open(lexicon_folder)
    return studio
