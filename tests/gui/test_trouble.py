"""Disks that go away, other programs that write, and mistakes of our own: nothing is lost."""

from __future__ import annotations

import faulthandler
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.crash import watch_for_bugs
from app.ui.last_run import LastRun
from lexicon_db.entries import edit_entries, find_entry, get_entry
from lexicon_db.records import EntryStatus
from lexicon_db.store import Lexicon
from tests.gui.driving import Studio

PAGES = ("lexicon", "compose", "packs", "jobs", "settings")


def test_a_disk_that_goes_away_is_told_and_the_window_stays(
    opened: Studio, lexicon_folder: Path, qtbot: object
) -> None:
    lexicon = opened.workspace.lexicon
    entry = find_entry(lexicon, "TREE")
    assert entry is not None
    shutil.rmtree(lexicon_folder)
    with qtbot.captureExceptions() as bugs:
        opened.workspace.operations.write(
            opened.window,
            lambda: edit_entries(lexicon, [entry.id], status=EntryStatus.PUBLISHED),
        )
        opened.wait(lambda: opened.window.frame.notices.shown is not None)
        for key in PAGES:
            opened.go(key)
            qtbot.wait(80)
    assert bugs == []
    notice = opened.window.frame.notices.shown
    assert notice is not None
    assert notice.why
    assert notice.fix


def test_another_program_that_writes_is_waited_for_and_seen(
    opened: Studio, lexicon_folder: Path
) -> None:
    lexicon = opened.workspace.lexicon
    entry = find_entry(lexicon, "TREE")
    assert entry is not None
    with Lexicon.open(lexicon_folder, who="somebody else") as other:
        edit_entries(other, [entry.id], note="from elsewhere")
    done: list[object] = []
    opened.workspace.operations.write(
        opened.window, lambda: edit_entries(lexicon, [entry.id], lemma="tree!"), done.append
    )
    opened.wait(lambda: bool(done))
    now = get_entry(lexicon, entry.id)
    assert (now.note, now.lemma) == ("from elsewhere", "tree!")


def test_a_mistake_keeps_what_was_begun(
    opened: Studio, monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    page = opened.go("compose")
    page.sentence.add_text("TREE BREAD")
    opened.wait(lambda: page.composer.draft.slots)
    watch_for_bugs(opened.workspace.operations, opened.window.keep_work)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("a bug"), None)
    assert list((profile / "drafts").glob("*.json"))
    assert "Your work is saved." in opened.window.frame.notices.text


def test_a_run_that_ended_in_a_crash_is_told_at_the_next_start(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("enable", "disable"):  # those of the test run stay as they are
        monkeypatch.setattr(faulthandler, name, lambda _file=None: None)
    running = LastRun()
    assert not running.has_crashed()
    running.begin()
    assert not LastRun().has_crashed(), "it still runs"
    running.end()
    assert not LastRun().has_crashed(), "it ended as it should"
    crash = "import os; from app.ui.last_run import LastRun; LastRun().begin(); os.abort()"
    done = subprocess.run([sys.executable, "-c", crash], capture_output=True, check=False)
    assert done.returncode != 0
    assert "Aborted" in (profile / "logs" / "crash.log").read_text(encoding="utf-8")
    assert LastRun().has_crashed()
    assert not LastRun().has_crashed(), "it is told once"
