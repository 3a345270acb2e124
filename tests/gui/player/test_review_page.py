"""The review page, driven by keys and by mouse."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.studio.composing import read_glosses
from app.studio.review_queue import seam_at
from app.studio.reviewing import Opinion, decide
from app.ui.pages.review.agreement_sheet import AgreementSheet
from app.ui.pages.review.page import ReviewPage
from lexicon_db.comparisons import comparisons
from lexicon_db.records import FillMethod, Preference, Reason, Seam, Verdict
from lexicon_db.reviews import reviews_of_seams
from lexicon_db.utterances import find_utterance, save_utterance, set_seam
from tests.gui.driving import Studio
from tests.gui.player.seeing import pixels_of, share_unlike

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def saved(opened: Studio) -> Studio:
    lexicon = opened.workspace.lexicon
    for name, text in (("walk home", "WALK HOUSE TREE"), ("bread", "BREAD WATER")):
        save_utterance(lexicon, name, read_glosses(lexicon, text).slots)
    return opened


@pytest.fixture
def page(saved: Studio) -> ReviewPage:
    page = saved.go("review")
    assert isinstance(page, ReviewPage)
    saved.wait(lambda: page._clip is not None and page.view.viewport._scene is not None)
    saved.wait(lambda: all(seam.known is not None for seam in page.desk.seams))
    saved.settle()
    saved.take_keys()
    page.view.viewport.setFocus()
    return page


def press(page: ReviewPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def signs(page: ReviewPage) -> str:
    return page.heading.signs.text()


def decided(page: ReviewPage, studio: Studio, count: int) -> None:
    studio.wait(lambda: page.desk.decided == count)
    studio.settle()


def test_without_utterances_the_page_says_what_to_do(opened: Studio) -> None:
    page = opened.go("review")
    assert isinstance(page, ReviewPage)
    opened.wait(page.empty.isVisible)
    assert "Compose an utterance" in page.empty._text.text()
    QTest.mouseClick(page.empty.compose, LEFT)
    assert opened.window.stack is not None
    assert opened.window.stack.key == "compose"


def test_one_transition_is_shown_huge_and_loops(page: ReviewPage, saved: Studio) -> None:
    assert len(page.desk.seams) == 3
    seam = page.desk.seam
    assert seam is not None
    assert signs(page) == f"{seam.before} → {seam.after}"
    assert page.playback.is_playing
    assert page.playback.is_looping
    assert page.playback.range == page._clip.loop
    assert page.view.height() > 0.6 * page.height()
    pixels = pixels_of(page.view.viewport)
    assert share_unlike(pixels[:, 250:-250], pixels[-3, 3]) > 0.1
    press(page, Key.Key_Space)
    assert not page.playback.is_playing
    at = page.playback.index
    press(page, Key.Key_Period)
    assert page.playback.index == at + 1
    press(page, Key.Key_H)
    assert page.playback.speed == 0.5
    assert "0.5×" in page.heading.place.text()
    press(page, Key.Key_Z)
    assert page.playback.range is None


def test_a_whole_queue_is_decided_by_keys(page: ReviewPage, saved: Studio) -> None:
    assert not page.view.viewport.options.mirrored
    press(page, Key.Key_M)
    assert page.view.viewport.options.mirrored
    first = signs(page)
    press(page, Key.Key_Q)
    press(page, Key.Key_V)
    press(page, Key.Key_2)
    decided(page, saved, 1)
    assert signs(page) == first
    press(page, Key.Key_J)
    second = signs(page)
    assert second != first
    press(page, Key.Key_5)
    decided(page, saved, 2)
    press(page, Key.Key_K)
    assert signs(page) == first
    assert page.verdict.marks[2].isChecked()
    assert page.verdict.reasons[Reason.JITTER].isChecked()
    press(page, Key.Key_V)
    press(page, Key.Key_3)
    press(page, Key.Key_N)
    assert signs(page) not in (first, second)
    press(page, Key.Key_4)
    decided(page, saved, 3)
    assert "3 of 3 decided" in page.strip.progress.text()
    found = reviews_of_seams(saved.workspace.lexicon)
    verdicts = sorted(review.verdict for review in found)
    assert verdicts == [Verdict.ACCEPT, Verdict.ACCEPT, Verdict.MINOR]
    (minor,) = (review for review in found if review.verdict is Verdict.MINOR)
    assert (minor.naturalness, minor.reasons) == (3, {Reason.TOO_FAST})


def test_everything_is_decided_by_mouse_and_exported(
    page: ReviewPage, saved: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(page.verdict.reasons[Reason.PATH_DETOUR], LEFT)
    QTest.mouseClick(page.verdict.marks[1], LEFT)
    decided(page, saved, 1)
    (review,) = reviews_of_seams(saved.workspace.lexicon)
    assert (review.verdict, review.reasons) == (Verdict.REJECT, {Reason.PATH_DETOUR})
    # The space bar still plays: buttons that were pressed do not keep the keys.
    was_playing = page.playback.is_playing
    press(page, Key.Key_Space)
    assert page.playback.is_playing != was_playing
    chosen = [str(tmp_path / "reviews"), str(tmp_path / "one.eaf")]
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_: (chosen.pop(0), "Table of all reviews (*.csv)"),
    )
    page.actions_.export.trigger()
    saved.wait((tmp_path / "reviews.csv").exists)
    with (tmp_path / "reviews.csv").open(encoding="utf-8", newline="") as file:
        assert [row["naturalness"] for row in csv.DictReader(file)] == ["1"]
    page.actions_.export.trigger()
    saved.wait((tmp_path / "one.eaf").exists)


def test_a_comment_is_pinned_to_the_frame(page: ReviewPage, saved: Studio) -> None:
    page.playback.pause()
    page.playback.seek(7)
    press(page, Key.Key_C)
    saved.wait(page.verdict.field.hasFocus)
    QTest.keyClicks(page.verdict.field, "jumps 1 2 q")
    press(page, Key.Key_Return)
    assert page.desk.opinion.comment == "jumps 1 2 q"
    assert page.desk.opinion.reasons == frozenset()
    assert page.desk.unkept == 1
    assert "1 without a verdict yet" in page.strip.progress.text()
    seconds = page._clip.start + float(page._clip.times.pts[7])
    assert page.desk.opinion.at == pytest.approx(seconds, abs=1e-3)
    assert page.row.pin == pytest.approx(float(page._clip.times.pts[7]), abs=1e-3)
    assert page.view.viewport.hasFocus()
    press(page, Key.Key_J)
    press(page, Key.Key_K)
    assert page.desk.opinion.comment == "jumps 1 2 q"
    press(page, Key.Key_2)
    decided(page, saved, 1)
    (review,) = reviews_of_seams(saved.workspace.lexicon)
    assert (review.comment, review.at) == ("jumps 1 2 q", pytest.approx(seconds, abs=1e-3))
    saved.wait(lambda: page._clip is not None)
    page.playback.seek(0)
    QTest.mouseClick(page.verdict.pin, LEFT)
    assert page.playback.index == 7
    press(page, Key.Key_C)
    press(page, Key.Key_Escape)
    assert not page.verdict.is_writing


def test_a_blind_comparison_hides_what_is_what_and_is_stored(
    page: ReviewPage, saved: Studio
) -> None:
    lexicon = saved.workspace.lexicon
    seam = page.desk.seam
    assert seam is not None
    press(page, Key.Key_B)
    saved.wait(lambda: page.blind.pair is not None)
    assert page.blind_bar.isVisible()
    assert not page.verdict.isVisible()
    assert len(page.view.viewport._motions) == 2
    assert page.row.blocks.blocks == ()
    assert page.blind_bar.told.text() == "Which movement is better?"
    press(page, Key.Key_5)
    saved.settle()
    assert reviews_of_seams(lexicon) == ()
    pair = page.blind.pair
    other = 0 if pair.ways[1] == Seam() else 1
    press(page, Key.Key_Left if other == 0 else Key.Key_Right)
    saved.settle()
    (kept,) = comparisons(lexicon)
    assert (kept.left, kept.right) == pair.ways
    assert kept.preferred is (Preference.LEFT if other == 0 else Preference.RIGHT)
    assert kept.better == pair.ways[other]
    assert "You preferred" in page.blind_bar.told.text()
    saved.wait(page.blind_bar.use.isVisible)
    press(page, Key.Key_U)
    saved.settle()
    saved.wait(page.verdict.isVisible)
    utterance = find_utterance(lexicon, seam.name)
    assert utterance is not None
    assert utterance.slots[seam.slot].seam == pair.ways[other]
    saved.wait(lambda: page.desk.seam is not None and page.desk.seam.setting == pair.ways[other])
    # Twenty fair coins fall on one side once in half a million times.
    one, two = Seam(), Seam(method=FillMethod.GP)
    assert {page.blind._in_chance_order(one, two) for _ in range(20)} == {(one, two), (two, one)}


def test_others_are_told_after_the_own_verdict_and_agreement_is_shown(
    page: ReviewPage, saved: Studio
) -> None:
    lexicon = saved.workspace.lexicon
    for name, slot, mark in (("walk home", 0, 4), ("walk home", 1, 1)):
        utterance = find_utterance(lexicon, name)
        assert utterance is not None
        decide(lexicon, seam_at(lexicon, utterance.id, slot, "Bo"), "Bo", Opinion(mark))
    page.desk.choose(utterance.id)
    saved.wait(lambda: len(page.desk.seams) == 2 and page._clip is not None)
    assert page.verdict.told.text() == ""
    for _ in range(2):
        press(page, Key.Key_5 if page.desk.seam.slot == 0 else Key.Key_1)
        before = page.desk.decided
        saved.wait(lambda before=before: page.desk.decided == before + 1)
        assert "Bo" in page.verdict.told.text()
        press(page, Key.Key_J)
    assert page.strip.agreement.text() == "Agreement 100%  ·  α 1.00"
    QTest.mouseClick(page.strip.agreement, LEFT)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, AgreementSheet)
    sheet.accept()
    saved.take_keys()
    field = page.strip.reviewer.lineEdit()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Mira")
    QTest.keyClick(field, Key.Key_Return)
    saved.wait(lambda: len(page.desk.seams) == 2 and page.desk.decided == 0)
    assert page.desk.reviewer == "Mira"
    assert page.view.viewport.hasFocus()


def test_a_transition_that_is_changed_elsewhere_is_shown_as_it_is(
    page: ReviewPage, saved: Studio
) -> None:
    seam = page.desk.seam
    assert seam is not None
    saved.workspace.operations.write(
        page,
        lambda: set_seam(
            saved.workspace.lexicon, seam.utterance, seam.slot, Seam(0.9, None, FillMethod.SLERP)
        ),
    )
    saved.wait(lambda: page.desk.seam is not None and page.desk.seam.made_of != seam.made_of)
    saved.wait(lambda: page._clip is not None)
    lengths = [block.seconds for block in page.row.blocks.blocks if block.seam is not None]
    assert lengths == pytest.approx([0.9], abs=0.03)
