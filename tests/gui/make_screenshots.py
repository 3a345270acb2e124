"""Makes the pictures of the window in `resources/screenshots` anew, from what ships.

    sh .ci/on-a-screen .venv/bin/python -m tests.gui.make_screenshots [FOLDER]

The sample lexicon is made in a folder of its own, one recording is added to it and tracked; nothing
of the person's own is read or written. It takes about a minute.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.core.paths import resource
from app.core.settings import Settings
from app.studio.ingest import add_file
from app.studio.lexicons import open_lexicon
from app.studio.recording_prompts import PromptWish
from app.studio.recording_sessions import SessionWish, begin_session
from app.studio.sample import sample_lexicon
from app.studio.tracking import make_tracks_here
from app.ui.application import dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.lexicon.page import LexiconPage
from app.ui.pages.record.camera_choice import PRACTICE
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.take_control import Stage
from app.ui.pages.render.page import RenderPage
from app.ui.pages.review.page import ReviewPage
from app.ui.pages.sign.page import SignPage
from app.ui.plots.curves import CurveKind
from lexicon_db.entries import find_entries
from lexicon_db.takes import get_take
from lexicon_db.utterances import list_utterances
from tests.gui.driving import Studio

SIZE = (1280, 800)
MOST_BYTES = 300_000
RECORDED = "W"
UTTERANCE = "world"
SELECTED = "L"
PROMPTS = ("W", "O", "L", "R", "D", "A", "E", "I")
RECORDED_LETTERS = 2


def make_screenshots(folder: Path) -> None:
    """Write a PNG of each page of daily work (light), and of ``sign`` as ``dark``."""
    lexicon_folder = sample_lexicon()
    take = add_recording(lexicon_folder)
    application = make_application(["kinelex"])
    preferences = Preferences(Settings(theme="light", language="en"))
    dress_application(application, preferences)
    with window(preferences) as studio:
        studio.open(lexicon_folder)
        show_lexicon(studio)
        save(studio, folder / "lexicon.png")
        show_recording(studio)
        save(studio, folder / "record.png", after=400)
        show_sign(studio, take, CurveKind.SPEED)
        save(studio, folder / "sign.png")
        show_utterance(studio)
        save(studio, folder / "compose.png")
        show_review(studio)
        save(studio, folder / "review.png", after=400)
        show_render(studio)
        save(studio, folder / "render.png")
        preferences.update(replace(preferences.current, theme="dark"))
        show_sign(studio, take, CurveKind.FINGERS)
        save(studio, folder / "dark.png")


def add_recording(lexicon_folder: Path) -> str:
    """Add a recording to one of the letters, track it, and return its take."""
    with open_lexicon(lexicon_folder) as lexicon, tempfile.TemporaryDirectory() as job:
        file = resource("demo_recordings", f"{RECORDED}.mp4")
        added = add_file(lexicon, file, gloss=RECORDED, signer="Mira")
        make_tracks_here(lexicon, get_take(lexicon, added.take), Path(job))
        return added.take


@contextmanager
def window(preferences: Preferences) -> Iterator[Studio]:
    """A window of the right size, closed at the end."""
    shown = MainWindow(Session(preferences))
    shown.resize(*SIZE)
    shown.show_welcome()
    shown.show()
    yield Studio(shown, wait)
    shown.close()


def wait(condition: Callable[[], object]) -> None:
    """Let the window work until something has come about."""
    end = time.monotonic() + 120
    while not condition():
        QTest.qWait(20)
        if time.monotonic() > end:
            raise TimeoutError


def show_lexicon(studio: Studio) -> None:
    page = studio.go("lexicon")
    assert isinstance(page, LexiconPage)
    wait(lambda: page.model.rowCount() >= 20)
    takes = [entry.active_take for entry in page.shelf.entries]
    wait(lambda: all(page.posters.poster(take) is not None for take in takes))
    entry = find_entries(studio.workspace.lexicon, [SELECTED])[0]
    page.show_item(entry.id)
    wait(page.details.isVisible)
    page.views.view.scrollToTop()


def show_recording(studio: Studio) -> None:
    """Record some letters from the practice camera, up to the middle of a sign."""
    preferences = studio.window.session.preferences
    recording = replace(preferences.current.recording, camera=PRACTICE)
    preferences.update(replace(preferences.current, recording=recording))
    wish = SessionWish("Letters", "Mira", [PromptWish(gloss) for gloss in PROMPTS], agrees=True)
    begin_session(studio.workspace.lexicon, wish)
    page = studio.go("record")
    assert isinstance(page, RecordPage)
    wait(lambda: page.sessions.rows)
    page.sessions.rows[0].click()
    wait(lambda: page.stage.live.has_picture and page.control.is_ready)
    for _ in range(RECORDED_LETTERS):
        wait(lambda: page.control.is_judging)
        page.control.keep()
    wait(lambda: len(page.takes.cards) >= RECORDED_LETTERS)
    wait(lambda: page.control.stage is Stage.RECORDING)


def show_sign(studio: Studio, take: str, kind: CurveKind) -> None:
    studio.window.go("lexicon")
    studio.window.go("sign", take)
    page = studio.page
    assert isinstance(page, SignPage)
    wait(lambda: page.view is not None and page.view.take.id == take)
    wait(lambda: page.rows.curves.curves is not None)
    wait(lambda: page.figure.viewport._scene is not None)
    page.rows.curves.show_kind(kind)
    phases = page.view.take.phases
    page.playback.seek_seconds((phases.stroke_start + phases.stroke_end) / 2)
    wait(lambda: page.video.frame_shown == page.playback.index)


def show_utterance(studio: Studio) -> None:
    found = {u.name: u for u in list_utterances(studio.workspace.lexicon)}
    studio.window.go("compose", found[UTTERANCE].id)
    page = studio.page
    assert isinstance(page, ComposePage)
    wait(lambda: page.composer.draft.name == UTTERANCE)
    wait(lambda: page.composer.made is not None and len(page.composer.made.spans) == len(UTTERANCE))
    wait(lambda: page.view.viewport._scene is not None)
    wait(lambda: page.timeline.curves.curves is not None)
    seam = page.timeline.signs.blocks.transition(1)
    page.timeline.signs.select(seam)
    wait(lambda: all("Looking" not in shown.text() for shown in page.panel.findChildren(QLabel)))
    span = page.composer.made.spans[3]
    page.playback.seek_seconds((span.start + span.end) / 2)


def show_review(studio: Studio) -> None:
    page = studio.go("review")
    assert isinstance(page, ReviewPage)
    wait(lambda: page.playback.times is not None and page.view.viewport._scene is not None)


def show_render(studio: Studio) -> None:
    found = {u.name: u for u in list_utterances(studio.workspace.lexicon)}
    studio.window.go("render", found[UTTERANCE].id)
    page = studio.page
    assert isinstance(page, RenderPage)
    wait(lambda: page.preview.picture is not None)
    wait(lambda: "takes about" in page._estimate.text())


def save(studio: Studio, file: Path, *, after: int = 1500) -> None:
    """Save the window as it is after some milliseconds: mostly once nothing moves."""
    QTest.mouseMove(studio.window, QPoint(SIZE[0] // 2, SIZE[1] - 4))
    QTest.qWait(after)
    kept = QBuffer()
    studio.window.grab().save(kept, "PNG")
    with Image.open(BytesIO(kept.data().data())) as picture:
        picture.convert("RGB").save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"{file} is too large for a page that people read")
    sys.stderr.write(f"{file}  {file.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["KINELEX_PROFILE"] = f"{scratch}/profile"
        os.environ["XDG_DOCUMENTS_DIR"] = scratch
        out = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("screenshots")
        out.mkdir(exist_ok=True)
        make_screenshots(out)
