"""What waits for a quiet moment: imports and pages that were not visited yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui import preparation
from app.ui.preparation import Preparation
from tests.gui.driving import Studio


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not much to prepare, and soon."""
    monkeypatch.setattr(preparation, "_ASIDE", ("app.studio.exporting",))
    monkeypatch.setattr(preparation, "_HERE", ("app.ui.pages.jobs",))
    monkeypatch.setattr(preparation, "_PAGES", ("jobs",))
    monkeypatch.setattr(preparation, "_FIRST_AFTER", 0)


def test_pages_are_prepared_while_nobody_does_anything(opened: Studio) -> None:
    prepared = Preparation(opened.workspace.operations, opened.window.prepare_page)
    prepared.begin()
    opened.wait(lambda: prepared.is_done)
    assert opened.page.title == "Lexicon"
    assert "jobs" in opened.window.stack._pages


def test_nothing_is_prepared_under_the_hands_of_a_person(
    opened: Studio, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparation, "_REST", 3600.0)
    prepared = Preparation(opened.workspace.operations, opened.window.prepare_page)
    QTest.keyClick(opened.window, Qt.Key.Key_Shift)
    prepared.begin()
    qtbot.wait(150)
    assert not prepared.is_done
