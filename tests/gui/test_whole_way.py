"""The whole way of somebody new, once, with real parts: from two videos to a rendered one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from app.core.paths import resource
from app.core.settings import Settings
from app.ui.application import begin
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from app.ui.new_lexicon import NewLexiconDialog
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.pages.lexicon.page import LexiconPage
from app.ui.pages.render.page import RenderPage
from app.ui.pages.sign.page import SignPage
from lexicon_db.entries import find_entries
from lexicon_db.jobs import list_jobs
from lexicon_db.records import EntryStatus, JobState
from lexicon_db.tracks import HandFlag
from lexicon_db.utterances import list_utterances
from tests.gui.driving import Studio, answer, drop_files
from tests.gui.player.seeing import pixels_of, share_unlike

#: Frames of each recording that are added: around the stroke.
FRAMES = (36, 52)
#: Milliseconds: plenty, for a busy machine.
TIME_FOR_A_JOB = 240_000
LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def nobody_works() -> None:
    """Here, real processes work."""


@pytest.fixture
def preferences(preferences: Preferences) -> Preferences:
    """One worker, for all jobs."""
    preferences.update(Settings(workers=1))
    return preferences


@pytest.fixture
def patient(studio: Studio, qtbot: object) -> Studio:
    """The window, and time for jobs."""

    def wait(condition: object) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=TIME_FOR_A_JOB)

    return Studio(studio.window, wait)


def short_clip(name: str, folder: Path) -> Path:
    """Some frames of a recording that ships, at half its size."""
    file = folder / f"{name}.mp4"
    with (
        VideoFile(resource("demo_recordings", f"{name}.mp4")) as video,
        VideoWriter(file, size=(480, 360), fps=25) as writer,
    ):
        for frame in video.frames(*FRAMES):
            halves = frame.rgb.reshape(360, 2, 480, 2, 3).mean(axis=(1, 3))
            writer.write(halves.astype(np.uint8))
    return file


def test_from_two_videos_to_a_rendered_one(patient: Studio, tmp_path: Path) -> None:
    clips = [short_clip(name, tmp_path) for name in ("W", "O")]
    make_lexicon(patient)
    add(patient, clips)
    look(patient, "W")
    compose(patient, "w o ")
    video = render(patient, tmp_path / "wo.mp4")
    with VideoFile(video) as made:
        assert (made.info.width, made.info.height) == (512, 512)
        pictures = [frame.rgb.astype(int) for frame in made.frames()]
    assert len(pictures) == len(made.info.pts) > 15
    moved = max(np.abs(picture - pictures[0]).mean() for picture in pictures)
    assert moved > 1
    find_again(patient)


def make_lexicon(studio: Studio) -> None:
    def fill(dialog: NewLexiconDialog) -> None:
        QTest.keyClicks(dialog.name_field, "Letters")
        dialog.language_choice.setEditText("ase")
        QTest.mouseClick(dialog.create_button, LEFT_BUTTON)

    answer(NewLexiconDialog, fill)
    studio.window.welcome.new_wanted.emit()
    studio.wait(lambda: studio.window.stack is not None)


def add(studio: Studio, clips: list[Path]) -> None:
    """Drop files, say who signs, and watch the jobs until both signs are tracked."""

    def fill(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Mira")
        QTest.mouseClick(dialog.add, LEFT_BUTTON)

    answer(AddDialog, fill)
    drop_files(studio.window, *clips)
    page = studio.page
    assert isinstance(page, LexiconPage)
    studio.wait(lambda: page.model.rowCount() == 2)
    jobs = studio.window.frame.jobs
    studio.wait(lambda: "1 running" in jobs.text())
    studio.wait(lambda: not any(state_is_open(job.state) for job in jobs_of(studio)))
    assert [job.state for job in jobs_of(studio)] == [JobState.DONE] * 2
    studio.wait(lambda: {e.status for e in page.shelf.entries} == {EntryStatus.TRACKED})
    studio.wait(lambda: "No jobs" in jobs.text())


def look(studio: Studio, gloss: str) -> None:
    """Open a sign; step and scrub with video, figure and curves on one clock."""
    studio.take_keys()
    entry = find_entries(studio.workspace.lexicon, [gloss])[0]
    studio.window.go("sign", entry.active_take)
    page = studio.page
    assert isinstance(page, SignPage)
    studio.wait(lambda: page.rows.curves.curves is not None)
    studio.wait(lambda: page.figure.viewport._scene is not None)
    assert page.playback.frame_count == FRAMES[1] - FRAMES[0]
    assert (page.view.motion.flags[:, 1] == HandFlag.MEASURED).mean() > 0.5
    studio.wait(lambda: page.video.frame_shown == 0)
    QTest.keyClick(page.rows.phases, Qt.Key.Key_Period)
    studio.wait(lambda: page.video.frame_shown == 1)
    page.playback.seek(9)
    studio.wait(lambda: page.video.frame_shown == 9)
    assert page.figure.viewport.frame == 9
    figure = pixels_of(page.figure.viewport)
    assert share_unlike(figure, figure[-3, 3]) > 0.1


def compose(studio: Studio, text: str) -> None:
    """Type glosses, play them, save them, and go to render them."""
    page = studio.go("compose")
    assert isinstance(page, ComposePage)
    studio.wait(page.sentence.field.hasFocus)
    QTest.keyClicks(page.sentence.field, text)
    studio.wait(lambda: len(page.composer.draft.slots) == 2)
    studio.wait(lambda: page.composer.made is not None and len(page.composer.made.spans) == 2)
    QTest.keyClick(page.timeline.signs, Qt.Key.Key_Space)
    assert page.playback.is_playing
    studio.wait(lambda: page.view.viewport.frame > 5)
    page.playback.pause()
    page.panel.saved.focus_name()
    QTest.keyClicks(page.panel.saved._name, "wo")
    QTest.keyClick(page.panel.saved._name, Qt.Key.Key_Return)
    studio.wait(lambda: len(list_utterances(studio.workspace.lexicon)) == 1)
    QTest.mouseClick(page.panel.saved._render, LEFT_BUTTON)
    studio.wait(lambda: isinstance(studio.page, RenderPage))


def render(studio: Studio, file: Path) -> Path:
    """See the preview, press Render, wait for the video, play it."""
    page = studio.page
    assert isinstance(page, RenderPage)
    studio.wait(lambda: page.preview.picture is not None)
    assert page.identities.identity == "mannequin"
    page.options.video_file.field.setText(str(file))
    QTest.mouseClick(page.render_button, LEFT_BUTTON)
    studio.wait(file.exists)
    studio.wait(lambda: jobs_of(studio)[-1].state is JobState.DONE)
    studio.wait(lambda: page.videos.made)
    play = page.videos.made[0].play
    studio.wait(play.isVisible)
    QTest.mouseClick(play, LEFT_BUTTON)
    studio.wait(lambda: page.player.playback.index > 3)
    return file


def find_again(studio: Studio) -> None:
    """Close the window, open another: the lexicon of last time is there with all that it had."""
    folder = studio.workspace.lexicon.folder
    preferences = studio.window.session.preferences
    studio.window.close()
    again = Studio(MainWindow(Session(preferences)), studio.wait)
    begin(again.window)
    again.window.show()
    again.wait(lambda: again.window.stack is not None)
    assert again.workspace.lexicon.folder == folder
    page = again.go("lexicon")
    assert isinstance(page, LexiconPage)
    again.wait(lambda: page.model.rowCount() == 2)
    assert {entry.status for entry in page.shelf.entries} == {EntryStatus.TRACKED}
    assert [utterance.name for utterance in list_utterances(again.workspace.lexicon)] == ["wo"]
    composing = again.go("compose")
    again.wait(lambda: composing.composer.made is not None)
    assert composing.composer.draft.text == "W O"
    again.window.close()
    again.window.deleteLater()


def jobs_of(studio: Studio) -> list:
    return list_jobs(studio.workspace.lexicon)


def state_is_open(state: JobState) -> bool:
    return state in (JobState.QUEUED, JobState.RUNNING)
