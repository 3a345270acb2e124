"""Cameras deliver in order and in time, fail in plain words, and give colours as they are."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from app.capture.camera import CameraFrame, PixelFormat, rgb_of
from app.capture.file_camera import FileCamera
from app.capture.synthetic_camera import Faults, SyntheticCamera, read_number
from lexicon_db.errors import KnownError


class Audience:
    """Keeps what a camera delivers and says."""

    def __init__(self):
        self.frames = []
        self.arrived = []
        self.troubles = []
        self.enough = threading.Event()
        self.wanted = 10**9

    def deliver(self, frame):
        self.arrived.append(time.monotonic())
        self.frames.append(frame)
        if len(self.frames) >= self.wanted:
            self.enough.set()

    def trouble(self, error):
        self.troubles.append(error)
        self.enough.set()

    def watch(self, camera, frames=10**9):
        self.wanted = frames
        camera.start(self.deliver, self.trouble)
        assert self.enough.wait(10)
        camera.stop()
        return self

    @property
    def numbers(self):
        return [frame.number for frame in self.frames]


@pytest.mark.parametrize("size", [(320, 240), (48, 64), (161, 91), (32, 32)])
def test_pictures_show_their_numbers(size):
    camera = SyntheticCamera(*size)
    for number in (0, 1, 77, 108_000, 2**24 - 1):
        frame = camera.frame(number)
        rgb = rgb_of(frame)
        assert rgb.shape == (size[1], size[0], 3)
        assert read_number(rgb) == number
        assert frame.pts == number / 60


def test_pictures_move():
    camera = SyntheticCamera(320, 240)
    first, second = (rgb_of(camera.frame(number)).astype(int) for number in (5, 6))
    assert np.mean(np.abs(first - second)) > 1


def test_camera_delivers_in_real_time():
    seen = Audience().watch(SyntheticCamera(64, 48, 50), frames=21)
    assert seen.numbers[:21] == list(range(21))
    # A loaded machine delays pictures, but none may come before its time.
    assert seen.arrived[20] - seen.arrived[0] >= 0.39


def test_camera_starts_again_from_the_beginning():
    camera = SyntheticCamera(64, 48, fast=True)
    assert Audience().watch(camera, frames=5).numbers[:5] == [0, 1, 2, 3, 4]
    assert Audience().watch(camera, frames=5).numbers[:5] == [0, 1, 2, 3, 4]


def test_nothing_comes_after_stop():
    camera, seen = SyntheticCamera(64, 48, 200), Audience()
    seen.watch(camera, frames=5)
    count = len(seen.frames)
    time.sleep(0.05)
    assert len(seen.frames) == count
    camera.stop()


def test_dropped_pictures_leave_their_numbers_out():
    camera = SyntheticCamera(64, 48, faults=Faults(dropped={2, 3}, unplugged_after=0.1), fast=True)
    seen = Audience().watch(camera)
    assert seen.numbers == [0, 1, 4, 5]
    assert "unplugged" in seen.troubles[0].why


def test_late_pictures_keep_their_times():
    camera = SyntheticCamera(64, 48, 50, faults=Faults(late={3: 0.2}, unplugged_after=0.12))
    seen = Audience().watch(camera)
    assert [frame.pts for frame in seen.frames] == pytest.approx(np.arange(6) / 50)
    assert seen.arrived[3] - seen.arrived[2] > 0.15


@pytest.mark.parametrize(
    ("faults", "why"),
    [(Faults(is_busy=True), "Another program"), (Faults(is_refused=True), "does not let")],
)
def test_camera_that_cannot_be_used_says_why(faults, why):
    seen = Audience().watch(SyntheticCamera(64, 48, faults=faults))
    assert seen.frames == []
    assert [why in error.why for error in seen.troubles] == [True]


def test_file_camera_plays_the_file(make_video, number_of):
    camera = FileCamera(make_video(), loop=True, fast=True)
    assert (camera.info.width, camera.info.height, camera.info.fps) == (64, 48, 25)
    seen = Audience().watch(camera, frames=75)
    assert seen.numbers[:75] == list(range(75))
    assert [number_of(rgb_of(frame)) for frame in seen.frames[:75]] == list(range(30)) * 2 + list(
        range(15)
    )
    assert [frame.pts for frame in seen.frames[:75]] == pytest.approx(np.arange(75) / 25)


def test_file_camera_that_is_no_video_says_why(tmp_path):
    with pytest.raises(KnownError):
        FileCamera(tmp_path / "nowhere.mp4")


def picture_of(rgb, format_, *, is_full_range=False, is_bt709=False):
    """A camera's picture with given colours, made by FFmpeg."""
    import av

    height, width = rgb.shape[:2]
    made = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(
        format=format_.value,
        dst_colorspace=1 if is_bt709 else 5,
        dst_color_range=2 if is_full_range else 1,
    )
    rows = [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:count, :size]
        for plane, (size, count) in zip(made.planes, format_.planes(width, height), strict=True)
    ]
    pixels = b"".join(part.tobytes() for part in rows)
    assert len(pixels) == format_.byte_count(width, height)
    return CameraFrame(0, 0.0, pixels, format_, width, height, is_full_range, is_bt709)


@pytest.mark.parametrize("format_", [kind for kind in PixelFormat if kind is not PixelFormat.GRAY])
@pytest.mark.parametrize("size", [(64, 48), (51, 33)])
def test_colours_of_every_kind_of_picture(format_, size):
    rgb = np.empty((size[1], size[0], 3), np.uint8)
    rgb[:, : size[0] // 2] = (200, 40, 60)
    rgb[:, size[0] // 2 :] = (30, 120, 220)
    shown = rgb_of(picture_of(rgb, format_)).astype(int)
    assert np.abs(shown[4:-4, 4:20] - (200, 40, 60)).max() <= 4
    assert np.abs(shown[4:-4, 36:-4] - (30, 120, 220)).max() <= 4


@pytest.mark.parametrize("is_full_range", [False, True])
@pytest.mark.parametrize("is_bt709", [False, True])
def test_range_and_matrix_are_heeded(is_full_range, is_bt709):
    rgb = np.full((48, 64, 3), (250, 10, 120), np.uint8)
    frame = picture_of(rgb, PixelFormat.YUV422P, is_full_range=is_full_range, is_bt709=is_bt709)
    assert np.abs(rgb_of(frame).astype(int) - (250, 10, 120)).max() <= 4


def test_smaller_pictures():
    assert rgb_of(SyntheticCamera(1280, 720).frame(0), (320, 180)).shape == (180, 320, 3)
