"""Recordings hold exactly the frames that they should, at exactly their times."""

from __future__ import annotations

import shutil
from collections import namedtuple

import numpy as np
import pytest

from app.capture.camera import CameraFrame, PixelFormat
from app.capture.frame_ring import RingFrame
from app.capture.recording_messages import Finished, Started, Told, Wishes
from app.capture.recordings import Recordings
from app.capture.synthetic_camera import SyntheticCamera, read_number
from app.capture.video import VideoFile

FPS = 60
DiskUsage = namedtuple("DiskUsage", "total used free")


class Studio:
    """Recordings without a process around them."""

    def __init__(self, folder, size=(64, 48), before=0.5):
        self.camera = SyntheticCamera(*size, FPS)
        self.told = []
        self.recordings = Recordings(
            Wishes(folder, "20260101-000000-abcdef", FPS, before, 500_000_000), self.told.append
        )

    def film(self, numbers, **fate):
        for number in numbers:
            self.recordings.add(RingFrame(self.camera.frame(number), **fate))

    def of(self, kind):
        return [message for message in self.told if isinstance(message, kind)]


@pytest.fixture
def studio(tmp_path):
    return Studio(tmp_path)


def numbers_in(file):
    """The numbers that the pictures show; their times must be those of the numbers."""
    with VideoFile(file) as video:
        numbers = [read_number(frame.rgb) for frame in video.frames()]
        expected = (np.array(numbers) - numbers[0]) / FPS
        np.testing.assert_allclose(video.info.pts, expected, atol=1 / 90_000)
        assert video.info.missing_frames == 0
    return numbers


def test_recording_reaches_back_to_a_key_frame(studio):
    studio.film(range(200))
    studio.recordings.begin("a", 150 / FPS)
    studio.film(range(200, 260))
    studio.recordings.finish("a", 239 / FPS)
    (finished,) = studio.of(Finished)
    numbers = numbers_in(finished.file)
    # Half a second before 150 is 120, and every 30th frame is a key frame. What was written when
    # the end was told stays.
    assert numbers == list(range(120, 260))
    assert (finished.key, finished.frames, finished.start) == ("a", 140, 2.0)
    assert finished.fps == pytest.approx(FPS)
    assert (finished.lost_by_camera, finished.lost_by_us, finished.late) == (0, 0, 0)
    assert finished.is_whole
    assert studio.told[0] == Started("a", 2.0)


def test_recording_ends_where_it_should_when_told_before(studio):
    studio.film(range(60))
    studio.recordings.begin("a", 1.0)
    studio.recordings.finish("a", 100 / FPS)
    studio.film(range(60, 130))
    (finished,) = studio.of(Finished)
    assert numbers_in(finished.file) == list(range(30, 101))


@pytest.mark.parametrize("at", [0, 13, 29, 30, 31, 150, 400])
def test_before_is_never_cut_short(studio, at):
    studio.film(range(at + 40))
    studio.recordings.begin("a", at / FPS)
    studio.recordings.finish_all()
    first = numbers_in(studio.of(Finished)[0].file)[0]
    wanted = max(at - 30, 0)
    assert wanted - 30 < first <= wanted


def test_the_past_is_forgotten(studio):
    studio.film(range(1000))
    kept = studio.recordings._kept.since(0.0)
    assert 5.5 * FPS <= len(kept) <= 6.1 * FPS


def test_two_recordings_share_frames(studio):
    studio.film(range(100))
    studio.recordings.begin("a", 80 / FPS)
    studio.recordings.finish("a", 150 / FPS)
    studio.film(range(100, 140))
    studio.recordings.begin("b", 135 / FPS)
    studio.film(range(140, 200))
    studio.recordings.finish("b", 190 / FPS)
    files = {finished.key: finished.file for finished in studio.of(Finished)}
    assert numbers_in(files["a"]) == list(range(30, 151))
    assert numbers_in(files["b"]) == list(range(90, 200))


def test_times_are_kept_to_a_tick(studio, tmp_path):
    steps = np.random.default_rng(4).uniform(0.004, 0.2, 80)
    times = 5.0 + np.cumsum(steps)
    studio.recordings.begin("a", 0.0)
    for number, seconds in enumerate(times):
        made = studio.camera.frame(number)
        frame = CameraFrame(number, seconds, made.pixels, made.format, made.width, made.height)
        studio.recordings.add(RingFrame(frame))
    studio.recordings.finish_all()
    with VideoFile(studio.of(Finished)[0].file) as video:
        np.testing.assert_allclose(video.info.pts, times - times[0], atol=1.01 / 90_000)
        # Any frame is found at once.
        for index in (79, 3, 41, 40, 0):
            assert read_number(video.frame(index).rgb) == index


def test_losses_are_those_within_the_recording(studio):
    studio.film(range(60), lost_by_camera=1)
    studio.film([60], lost_by_camera=5, lost_by_us=7)
    studio.recordings.begin("a", 90 / FPS)
    studio.film(range(61, 80))
    studio.film([80], lost_by_camera=2, lost_by_us=3, is_late=True)
    studio.recordings.finish_all()
    (finished,) = studio.of(Finished)
    # What was lost before the first frame is not missing in the recording.
    assert numbers_in(finished.file)[0] == 60
    assert (finished.lost_by_camera, finished.lost_by_us, finished.late) == (2, 3, 1)


def test_one_frame(studio):
    studio.recordings.begin("a", 0.0)
    studio.film([0])
    studio.recordings.finish("a", 0.0)
    (finished,) = studio.of(Finished)
    assert numbers_in(finished.file) == [0]
    assert (finished.frames, finished.fps) == (1, 0.0)


def test_no_frame(studio, monkeypatch):
    studio.recordings.begin("a", 0.0)
    studio.recordings.finish("a", 1.0)
    monkeypatch.setattr("app.capture.recordings._PATIENCE", 0.0)
    studio.recordings.finish("a", 1.0)
    studio.recordings.attend()
    (told,) = studio.told
    assert (told.key, told.what) == ("a", "Nothing was recorded.")


def test_camera_that_falls_silent_ends_the_recording(studio, monkeypatch):
    studio.recordings.begin("a", 0.0)
    studio.film(range(20))
    monkeypatch.setattr("app.capture.recordings._PATIENCE", 0.0)
    studio.recordings.finish("a", 1.0)
    studio.recordings.attend()
    assert numbers_in(studio.of(Finished)[0].file) == list(range(20))


@pytest.mark.parametrize("size", [(161, 91), (48, 64), (33, 33), (320, 240)])
def test_odd_and_upright_sizes(tmp_path, size):
    studio = Studio(tmp_path, size)
    studio.recordings.begin("a", 0.0)
    studio.film(range(40))
    studio.recordings.finish_all()
    (finished,) = studio.of(Finished)
    assert numbers_in(finished.file) == list(range(40))
    with VideoFile(finished.file) as video:
        # H.264 has even sides.
        assert (video.info.width, video.info.height) == (
            size[0] + size[0] % 2,
            size[1] + size[1] % 2,
        )
        rgb = video.frame(0).rgb.astype(int)
    if size[0] % 2:
        assert np.abs(rgb[:, -1] - rgb[:, -2]).max() <= 6


@pytest.mark.parametrize("format_", [PixelFormat.RGB24, PixelFormat.BGR0, PixelFormat.GRAY])
def test_pictures_of_other_kinds(studio, format_):
    grey = np.full((48, 64, 3), (60, 130, 200), np.uint8)
    pixels = {
        PixelFormat.RGB24: grey,
        PixelFormat.BGR0: np.dstack([grey[..., ::-1], grey[..., :1]]),
        PixelFormat.GRAY: grey[..., 1],
    }[format_]
    studio.recordings.begin("a", 0.0)
    frame = CameraFrame(
        0, 0.0, pixels.tobytes(), format_, 64, 48, is_full_range=format_ is PixelFormat.GRAY
    )
    studio.recordings.add(RingFrame(frame))
    studio.recordings.finish_all()
    with VideoFile(studio.of(Finished)[0].file) as video:
        shown = video.frame(0).rgb.astype(int)
    wanted = (130, 130, 130) if format_ is PixelFormat.GRAY else (60, 130, 200)
    assert np.abs(shown - wanted).max() <= 5


@pytest.mark.parametrize("is_full_range", [False, True])
@pytest.mark.parametrize("is_bt709", [False, True])
def test_colours_of_cameras_are_kept(studio, is_full_range, is_bt709):
    import av

    from app.capture.camera import rgb_of

    made = av.VideoFrame.from_ndarray(np.full((48, 64, 3), (200, 60, 30), np.uint8)).reformat(
        format="nv12", dst_colorspace=1 if is_bt709 else 5, dst_color_range=1 + is_full_range
    )
    pixels = b"".join(
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:, :64].tobytes()
        for plane in made.planes
    )
    frame = CameraFrame(
        0, 0.0, pixels, PixelFormat.NV12, 64, 48, is_full_range=is_full_range, is_bt709=is_bt709
    )
    studio.recordings.begin("a", 0.0)
    studio.recordings.add(RingFrame(frame))
    studio.recordings.finish_all()
    with VideoFile(studio.of(Finished)[0].file) as video:
        shown = video.frame(0).rgb.astype(int)
    assert np.abs(shown - (200, 60, 30)).max() <= 5
    assert np.abs(shown - rgb_of(frame)).max() <= 5


def test_full_disk_closes_the_recording_and_says_so(studio, monkeypatch):
    studio.recordings.begin("a", 0.0)
    studio.film(range(50))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: DiskUsage(10**9, 6 * 10**8, 4 * 10**8))
    monkeypatch.setattr("app.capture.recordings._SECONDS_BETWEEN_LOOKS", 0.0)
    studio.recordings.attend()
    (finished,) = studio.of(Finished)
    assert numbers_in(finished.file) == list(range(50))
    assert not finished.is_whole
    (told,) = studio.of(Told)
    assert "500 MB" in told.why
    studio.recordings.begin("b", 1.0)
    assert studio.of(Told)[-1].key == "b"
    assert len(studio.of(Started)) == 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: DiskUsage(10**9, 0, 10**9))
    studio.recordings.begin("c", 1.0)
    assert studio.of(Started)[-1].key == "c"
    studio.recordings.finish_all()


def test_folder_that_is_gone_is_told(studio, tmp_path):
    studio.film(range(50))
    tmp_path.rmdir()
    studio.recordings.begin("a", 0.5)
    (told,) = studio.told
    assert (told.key, told.what) == ("a", "The recording was ended early.")
    tmp_path.mkdir()
    studio.recordings.begin("b", 0.5)
    studio.recordings.finish_all()
    assert studio.of(Finished)[0].key == "b"


def test_camera_that_changes_its_pictures(studio):
    studio.recordings.begin("a", 0.0)
    studio.film(range(50))
    wide = SyntheticCamera(96, 48, FPS)
    for number in range(50, 90):
        studio.recordings.add(RingFrame(wide.frame(number)))
    (finished,) = studio.of(Finished)
    assert numbers_in(finished.file) == list(range(50))
    assert not finished.is_whole
    assert "size" in studio.of(Told)[0].why
    studio.recordings.begin("b", 60 / FPS)
    studio.recordings.finish_all()
    assert numbers_in(studio.of(Finished)[1].file) == list(range(50, 90))


def test_camera_that_is_started_anew(studio):
    studio.recordings.begin("a", 0.0)
    studio.film(range(80))
    studio.film(range(20))
    assert numbers_in(studio.of(Finished)[0].file) == list(range(80))
    assert "anew" in studio.of(Told)[0].why
    studio.recordings.begin("b", 0.0)
    studio.recordings.finish_all()
    assert numbers_in(studio.of(Finished)[1].file) == list(range(20))


def test_frame_out_of_order_is_left_out(studio):
    studio.recordings.begin("a", 0.0)
    studio.film([0, 1, 2, 1, 2, 3])
    studio.recordings.finish_all()
    assert numbers_in(studio.of(Finished)[0].file) == [0, 1, 2, 3]
