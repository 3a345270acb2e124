"""The compose page, driven as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.motion.trajectory import Origin
from app.studio.composing import LEFT_GAP
from app.ui.pages.compose.draft import Draft
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.compose.seam_panel import SeamPanel
from app.ui.pages.compose.sentence_line import MOST_GLOSSES
from lexicon_db.entries import edit_entries, find_entries
from lexicon_db.records import FillMethod, Manner, Seam
from lexicon_db.utterances import list_utterances, save_utterance
from tests.gui.driving import Studio
from tests.gui.player.seeing import pixels_of, share_unlike

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(opened: Studio) -> ComposePage:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    opened.wait(page.sentence.field.hasFocus)
    opened.wait(lambda: page.view.viewport._scene is not None)
    return page


def type_glosses(page: ComposePage, text: str) -> None:
    QTest.keyClicks(page.sentence.field, text)


def compose(opened: Studio, page: ComposePage, text: str, signs: int) -> None:
    type_glosses(page, text)
    opened.wait(lambda: signs_of(page) == signs and labels(page) == [
        block.label for block in page.timeline.signs.blocks.blocks if block.kind is Origin.SIGN
    ] + list(page.composer.draft.unknown))  # fmt: skip


def choose(box: QComboBox, place: int) -> None:
    """Choose a line of a box, as a person does."""
    box.setCurrentIndex(place)
    box.activated.emit(place)


def choose_method(panel: SeamPanel, method: FillMethod) -> None:
    choose(panel.method, panel.method.findData(method))


def signs_of(page: ComposePage) -> int:
    return sum(block.kind is Origin.SIGN for block in page.timeline.signs.blocks.blocks)


def labels(page: ComposePage) -> list[str]:
    known = [item.label for item in page.composer.draft.items if item.entry is not None]
    return known + list(page.composer.draft.unknown)


def test_typed_glosses_are_signed(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "tree HOUSE $index1 ", 3)
    assert page.composer.draft.text == "TREE HOUSE $INDEX1"
    assert page.playback.frame_count == len(page.composer.made.pts)
    pixels = pixels_of(page.view.viewport)
    assert share_unlike(pixels[:, 250:-250], pixels[-3, 3]) > 0.1
    page.playback.seek(page.playback.frame_count // 2)
    assert page.view.viewport.frame == page.playback.frame_count // 2


def test_an_empty_sentence_shows_a_waiting_figure(page: ComposePage) -> None:
    assert page.playback.times is None
    pixels = pixels_of(page.view.viewport)
    assert share_unlike(pixels[:, 250:-250], pixels[-3, 3]) > 0.1
    assert page.sentence.field.placeholderText()


def test_enter_accepts_and_tab_goes_on(page: ComposePage, opened: Studio) -> None:
    field = page.sentence.field
    type_glosses(page, "wa")
    opened.wait(lambda: field.completions is not None and field.completions.isVisible())
    offered = [entry.id_gloss for entry in field.completions.entries]
    assert offered == ["WALK", "WATER"]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.wait(lambda: page.composer.draft.text == "WATER")
    assert not field.completions.isVisible()
    assert field.text() == ""


def test_escape_closes_the_suggestions(page: ComposePage, opened: Studio) -> None:
    field = page.sentence.field
    type_glosses(page, "wa")
    opened.wait(lambda: field.completions is not None and field.completions.isVisible())
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.completions.isVisible()
    assert field.text() == "wa"


def test_marks_become_pauses(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE, HOUSE.", 2)
    assert [slot.pause for slot in page.composer.draft.slots] == [0.25, 0.5]
    holds = [b for b in page.timeline.signs.blocks.blocks if b.kind is Origin.HOLD]
    assert [block.seconds for block in holds] == pytest.approx([0.25, 0.5], abs=0.05)


def test_unknown_glosses_stay_in_sight(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE MONSTER HOUSE ", 2)
    assert page.composer.draft.unknown == ("MONSTER",)
    assert "not in the lexicon" in page.sentence.chips[1].accessibleName()
    opened.wait(page.missing.isVisible)
    assert "MONSTER" in page.missing.words.text()
    opened.wait(lambda: "MONSTER" in page.composer.missing)
    assert not page.missing.spell.isEnabled()
    assert page.missing.spell.toolTip() == "The lexicon has no letters M O N S T E R"
    assert page.composer.draft.text == "TREE MONSTER HOUSE"


def test_a_gap_is_left_for_a_missing_gloss(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE MONSTER HOUSE ", 2)
    opened.wait(page.missing.isVisible)
    page.missing.gap.click()
    opened.wait(lambda: any(b.kind is Origin.HOLD for b in page.timeline.signs.blocks.blocks))
    assert not page.missing.isVisible()
    assert page.composer.draft.unknown == ()
    assert page.composer.draft.slots[0].pause == pytest.approx(LEFT_GAP)
    assert "a gap is left" in page.sentence.chips[1].accessibleName()
    menu = page.sentence.chips[1].menu()
    next(action for action in menu.actions() if action.text() == "Leave it out").trigger()
    opened.wait(page.missing.isVisible)
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.unknown == ("MONSTER",)


def test_a_missing_gloss_is_fingerspelled_and_stored(page: ComposePage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    for gloss, letter in (("TREE", "a"), ("HOUSE", "b")):
        entry = find_entries(lexicon, [gloss])[0]
        edit_entries(lexicon, [entry.id], lemma=letter, tags=frozenset({"fingerspelling"}))
    type_glosses(page, "WATER Abba WALK ")
    opened.wait(page.missing.spell.isEnabled)
    page.missing.spell.click()
    opened.wait(lambda: signs_of(page) == 6)
    assert len(page.sentence.chips) == 3
    assert "fingerspelled" in page.sentence.chips[1].accessibleName()
    row = page.timeline.signs
    letters = [b.label for b in row.blocks.blocks if b.kind is Origin.SIGN]
    assert letters == ["WATER", "TREE", "HOUSE", "HOUSE", "TREE", "WALK"]
    row.select(row.blocks.sign(3))
    page.playback.seek_seconds(row.blocks.sign(3).start)
    assert [chip._is_current for chip in page.sentence.chips] == [False, True, False]
    row.gap_changed.emit(2, 0.5)
    opened.wait(lambda: row.blocks.transition(2).seconds == pytest.approx(0.5))
    saved = save_utterance(lexicon, "spelled", page.composer.draft.slots)
    again = Draft.of(saved, {slot.entry: "?" for slot in saved.slots})
    assert [item.label for item in again.items] == ["?", "Abba", "?"]
    assert again.slots == page.composer.draft.slots


def test_a_missing_gloss_is_called_otherwise(page: ComposePage, opened: Studio) -> None:
    type_glosses(page, "TREES HOUSE ")
    opened.wait(lambda: page.missing.isVisible() and "TREES" in page.composer.missing)
    near = [action.text() for action in page.missing.other.menu().actions()]
    assert near[0] == "TREE"
    page.missing.other.menu().actions()[0].trigger()
    opened.wait(lambda: signs_of(page) == 2)
    assert page.composer.draft.text == "TREE HOUSE"
    assert not page.missing.isVisible()


def test_a_sign_without_motion_is_told(page: ComposePage, opened: Studio) -> None:
    type_glosses(page, "TREE NEW-SIGN ")
    opened.wait(lambda: "NEW-SIGN" in page.view.viewport._message)
    assert page.composer.draft.text == "TREE NEW-SIGN"
    assert page.playback.times is None


def test_chips_are_moved_and_taken_out_by_keys(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    field = page.sentence.field
    page.sentence.chips[0].setFocus()
    QTest.keyClick(page.sentence.chips[0], Qt.Key.Key_Right, CTRL)
    assert page.composer.draft.text == "HOUSE TREE WATER"
    assert page.sentence.chips[1].hasFocus()
    QTest.keyClick(page.sentence.chips[1], Qt.Key.Key_Delete)
    assert page.composer.draft.text == "HOUSE WATER"
    assert page.sentence.chips[1].hasFocus()
    QTest.keyClick(page.sentence.chips[1], Qt.Key.Key_Comma)
    assert page.composer.draft.text == "HOUSE WATER,"
    assert not page.playback.is_playing
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert page.composer.draft.text == "HOUSE"
    opened.wait(lambda: signs_of(page) == 1)


def test_glosses_are_typed_between_others(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE WATER ", 2)
    QTest.keyClick(page.sentence.field, Qt.Key.Key_Left)
    assert page.sentence.caret == 1
    type_glosses(page, "HOUSE ")
    opened.wait(lambda: page.composer.draft.text == "TREE HOUSE WATER")


def test_a_chip_is_typed_again(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE WATER ", 2)
    page.sentence.chips[0].setFocus()
    QTest.keyClick(page.sentence.chips[0], Qt.Key.Key_F2)
    assert page.sentence.field.text() == "TREE"
    type_glosses(page, "BREAD ")
    opened.wait(lambda: page.composer.draft.text == "BREAD WATER")


def test_a_chip_is_dragged_to_another_place(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    chip = page.sentence.chips[0]
    last = page.sentence.chips[2]
    there = chip.mapFromGlobal(last.mapToGlobal(QPoint(last.width() - 4, last.height() // 2)))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(chip, left, pos=QPoint(10, 10))
    QTest.mouseMove(chip, QPoint(30, 10))
    QTest.mouseMove(chip, there)
    QTest.mouseRelease(chip, left, pos=there)
    assert page.composer.draft.text == "HOUSE WATER TREE"


def test_a_pasted_line_becomes_chips(page: ComposePage, opened: Studio) -> None:
    QGuiApplication.clipboard().setText("TREE, HOUSE\nMONSTER.")
    QTest.keyClick(page.sentence.field, Qt.Key.Key_V, CTRL)
    opened.wait(lambda: page.composer.draft.text == "TREE, HOUSE MONSTER.")
    assert page.sentence.field.text() == ""


def test_thousands_of_words_are_no_sentence(page: ComposePage, opened: Studio) -> None:
    told = []
    opened.workspace.operations.noticed.connect(told.append)
    QGuiApplication.clipboard().setText("XYZ " * 5000)
    QTest.keyClick(page.sentence.field, Qt.Key.Key_V, CTRL)
    assert len(page.composer.draft.items) == MOST_GLOSSES
    assert "5000" in told[0].what
    page.sentence.field.setFocus()
    QTest.keyClick(page.sentence.field, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.items == ()


def test_dragging_a_seam_changes_its_gap(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row = page.timeline.signs
    before = row.blocks
    gap = before.transition(0)
    start = QPoint(round(row.x_at(gap.end)), 30)
    end = QPoint(round(row.x_at(gap.end + 0.3)), 30)
    dragged: list[float] = []
    row.gap_dragged.connect(lambda _, seconds: dragged.append(seconds))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    for x in range(start.x(), end.x() + 1, 5):
        QTest.mouseMove(row, QPoint(x, 30))
    QTest.mouseMove(row, end)
    assert row.blocks.end == pytest.approx(before.end + 0.3, abs=0.03)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=end)
    assert len(dragged) > 5
    opened.wait(lambda: row._blocks.end == pytest.approx(before.end + 0.3, abs=0.03))
    stored = page.composer.draft.slots[0].seam.gap
    assert stored == pytest.approx(gap.seconds + 0.3, abs=0.02)
    assert page.panel.inspector.seam.gap.value() == pytest.approx(stored, abs=0.01)
    QTest.keyClick(row, Qt.Key.Key_Z, CTRL)
    opened.wait(lambda: row._blocks.end == pytest.approx(before.end))
    assert page.composer.draft.slots[0].seam.gap is None


def test_seams_are_chosen_and_changed_by_keys(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row = page.timeline.signs
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Right)
    gap = row.selected_block
    assert gap.kind is Origin.TRANSITION
    assert page.panel.inspector.seam.heading.text() == "TREE → HOUSE"
    QTest.keyClick(row, Qt.Key.Key_Right, CTRL)
    opened.wait(lambda: row._blocks.transition(0).seconds == pytest.approx(gap.seconds + 0.04))


def test_the_inspector_sets_the_seam(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row, panel = page.timeline.signs, page.panel.inspector.seam
    row.select(row.blocks.transition(0))
    assert panel.isVisible()
    assert "Predicted" in panel.range.text()
    panel.pause.setValue(0.2)
    opened.wait(lambda: any(b.kind is Origin.HOLD for b in row.blocks.blocks))
    assert page.composer.draft.slots[0].pause == pytest.approx(0.2)
    assert page.composer.draft.slots[0].seam.gap is None
    choose_method(panel, FillMethod.SLERP)
    opened.wait(lambda: row.blocks.transition(0).seam.method is FillMethod.SLERP)
    panel.gap.setValue(0.8)
    opened.wait(lambda: row.blocks.transition(0).seconds == pytest.approx(0.8))
    panel.reset.click()
    opened.wait(lambda: row.blocks.transition(0).seam.method is FillMethod.LATENT)
    assert page.composer.draft.slots[0].seam == Seam()


def test_the_gauge_sets_the_length_once_it_is_let_go(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row, gauge = page.timeline.signs, page.panel.inspector.seam.gauge
    row.select(row.blocks.transition(0))
    before, drafts = row.blocks.end, []
    page.composer.draft_changed.connect(drafts.append)
    left, middle = Qt.MouseButton.LeftButton, gauge.height() // 2
    QTest.mousePress(gauge, left, pos=QPoint(round(gauge._x(gauge.seconds)), middle))
    for seconds in (0.4, 0.5, 0.6):
        QTest.mouseMove(gauge, QPoint(round(gauge._x(seconds)), middle))
    assert drafts == []
    assert row.blocks.transition(0).seconds == pytest.approx(0.6, abs=0.02)
    assert row.blocks.end > before
    QTest.mouseRelease(gauge, left, pos=QPoint(round(gauge._x(0.6)), middle))
    assert len(drafts) == 1
    assert page.composer.draft.slots[0].seam.gap == pytest.approx(0.6, abs=0.02)
    QTest.keyClick(gauge, Qt.Key.Key_Right)
    assert page.composer.draft.slots[0].seam.gap == pytest.approx(0.64, abs=0.02)


def test_brackets_go_from_transition_to_transition(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row, panel = page.timeline.signs, page.panel.inspector.seam
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_BracketRight)
    assert panel.heading.text() == "TREE → HOUSE"
    assert page.playback.seconds == pytest.approx(row.selected_block.start, abs=0.04)
    QTest.keyClick(row, Qt.Key.Key_BracketRight)
    QTest.keyClick(row, Qt.Key.Key_BracketRight)
    assert panel.heading.text() == "HOUSE → WATER"
    QTest.keyClick(row, Qt.Key.Key_BracketLeft)
    assert panel.heading.text() == "TREE → HOUSE"
    QTest.keyClick(row, Qt.Key.Key_P)
    assert page.playback.is_playing
    assert not page.playback.is_looping
    QTest.keyClick(row, Qt.Key.Key_H)
    assert page.playback.speed == 0.5


def test_two_movements_are_compared_in_step(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row, panel = page.timeline.signs, page.panel.inspector.seam
    row.select(row.blocks.transition(0))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_V)
    opened.wait(page.captions.isVisible)
    b, a = page.view.viewport._motions  # the second one stands at the right of the picture
    assert (a.rotations == page.composer.made.rotations).all()
    assert len(a) == len(b) == page.playback.frame_count
    assert (page.captions.first.text(), page.captions.second.text()) == ("Automatic", "Smooth")
    signs = page.composer.made.origin == Origin.SIGN
    assert a.rotations[signs] == pytest.approx(b.rotations[signs])
    assert abs(a.rotations - b.rotations).max() > 1e-3
    choose(panel.compared, panel.compared.findText("Straight"))
    opened.wait(lambda: page.captions.second.text() == "Straight")
    page.captions.keep.click()
    opened.wait(lambda: row.blocks.transition(0).seam.method is FillMethod.SLERP)
    assert len(page.view.viewport._motions) == 1
    assert not page.captions.isVisible()
    QTest.keyClick(row, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.slots[0].seam == Seam()


def test_choosing_something_else_ends_the_comparison(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row = page.timeline.signs
    row.select(row.blocks.transition(0))
    page.desk.toggle_comparison()
    opened.wait(page.captions.isVisible)
    row.select(row.blocks.transition(1))
    opened.wait(lambda: len(page.view.viewport._motions) == 1)
    assert page.panel.inspector.seam.compared.currentIndex() == 0


def test_a_sign_is_slowed_and_held(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row, panel = page.timeline.signs, page.panel.inspector.sign
    before = row.blocks.sign(1).seconds
    page.sentence.chips[1].click()
    assert panel.isVisible()
    assert panel.heading.text() == "HOUSE"
    panel.rate.setValue(0.5)
    opened.wait(lambda: row.blocks.sign(1).seconds == pytest.approx(2 * before, abs=0.01))
    panel.hold.setValue(0.4)
    opened.wait(lambda: any(b.kind is Origin.HOLD for b in row.blocks.blocks))
    assert page.composer.draft.slots[1].seam.hold == pytest.approx(0.4)
    assert row.blocks.sign(0).seconds == pytest.approx(page.composer.made.spans[0].end)
    panel.reset.click()
    opened.wait(lambda: row.blocks.sign(1).seconds == pytest.approx(before))
    assert page.composer.draft.slots[1] == replace(page.composer.draft.slots[1], manner=Manner())
    QTest.keyClick(row, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.slots[1].manner.rate == 0.5


def test_dragging_the_end_of_a_chosen_sign_trims_it(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row = page.timeline.signs
    sign, end = row.blocks.sign(1), row.blocks.end
    row.select(sign)
    left = Qt.MouseButton.LeftButton
    start = QPoint(round(row.x_at(sign.end)) - 4, 30)
    there = QPoint(round(row.x_at(sign.end - 0.12)), 30)
    QTest.mousePress(row, left, pos=start)
    QTest.mouseMove(row, there)
    assert row.blocks.sign(1).end == pytest.approx(sign.end - 0.12, abs=0.02)
    assert page.panel.inspector.sign.trim_end.value() == pytest.approx(0.12, abs=0.02)
    QTest.mouseRelease(row, left, pos=there)
    manner = page.composer.draft.slots[1].manner
    assert manner.trim_end == pytest.approx(0.12, abs=0.02)
    assert manner.trim_start == 0
    opened.wait(lambda: row._blocks.sign(1).seconds == pytest.approx(sign.seconds - 0.12, abs=0.05))
    assert row.blocks.end < end
    QTest.keyClick(row, Qt.Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.composer.draft.slots[1].manner.trim_start == pytest.approx(0.04, abs=0.01)
    QTest.keyClick(row, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(row, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.slots[1].manner == Manner()


def test_a_gap_set_while_signing_fast_keeps_its_length(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row = page.timeline.signs
    end = row.blocks.end
    page.panel.rate.slider.setValue(page.panel.rate.slider.maximum())
    opened.wait(lambda: row._blocks.end == pytest.approx(end / 2))
    row.gap_changed.emit(0, 0.5)
    opened.wait(lambda: row.blocks.transition(0).seconds == pytest.approx(0.5))
    assert page.composer.draft.slots[0].seam.gap == pytest.approx(1.0)


def test_fluency_shortens(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER WALK ", 4)
    page.panel.fluency.slider.setValue(page.panel.fluency.slider.maximum())
    opened.wait(lambda: page.composer.draft.fluency == 1.0)
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert page.composer.draft.fluency == 0.0


def test_space_plays_from_the_playhead(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    page.playback.seek(5)
    row = page.timeline.signs
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    opened.wait(lambda: page.view.viewport.frame > 6)
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert not page.playback.is_playing


def test_the_chip_of_the_moment_is_marked(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE MONSTER HOUSE ", 2)
    page.playback.seek(page.playback.frame_count - 1)
    assert [chip._is_current for chip in page.sentence.chips] == [False, False, True]
    page.sentence.chips[0].click()
    assert [chip._is_current for chip in page.sentence.chips] == [True, False, False]


def test_shift_space_loops_the_seam(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row = page.timeline.signs
    gap = row.blocks.transition(1)
    row.select(gap)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert page.playback.is_playing
    assert page.playback.is_looping
    marked = page.playback.range
    pts = page.composer.made.pts
    assert pts[marked.first] < gap.start
    assert pts[marked.last] > gap.end
    assert pts[marked.last] - pts[marked.first] < gap.seconds + 0.8


def test_a_looped_seam_is_looped_while_it_changes(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    row = page.timeline.signs
    row.select(row.blocks.transition(1))
    page.desk.loop_chosen()
    row.gap_changed.emit(1, 1.0)
    opened.wait(lambda: row.blocks.transition(1).seconds == pytest.approx(1.0))
    marked, pts = page.playback.range, page.composer.made.pts
    assert page.playback.is_playing
    assert 1.4 < pts[marked.last] - pts[marked.first] < 1.8


def test_the_figure_follows_the_settings(page: ComposePage, opened: Studio) -> None:
    before = pixels_of(page.view.viewport)
    preferences = opened.workspace.preferences
    preferences.update(replace(preferences.current, skin=6))
    assert (pixels_of(page.view.viewport) != before).any()


def test_an_edit_does_not_stop_playing(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    page.playback.set_looping(True)
    page.playback.play()
    page.timeline.signs.gap_changed.emit(0, 0.9)
    opened.wait(lambda: page.timeline.signs.blocks.transition(0).seconds == pytest.approx(0.9))
    assert page.playback.is_playing


def test_save_open_and_new(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE, HOUSE ", 2)
    page.timeline.signs.gap_changed.emit(0, 0.5)
    QTest.keyClick(page.sentence.field, Qt.Key.Key_S, CTRL)
    name = page.panel.saved._name
    assert name.hasFocus()
    QTest.keyClicks(name, "A tree: house?")
    QTest.keyClick(name, Qt.Key.Key_Return)
    opened.wait(lambda: page.panel.saved._list.count() == 1)
    saved = list_utterances(opened.workspace.lexicon)[0]
    assert saved.name == "A tree: house?"
    assert [slot.pause for slot in saved.slots] == [0.25, 0.0]
    assert saved.slots[0].seam.gap == pytest.approx(0.5)
    QTest.keyClick(page, Qt.Key.Key_E, CTRL)
    assert page.composer.draft.items == ()
    page.panel.saved._list.setCurrentRow(0)
    QTest.keyClick(page.panel.saved._list, Qt.Key.Key_Return)
    opened.wait(lambda: page.composer.draft.text == "TREE, HOUSE")
    assert page.composer.draft.slots[0].seam.gap == pytest.approx(0.5)
    assert name.text() == "A tree: house?"


def test_unknown_glosses_are_not_saved_in_silence(page: ComposePage, opened: Studio) -> None:
    told = []
    opened.workspace.operations.noticed.connect(told.append)
    compose(opened, page, "TREE MONSTER ", 1)
    page.panel.saved._name.setText("With a monster")
    page.panel.saved._save()
    opened.wait(lambda: len(told) == 2)
    assert "not saved" in told[0].what
    assert page.composer.draft.text == "TREE MONSTER"


def test_the_draft_is_there_after_a_restart(
    page: ComposePage, opened: Studio, lexicon_folder
) -> None:
    compose(opened, page, "TREE MONSTER, HOUSE ", 2)
    opened.open(lexicon_folder)
    opened.wait(lambda: opened.window.stack.page is not page)
    again = opened.go("compose")
    assert again is not page
    assert again.composer.draft.text == "TREE MONSTER, HOUSE"
    opened.wait(lambda: signs_of(again) == 2)


def test_hovering_tells_lengths(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row = page.timeline.signs
    sign = row.blocks.blocks[0]
    text = row.describe(sign)
    frames = round(sign.seconds * 25)
    assert text == f"TREE  ·  {sign.seconds:.2f} s  ·  {frames} frames"


def test_the_sign_of_a_slot_is_opened(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    row = page.timeline.signs
    row.select(row.blocks.at(0.01))
    page.panel.inspector.sign.sign_wanted.emit()
    opened.wait(lambda: opened.window.stack.key == "sign")
    opened.wait(lambda: opened.page.view is not None)
    assert opened.page.view.entry.id_gloss == "TREE"


def test_wheel_zooms_where_the_pointer_is(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    scale, row = page.timeline.scale, page.timeline.signs
    x = row.x_at(1.0)
    scale.zoom(2.0, row.seconds_at(x))
    assert row.x_at(1.0) == pytest.approx(x)
    QTest.keyClick(row, Qt.Key.Key_A)
    assert scale.is_whole
    assert QPointF(row.content.left(), 0).x() == row.x_at(0)


def test_recordings_go_in_step_with_the_figure(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE ", 2)
    opened.take_keys()
    page.view.viewport.setFocus()
    assert not page.sources.isVisible()
    QTest.keyClick(page.view.viewport, Qt.Key.Key_W)
    opened.wait(lambda: len(page.sources._sources) == 2)
    first, second = (page.sources._sources[slot] for slot in (0, 1))
    # The first sign of an utterance keeps its preparation: both begin with their frames.
    assert first.moments[0] == 0.0
    assert second.moments[0] == pytest.approx(0.24)
    assert first.moment_at(first.span.end + 0.04, first.span.last + 1) == pytest.approx(
        first.moments[-1] + 0.04
    )
    page.playback.seek(first.span.first + 5)
    this, following = page.sources.views
    opened.wait(lambda: this.frame_shown == 5)
    assert this._caption == "TREE"
    assert following._caption == "HOUSE"
    page.playback.seek(second.span.first + 3)
    opened.wait(lambda: this.frame_shown == 9)
    assert this._caption == "HOUSE"
    assert following._caption == ""
    QTest.keyClick(page.view.viewport, Qt.Key.Key_W)
    assert not page.sources.isVisible()


def test_a_sentence_goes_to_review(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE HOUSE WATER ", 3)
    opened.take_keys()
    action = next(a for a in page.actions() if a.text() == "Review transitions…")
    action.trigger()
    opened.wait(lambda: opened.window.stack.key == "review")
    review = opened.page
    opened.wait(lambda: len(review.desk.seams) == 2)
    assert review.strip.scope.currentText() == "TREE HOUSE WATER"


def test_a_left_gap_is_there_again_after_saving(page: ComposePage, opened: Studio) -> None:
    compose(opened, page, "TREE MONSTER HOUSE ", 2)
    opened.wait(page.missing.isVisible)
    page.missing.gap.click()
    opened.wait(lambda: page.composer.draft.unknown == ())
    page._keeping.save("with a gap")
    opened.settle()
    (saved,) = list_utterances(opened.workspace.lexicon)
    assert [gap.gloss for gap in saved.gaps] == ["MONSTER"]
    page._begin_new()
    page._keeping.open(saved)
    opened.wait(lambda: page.composer.draft.name == "with a gap")
    assert page.composer.draft.text == "TREE MONSTER HOUSE"
    assert page.composer.draft.slots[0].pause == pytest.approx(LEFT_GAP)
