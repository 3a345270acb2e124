"""A person records signs: by hands, by keys, by pedal; pauses, goes on, and loses nothing."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.capture.camera import CameraInfo
from app.capture.recorder import Recorder
from app.capture.recording_messages import Trouble
from app.capture.synthetic_camera import Faults, SyntheticCamera, read_number
from app.capture.video import VideoFile
from app.studio.lexicons import open_lexicon
from app.studio.recording_place import RecordingNote, RecordingPlace
from app.studio.recording_sessions import pace_of
from app.ui.pages.record import camera_link
from app.ui.pages.record.page import RecordPage
from app.ui.pages.record.practice_camera import PracticeCamera
from app.ui.pages.record.session_dialog import PromptSource, SessionDialog
from app.ui.pages.record.session_keeping import SessionNameDialog
from app.ui.pages.record.take_control import Stage
from lexicon_db.consents import withdraw_consent
from lexicon_db.entries import find_entry
from lexicon_db.errors import KnownError
from lexicon_db.jobs import list_jobs
from lexicon_db.records import EntryStatus, Hand, PromptState, Scope, TakeId
from lexicon_db.sessions import find_session, list_sessions
from lexicon_db.takes import get_take, takes_of
from tests.benchmarks.watching import children
from tests.gui.driving import Studio, answer, write_clip
from tests.gui.record_driving import (
    SilentAssistant,
    add_session,
    button,
    continue_session,
    press,
    prompts,
    record,
    set_recording,
    states,
    use_camera,
)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No live help."""
    monkeypatch.setattr(camera_link, "make_assistant", lambda *_: SilentAssistant())


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, silent: None) -> None:
    """A camera that draws its pictures."""
    use_camera(monkeypatch, lambda: SyntheticCamera(160, 120, 30.0))


@pytest.fixture
def opened(opened: Studio, qtbot: object) -> Studio:
    """The window on the lexicon, and time for processes to start on a busy machine."""

    def wait(condition) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)

    return Studio(opened.window, wait)


@pytest.fixture
def bench(opened: Studio) -> Studio:
    """The same, with a session."""
    add_session(opened)
    return opened


def test_three_signs_are_recorded_by_hands_alone(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    """Neither mouse nor keys after the session is open; real live help, real recorder."""
    use_camera(monkeypatch, PracticeCamera)
    page = continue_session(bench, hands_free=True, hands_countdown=0.0)
    stages = []
    page.control.changed.connect(stages.append)

    def recorded() -> bool:
        session = page.desk.session
        return session is not None and session.count(PromptState.RECORDED) >= 3

    qtbot.waitUntil(recorded, timeout=240_000)
    assert pace_of(page.desk.session).per_hour > 60
    bench.window.go("jobs")
    bench.settle()
    bench.settle()
    done = prompts(bench)
    assert [prompt.state for prompt in done[:3]] == [PromptState.RECORDED] * 3
    lexicon = bench.workspace.lexicon
    tracked = {job.parameters["take"] for job in list_jobs(lexicon)}
    for prompt in done[:3]:
        takes = takes_of(lexicon, find_entry(lexicon, prompt.gloss).id)
        # A sign that may have been a touch of the face is asked for again; the pace above says how
        # often that may be.
        assert takes
        for take in takes:
            assert take.id in tracked
            assert take.recording.camera == "Test camera"
            # A sign takes less than three seconds of the film, with its rests nearly six.
            assert 0.8 < take.end - take.start < 4.0
    assert {Stage.RECORDING, Stage.SAVING} <= set(stages)


def test_signs_are_recorded_kept_skipped_and_gone_back_to_by_keys(
    bench: Studio, drawn: None
) -> None:
    page = continue_session(bench)
    record(bench, page)
    press(page, Qt.Key.Key_Return)
    assert page.desk.prompt.gloss == "BETA"
    press(page, Qt.Key.Key_S)
    bench.settle()
    assert page.desk.prompt.gloss == "GAMMA"
    record(bench, page)
    press(page, Qt.Key.Key_Return)
    assert page.desk.prompt.gloss == "DELTA"
    press(page, Qt.Key.Key_P)
    assert page.desk.prompt.gloss == "GAMMA"
    press(page, Qt.Key.Key_N)
    assert page.desk.prompt.gloss == "DELTA"
    assert states(bench) == ["recorded", "skipped", "recorded", "waiting"]
    take = get_take(bench.workspace.lexicon, prompts(bench)[0].takes[0])
    assert take.recording.height == 120
    assert not any(page.desk.place.folder.glob("*.mp4"))


def test_until_the_recorder_is_ready_the_page_says_so(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, drawn: None
) -> None:
    monkeypatch.setattr(Recorder, "is_ready", False)
    set_recording(bench, countdown=0.0)
    page = bench.go("record")
    bench.wait(lambda: page.sessions.rows)
    page.sessions.rows[0].click()
    bench.wait(lambda: page.cameras.link.is_open and page.stage.live.has_picture)
    bench.wait(lambda: page.stage.live.state.words == "Preparing…")
    assert not page.stage.row.start.isEnabled()
    press(page, Qt.Key.Key_Space)
    assert page.control.stage is Stage.REST
    monkeypatch.setattr(Recorder, "is_ready", True)
    bench.wait(page.stage.row.start.isEnabled)
    assert page.stage.live.state.words == "Ready"


def test_a_pedal_does_what_comes_next(bench: Studio, drawn: None) -> None:
    page = continue_session(bench, pedal="F9")
    record(bench, page, Qt.Key.Key_F9)
    press(page, Qt.Key.Key_F9)
    assert page.desk.prompt.gloss == "BETA"
    set_recording(bench, pedal="PgDown", any_key=True)
    record(bench, page, Qt.Key.Key_PageDown)
    press(page, Qt.Key.Key_X)
    assert page.desk.prompt.gloss == "GAMMA"
    record(bench, page, Qt.Key.Key_7)


def test_the_countdown_can_be_called_off(bench: Studio, drawn: None) -> None:
    page = continue_session(bench, countdown=3.0)
    press(page, Qt.Key.Key_Space)
    assert page.control.stage is Stage.COUNTDOWN
    bench.wait(lambda: page.stage.live.state.number == 3)
    bench.wait(lambda: 0.05 < page.stage.live.state.share < 1)
    press(page, Qt.Key.Key_Backspace)
    assert page.control.stage is Stage.REST
    bench.settle()
    assert states(bench)[0] == "waiting"


def test_a_sign_is_made_again_and_the_first_take_is_not_lost(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    record(bench, page)
    first = page.desk.last_take
    press(page, Qt.Key.Key_Backspace)
    bench.settle()
    assert page.desk.prompt.gloss == "ALPHA"
    assert states(bench)[0] == "waiting"
    lexicon = bench.workspace.lexicon
    assert [take.id for take in takes_of(lexicon, first.entry, in_trash=True)] == [first.id]
    record(bench, page)
    assert prompts(bench)[0].takes == (page.desk.last_take.id,)
    notice = bench.window.frame.notices
    assert "set aside" in notice.text


def test_what_was_broken_off_lies_in_the_trash(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    press(page, Qt.Key.Key_Space)
    begun = page.cameras.link.now
    bench.wait(lambda: page.cameras.link.now > begun + 0.5)
    press(page, Qt.Key.Key_Backspace)
    assert page.control.stage is Stage.REST
    lexicon = bench.workspace.lexicon
    bench.wait(
        lambda: (
            (found := find_entry(lexicon, "ALPHA")) and takes_of(lexicon, found.id, in_trash=True)
        )
    )
    bench.settle()
    assert states(bench)[0] == "waiting"
    assert find_entry(lexicon, "ALPHA").status is EntryStatus.NEW


def test_takes_are_compared_side_by_side(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    record(bench, page)
    press(page, Qt.Key.Key_A)
    assert page.desk.prompt.gloss == "ALPHA"
    record(bench, page)
    bench.wait(lambda: len(page.takes.facts_here) == 2)
    press(page, Qt.Key.Key_C)
    assert page.stage.is_comparing
    first, second = page.stage.compare.cards
    bench.wait(lambda: first.view.has_pictures and second.view.has_pictures)
    assert (first.facts.take.is_active, second.facts.take.is_active) == (True, False)
    QTest.mouseClick(second.use, Qt.MouseButton.LeftButton)
    bench.wait(lambda: page.stage.compare.cards[1].facts.take.is_active)
    QTest.mouseClick(page.stage.compare.cards[0].again, Qt.MouseButton.LeftButton)
    bench.wait(lambda: len(prompts(bench)[0].takes) == 1)
    press(page, Qt.Key.Key_C)
    assert not page.stage.is_comparing


def test_a_session_is_paused_and_continued_tomorrow(
    bench: Studio, drawn: None, lexicon_folder: Path
) -> None:
    page = continue_session(bench)
    record(bench, page)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_N)
    QTest.mouseClick(page.queue.pause_button, Qt.MouseButton.LeftButton)
    bench.wait(lambda: page.sessions.isVisible() and not page.cameras.link.is_open)
    bench.settle()
    bench.wait(lambda: page.sessions.rows and page.sessions.rows[0].info.recorded == 1)
    bench.window.session.open(lexicon_folder)
    bench.wait(lambda: bench.window.stack is not None and bench.page is not page)
    again = continue_session(bench)
    assert again.desk.prompt.gloss == "GAMMA"
    assert again.queue.counts.text().startswith("1 of 4")


def test_a_session_is_renamed_and_removed_and_comes_back(bench: Studio) -> None:
    page = bench.go("record")
    bench.wait(lambda: page.sessions.rows and page.sessions.rows[0].isVisible())

    def rename(dialog: SessionNameDialog) -> None:
        dialog.field.setText("Tuesday")
        QTest.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)

    def names() -> list[str]:
        return [row.info.name for row in page.sessions.rows]

    answer(SessionNameDialog, rename)
    QTest.mouseClick(button(page, "Rename Monday"), Qt.MouseButton.LeftButton)
    bench.wait(lambda: names() == ["Tuesday"] and page.sessions.rows[0].isVisible())
    QTest.mouseClick(button(page, "Remove Tuesday"), Qt.MouseButton.LeftButton)
    bench.wait(lambda: not page.sessions.rows)
    notices = bench.window.frame.notices
    bench.wait(lambda: "its takes stay" in notices.text)
    QTest.mouseClick(button(notices, "Undo"), Qt.MouseButton.LeftButton)
    bench.wait(lambda: names() == ["Tuesday"])


class ExposingCamera(SyntheticCamera):
    """A camera whose exposure can be set."""

    exposure_range = (1 / 300, 1 / 20)

    def __init__(self) -> None:
        super().__init__(160, 120, 30.0)
        self.exposure: float | None = None

    def set_exposure(self, seconds: float | None) -> None:
        self.exposure = seconds


def test_exposure_is_set_where_the_camera_offers_it(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, silent: None
) -> None:
    camera = ExposingCamera()
    use_camera(monkeypatch, lambda: camera)
    page = continue_session(bench)
    menu = page.stage.row.camera_menu
    menu.aboutToShow.emit()
    offered = {action.text(): action for action in menu.actions()}
    assert {"1/30 s", "1/250 s"} < set(offered)
    assert "1/500 s" not in offered
    assert offered["Automatic exposure"].isChecked()
    offered["1/250 s"].trigger()
    assert camera.exposure == 1 / 250
    assert page.cameras.link.is_open
    page.actions_.put_away.trigger()
    bench.wait(lambda: not page.cameras.link.is_open)
    camera.exposure = None
    again = continue_session(bench)
    assert camera.exposure == 1 / 250
    again.stage.row.camera_menu.aboutToShow.emit()
    checked = [each.text() for each in again.stage.row.camera_menu.actions() if each.isChecked()]
    assert "1/250 s" in checked


def test_who_agrees_no_more_is_recorded_no_more(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    lexicon = bench.workspace.lexicon
    signer = find_session(lexicon, "Monday").signer
    bench.workspace.operations.write(
        bench.window, lambda: withdraw_consent(lexicon, signer, [Scope.RECORD])
    )
    bench.wait(lambda: page.desk.session is None and not page.cameras.link.is_open)
    bench.wait(lambda: "has not agreed to be recorded" in bench.window.frame.notices.text)
    bench.wait(lambda: page.sessions.rows and page.sessions.rows[0].isVisible())
    page.sessions.rows[0].click()
    bench.settle()
    assert page.desk.session is None


def test_consent_withdrawn_by_another_program_ends_the_next_recording(
    bench: Studio, drawn: None
) -> None:
    page = continue_session(bench)
    signer = find_session(bench.workspace.lexicon, "Monday").signer
    with open_lexicon(bench.workspace.lexicon.folder) as elsewhere:
        withdraw_consent(elsewhere, signer, [Scope.RECORD])
    press(page, Qt.Key.Key_Space)
    bench.wait(lambda: page.desk.session is None and not page.cameras.link.is_open)
    bench.settle()
    assert states(bench)[0] == "waiting"


def test_leaving_the_page_keeps_what_is_being_recorded(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    press(page, Qt.Key.Key_Space)
    begun = page.cameras.link.now
    bench.wait(lambda: page.cameras.link.now > begun + 0.6)
    bench.window.go("lexicon")
    bench.settle()
    assert states(bench)[0] == "recorded"
    other = RecordingPlace(bench.workspace.lexicon.folder)
    other.claim()
    other.release()
    bench.window.go("record")
    bench.wait(lambda: page.cameras.link.is_open)


def test_what_a_crash_left_is_rescued_at_the_start(bench: Studio, drawn: None) -> None:
    lexicon = bench.workspace.lexicon
    session = find_session(lexicon, "Monday")
    place = RecordingPlace(lexicon.folder)
    place.folder.mkdir()
    key = "20260101-120000-abcdef-0001"
    place.note(key, RecordingNote(session.id, session.prompts[2].id, "GAMMA", "Ana"))
    shutil.move(write_clip(place.folder / "clip.mp4", 90), place.folder / f"{key}.mp4")
    page = continue_session(bench)
    assert states(bench)[2] == "recorded"
    bench.wait(lambda: "GAMMA" in bench.window.frame.notices.text)
    assert page.desk.prompt.gloss == "ALPHA"


def test_without_a_camera_the_page_says_so_and_offers_practice(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, silent: None
) -> None:
    use_camera(monkeypatch, lambda: SyntheticCamera(160, 120, faults=Faults(is_busy=True)))
    set_recording(bench, countdown=0.0)
    page = bench.go("record")
    bench.wait(lambda: page.sessions.rows)
    page.sessions.rows[0].click()
    bench.wait(page.stage.no_camera.isVisible)
    assert page.stage.practise.isVisible()
    use_camera(monkeypatch, lambda: SyntheticCamera(160, 120))
    QTest.mouseClick(page.stage.practise, Qt.MouseButton.LeftButton)
    bench.wait(lambda: page.cameras.link.is_open and page.stage.live.isVisible())


def test_a_camera_that_is_pulled_out_loses_nothing(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, silent: None
) -> None:
    use_camera(monkeypatch, lambda: SyntheticCamera(160, 120, faults=Faults(unplugged_after=3.0)))
    page = continue_session(bench)
    press(page, Qt.Key.Key_Space)
    bench.wait(page.stage.no_camera.isVisible)
    bench.settle()
    assert states(bench)[0] == "recorded"


def begin(studio: Studio, page: RecordPage) -> None:
    """Begin to record, and go on for more than a second."""
    press(page, Qt.Key.Key_Space)
    studio.wait(lambda: page.control.recorded > 1.2)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which process encodes")
def test_a_killed_encoder_loses_at_most_a_second(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    begin(bench, page)
    (encoder,) = children(os.getpid(), "spawn_main")
    recorded = page.control.recorded
    os.kill(encoder, signal.SIGKILL)
    bench.wait(lambda: page.control.stage is Stage.TROUBLE)
    assert "interrupted" in page.stage.live.state.message
    bench.wait(lambda: states(bench)[0] == "recorded")
    (take,) = prompts(bench)[0].takes
    kept = get_take(bench.workspace.lexicon, take)
    assert kept.end - kept.start > recorded - 1.0
    bench.wait(lambda: page.control.is_ready)
    record(bench, page)
    assert len(prompts(bench)[0].takes) == 2


def test_a_disk_that_fills_up_ends_the_recording_and_keeps_it(bench: Studio, drawn: None) -> None:
    page = continue_session(bench)
    begin(bench, page)
    told = KnownError("The recording was ended early.", "The disk is full.", "Free some space.")
    page.cameras.link.told.emit(Trouble(told))
    assert page.control.stage is Stage.TROUBLE
    page.control.tick(page.cameras.link.now)
    bench.wait(lambda: "Free some space." in page.stage.live.state.message)
    bench.wait(lambda: states(bench)[0] == "recorded")


def test_a_full_disk_is_told_on_the_picture(
    bench: Studio, monkeypatch: pytest.MonkeyPatch, drawn: None
) -> None:
    def short_of_room(folder: Path, info: CameraInfo) -> Recorder:
        return Recorder(folder, info, least_free=10**18)

    monkeypatch.setattr(camera_link, "make_recorder", short_of_room)
    page = continue_session(bench)
    press(page, Qt.Key.Key_Space)
    bench.wait(lambda: page.control.stage is Stage.TROUBLE)
    assert "disk" in page.stage.live.state.message
    bench.settle()
    assert states(bench)[0] == "waiting"


def test_a_session_of_two_thousand_prompts_stops_the_window_nowhere(
    opened: Studio, monkeypatch: pytest.MonkeyPatch, silent: None
) -> None:
    """No turn of the window takes more than 50 ms of the processor, while 720p is recorded."""
    use_camera(monkeypatch, lambda: SyntheticCamera(1280, 720, 30.0))
    add_session(opened, glosses=[f"SIGN-{number}" for number in range(2000)])
    page = continue_session(opened, hands_free=False)
    assert page.queue.model.rowCount() == 2000
    turns = []

    def turn_until(condition) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end
            before = time.thread_time()
            QApplication.processEvents()
            turns.append(time.thread_time() - before)
            time.sleep(0.002)

    press(page, Qt.Key.Key_Space)
    turn_until(lambda: page.control.recorded > 1.0)
    press(page, Qt.Key.Key_Space)
    turn_until(lambda: page.control.stage is Stage.SAVED)
    turn_until(lambda: page.takes.cards)
    press(page, Qt.Key.Key_Return)
    begun = time.monotonic()
    turn_until(lambda: time.monotonic() > begun + 0.5)
    assert max(turns) < 0.05


def test_the_zones_of_left_handed_signers_are_mirrored(
    opened: Studio, monkeypatch: pytest.MonkeyPatch, drawn: None
) -> None:
    from app.assistance.hands_free import HandsFree

    followed = []

    class Spy(HandsFree):
        def __init__(self, thresholds, *, dominance):
            followed.append(dominance)
            super().__init__(thresholds, dominance=dominance)

    monkeypatch.setattr("app.assistance.hands_free.HandsFree", Spy)
    add_session(opened, Hand.LEFT)
    page = continue_session(opened)
    assert followed[-1] is Hand.LEFT
    record(opened, page)
    assert page.desk.last_take.dominance is Hand.LEFT


def test_a_session_is_made_of_a_table(opened: Studio, drawn: None, tmp_path: Path) -> None:
    table = tmp_path / "prompts.csv"
    table.write_text("gloss;note\nNEW1;slowly\nTREE;\n", encoding="utf-8")
    page = opened.go("record")

    def fill(dialog: SessionDialog) -> None:
        dialog.name_field.setText("Friday")
        dialog.signer_choice.setEditText("Jonas")
        dialog.use_table(table)
        assert not dialog.begin_button.isEnabled()
        QTest.mouseClick(dialog.agrees, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        QTest.mouseClick(dialog.begin_button, Qt.MouseButton.LeftButton)

    answer(SessionDialog, fill)
    QTest.mouseClick(page.sessions.doors[PromptSource.TABLE], Qt.MouseButton.LeftButton)
    opened.wait(lambda: page.desk.prompt is not None)
    assert page.stage.card.gloss.text() == "NEW1"
    assert page.stage.card.note.text() == "slowly"
    assert page.stage.card.height() < 60
    with_example = dataclasses.replace(page.desk.prompt, example_take=TakeId("some"))
    page.stage.card.make_room((page.desk.prompt, with_example))
    assert page.stage.card.height() > 100
    assert list_sessions(opened.workspace.lexicon)[0].signer == "Jonas"


def test_what_is_wrong_with_a_table_is_said_in_the_dialog(opened: Studio, tmp_path: Path) -> None:
    table = tmp_path / "prompts.csv"
    table.write_text("gloss\nA\n,\n\n \n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("gloss,picture\nA,gone.png\n", encoding="utf-8")
    page = opened.go("record")
    told = []

    def fill(dialog: SessionDialog) -> None:
        dialog.use_table(tmp_path / "bad.csv")
        told.append(dialog.trouble.text())
        dialog.use_table(table)
        told.append(dialog.told.text())
        dialog.reject()

    answer(SessionDialog, fill)
    QTest.mouseClick(page.sessions.doors[PromptSource.TABLE], Qt.MouseButton.LeftButton)
    opened.wait(lambda: len(told) == 2)
    assert "In line 2" in told[0]
    assert "1" in told[1]


def test_the_file_is_never_mirrored(bench: Studio, drawn: None) -> None:
    """The number of each picture stands in its upper left corner."""

    page = continue_session(bench, mirrored=True)
    record(bench, page)
    take = page.desk.last_take
    path = bench.workspace.lexicon.media.path(take.recording.sha256, take.recording.suffix)
    with VideoFile(path) as video:
        numbers = [read_number(frame.rgb) for frame in video.frames()]
    assert np.diff(numbers).min() >= 1
    press(page, Qt.Key.Key_M)
    assert not page.stage.live.is_mirrored


@pytest.mark.parametrize("size", [(1280, 720), (1080, 640), (1920, 1080)])
def test_everything_can_be_reached(bench: Studio, drawn: None, size: tuple[int, int]) -> None:
    bench.window.resize(*size)
    page = continue_session(bench)
    QApplication.processEvents()
    frame = QRect(QPoint(0, 0), bench.window.size())
    for found in page.findChildren(QAbstractButton):
        if found.isVisible() and found.parent() is not None:
            assert min(found.width(), found.height()) >= 28, found.accessibleName()
            assert found.accessibleName() or found.text()
            place = QRect(found.mapTo(bench.window, QPoint(0, 0)), found.size())
            assert frame.contains(place), found.accessibleName() or found.text()
    assert page.stage.live.width() * page.stage.live.height() > 0.2 * size[0] * size[1]
