"""Repairing on the sign page, driven as a person would."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.studio.ingest import add_file
from app.studio.signs import open_sign as read_sign
from app.studio.steps import redo, undo
from app.ui.bridge.notices import Notice
from app.ui.pages.sign.page import SignPage
from app.ui.playback.playback import FrameRange
from lexicon_db.quality import save_quality
from lexicon_db.records import (
    BodyPart,
    Changes,
    FindingKind,
    FindingPart,
    Phase,
    Provenance,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    RepairKind,
    TakeId,
)
from lexicon_db.repairs import repairs_of
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from lexicon_db.trackstore import save_track
from tests.gui.driving import Studio
from tests.gui.player.signing import motion, numbered_clip
from tests.gui.player.test_sign_page import number_shown, open_sign, take_of

SOME = FrameRange(10, 18)


@pytest.fixture
def page(opened: Studio) -> SignPage:
    return open_sign(opened, "TREE")


@pytest.fixture
def take(opened: Studio) -> TakeId:
    return take_of(opened, "TREE")


def stored(opened: Studio, take: TakeId):
    opened.settle()
    return repairs_of(opened.workspace.lexicon, take)


def shown_layers(page: SignPage) -> int:
    return len(page.desk.panel.layers.rows)


def drag(row, start: float, end: float) -> None:
    """Drag over a row from one second to another."""
    left = Qt.MouseButton.LeftButton
    one, other = (QPoint(round(row.x_at(at)), row.height() // 2) for at in (start, end))
    QTest.mousePress(row, left, pos=one)
    QTest.mouseMove(row, other)
    QTest.mouseRelease(row, left, pos=other)


def test_dragging_over_a_hand_marks_a_stretch_and_brings_the_tools(page: SignPage) -> None:
    drag(page.rows._flags[RIGHT], 0.41, 0.73)
    assert page.playback.range == FrameRange(10, 18)
    assert page.desk.part is BodyPart.RIGHT_HAND
    assert page.desk.panel.isVisible()
    assert "Frames 11 to 19" in page.desk.panel.stretch._frames.text()
    drag(page.rows._flags[LEFT], 0.41, 0.53)
    assert page.desk.part is BodyPart.LEFT_HAND


def test_the_ends_of_the_marked_stretch_are_dragged_on_the_ruler(page: SignPage) -> None:
    page.playback.set_range(SOME)
    ruler = page.rows.ruler
    drag(
        ruler, ruler.scale.to_seconds(ruler.x_at(0.76) - ruler.x_at(0), ruler.content.width()), 0.9
    )
    assert page.playback.range == FrameRange(10, 22)


def test_a_double_click_marks_the_run_of_equal_flags(page: SignPage) -> None:
    row = page.rows._flags[LEFT]
    at = QPoint(round(row.x_at(0.26)), 10)
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=at)
    assert page.playback.range == FrameRange(6, 7)


def test_a_key_goes_through_what_was_not_measured(page: SignPage) -> None:
    found = []
    for _ in range(5):
        QTest.keyClick(page.rows.phases, Qt.Key.Key_N)
        found.append(page.playback.range)
    assert found == [FrameRange(first, first + 1) for first in (2, 4, 6, 8, 2)]
    assert page.desk.part is BodyPart.LEFT_HAND


def test_interpolating_is_stored_shown_undone_and_done_again(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    notices: list[Notice] = []
    opened.workspace.operations.noticed.connect(notices.append)
    before = page.view.motion.rotations
    page.playback.set_range(SOME)
    page.desk.choose_part(BodyPart.RIGHT_ARM)
    QTest.keyClick(page.rows.phases, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    (repair,) = stored(opened, take)
    assert (repair.kind, repair.part) == (RepairKind.INTERPOLATE, BodyPart.RIGHT_ARM)
    assert (repair.start, repair.end) == pytest.approx((0.40, 0.72))
    opened.wait(lambda: page.rows.repairs.bars)
    opened.wait(lambda: set(page.view.motion.flags[10:19, RIGHT]) == {HandFlag.INTERPOLATED})
    assert not np.array_equal(page.view.motion.rotations, before)
    assert page.playback.range == SOME
    assert notices[-1].action == "Undo"
    notices[-1].act()
    assert stored(opened, take) == ()
    opened.wait(lambda: np.array_equal(page.view.motion.rotations, before))
    opened.workspace.operations.write(page, lambda: redo(opened.workspace.lexicon))
    assert stored(opened, take) == (repair,)
    opened.wait(lambda: page.desk.steps.now == (repair,))


def test_a_layer_is_switched_off_and_removed_in_the_list(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    page.side.show_panel("repair")
    page.playback.set_range(SOME)
    page.desk.panel.buttons[RepairKind.MARK].click()
    stored(opened, take)
    opened.wait(lambda: page.rows.repairs.bars)
    page.desk.panel.layers.rows[0].switch.click()
    assert [repair.is_active for repair in stored(opened, take)] == [False]
    opened.wait(lambda: not page.rows.repairs.bars[0].is_on)
    page.desk.panel.layers.rows[0].remove.click()
    assert stored(opened, take) == ()
    opened.wait(lambda: not page.rows.repairs.bars)


def test_a_hand_is_nudged_by_keys_and_seen_before_it_is_stored(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    page.playback.set_range(SOME)
    page.playback.seek(14)
    page.desk.choose_part(BodyPart.RIGHT_HAND)
    page.desk.panel.buttons[RepairKind.NUDGE].click()
    tool, figure = page.desk.panel.tool, page.figure.viewport
    before = figure._motions[0].rotations
    for _ in range(4):
        QTest.keyClick(tool.pad, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tool.pad, Qt.Key.Key_Right)
    assert tool.keys == {14: (1.0, 20.0, 0.0)}
    assert [slider.value for slider in tool.sliders] == [1.0, 20.0, 0.0]
    opened.wait(lambda: not np.array_equal(figure._motions[0].rotations, before))
    assert stored(opened, take) == ()
    QTest.keyClick(tool, Qt.Key.Key_Escape)
    opened.wait(lambda: np.array_equal(figure._motions[0].rotations, before))
    page.desk.open_tool(RepairKind.NUDGE)
    page.desk.panel.tool.sliders[1].slider.setValue(200)
    opened.wait(lambda: page.desk._draft is not None)
    QTest.keyClick(page.desk.panel.tool, Qt.Key.Key_Return)
    (repair,) = stored(opened, take)
    assert repair.details["keys"][0]["by"] == pytest.approx([0.0, 0.05, 0.0])
    opened.wait(lambda: page.view.layers.repairs == (repair,))
    assert page.desk.panel.tool is None


def test_steps_in_quick_succession_are_all_stored(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    page.playback.set_range(SOME)
    for part in (BodyPart.LEFT_HAND, BodyPart.RIGHT_HAND, BodyPart.LEFT_ARM):
        page.desk.choose_part(part)
        page.desk.open_tool(RepairKind.MARK)
    assert shown_layers(page) == 3
    assert [repair.part for repair in stored(opened, take)] == [
        BodyPart.LEFT_HAND, BodyPart.RIGHT_HAND, BodyPart.LEFT_ARM,
    ]  # fmt: skip
    for _ in range(3):
        opened.workspace.operations.write(page, lambda: undo(opened.workspace.lexicon))
    assert stored(opened, take) == ()
    opened.wait(lambda: shown_layers(page) == 0)


def test_a_notice_undoes_its_own_step_when_another_take_shows(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    notices: list[Notice] = []
    opened.workspace.operations.noticed.connect(notices.append)
    page.playback.set_range(SOME)
    page.desk.open_tool(RepairKind.MARK)
    assert len(stored(opened, take)) == 1
    opened.wait(lambda: bool(notices))
    open_sign(opened, "HOUSE")
    notices[-1].act()
    assert stored(opened, take) == ()


def test_without_marks_nothing_is_done_at_once(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    QTest.keyClick(page.rows.phases, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not page.desk.panel.buttons[RepairKind.MARK].isEnabled()
    assert page.desk.panel.buttons[RepairKind.NUDGE].isEnabled()
    assert stored(opened, take) == ()


def test_an_open_tool_has_the_keys(page: SignPage, opened: Studio) -> None:
    opened.take_keys()
    page.playback.seek(14)
    QTest.keyClick(page.rows.phases, Qt.Key.Key_R)
    assert page.desk.panel.isVisible()
    QTest.keyClick(page.rows.phases, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    pad = page.desk.panel.tool.pad
    opened.wait(pad.hasFocus)
    QTest.keyClick(pad, Qt.Key.Key_PageDown)
    assert page.desk.panel.tool.keys == {14: (0.0, 0.0, 1.0)}
    assert page.playback.index == 14
    QTest.keyClick(pad, Qt.Key.Key_Period)
    assert page.playback.index == 15
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert page.desk.panel.tool is None
    assert page.desk.panel.buttons[RepairKind.NUDGE].hasFocus()


def test_dragging_the_field_moves_the_hand(page: SignPage) -> None:
    page.playback.seek(14)
    page.desk.choose_part(BodyPart.RIGHT_HAND)
    page.desk.open_tool(RepairKind.NUDGE)
    pad = page.desk.panel.tool.pad
    assert page.playback.range == FrameRange(9, 19)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 50))
    QTest.mouseMove(pad, QPoint(90, 20))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 20))
    assert page.desk.panel.tool.keys[14] == pytest.approx((10.0, 10.0, 0.0))


def test_a_keyframe_outside_of_the_marks_widens_them(page: SignPage) -> None:
    page.playback.set_range(SOME)
    page.desk.choose_part(BodyPart.RIGHT_HAND)
    page.desk.open_tool(RepairKind.NUDGE)
    page.playback.seek(24)
    QTest.keyClick(page.desk.panel.tool.pad, Qt.Key.Key_Up)
    assert page.playback.range == FrameRange(10, 29)
    assert page.desk.panel.tool.keys == {24: (0.0, 1.0, 0.0)}


def test_a_joint_is_turned(page: SignPage, opened: Studio, take: TakeId) -> None:
    page.playback.set_range(SOME)
    page.desk.choose_part(BodyPart.BODY)
    page.desk.open_tool(RepairKind.NUDGE)
    tool = page.desk.panel.tool
    tool.target.setCurrentIndex(tool.target.findData("head"))
    tool.sliders[1].slider.setValue(120)
    opened.wait(lambda: page.desk._draft is not None)
    tool.apply.click()
    (repair,) = stored(opened, take)
    assert repair.details["joint"] == "head"
    assert repair.details["keys"][0]["by"] == pytest.approx([0, np.radians(30), 0])


def test_a_handshape_is_chosen(page: SignPage, opened: Studio, take: TakeId) -> None:
    page.playback.set_range(SOME)
    page.desk.choose_part(BodyPart.LEFT_ARM)
    page.desk.open_tool(RepairKind.HANDSHAPE)
    assert page.desk.part is BodyPart.LEFT_HAND
    tool = page.desk.panel.tool
    assert not tool.apply.isEnabled()
    tool.letters["Y"].click()
    tool.apply.click()
    (repair,) = stored(opened, take)
    assert (repair.details["name"], repair.part) == ("Y", BodyPart.LEFT_HAND)
    tool_again = page.desk.open_tool(RepairKind.HANDSHAPE) or page.desk.panel.tool
    tool_again.frame.setValue(3)
    tool_again.use_frame.click()
    tool_again.apply.click()
    assert [r.details["name"] for r in stored(opened, take)] == ["Y", ""]


def test_the_face_is_set(page: SignPage, opened: Studio, take: TakeId) -> None:
    page.playback.set_range(SOME)
    page.desk.open_tool(RepairKind.FACE)
    assert page.desk.part is BodyPart.FACE
    tool = page.desk.panel.tool
    tool.unit.setCurrentIndex(tool.unit.findData("jawOpen"))
    tool.slider.slider.setValue(70)
    tool.apply.click()
    (repair,) = stored(opened, take)
    assert repair.details["units"] == {"jawOpen": 0.7}


@pytest.fixture
def second(page: SignPage, opened: Studio, tmp_path) -> TakeId:
    """Another take of TREE that signs higher."""
    lexicon = opened.workspace.lexicon
    clip = numbered_clip(tmp_path / "second.mp4", 24)
    added = add_file(lexicon, clip, gloss="TREE", signer="Mira")
    save_track(lexicon, added.take, motion(24, lift=1.4), Provenance("made-up", "1", "", {}, ""))
    page.refresh(Changes(entries=frozenset([added.entry])))
    opened.wait(lambda: page.header._tabs.count() == 2)
    return added.take


def test_takes_are_compared_side_by_side_in_step(
    page: SignPage, opened: Studio, second: TakeId
) -> None:
    page.playback.seek(6)  # where the stroke begins; of the other take nothing is known
    QTest.keyClick(page.rows.phases, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    opened.wait(lambda: len(page.figure.viewport._motions) == 2)
    assert page.pictures.comparison.other == second
    opened.wait(lambda: page.pictures.other.frame_shown)
    other, own = page.figure.viewport._motions
    assert len(other) == len(own) == 30
    opened.wait(page.pictures.other.isVisible)
    page.playback.seek(29)
    opened.wait(lambda: page.pictures.other.frame_shown == 23)
    QTest.keyClick(page.rows.phases, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    opened.wait(lambda: len(page.figure.viewport._motions) == 1)
    assert not page.pictures.other.isVisible()


def test_an_arm_is_taken_from_another_take(
    page: SignPage, opened: Studio, take: TakeId, second: TakeId
) -> None:
    page.playback.set_range(SOME)
    page.desk.choose_part(BodyPart.RIGHT_ARM)
    page.desk.open_tool(RepairKind.TAKE_FROM)
    tool = page.desk.panel.tool
    assert tool.other == second
    opened.wait(tool.apply.isEnabled)
    opened.wait(lambda: len(page.figure.viewport._motions) == 2)
    opened.wait(lambda: page.desk._draft is not None)
    tool.apply.click()
    (repair,) = stored(opened, take)
    assert repair.details["take"] == second
    opened.wait(lambda: page.view.layers.repairs == (repair,))
    assert not page.view.layers.unfit
    opened.wait(lambda: len(page.figure.viewport._motions) == 1)


def test_a_take_is_trimmed_to_the_marks_and_back(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    notices: list[Notice] = []
    opened.workspace.operations.noticed.connect(notices.append)
    trim = page.panel.trim
    assert not trim.to_marks.isEnabled()
    assert not trim.to_whole.isVisible()
    page.playback.set_range(FrameRange(4, 25))
    page.playback.seek(14)
    trim.to_marks.click()
    opened.wait(lambda: page.view.take.start == pytest.approx(0.16))
    opened.wait(lambda: page.playback.frame_count == 22)
    assert page.view.motion is not None
    assert page.rows.phases.phases.stroke_start == pytest.approx(0.08)
    assert page.playback.index == 10
    opened.wait(lambda: page.video.frame_shown == 10)
    opened.wait(lambda: number_shown(page) == 14)
    opened.wait(lambda: bool(notices))
    notices[-1].act()
    opened.wait(lambda: page.playback.frame_count == 30)
    assert read_sign(opened.workspace.lexicon, take).take.phases.stroke_start == 0.24


def test_the_verdict_tells_its_reasons_and_leads_there(
    page: SignPage, opened: Studio, take: TakeId
) -> None:
    assert page.panel.quality.light.accessibleName() == "Not judged yet"
    bad = QualityVerdict.BAD
    finding = QualityFinding(
        FindingKind.HAND_MISSING, bad, FindingPart.LEFT_HAND, Phase.STROKE, 8, 12, 0.3, 0.1
    )
    save_quality(opened.workspace.lexicon, take, QualityReport(bad, (finding,), "rules"))
    opened.wait(lambda: page.panel.quality.findings)
    assert page.panel.quality.light.accessibleName() == "Repair it or record it again"
    page.panel.quality.findings[0].click()
    assert page.playback.range == FrameRange(8, 12)
    assert page.playback.index == 8
    assert page.desk.part is BodyPart.LEFT_HAND


def test_the_tools_are_found_by_name(page: SignPage) -> None:
    texts = {action.text() for action in page.actions()}
    assert {"Repair: Interpolate", "Repair: Move or turn"} <= texts
    for widget in (page.rows.repairs, page.desk.panel.stretch.parts, page.header._compare):
        assert widget.accessibleName()
