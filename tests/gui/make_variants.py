"""Makes a picture of every page in each theme, in German and 1.5 times as large, to look at.

    sh .ci/on-a-screen .venv/bin/python -m tests.gui.make_variants FOLDER

They are named ``PAGE-VARIANT.png``. Nothing of the person's own is read or written.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.core.settings import Settings
from app.studio.sample import sample_lexicon
from app.ui.application import dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.doors import doors
from app.ui.theme import THEMES
from lexicon_db.entries import find_entry
from lexicon_db.utterances import list_utterances
from tests.gui.driving import Studio
from tests.gui.layout_facts import layout_faults
from tests.gui.make_screenshots import SELECTED, SIZE, wait, window

_SETTLED: Final = 2500
#: Each variant by its name; one process shows one, because the size holds for a whole process.
VARIANTS: Final = {
    **{name: Settings(theme=name, language="en") for name in THEMES},
    "german": Settings(theme="light", language="de"),
    "larger": Settings(theme="light", language="en", scale=1.5),
}


def make_variant(name: str, lexicon_folder: Path, folder: Path) -> None:
    """Write a picture of every page as one variant shows it, and tell faults of layout."""
    settings = VARIANTS[name]
    application = make_application(["kinelex"], settings.scale)
    preferences = Preferences(settings)
    dress_application(application, preferences)
    with window(preferences) as studio:
        QTest.qWait(_SETTLED)
        _save(studio, folder / f"welcome-{name}.png")
        studio.open(lexicon_folder)
        for door in doors():
            studio.window.go(door.key, _item(studio, door.key))
            QTest.qWait(_SETTLED)
            if door.key in ("sign", "compose"):
                playback = studio.page.playback  # type: ignore[attr-defined]
                wait(lambda playback=playback: playback.times is not None)
                playback.seek(playback.frame_count // 2)
                QTest.qWait(_SETTLED)
            _save(studio, folder / f"{door.key}-{name}.png")


def _item(studio: Studio, key: str) -> str:
    lexicon = studio.workspace.lexicon
    if key in ("sign", "lexicon"):
        entry = find_entry(lexicon, SELECTED)
        assert entry is not None
        return str(entry.active_take if key == "sign" else entry.id)
    return list_utterances(lexicon)[0].id if key in ("compose", "render") else ""


def _save(studio: Studio, file: Path) -> None:
    QTest.mouseMove(studio.window, QPoint(SIZE[0] // 2, SIZE[1] - 4))
    studio.window.grab().save(str(file))
    for fault in layout_faults(studio.window):
        sys.stderr.write(f"{file.name}: {fault}\n")


def make_variants(folder: Path) -> None:
    """Write every variant, each from a process of its own."""
    lexicon = sample_lexicon()
    for name in VARIANTS:
        command = [sys.executable, "-m", "tests.gui.make_variants", str(folder), name, str(lexicon)]
        subprocess.run(command, check=True)
        sys.stderr.write(f"{name}: {len(list(folder.glob(f'*-{name}.png')))} pages\n")


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        make_variant(sys.argv[2], Path(sys.argv[3]), out)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            os.environ["KINELEX_PROFILE"] = f"{scratch}/profile"
            os.environ["XDG_DOCUMENTS_DIR"] = scratch
            make_variants(out)
