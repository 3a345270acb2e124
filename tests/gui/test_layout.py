"""Every page is laid out well: in each language, theme and size of things."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.appearance import apply_theme
from app.ui.application import translate_application
from app.ui.languages import languages
from app.ui.theme import THEMES
from tests.gui.driving import Studio
from tests.gui.layout_facts import layout_faults

ROOT = Path(__file__).parents[2]
PAGES = ("record", "lexicon", "compose", "review", "render", "packs", "jobs", "settings", "sign")

#: Shows every page in a window of a process of its own, and tells what is wrong with each.
SCALED = """
import json, sys
from pathlib import Path
from PySide6.QtTest import QTest
from app.core.settings import Settings
from app.ui.application import dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from tests.gui.layout_facts import layout_faults

settings = Settings(scale=float(sys.argv[1]), language="en")
application = make_application(["kinelex"], settings.scale)
preferences = Preferences(settings)
dress_application(application, preferences)
window = MainWindow(Session(preferences))
window.resize(int(3840 / settings.scale), int(2160 / settings.scale))
window.show()
window.session.open(Path(sys.argv[2]))
while window.stack is None:
    QTest.qWait(20)
faults = {}
for key in sys.argv[3:]:
    window.go(key)
    QTest.qWait(150)
    faults[key] = layout_faults(window)
picture = window.grab()
print(json.dumps({"faults": faults, "pixels": [picture.width(), picture.height()]}))
window.close()
"""


@pytest.fixture(params=[code for code, _ in languages()])
def language(request: pytest.FixtureRequest, qapp: QApplication, preferences: object) -> str:
    """A language that the window speaks from before it is made."""
    translate_application(qapp, request.param)
    return request.param


def test_no_text_is_cut_off_and_nothing_is_outside(
    language: str, opened: Studio, qtbot: object
) -> None:
    opened.window.resize(1280, 720)
    faults = {}
    for key in PAGES:
        opened.go(key)
        qtbot.wait(60)
        faults[key] = layout_faults(opened.window)
    assert {key: found for key, found in faults.items() if found} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_themes_change_colours_and_no_sizes(opened: Studio, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    opened.window.resize(1280, 720)
    opened.go("settings")
    QApplication.processEvents()
    assert layout_faults(opened.window) == []


@pytest.mark.parametrize(
    ("scale", "pages"), [(1.5, ("lexicon", "settings", "jobs", "packs")), (2.0, ("settings",))]
)
def test_a_large_screen_shows_everything_larger(
    lexicon_folder: Path, scale: float, pages: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCALED, str(scale), str(lexicon_folder), *pages],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    told = json.loads(done.stdout)
    assert told["faults"] == {key: [] for key in pages}
    assert told["pixels"] == [3840, 2160]


def test_a_language_that_is_read_from_the_right_turns_the_window(
    opened: Studio, qapp: QApplication, qtbot: object
) -> None:
    frame = opened.window.frame
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.wait(100)
        assert frame.rail.mapTo(opened.window, frame.rail.rect().center()).x() > 1000
        assert frame.header.undo.mapTo(opened.window, frame.header.undo.pos()).x() < 700
        assert layout_faults(opened.window) == []
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
