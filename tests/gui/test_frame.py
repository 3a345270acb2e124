"""The frame of the window: ways to pages, search, notices, what it remembers."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.settings import Settings
from app.ui.application import begin
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.crash import watch_for_bugs
from app.ui.main_window import MainWindow
from lexicon_db.entries import find_entry
from lexicon_db.errors import KnownError
from tests.gui.driving import Studio


def test_alt_and_a_number_opens_pages(opened: Studio) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert opened.page.title == "Jobs"
    QTest.keyClick(opened.window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert opened.page.title == "Settings"
    assert opened.window.frame.header.title.text() == "Settings"
    QTest.keyClick(opened.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert opened.page.title == "Record"


def test_a_page_is_made_once(opened: Studio) -> None:
    first = opened.go("jobs")
    opened.go("settings")
    assert opened.go("jobs") is first


def test_changing_pages_is_quick(opened: Studio) -> None:
    opened.go("jobs")
    opened.go("settings")
    slowest = 0.0
    for key in ("lexicon", "jobs", "settings", "lexicon"):
        before = time.thread_time()  # what else runs on the machine does not count
        opened.go(key)
        opened.window.repaint()
        slowest = max(slowest, time.thread_time() - before)
    assert slowest < 0.1


def test_ctrl_k_finds_a_sign_and_goes_to_it(opened: Studio) -> None:
    opened.go("jobs")
    search = opened.window.frame.header.search
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened.wait(search.hasFocus)
    QTest.keyClicks(search, "tree")
    listed = opened.window.palette_list
    opened.wait(lambda: "TREE" in listed.shown())
    QTest.keyClick(search, Qt.Key.Key_Return)
    opened.wait(lambda: [e.id_gloss for e in opened.page.views.selection()] == ["TREE"])
    assert not listed.isVisible()
    assert search.text() == ""


def test_ctrl_k_finds_a_command_and_gives_it(opened: Studio) -> None:
    search = opened.window.frame.header.search
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened.wait(search.hasFocus)
    QTest.keyClicks(search, "go to settings")
    opened.wait(lambda: "Go to Settings" in opened.window.palette_list.shown())
    QTest.keyClick(search, Qt.Key.Key_Return)
    opened.wait(lambda: opened.page.title == "Settings")


def test_escape_leaves_the_search(opened: Studio) -> None:
    search = opened.window.frame.header.search
    QTest.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened.wait(search.hasFocus)
    opened.wait(opened.window.palette_list.isVisible)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not opened.window.palette_list.isVisible()
    assert not search.hasFocus()


def test_a_notice_offers_its_action_once(opened: Studio) -> None:
    given = []
    strip = opened.window.frame.notices
    opened.workspace.operations.tell(
        Notice(NoticeKind.DONE, "Gone.", action="Undo", act=lambda: given.append(1))
    )
    QTest.mouseClick(strip.action, Qt.MouseButton.LeftButton)
    assert given == [1]
    assert strip.shown is None


def test_troubles_wait_below_later_notices(opened: Studio) -> None:
    strip = opened.window.frame.notices
    opened.workspace.operations.tell(Notice.of_error(KnownError("Not saved.", "Full.", "Free it.")))
    opened.workspace.operations.tell(Notice(NoticeKind.DONE, "Added."))
    assert strip.text == "Added."
    QTest.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert strip.text == "Not saved. Full. Free it."


def test_a_known_trouble_of_a_write_becomes_a_notice(opened: Studio) -> None:
    def refuse() -> None:
        raise KnownError("Nothing was saved.", "The disk is full.", "Free some space.")

    opened.workspace.operations.write(opened.window, refuse)
    opened.wait(lambda: opened.window.frame.notices.shown is not None)
    assert "The disk is full." in opened.window.frame.notices.text


def test_a_bug_becomes_a_calm_message_with_the_log(
    opened: Studio, profile: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch_for_bugs(opened.workspace.operations, opened.window.keep_work)
    error = ZeroDivisionError("secret detail")
    sys.excepthook(type(error), error, None)
    text = opened.window.frame.notices.text
    assert "Your work is saved." in text
    assert str(profile / "logs" / "kinelex.log") in text
    assert "secret detail" not in text
    assert "Traceback" not in text
    assert "secret detail" in caplog.text


def test_the_window_remembers_its_size_and_page(
    opened: Studio, preferences: Preferences, qtbot: object
) -> None:
    opened.window.resize(1333, 777)
    opened.go("jobs")
    opened.window.close()
    again = MainWindow(Session(preferences))
    begin(again)
    again.show()
    qtbot.waitUntil(lambda: again.stack is not None, timeout=10_000)
    screen = again.screen().availableSize()
    if screen.width() >= 1333:  # a smaller screen narrows the window
        assert (again.width(), again.height()) == (1333, 777)
    assert again.stack.key == "jobs"
    again.close()


def test_the_window_goes_on_where_one_was(
    opened: Studio, preferences: Preferences, qtbot: object
) -> None:
    entry = find_entry(opened.workspace.lexicon, "TREE")
    assert entry is not None
    opened.window.go("sign", entry.active_take)
    opened.wait(lambda: opened.page.playback.times is not None)
    opened.page.playback.seek(5)
    opened.window.close()
    again = MainWindow(Session(preferences))
    begin(again)
    again.show()
    qtbot.waitUntil(lambda: again.stack is not None, timeout=10_000)
    assert (again.stack.key, again.stack.item) == ("sign", entry.active_take)
    playback = again.stack.page.playback
    qtbot.waitUntil(lambda: playback.times is not None, timeout=10_000)
    assert playback.index == 5
    again.close()


def test_in_another_lexicon_only_the_page_is_the_same(opened: Studio, tmp_path: Path) -> None:
    entry = find_entry(opened.workspace.lexicon, "TREE")
    assert entry is not None
    opened.window.go("sign", entry.active_take)
    opened.window.session.create(tmp_path / "other", "Other signs", "gsg")
    opened.wait(lambda: opened.workspace.lexicon.info.name == "Other signs")
    assert opened.window.stack.key == "lexicon"


def test_the_last_lexicon_is_opened_again(opened: Studio, preferences: Preferences) -> None:
    assert preferences.current.recent[0] == str(opened.workspace.lexicon.folder)
    assert opened.window.frame.header.lexicon.text() == "Everyday signs"


def test_another_lexicon_takes_the_place_of_the_open_one(opened: Studio, tmp_path: Path) -> None:
    opened.window.session.create(tmp_path / "other", "Other signs", "gsg")
    opened.wait(lambda: opened.workspace.lexicon.info.name == "Other signs")
    opened.wait(lambda: opened.page.shelf.is_complete)
    assert opened.page.model.rowCount() == 0


def test_a_last_lexicon_that_is_gone_is_said(studio: Studio, tmp_path: Path) -> None:
    studio.window.session.preferences.update(Settings(recent=(str(tmp_path / "Old signs"),)))
    begin(studio.window)
    assert studio.window.frame.place.currentWidget() is studio.window.welcome
    assert "Old signs is not where it was." in studio.window.frame.notices.text
