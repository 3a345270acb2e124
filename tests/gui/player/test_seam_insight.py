"""Why transitions look as they do, and what else they could be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.motion.implausible import SeamTrouble, SeamWarning
from app.motion.trajectory import Trajectory
from app.studio import composing
from app.ui.pages.compose import seam_reading
from app.ui.pages.compose.hand_sketch import common_frames, sketch_hands
from app.ui.pages.compose.page import ComposePage
from lexicon_db.records import FillMethod, Seam
from lexicon_db.tracks import RIGHT
from tests.gui.driving import Studio
from tests.gui.player.signing import body, raised_arms


@pytest.fixture
def page(opened: Studio) -> ComposePage:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    opened.wait(lambda: page.view.viewport._scene is not None)
    QTest.keyClicks(page.sentence.field, "TREE HOUSE WATER ")
    opened.wait(lambda: page.composer.made is not None and len(page.composer.made.seams) == 2)
    return page


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second transition is too fast; a straight movement that takes longer would not be."""

    def reports(lexicon: object, made: Trajectory) -> tuple[object, ...]:
        first, second = composing.seam_reports(lexicon, made)
        if made.seams[1].method is FillMethod.SLERP:
            return first, replace(second, warnings=(), alternative=None)
        at = made.seams[1].start + made.seams[1].hold + 0.08
        warning = SeamWarning(SeamTrouble.SPEED, at, 4.2, 3.5)
        better = Seam(gap=0.5, method=FillMethod.SLERP)
        return replace(first, warnings=()), replace(second, warnings=(warning,), alternative=better)

    monkeypatch.setattr(seam_reading, "seam_reports", reports)


def test_a_doubtful_transition_is_marked_explained_and_mended(
    doubtful: None, page: ComposePage, opened: Studio
) -> None:
    row, why = page.timeline.signs, page.panel.inspector.seam.why
    opened.wait(lambda: page.insight.reading.reports)
    row.select(row.blocks.transition(0))
    assert why.warnings == []
    assert "%" in why.words.text()
    assert "Made by: Learned, from" in why._made_by.text()
    doubted = row.blocks.transition(1)
    assert "Faster than people sign  ·  4.2 m/s" in row.describe(doubted)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_BracketRight)
    assert [button.text() for button in why.warnings] == ["Faster than people sign  ·  4.2 m/s"]
    why.warnings[0].click()
    assert page.playback.seconds == pytest.approx(doubted.start + 0.08, abs=0.04)
    assert why.next_best.isVisible()
    why.next_best.click()
    assert page.composer.draft.slots[1].seam == Seam(gap=0.5, method=FillMethod.SLERP)
    opened.wait(lambda: row.blocks.transition(1).seconds == pytest.approx(0.5))
    opened.wait(lambda: page.insight.reading.reports)
    assert why.warnings == []
    assert not why.next_best.isVisible()
    QTest.keyClick(row, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.composer.draft.slots[1].seam == Seam()


def test_another_movement_is_chosen_by_keys_and_stored(page: ComposePage, opened: Studio) -> None:
    row, grid = page.timeline.signs, page.panel.inspector.seam.grid
    row.select(row.blocks.transition(0))
    opened.wait(lambda: all(card.sketch is not None for card in grid.cards))
    likeliest, first, second, *_ = (card.sketch.points for card in grid.cards)
    assert np.abs(first - likeliest).max() > 1e-4
    assert np.abs(first - second).max() > 1e-4
    assert grid.cards[0].isChecked()
    before = page.composer.made
    grid.cards[0].setFocus()
    QTest.keyClick(grid.cards[0], Qt.Key.Key_Right)
    QTest.keyClick(grid.cards[1], Qt.Key.Key_Right)
    assert grid.cards[2].hasFocus()
    assert page.composer.draft.slots[0].seam == Seam(method=FillMethod.LATENT, seed=1)
    opened.wait(lambda: page.composer.made.seams[0].seed == 1)
    assert grid.cards[2].isChecked()
    assert not grid.cards[0].isChecked()
    assert len(page.composer.made.pts) == len(before.pts)
    assert np.abs(page.composer.made.rotations - before.rotations).max() > 1e-4
    QTest.keyClick(grid.cards[2], Qt.Key.Key_Up)
    QTest.keyClick(grid.cards[2], Qt.Key.Key_Left)
    QTest.keyClick(grid.cards[1], Qt.Key.Key_Left)
    assert page.composer.draft.slots[0].seam.seed is None


def test_cards_follow_the_clock(page: ComposePage, opened: Studio) -> None:
    row, grid = page.timeline.signs, page.panel.inspector.seam.grid
    seam = row.blocks.transition(1)
    row.select(seam)
    page.playback.seek_seconds(seam.start + seam.seconds)
    shown = [card._share for card in grid.cards]
    assert min(shown) == max(shown) == pytest.approx(1.0, abs=0.2)
    page.playback.seek(0)
    assert grid.cards[0]._share == 0.5


def test_a_sketch_shows_the_hand_that_moves() -> None:
    rotations = raised_arms(10)
    rotations[:, 16] = rotations[0, 16]
    rotations[:, 18] = rotations[0, 18]  # the left arm stays
    rotations[:, 25:40] = 0
    (frame,) = common_frames([sketch_hands(rotations, body())])
    assert frame.side == RIGHT
    assert frame.middle[0] < 0  # the right hand, seen from the front, is at the left
