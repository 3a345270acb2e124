"""A window on a real small lexicon, in a profile of its own; jobs wait, because nobody works."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.settings import load_settings
from app.jobs.messages import Start
from app.jobs.runner import Runner
from app.studio import job_completions
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon
from app.ui.application import dress_application
from app.ui.bridge import preview_process
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.garbage import GarbageCollector
from app.ui.main_window import MainWindow
from lexicon_db.entries import edit_entries
from lexicon_db.records import EntryStatus
from tests.gui.driving import Studio, write_clip

GLOSSES = ("HOUSE1", "TREE", "WATER2^", "$INDEX1", "BREAD")


class IdleWorker:
    """Stands for a process that takes jobs and never says anything."""

    def __init__(self) -> None:
        self.jobs: list[Start] = []

    def start(self, job: Start) -> None:
        self.jobs.append(job)

    def messages(self) -> list[object]:
        return []

    def cause_of_death(self) -> None:
        return None

    def end(self) -> None:
        self.jobs = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen complains about the smallest size of windows."""
    ignored = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(ignored)
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs, cache and documents of this test alone."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("KINELEX_PROFILE", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "Documents"))
    return folder


@pytest.fixture(autouse=True)
def nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are queued and wait, previews do not come: no worker process is started."""
    monkeypatch.setattr(preview_process, "WorkerProcess", IdleWorker)
    monkeypatch.setattr(
        job_completions,
        "make_runner",
        lambda lexicon, _workers: Runner(lexicon, job_completions.COMPLETIONS, 0),
    )


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> None:
    """What tests leave behind ends on the main thread, as in the application."""
    GarbageCollector(qapp)


@pytest.fixture(scope="session")
def master_lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five signs, each with a take: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("master")
    with create_lexicon(folder / "lexicon", "Everyday signs", "ase") as lexicon:
        statuses = list(EntryStatus)
        for number, gloss in enumerate(GLOSSES):
            clip = write_clip(folder / f"clip{number}.mp4", 40 + 40 * number)
            added = add_file(lexicon, clip, gloss=gloss, signer=("Mira", "Jonas")[number % 2])
            edit_entries(
                lexicon,
                [added.entry],
                status=statuses[1 + number],
                lemma=gloss.lower(),
                senses=((("eng", f"meaning of {gloss.lower()}"),),),
            )
    return folder / "lexicon"


@pytest.fixture
def lexicon_folder(master_lexicon: Path, tmp_path: Path) -> Path:
    """A copy of the small lexicon."""
    return shutil.copytree(master_lexicon, tmp_path / "lexicon")


@pytest.fixture
def preferences(qapp: QApplication, profile: Path) -> Preferences:
    """The settings of this test, on an application that wears its theme."""
    chosen = Preferences(load_settings())
    dress_application(qapp, chosen)
    return chosen


@pytest.fixture
def studio(qtbot: object, preferences: Preferences) -> Iterator[Studio]:
    """The window on the welcome page."""
    window = MainWindow(Session(preferences))
    window.resize(1280, 800)
    window.show_welcome()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def wait(condition: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    yield Studio(window, wait)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    gc.collect()


@pytest.fixture
def opened(studio: Studio, lexicon_folder: Path) -> Studio:
    """The window on the small lexicon."""
    studio.open(lexicon_folder)
    return studio
