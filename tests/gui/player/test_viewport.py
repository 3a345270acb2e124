"""The viewport shows a figure, and what it shows can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.capture.video import VideoFile
from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import FrameRange, Playback
from app.ui.viewport import scene
from app.ui.viewport.clip_recorder import ClipRecorder
from app.ui.viewport.drawing_pace import DrawingPace
from app.ui.viewport.figure import FigureMotion, standing
from app.ui.viewport.figure_surface import FigureSurface
from app.ui.viewport.orbit_camera import Preset
from app.ui.viewport.other_hand import with_other_hand
from app.ui.viewport.view_options import ViewOptions
from app.ui.viewport.viewport import Viewport
from app.ui.viewport.viewport_panel import ViewportPanel
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, Contact
from tests.gui.player.seeing import pixels_of, share_unlike
from tests.gui.player.signing import body, motion, skinner

SIZE = (640, 480)


@pytest.fixture
def viewport(qtbot, preferences) -> Iterator[Viewport]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(SIZE[0], SIZE[1] + 40)
    made = Viewport(page)
    made.setGeometry(0, 0, *SIZE)
    field = QLineEdit(page)  # has the focus, whose ring is no part of the picture
    field.move(0, SIZE[1] + 5)
    page.show()
    qtbot.waitExposed(page)
    field.setFocus()
    yield made
    page.close()


@pytest.fixture
def signing(viewport: Viewport, monkeypatch: pytest.MonkeyPatch) -> Viewport:
    """The viewport with a figure whose arms are up, on a computer that is quick enough."""
    monkeypatch.setattr(DrawingPace, "scale_for", lambda _pace, _pixels: 1.0)
    signed = motion()
    viewport.set_body(body(), skinner(), FigureSurface(body(), 3))
    viewport.show_motions([FigureMotion(signed.rotations, signed.face)], frame=15)
    return viewport


def unlike_background(pixels: np.ndarray) -> np.ndarray:
    """Share of pixels per column that are not background."""
    away = np.abs(pixels.astype(int) - pixels[2, 2].astype(int)).max(axis=-1)
    return (away > 12).mean(axis=0)


def test_the_figure_stands_in_the_middle(signing: Viewport) -> None:
    shares = unlike_background(pixels_of(signing))
    assert shares[280:360].mean() > 0.6
    assert shares[:100].max() == 0
    assert shares[-100:].max() == 0


def test_arms_go_up(signing: Viewport) -> None:
    up = pixels_of(signing)
    signing.show_frame(0)
    down = pixels_of(signing)
    assert share_unlike(up, up[2, 2]) != share_unlike(down, down[2, 2])
    hands_up = signing._scene.joints(15)[0][20:22, 1].min()
    assert hands_up > signing._scene.joints(0)[0][20:22, 1].max() + 0.2


def test_joints_are_where_the_picture_shows_them(signing: Viewport) -> None:
    pixels = pixels_of(signing)
    background = pixels[2, 2].astype(int)
    joints = signing._scene.joints(15)[0]
    for x, y in signing.camera.project(joints[[9, 12, 15, 18, 19, 20, 21]], SIZE):
        seen = pixels[int(y), int(x)].astype(int)
        assert np.abs(seen - background).max() > 12


def test_hands_and_face_are_brighter_than_the_torso(signing: Viewport) -> None:
    pixels = pixels_of(signing).astype(float)
    joints = signing._scene.joints(15)[0]
    chest, head, left, right = signing.camera.project(joints[[9, 15, 28, 43]], SIZE)

    def brightness(place: np.ndarray) -> float:
        x, y = place.astype(int)
        return float(pixels[y - 3 : y + 4, x - 3 : x + 4].mean())

    for skin in (head, left, right):
        assert brightness(skin) > brightness(chest) + 40


@pytest.mark.parametrize("skin", [1, 6])
def test_skin_tones_can_be_chosen(signing: Viewport, skin: int) -> None:
    before = pixels_of(signing)
    signing.wear(skin)
    after = pixels_of(signing)
    x, y = signing.camera.project(signing._scene.joints(15)[0][15], SIZE).astype(int)
    change = after[y, x].mean() - before[y, x].mean()
    assert change > 10 if skin == 1 else change < -10


def test_mirrored_exchanges_left_and_right(signing: Viewport) -> None:
    signing.turn_to(Preset.THREE_QUARTER)
    plain = pixels_of(signing)
    signing.set_options(ViewOptions(mirrored=True))
    assert np.array_equal(pixels_of(signing), plain[:, ::-1])


def test_presets_and_keys_turn_the_view(signing: Viewport, qtbot) -> None:
    signing.window().activateWindow()
    qtbot.waitUntil(signing.isActiveWindow)
    signing.setFocus()
    QTest.keyClick(signing, Qt.Key.Key_2)
    assert signing.camera.azimuth == 90
    QTest.keyClick(signing, Qt.Key.Key_2)
    assert signing.camera.azimuth == -90
    QTest.keyClick(signing, Qt.Key.Key_Left)
    assert signing.camera.azimuth == -97.5
    QTest.keyClick(signing, Qt.Key.Key_Up)
    assert signing.camera.elevation == 7.5
    before = signing.camera
    QTest.keyClick(signing, Qt.Key.Key_Plus)
    assert signing.camera.distance < before.distance
    QTest.keyClick(signing, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert signing.camera.target != before.target
    QTest.keyClick(signing, Qt.Key.Key_0)
    assert (signing.camera.azimuth, signing.camera.elevation) == (0, 0)


def test_the_mouse_turns_and_the_wheel_zooms(signing: Viewport) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(signing, left, pos=QPoint(300, 200))
    QTest.mouseMove(signing, QPoint(350, 200))
    QTest.mouseRelease(signing, left, pos=QPoint(350, 200))
    assert signing.camera.azimuth == pytest.approx(-20)
    distance = signing.camera.distance
    wheel = QWheelEvent(
        QPointF(300, 200), QPointF(300, 200), QPoint(0, 0), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(signing, wheel)
    assert signing.camera.distance < distance
    QTest.mouseDClick(signing, left, pos=QPoint(300, 200))
    assert signing.camera.distance == pytest.approx(distance)


def test_orbiting_shows_another_side(signing: Viewport) -> None:
    front = unlike_background(pixels_of(signing)).mean()
    signing.turn_to(Preset.SIDE)
    assert unlike_background(pixels_of(signing)).mean() < front


@pytest.mark.parametrize("option", ["skeleton", "trails", "signing_space", "floor"])
def test_options_draw_something_more(signing: Viewport, option: str) -> None:
    signing.turn_to(Preset.THREE_QUARTER)
    signing._move_camera(signing.camera.zoomed(0.5))
    plain = pixels_of(signing)
    signing.set_options(replace(signing.options, **{option: True}))
    assert (pixels_of(signing) != plain).any(axis=-1).mean() > 0.0005
    signing.set_options(replace(signing.options, **{option: False}))
    assert np.array_equal(pixels_of(signing), plain)


def test_at_rest_the_edges_become_smooth(signing: Viewport, qtbot) -> None:
    rough = pixels_of(signing)
    with qtbot.waitSignal(signing._picture.refined, timeout=5000):
        pass
    smooth = pixels_of(signing)

    def kinds(pixels: np.ndarray) -> int:
        return len(np.unique(pixels.reshape(-1, 3), axis=0))

    assert kinds(smooth) > kinds(rough)
    assert np.abs(smooth.astype(int) - rough).mean() < 3


def test_pictures_are_small_enough_to_be_in_time() -> None:
    pace = DrawingPace()
    assert pace.scale_for(8_000_000) == 1.0
    pace.note(1_000_000, 0.030)
    assert pace.scale_for(1_000_000) == 1.0
    assert pace.scale_for(4_000_000) == 0.5
    assert pace.scale_for(100_000_000) == 0.375
    for _ in range(40):
        pace.note(4_000_000, 0.020)
    assert pace.scale_for(4_000_000) == 1.0


def test_a_slow_computer_draws_smaller_while_things_move(
    signing: Viewport, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested = pixels_of(signing.screenshot())
    monkeypatch.setattr(signing._picture._pace, "scale_for", lambda _: 0.5)
    for frame in (14, 15):
        signing.show_frame(frame)
        coarse = pixels_of(signing)
    assert signing._picture._image.width() == SIZE[0] // 2
    assert 0 < np.abs(coarse.astype(int) - rested).mean() < 6
    with qtbot.waitSignal(signing._picture.refined, timeout=5000):
        pass
    assert signing._picture._image.width() == SIZE[0]
    assert np.abs(pixels_of(signing).astype(int) - rested).mean() < 0.5


def test_two_figures_stand_side_by_side(signing: Viewport) -> None:
    signed = motion()
    two = FigureMotion(signed.rotations, signed.face)
    signing.show_motions([two, two], frame=15)
    shares = unlike_background(pixels_of(signing))
    assert shares[:320].mean() > 0.15
    assert shares[:320].mean() == pytest.approx(shares[320:].mean(), rel=0.05)
    assert shares[315:325].mean() < 0.3
    signing.show_motions([two], frame=15)
    assert unlike_background(pixels_of(signing))[300:340].mean() > 0.6


def test_a_face_that_opens_its_mouth_is_seen(signing: Viewport) -> None:
    signed = motion()
    face = signed.face.copy()
    face[:, 24] = 1.0
    signing.show_motions([FigureMotion(signed.rotations, signed.face)], frame=0)
    signing._move_camera(signing.camera.zoomed(3).panned(0, 0.5))
    closed = pixels_of(signing)
    signing.show_motions([FigureMotion(signed.rotations, face)], frame=0)
    assert (pixels_of(signing) != closed).any(axis=-1).mean() > 0.002


def test_the_waiting_figure_has_its_arms_down(signing: Viewport) -> None:
    signing.show_motions([standing()])
    joints = signing._scene.joints(0)[0]
    assert joints[20:22, 1].max() < joints[16:18, 1].min() - 0.3


def test_a_motion_may_come_before_the_body(viewport: Viewport) -> None:
    viewport.show_motions([standing()])
    viewport.set_body(body(), skinner(), FigureSurface(body(), 3))
    assert unlike_background(pixels_of(viewport))[300:340].mean() > 0.6


def test_figures_of_other_pages_do_not_come_into_the_picture(qtbot, signing: Viewport) -> None:
    before = pixels_of(signing)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    other = Viewport(page)
    other.setGeometry(0, 0, 400, 300)
    other.set_body(body(), skinner(), FigureSurface(body(), 6))
    other.show_motions([standing()])
    page.show()
    qtbot.waitExposed(page)
    assert unlike_background(pixels_of(other))[180:220].mean() > 0.5
    signing._picture.expire()
    assert (pixels_of(signing) == before).mean() > 0.999
    other.close()
    signing._picture.expire()
    assert (pixels_of(signing) == before).mean() > 0.999


def test_without_a_figure_it_says_why(viewport: Viewport) -> None:
    viewport.say("No tracks yet")
    assert share_unlike(pixels_of(viewport), pixels_of(viewport)[2, 2]) > 0.0005


def test_no_graphics_is_a_message_not_a_crash(
    viewport: Viewport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise KnownError("No picture.", "There is no OpenGL.", "Install a driver.")

    monkeypatch.setattr(scene, "Stage", refuse)
    viewport.set_body(body(), skinner(), FigureSurface(body(), 3))
    viewport.show_motions([standing()])
    assert share_unlike(pixels_of(viewport), pixels_of(viewport)[2, 2]) > 0.0005


def test_a_picture_is_saved(qtbot, preferences, tmp_path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    panel = ViewportPanel(page, page)
    panel.resize(*SIZE)
    panel.viewport.set_body(body(), skinner(), FigureSurface(body(), 3))
    panel.viewport.show_motions([standing()])
    page.show()
    qtbot.waitExposed(page)
    file = tmp_path / "view.png"
    assert panel.save_picture(file)
    from PySide6.QtGui import QImage

    saved = pixels_of(QImage(str(file)))
    assert saved.shape == (SIZE[1], SIZE[0], 3)
    assert share_unlike(saved, saved[2, 2]) > 0.1
    assert not panel.save_picture(tmp_path / "no" / "folder.png")


def test_ghosts_show_what_was_and_what_will_be(signing: Viewport) -> None:
    signing.show_frame(9)
    plain = pixels_of(signing)
    signing.set_options(ViewOptions(ghosts=True))
    ghosts = pixels_of(signing)
    changed = np.abs(ghosts.astype(int) - plain.astype(int)).max(axis=-1) > 20
    assert changed.mean() > 0.003
    for away in (-9, 9):
        elbow = signing._scene.joints(9 + away)[0][18]
        x, y = signing.camera.project(elbow, SIZE).astype(int)
        assert changed[y - 4 : y + 5, x - 4 : x + 5].any()
    # Arms hang at the start and are up later: what was is violet, what will be green.
    before, after = (signing._scene.joints(frame)[0][[18, 20]].mean(axis=0) for frame in (0, 18))
    (x, y), (u, v) = signing.camera.project(np.stack([before, after]), SIZE).astype(int)
    tones = ghosts.astype(int) - plain.astype(int)
    assert tones[y, x, 2] - tones[y, x, 1] > 10
    assert tones[v, u, 1] - tones[v, u, 0] > 10
    signing.show_frame(0)
    pixels_of(signing)  # no frames before the first


def test_touches_are_marked_where_they_are(signing: Viewport) -> None:
    signed = motion()
    touch = Contact(10, 16, "right_index_tip", "nose")
    signing.show_motions([FigureMotion(signed.rotations, signed.face, (touch,))], frame=15)
    plain = pixels_of(signing)
    signing.set_options(ViewOptions(touches=True))
    (point,) = signing._scene.touch_points(15)
    assert point.is_now
    x, y = signing.camera.project(point.places, SIZE).mean(axis=0).astype(int)
    red = pixels_of(signing)[y, x].astype(int)
    assert red[0] - red[1] > 120
    assert [p.is_now for p in signing._scene.touch_points(7)] == [False]
    assert signing._scene.touch_points(5) == signing._scene.touch_points(17) == []
    signing.show_frame(20)
    signing.set_options(ViewOptions())
    assert not np.array_equal(pixels_of(signing), plain)


def test_the_other_hand_signs_what_the_one_did(signing: Viewport) -> None:
    rotations = np.zeros((1, 55, 3), np.float32)
    rotations[0, JOINT_NAMES.index("right_shoulder")] = (0.3, 0.2, 1.1)
    rotations[0, JOINT_NAMES.index("right_index1")] = (0.1, 0.5, 0.9)
    face = np.zeros((1, len(FACE_UNITS)), np.float32)
    face[0, FACE_UNITS.index("eyeBlinkRight")] = 1.0
    one = FigureMotion(rotations, face, (Contact(0, 0, "right_index_tip", "left_palm"),))
    other = with_other_hand(one)
    assert other.face[0, FACE_UNITS.index("eyeBlinkLeft")] == 1.0
    assert (other.touches[0].point_a, other.touches[0].point_b) == (
        "left_index_tip",
        "right_palm",
    )
    back = with_other_hand(other)
    assert np.array_equal(back.rotations, one.rotations)
    signing.show_motions([one])
    joints = signing._scene.joints(0)[0]
    signing.set_options(ViewOptions(left_handed=True))
    mirrored = signing._scene.joints(0)[0]
    right, left = (JOINT_NAMES.index(f"{side}_index3") for side in ("right", "left"))
    # The mean body is nearly symmetric: 2 cm.
    assert mirrored[left] * (-1, 1, 1) == pytest.approx(joints[right], abs=0.02)
    assert np.abs(mirrored[left] - joints[left]).max() > 0.1


def test_two_fingers_on_a_trackpad_turn_and_move(signing: Viewport) -> None:
    pad = QPointingDevice(
        "pad", 7, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.PixelScroll, 2, 3,
    )  # fmt: skip

    def swipe(keys: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(300, 200), QPointF(300, 200), QPoint(20, 10), QPoint(40, 20),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.ScrollUpdate, False,
            Qt.MouseEventSource.MouseEventNotSynthesized, pad,
        )  # fmt: skip
        QApplication.sendEvent(signing, event)

    before = signing.camera
    swipe(Qt.KeyboardModifier.NoModifier)
    assert (signing.camera.azimuth, signing.camera.elevation) == (-8, 4)
    assert signing.camera.distance == before.distance
    swipe(Qt.KeyboardModifier.ShiftModifier)
    assert signing.camera.target != before.target
    swipe(Qt.KeyboardModifier.ControlModifier)
    assert signing.camera.distance < before.distance


@pytest.mark.parametrize("suffix", [".mp4", ".gif"])
def test_a_clip_of_the_view_is_written(signing: Viewport, qtbot, tmp_path, suffix) -> None:
    playback = Playback()
    playback.load(FrameTimes(motion().pts))
    playback.set_range(FrameRange(5, 10))
    recorder = ClipRecorder(signing, playback, signing)
    signing.show_frame(2)
    file = tmp_path / f"clip{suffix}"
    with qtbot.waitSignal(recorder.finished, timeout=20_000):
        recorder.record(file)
        assert recorder.is_recording
        assert not file.exists()
    assert signing.frame == playback.index
    signing.show_frame(5)
    shown = pixels_of(signing).astype(int)
    if suffix == ".mp4":
        with VideoFile(file) as video:
            pictures = [frame.rgb for frame in video.frames()]
            assert video.info.fps == pytest.approx(25)
    else:
        with Image.open(file) as animation:
            pictures = [np.asarray(one.convert("RGB")) for one in ImageSequence.Iterator(animation)]
            assert animation.info["duration"] == 40
    assert len(pictures) == 6
    assert np.abs(pictures[0].astype(int) - shown).mean() < 4
    assert np.abs(pictures[0].astype(int) - pictures[-1]).mean() > 1


def test_a_clip_that_is_cancelled_or_cannot_be_written_leaves_nothing(
    signing: Viewport, qtbot, tmp_path
) -> None:
    playback = Playback()
    playback.load(FrameTimes(motion().pts))
    recorder = ClipRecorder(signing, playback, signing)
    recorder.record(tmp_path / "clip.mp4")
    qtbot.waitUntil(lambda: recorder._writer is not None)
    recorder.cancel()
    assert not recorder.is_recording
    with qtbot.waitSignal(recorder.failed) as failed:
        recorder.record(tmp_path / "clip.doc")
    assert "not saved" in failed.args[0].what
    assert list(tmp_path.iterdir()) == []
