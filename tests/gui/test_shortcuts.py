"""Keys: every action has its own name, keys are chosen by pressing them, and chosen ones work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.core.settings import load_settings
from app.ui.keymap import KeyedAction, Keymap
from app.ui.shortcut_sheet import ShortcutSheet
from tests.gui.driving import Studio, answer

CTRL = Qt.KeyboardModifier.ControlModifier


def named(keymap: Keymap, words: str) -> KeyedAction:
    """The action with these words."""
    return next(one for one in keymap.all() if one.name == words)


@pytest.fixture
def sheet(opened: Studio, qtbot: object) -> ShortcutSheet:
    shown = ShortcutSheet(opened.window.keymap, opened.window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def press(sheet: ShortcutSheet, words: str, key: Qt.Key) -> None:
    """Choose an action and press Ctrl and a key for it."""
    sheet.choose(named(sheet._keymap, words).id)
    QTest.keyClick(sheet.field, key, CTRL)


def test_chosen_keys_work_at_once_and_are_kept(opened: Studio, sheet: ShortcutSheet) -> None:
    press(sheet, "Go to Jobs", Qt.Key.Key_J)
    sheet.close()
    opened.take_keys()
    QTest.keyClick(opened.window, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert opened.page.title != "Jobs"
    QTest.keyClick(opened.window, Qt.Key.Key_J, CTRL)
    assert opened.page.title == "Jobs"
    assert load_settings().keys == (f"{named(opened.window.keymap, 'Go to Jobs').id}\tCtrl+J",)


def test_keys_that_do_something_else_are_told_and_can_be_taken(
    opened: Studio, sheet: ShortcutSheet
) -> None:
    keymap = opened.window.keymap
    press(sheet, "Go to Jobs", Qt.Key.Key_N)
    assert sheet.told == "Ctrl+N does “New lexicon” (Everywhere) already."
    assert named(keymap, "New lexicon").keys == "Ctrl+N"
    QTest.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    assert named(keymap, "Go to Jobs").keys == "Ctrl+N"
    assert named(keymap, "New lexicon").keys == ""
    QTest.mouseClick(sheet.reset_all, Qt.MouseButton.LeftButton)
    assert named(keymap, "New lexicon").keys == "Ctrl+N"
    assert load_settings().keys == ()


def test_keys_of_two_pages_do_not_meet(opened: Studio) -> None:
    keymap = opened.window.keymap
    opened.go("packs")
    making = named(keymap, "Make a pack")
    sheet_keys = QKeySequence("Del")
    assert [one.place for one in keymap.holders(sheet_keys, making)] == []


def test_one_action_gets_its_first_keys_again(opened: Studio, sheet: ShortcutSheet) -> None:
    press(sheet, "Go to Jobs", Qt.Key.Key_J)
    assert sheet.reset.isEnabled()
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert named(opened.window.keymap, "Go to Jobs").action.shortcut() == QKeySequence("Alt+7")
    assert not sheet.reset.isEnabled()


def test_the_table_is_searched_by_words_and_keys(opened: Studio, sheet: ShortcutSheet) -> None:
    QTest.keyClicks(sheet.search, "full screen")
    opened.wait(lambda: sheet.table.rowCount() == 1)
    sheet.search.setText("F11")
    opened.wait(lambda: sheet.table.item(0, 0).text() == "Full screen")


def test_keys_that_were_chosen_earlier_hold_on_pages_made_later(opened: Studio) -> None:
    keymap = opened.window.keymap
    opened.go("packs")
    keymap.assign(named(keymap, "Make a pack"), QKeySequence("Ctrl+M"))
    opened.window.session.open(opened.workspace.lexicon.folder)
    before = opened.window.stack
    opened.wait(lambda: opened.window.stack not in (None, before))
    opened.go("packs")
    assert named(keymap, "Make a pack").keys == "Ctrl+M"


def test_buttons_name_the_chosen_keys(opened: Studio) -> None:
    keymap = opened.window.keymap
    door = opened.window.frame.rail._doors["jobs"]
    assert door.toolTip() == "Jobs  (Alt+7)"
    keymap.assign(named(keymap, "Go to Jobs"), QKeySequence("Ctrl+J"))
    assert door.toolTip() == "Jobs  (Ctrl+J)"


def test_the_table_has_the_actions_of_every_page_and_no_two_share_keys(opened: Studio) -> None:
    """Keys that mean two things would do neither."""
    answer(ShortcutSheet, QDialog.accept)
    opened.window.sheets.show_shortcuts()
    keymap = opened.window.keymap
    scopes = {one.scope for one in keymap.all()}
    assert scopes >= {"window", "record", "lexicon", "compose", "packs", "settings", "sign"}
    twice = [
        f"{one.place}: {one.name} and {other.name} are both {keys.toString()}"
        for one in keymap.all()
        for keys in one.action.shortcuts()
        for other in keymap.holders(keys, one)
    ]
    assert twice == []
