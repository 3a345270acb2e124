"""Help: few words for every page, with pictures, keys, and clips that a community puts there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.paths import resource
from app.ui.doors import doors
from app.ui.help.help_clips import clips_folder, help_clips
from app.ui.help.help_steps import help_steps
from tests.gui.driving import Studio, write_clip


@pytest.mark.parametrize("key", [door.key for door in doors()])
def test_every_page_is_explained_in_few_words_with_pictures(key: str) -> None:
    steps = help_steps(key)
    assert 3 <= len(steps) <= 5
    for step in steps:
        assert len(step.text.split()) <= 12
        assert resource("icons", f"{step.icon_name}.svg").is_file()


def test_f1_explains_the_page_and_escape_puts_it_away(opened: Studio) -> None:
    opened.go("lexicon")
    panel = opened.window.sheets.help
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    assert panel.isVisible()
    assert "Type to find a sign." in panel.texts
    assert "Del" in panel.texts
    assert opened.window.rect().contains(panel.geometry())
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_another_page_takes_its_help_along(opened: Studio) -> None:
    opened.window.sheets.show_help()
    opened.go("jobs")
    assert not opened.window.sheets.help.isVisible()


def test_a_clip_that_somebody_put_there_is_played_over_and_over(opened: Studio) -> None:
    for language in ("gsg", "ase"):
        (clips_folder() / language).mkdir(parents=True)
        write_clip(clips_folder() / language / "jobs.mp4", 90)
    assert [clip.language for clip in help_clips("jobs", first="gsg")] == ["gsg", "ase"]
    opened.go("jobs")
    opened.window.sheets.show_help()
    panel = opened.window.sheets.help
    assert panel.languages.currentText() == "American Sign Language (ASL)"  # that of the lexicon
    opened.wait(lambda: panel.player.frame_shown is not None and panel.player.frame_shown > 2)
    assert panel.player.playback.is_playing
    panel.hide()
    assert not panel.player.playback.is_playing


def test_a_page_without_a_clip_shows_none(opened: Studio) -> None:
    opened.go("settings")
    opened.window.sheets.show_help()
    assert opened.window.sheets.help.player is None
    assert not opened.window.sheets.help.languages.isVisible()
