"""Curves of a motion: their values, which of them are shown, and that they share the timeline."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.ui.appearance import apply_theme
from app.ui.pages.sign.page import SignPage
from app.ui.plots.curve_panel import CurvePanel
from app.ui.plots.curves import CurveKind, motion_curves
from app.ui.theme import DARK, LIGHT
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, LEFT, RIGHT, MotionTrack
from tests.gui.driving import Studio
from tests.gui.player.seeing import pixels_of, share_like
from tests.gui.player.signing import body, motion

COUNT = 30


@pytest.fixture
def still() -> MotionTrack:
    """Ten frames in the T-pose, hands flat, the face at rest."""
    moving = motion(10)
    zero = {"rotations": np.zeros_like(moving.rotations), "face": np.zeros_like(moving.face)}
    return dataclasses.replace(moving, **zero)


@pytest.fixture
def panel(opened: Studio) -> CurvePanel:
    """The curves of the second sign, which is 29 frames long."""
    opened.wait(lambda: opened.page.model.rowCount() > 0)
    entry = next(e for e in opened.page.shelf.entries if e.id_gloss == "TREE")
    opened.window.go("sign", entry.active_take)
    page = opened.page
    assert isinstance(page, SignPage)
    opened.wait(lambda: page.rows.curves.curves is not None)
    return page.rows.curves


def turned(track: MotionTrack, joint: str, turn: tuple[float, float, float]) -> MotionTrack:
    rotations = track.rotations.copy()
    rotations[:, JOINT_NAMES.index(joint)] = turn
    return dataclasses.replace(track, rotations=rotations)


def shown(panel: CurvePanel) -> list[np.ndarray]:
    """The values of the curves that are drawn."""
    return [item.getData()[1] for item in panel.row._plot.getPlotItem().listDataItems()]


def test_at_rest_nothing_moves_and_nothing_is_bent(still: MotionTrack) -> None:
    values = motion_curves(still, body()).values
    assert np.abs(values[CurveKind.SPEED]).max() == pytest.approx(0, abs=1e-9)
    assert np.abs(values[CurveKind.FINGERS]).max() == 0
    assert np.abs(values[CurveKind.FACE]).max() == 0
    assert values[CurveKind.ELBOWS].max() < 10  # the arms of the body hang a little bent


def test_in_the_t_pose_the_wrists_are_an_arm_away_at_the_height_of_the_shoulders(
    still: MotionTrack,
) -> None:
    left, right = motion_curves(still, body()).values[CurveKind.PLACE][0]
    assert 55 < left[0] < 85
    assert right[0] == pytest.approx(-left[0], abs=1.0)
    assert abs(left[1]) < 12


@pytest.mark.parametrize(
    ("joint", "side", "finger"),
    [("left_thumb2", LEFT, 0), ("right_index1", RIGHT, 1), ("left_middle3", LEFT, 2),
     ("right_ring2", RIGHT, 3), ("right_pinky1", RIGHT, 4)],
)  # fmt: skip
def test_a_bent_finger_is_told_in_degrees(
    still: MotionTrack, joint: str, side: int, finger: int
) -> None:
    bends = motion_curves(turned(still, joint, (0, 0, 0.5)), body()).values[CurveKind.FINGERS]
    expected = np.zeros((10, 2, 5))
    expected[:, side, finger] = np.degrees(0.5)
    assert bends == pytest.approx(expected, abs=1e-3)


def test_a_hand_that_closes_evenly_changes_its_shape_evenly(still: MotionTrack) -> None:
    """One of fifteen joints turns by 3 degrees a frame, 25 frames a second: 75 / 15 degrees/s."""
    rotations = still.rotations.copy()
    rotations[:, JOINT_NAMES.index("right_index1"), 2] = np.radians(3.0 * np.arange(10))
    track = dataclasses.replace(still, rotations=rotations)
    change = motion_curves(track, body()).values[CurveKind.HANDSHAPE]
    assert change[:, RIGHT, 0] == pytest.approx(np.full(10, 5.0), rel=1e-3)
    assert np.abs(change[:, LEFT]).max() == pytest.approx(0, abs=1e-3)


def test_a_right_angle_at_the_elbow_is_ninety_degrees(still: MotionTrack) -> None:
    before = motion_curves(still, body()).values[CurveKind.ELBOWS]
    bent = turned(still, "left_elbow", (0, -np.pi / 2, 0))
    elbows = motion_curves(bent, body()).values[CurveKind.ELBOWS]
    assert elbows[0, LEFT, 0] == pytest.approx(90, abs=10)
    assert elbows[:, RIGHT] == pytest.approx(before[:, RIGHT])


def test_the_face_is_told_in_per_cent(still: MotionTrack) -> None:
    face = still.face.copy()
    face[:, FACE_UNITS.index("browInnerUp")] = 0.8
    face[:, FACE_UNITS.index("eyeBlinkLeft")] = 1.0
    told = motion_curves(dataclasses.replace(still, face=face), body()).values[CurveKind.FACE]
    assert told[0, 0] == pytest.approx([80, 0, 50, 0, 0, 0, 0])


def test_distances_are_those_between_the_nearest_points(still: MotionTrack) -> None:
    in_front = still
    for side, sign in (("left", 1.0), ("right", -1.0)):
        in_front = turned(in_front, f"{side}_shoulder", (0.0, -sign * 1.2, 0.0))
    told = motion_curves(in_front, body()).values[CurveKind.TOUCH][0]
    places = Places(body())
    world, positions = forward_kinematics(body(), in_front.rotations[:1])
    left, right = hand_points(places, world, positions)[0]
    apart = min(float(np.linalg.norm(one - other)) for one in left for other in right)
    nose = places.positions(world, positions, ["nose"])[0, 0]
    to_nose = min(float(np.linalg.norm(one - nose)) for one in left)
    # 32-bit squares of metres: a tenth of a millimetre.
    assert told[:, 0] == pytest.approx(100 * apart, abs=0.02)
    assert 0 < told[0, 1] <= 100 * to_nose + 0.02
    wide = motion_curves(still, body()).values[CurveKind.TOUCH][0]
    assert wide[0, 0] > told[0, 0]


def test_each_kind_shows_its_curves(panel: CurvePanel) -> None:
    counts = {}
    for kind in CurveKind:
        panel.show_kind(kind)
        counts[kind.value] = len(shown(panel))
    assert counts == {
        "speed": 2, "handshape": 2, "place": 6, "fingers": 10, "elbows": 2, "face": 7, "touch": 4,
    }  # fmt: skip


def test_a_key_hides_its_curve_and_a_side_hides_all_of_a_hand(panel: CurvePanel) -> None:
    panel.show_kind(CurveKind.FINGERS)
    QApplication.processEvents()
    index = next(key for key in panel.keys if key.text() == "Index")
    left = next(key for key in panel.keys if key.text() == "Left")
    QTest.mouseClick(index, Qt.MouseButton.LeftButton)
    assert len(shown(panel)) == 8
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Space)
    kept = panel.curves.values[CurveKind.FINGERS][:, RIGHT, [0, 2, 3, 4]]
    drawn = np.transpose(shown(panel))
    assert drawn == pytest.approx(kept)


def test_keys_tell_the_values_of_the_shown_frame(panel: CurvePanel, opened: Studio) -> None:
    opened.page.playback.seek(7)
    expected = panel.curves.values[CurveKind.SPEED][7, :, 0]
    told = [float(key.value) for key in panel.keys]
    assert told == pytest.approx(expected, abs=0.005)


def test_curves_stand_under_the_same_time_as_all_rows(panel: CurvePanel, opened: Studio) -> None:
    row, scale = panel.row, opened.page.rows.scale
    scale.zoom(3, 0.5)
    box = row._plot.getPlotItem().getViewBox()
    assert box.viewRange()[0] == pytest.approx((scale.start, scale.end))
    at = box.mapViewToScene(QPointF(0.5, 0.0)).x() + row._plot.x()
    assert at == pytest.approx(row.x_at(0.5), abs=1.0)


def test_phases_are_tinted_where_they_are(panel: CurvePanel, opened: Studio) -> None:
    phases = opened.page.rows.phases.phases
    rects = [region.rect() for region in panel.row._plot._regions]
    regions = [(rect.left(), rect.right()) for rect in rects]
    assert regions == [
        pytest.approx((phases.stroke_start - 0.24, phases.stroke_start)),
        pytest.approx((phases.stroke_start, phases.stroke_end)),
        pytest.approx((phases.stroke_end, phases.offset)),
    ]


def test_wheel_zooms_time_and_with_ctrl_the_values(panel: CurvePanel, opened: Studio) -> None:
    row, scale = panel.row, opened.page.rows.scale

    def wheel(keys: Qt.KeyboardModifier) -> None:
        place = QPointF(row.x_at(0.5), 30)
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(row, event)

    top = row.value_range[1]
    wheel(Qt.KeyboardModifier.ControlModifier)
    assert scale.is_whole
    assert row.value_range[1] == pytest.approx(top / 1.25)
    wheel(Qt.KeyboardModifier.NoModifier)
    assert not scale.is_whole
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPoint(300, 30))
    assert scale.is_whole
    assert row.value_range[1] == pytest.approx(top)


def test_everything_is_reached_by_keys(panel: CurvePanel, opened: Studio) -> None:
    row, playback = panel.row, opened.page.playback
    row.setFocus()
    playback.seek(5)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert playback.index == 6
    QTest.keyClick(row, Qt.Key.Key_Plus)
    assert not opened.page.rows.scale.is_whole
    QTest.keyClick(row, Qt.Key.Key_0)
    assert opened.page.rows.scale.is_whole
    QTest.keyClick(row, Qt.Key.Key_C)
    assert panel.kinds.value == CurveKind.HANDSHAPE
    assert row.accessibleName()


def test_curves_wear_the_colours_of_the_theme(
    panel: CurvePanel, opened: Studio, qapp: QApplication
) -> None:
    for theme in (LIGHT, DARK):
        apply_theme(qapp, theme.name)
        QApplication.processEvents()
        seen = pixels_of(panel.row)
        assert share_like(seen, theme.colours.right_hand, 60) > 0.001
        assert share_like(seen, theme.colours.panel, 30) > 0.3


def test_without_motion_there_is_no_plot(opened: Studio) -> None:
    opened.wait(lambda: opened.page.model.rowCount() > 0)
    entry = next(e for e in opened.page.shelf.entries if e.id_gloss == "NEW-SIGN")
    opened.window.go("sign", entry.active_take)
    opened.wait(lambda: opened.page.view is not None)
    assert opened.page.rows.curves.curves is None
    assert opened.page.rows.curves.row._plot is None
    assert [key.value for key in opened.page.rows.curves.keys] == ["", ""]
