"""Undo and redo in the window: on every page, by keys and by buttons, with the name of the step."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.step_words import step_words
from lexicon_db.entries import edit_entries, find_entry, get_entry, trash_entries
from lexicon_db.records import EntryStatus
from tests.gui.driving import Studio

ROOT = Path(__file__).parents[2]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def approve(opened: Studio, gloss: str = "TREE") -> str:
    """Give a sign another status, and wait until that can be undone."""
    lexicon = opened.workspace.lexicon
    entry = find_entry(lexicon, gloss)
    assert entry is not None
    edit_entries(lexicon, [entry.id], status=EntryStatus.PUBLISHED)
    opened.wait(lambda: opened.window.undoing.undo.text() == "Undo: change of a sign")
    return entry.id


def status(opened: Studio, entry: str) -> EntryStatus:
    return get_entry(opened.workspace.lexicon, entry).status


def test_ctrl_z_undoes_the_last_step_on_another_page(opened: Studio) -> None:
    entry = approve(opened)
    opened.go("jobs")
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CTRL)
    opened.wait(lambda: status(opened, entry) is not EntryStatus.PUBLISHED)
    opened.wait(lambda: opened.window.frame.notices.text == "Undone: change of a sign.")
    opened.wait(opened.window.undoing.redo.isEnabled)
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CTRL | SHIFT)
    opened.wait(lambda: status(opened, entry) is EntryStatus.PUBLISHED)
    opened.wait(lambda: opened.window.frame.notices.text == "Done again: change of a sign.")


def test_the_buttons_name_the_step_and_its_keys(opened: Studio) -> None:
    approve(opened)
    lexicon, header = opened.workspace.lexicon, opened.window.frame.header
    entry = find_entry(lexicon, "BREAD")
    assert entry is not None
    trash_entries(lexicon, [entry.id])
    opened.wait(lambda: header.undo.toolTip() == "Undo: sign in the trash  (Ctrl+Z)")
    QTest.mouseClick(header.undo, Qt.MouseButton.LeftButton)
    opened.wait(lambda: find_entry(lexicon, "BREAD") is not None)
    opened.wait(lambda: header.redo.accessibleName() == "Redo: sign in the trash")


def test_a_field_with_something_to_undo_keeps_its_keys(opened: Studio) -> None:
    entry = approve(opened)
    page = opened.go("settings")
    QTest.keyClicks(page.search, "abc")
    QTest.keyClick(page.search, Qt.Key.Key_Z, CTRL)
    assert page.search.text() == ""
    opened.settle()
    assert status(opened, entry) is EntryStatus.PUBLISHED


def test_a_field_with_nothing_to_undo_leaves_the_keys_to_the_window(opened: Studio) -> None:
    entry = approve(opened)
    page = opened.go("settings")
    opened.wait(page.search.hasFocus)
    QTest.keyClick(page.search, Qt.Key.Key_Z, CTRL)
    opened.wait(lambda: status(opened, entry) is not EntryStatus.PUBLISHED)


def test_a_draft_is_undone_before_the_lexicon(opened: Studio) -> None:
    entry = approve(opened)
    page = opened.go("compose")
    page.sentence.add_text("TREE BREAD")
    opened.wait(lambda: page.composer.history.can_undo)
    assert not opened.window.undoing.undo.isEnabled()
    QTest.mouseClick(opened.window.frame.header.undo, Qt.MouseButton.LeftButton)
    opened.wait(lambda: not page.composer.draft.slots)
    opened.settle()
    assert status(opened, entry) is EntryStatus.PUBLISHED
    opened.wait(opened.window.undoing.undo.isEnabled)
    QTest.mouseClick(opened.window.frame.header.undo, Qt.MouseButton.LeftButton)
    opened.wait(lambda: status(opened, entry) is not EntryStatus.PUBLISHED)


def test_the_first_notice_offers_the_way_back(opened: Studio) -> None:
    entry = approve(opened)
    opened.window.undoing.undo.trigger()
    opened.wait(lambda: status(opened, entry) is not EntryStatus.PUBLISHED)
    strip = opened.window.frame.notices
    opened.wait(lambda: strip.action.isVisible() and strip.action.text() == "Redo")
    opened.wait(opened.window.undoing.redo.isEnabled)
    QTest.mouseClick(strip.action, Qt.MouseButton.LeftButton)
    opened.wait(lambda: status(opened, entry) is EntryStatus.PUBLISHED)


def test_every_step_has_words() -> None:
    """Each operation that can be undone, by the sources that name it."""
    named = re.compile(r'\.(?:write|one_step)\("([a-z ]+)"([^)]*)\)')
    unsaid = set()
    for folder in ("lexicon_db", "app/studio"):
        for file in (ROOT / folder).rglob("*.py"):
            for label, rest in named.findall(file.read_text(encoding="utf-8")):
                is_step = "NEVER" not in rest and "FINAL" not in rest and "PART" not in rest
                if is_step and step_words(label) == step_words("?"):
                    unsaid.add(label)
    assert unsaid <= {"name"}, "but for the example"
