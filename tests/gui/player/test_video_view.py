"""Recordings are shown frame by frame, exactly, with what was found in them."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from app.ui.theme import DARK
from app.ui.video.video_view import VideoView
from lexicon_db.tracks import HandFlag
from tests.gui.player.seeing import pixels_of, share_like
from tests.gui.player.signing import CLIP_SIZE, landmarks, number_of, numbered_clip

#: A frame of each flag of the left hand in `signing.flags`, and of a measured one.
FRAME_OF = {
    HandFlag.MEASURED: 20,
    HandFlag.RECOVERED: 2,
    HandFlag.INTERPOLATED: 4,
    HandFlag.REJECTED: 6,
    HandFlag.MISSING: 8,
}


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return numbered_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", 40)


@pytest.fixture
def view(qtbot, preferences) -> VideoView:
    made = VideoView()
    qtbot.addWidget(made, before_close_func=lambda widget: widget.close_recording())
    made.resize(2 * CLIP_SIZE[0], 2 * CLIP_SIZE[1])
    made.show()
    qtbot.waitExposed(made)
    return made


def show(qtbot, view: VideoView, frame: int) -> np.ndarray:
    with qtbot.waitSignal(view.shown, check_params_cb=lambda shown: shown == frame, timeout=5000):
        view.show_at(frame / 25)
    return pixels_of(view)


def open_clip(qtbot, view: VideoView, clip: Path, start: float = 0.0) -> None:
    with qtbot.waitSignal(view.shown, timeout=5000):
        view.open(clip, start=start)


def test_random_steps_show_exactly_their_frame(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip)
    order = list(range(40))
    random.Random(3).shuffle(order)
    for frame in order:
        assert number_of(show(qtbot, view, frame)) == frame


def test_a_take_counts_from_its_own_start(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip, start=0.4)
    assert number_of(pixels_of(view)) == 10
    assert number_of(show(qtbot, view, 5)) == 15


def test_of_many_wishes_the_last_one_is_shown(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip)
    for frame in range(1, 30):
        view.show_at(frame / 25)
    qtbot.waitUntil(lambda: view.frame_shown == 29)
    assert number_of(pixels_of(view)) == 29


def test_mirrored_and_filled(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip)
    plain = show(qtbot, view, 37)
    view.set_mirrored(True)
    assert number_of(pixels_of(view)[:, ::-1]) == 37
    assert np.abs(pixels_of(view)[:, ::-1].astype(int) - plain).mean() < 2
    view.set_mirrored(False)
    view.resize(400, 120)
    assert (pixels_of(view)[:, :60] < 20).all()
    view.set_filling(True)
    assert not (pixels_of(view)[60:, :60] < 20).all()


def test_landmarks_lie_where_they_were_found(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip)
    track = landmarks(40)
    view.show_landmarks(track)
    pixels = show(qtbot, view, 20)
    for side, colour in enumerate((DARK.colours.left_hand, DARK.colours.right_hand)):
        x, y = (2 * track.hands[20, side, 0, :2]).astype(int)
        around = pixels[y - 6 : y + 7, x - 6 : x + 7]
        assert share_like(around, colour) > 0.1
    view.set_landmarks_shown(False)
    assert share_like(pixels_of(view), DARK.colours.left_hand) == 0


def test_each_flag_has_a_form_of_its_own(qtbot, view: VideoView, clip: Path) -> None:
    open_clip(qtbot, view, clip)
    track = landmarks(40)
    view.show_landmarks(track)
    forms = {}
    for flag, frame in FRAME_OF.items():
        pixels = show(qtbot, view, frame)
        x, y = (2 * track.hands[frame, 0, 0, :2]).astype(int)
        box = pixels[y - 70 : y + 12, x - 30 : x + 34]
        forms[flag] = (
            share_like(box, DARK.colours.left_hand),
            share_like(box, DARK.colours.bad, tolerance=25),
        )
    assert forms[HandFlag.MISSING] == (0, 0)
    assert forms[HandFlag.REJECTED][1] > 0.005
    assert all(forms[flag][1] == 0 for flag in FRAME_OF if flag is not HandFlag.REJECTED)
    shares = [forms[flag][0] for flag in FRAME_OF if flag is not HandFlag.MISSING]
    assert len({round(share, 3) for share in shares}) == 4


def test_without_a_video_the_landmarks_stand_alone(view: VideoView) -> None:
    view.open(None)
    view.show_landmarks(landmarks(40))
    view.show_at(0.8)
    assert share_like(pixels_of(view), DARK.colours.right_hand) > 0.001


def test_a_broken_file_is_told_in_words(qtbot, view: VideoView, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video at all")
    view.open(broken)
    qtbot.waitUntil(lambda: "broken.mp4" in view._message)
    assert len(np.unique(pixels_of(view).reshape(-1, 3), axis=0)) > 5


def test_another_recording_takes_the_place(
    qtbot, view: VideoView, clip: Path, tmp_path: Path
) -> None:
    open_clip(qtbot, view, clip)
    show(qtbot, view, 7)
    open_clip(qtbot, view, numbered_clip(tmp_path / "other.mp4", 5))
    assert number_of(pixels_of(view)) == 0
    assert number_of(show(qtbot, view, 4)) == 4
