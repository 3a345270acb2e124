"""Qt's cameras: the best way to film is chosen, frames come as they are, troubles are told."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCameraPermission, QSize, Qt

from app.capture.camera import rgb_of
from app.capture.synthetic_camera import SyntheticCamera, read_number
from app.ui.camera import qt_camera
from app.ui.camera.devices import cameras, described
from app.ui.camera.jpeg_decoding import JpegDecoding
from app.ui.camera.modes import CameraMode, in_order
from app.ui.camera.multimedia import multimedia
from app.ui.camera.qt_camera import QtCamera
from app.ui.camera.video_frames import camera_frame
from lexicon_db.errors import KnownError

ROOT = Path(__file__).parents[2]


def test_qt_multimedia_is_loaded_when_it_is_wanted():
    program = (
        "import sys, app.ui.camera.devices\n"
        "print([name for name in ('PySide6.QtMultimedia', 'av') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n"


@pytest.mark.parametrize(
    ("modes", "best"),
    [
        ([(1280, 720, 30), (1280, 720, 60), (1920, 1080, 60)], (1280, 720, 60)),
        ([(1920, 1080, 30), (640, 480, 30), (1280, 720, 29.97)], (1280, 720, 29.97)),
        ([(1920, 1080, 30), (640, 480, 60), (1280, 720, 10)], (1920, 1080, 30)),
        ([(640, 480, 30), (320, 240, 60), (1280, 720, 10)], (640, 480, 30)),
        ([(640, 480, 15), (1280, 720, 10)], (1280, 720, 10)),
        ([(1920, 1080, 60), (3840, 2160, 30)], (1920, 1080, 60)),
    ],
)
def test_best_mode(modes, best):
    assert in_order(CameraMode(*mode) for mode in modes)[0] == CameraMode(*best)


def test_pictures_that_need_no_decoding_are_preferred():
    plain, packed = CameraMode(1280, 720, 30), CameraMode(1280, 720, 30, is_compressed=True)
    assert in_order([packed, plain])[0] is plain
    assert in_order([CameraMode(1280, 720, 60, is_compressed=True), plain])[0].fps == 60


def video_frame(rgb, name, *, full=False, bt709=False):
    """A frame of Qt's with given colours."""
    import av

    qt = multimedia()
    kind = getattr(qt.QVideoFrameFormat.PixelFormat, f"Format_{name}")
    height, width = rgb.shape[:2]
    surface = qt.QVideoFrameFormat(QSize(width, height), kind)
    ranges, spaces = qt.QVideoFrameFormat.ColorRange, qt.QVideoFrameFormat.ColorSpace
    surface.setColorRange(ranges.ColorRange_Full if full else ranges.ColorRange_Video)
    surface.setColorSpace(spaces.ColorSpace_BT709 if bt709 else spaces.ColorSpace_BT601)
    frame = qt.QVideoFrame(surface)
    names = {"NV12": "nv12", "YUV420P": "yuv420p", "YUYV": "yuyv422", "BGRX8888": "bgr0"}
    made = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(
        format=names[name], dst_colorspace=1 if bt709 else 5, dst_color_range=2 if full else 1
    )
    assert frame.map(qt.QVideoFrame.MapMode.WriteOnly)
    for plane, source in enumerate(made.planes):
        rows = np.frombuffer(memoryview(source), np.uint8).reshape(-1, source.line_size)
        target = np.frombuffer(frame.bits(plane), np.uint8)
        target = target.reshape(-1, frame.bytesPerLine(plane))
        count = min(rows.shape[1], target.shape[1])
        target[: len(rows), :count] = rows[: len(target), :count]
    frame.unmap()
    return frame


@pytest.mark.parametrize("name", ["NV12", "YUV420P", "YUYV", "BGRX8888"])
@pytest.mark.parametrize("width", [64, 66])
def test_colours_of_qt_frames(qapp, name, width):
    rgb = np.empty((48, width, 3), np.uint8)
    rgb[:24], rgb[24:] = (200, 40, 60), (30, 120, 220)
    frame = camera_frame(video_frame(rgb, name), 7, 1.5)
    assert (frame.number, frame.pts, frame.width, frame.height) == (7, 1.5, width, 48)
    assert len(frame.pixels) == frame.format.byte_count(width, 48)
    shown = rgb_of(frame).astype(int)
    assert np.abs(shown[:20] - (200, 40, 60)).max() <= 4
    assert np.abs(shown[28:] - (30, 120, 220)).max() <= 4


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("bt709", [False, True])
def test_range_and_matrix_of_qt_frames(qapp, full, bt709):
    rgb = np.full((48, 64, 3), (230, 20, 90), np.uint8)
    frame = camera_frame(video_frame(rgb, "NV12", full=full, bt709=bt709), 0, 0.0)
    assert (frame.is_full_range, frame.is_bt709) == (full, bt709)
    assert np.abs(rgb_of(frame).astype(int) - (230, 20, 90)).max() <= 4


@pytest.mark.qt_log_ignore("No RHI backend")
def test_frames_of_a_rare_kind_go_through_a_picture(qapp):
    from PySide6.QtGui import QImage

    qt = multimedia()
    image = QImage(66, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.red)
    frame = qt.QVideoFrame(image)
    assert frame.pixelFormat().name.endswith("Premultiplied")
    assert (rgb_of(camera_frame(frame, 0, 0.0)) == (255, 0, 0)).all()


class Audience:
    def __init__(self):
        self.frames = []
        self.troubles = []

    def start(self, camera):
        camera.start(self.frames.append, self.troubles.append)


@pytest.fixture
def device(qapp):
    """A device that is not there: this computer may have none."""
    return multimedia().QCameraDevice()


@pytest.fixture
def camera(device, monkeypatch, qapp):
    """A camera whose device never says that it cannot be opened."""
    monkeypatch.setattr(QtCamera, "_hear_error", lambda *_: None)
    made = QtCamera(device, CameraMode(64, 48, 60))
    yield made
    made.stop()


def sink_of(camera):
    return camera._opened.findChild(multimedia().QVideoSink)


def synthetic_frame(number, micros):
    frame = video_frame(rgb_of(SyntheticCamera(64, 48).frame(number)), "NV12", bt709=True)
    frame.setStartTime(micros)
    return frame


def test_frames_are_delivered_with_their_times(camera):
    audience = Audience()
    audience.start(camera)
    for number, micros in enumerate((1_000_000, 1_016_667, 1_050_000)):
        sink_of(camera).setVideoFrame(synthetic_frame(number, micros))
    assert [frame.number for frame in audience.frames] == [0, 1, 2]
    assert [frame.pts for frame in audience.frames] == [1.0, 1.016667, 1.05]
    assert [read_number(rgb_of(frame)) for frame in audience.frames] == [0, 1, 2]
    camera.stop()
    assert camera._opened is None
    audience.start(camera)
    sink_of(camera).setVideoFrame(synthetic_frame(3, 5_000_000))
    assert [frame.number for frame in audience.frames] == [0, 1, 2, 0]


def test_frames_without_times_get_those_of_the_clock(camera):
    audience = Audience()
    audience.start(camera)
    for number in range(3):
        sink_of(camera).setVideoFrame(synthetic_frame(number, -1))
    times = [frame.pts for frame in audience.frames]
    assert times == sorted(times)
    assert 0 <= times[0] < 10


def test_silent_camera_is_told(camera, qtbot):
    camera._watch.setInterval(30)
    audience = Audience()
    audience.start(camera)
    qtbot.waitUntil(lambda: bool(audience.troubles), timeout=5000)
    assert "nothing comes from it" in audience.troubles[0].why
    assert camera._opened is None


def test_camera_that_is_not_there_is_told(device, qtbot):
    camera, audience = QtCamera(device, CameraMode(64, 48, 60)), Audience()
    audience.start(camera)
    qtbot.waitUntil(lambda: bool(audience.troubles), timeout=5000)
    assert len(audience.troubles) == 1
    assert isinstance(audience.troubles[0], KnownError)


def test_unplugging_is_told_once(camera, monkeypatch):
    audience = Audience()
    audience.start(camera)
    sink_of(camera).setVideoFrame(synthetic_frame(0, 0))
    # The null device is never among those that are plugged in.
    camera._opened.findChild(multimedia().QMediaDevices).videoInputsChanged.emit()
    assert ["unplugged" in error.why for error in audience.troubles] == [True]
    assert len(audience.frames) == 1


@pytest.mark.parametrize("is_busy", [True, False])
def test_error_of_a_plugged_camera(device, monkeypatch, is_busy):
    monkeypatch.setattr(QtCamera, "_is_plugged", lambda _: True)
    camera, audience = QtCamera(device, CameraMode(64, 48, 60)), Audience()
    monkeypatch.setattr(multimedia().QCamera, "start", lambda _: None)
    audience.start(camera)
    if not is_busy:
        sink_of(camera).setVideoFrame(synthetic_frame(0, 0))
    camera._hear_error(None, "Device or resource busy")
    word = "Another program is using" if is_busy else "nothing comes from it"
    assert [word in error.why for error in audience.troubles] == [True]


class Application:
    """Stands for the system's answers."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def checkPermission(self, _):  # noqa: N802 - Qt's name
        return self.answers.pop(0)

    def requestPermission(self, permission, _, heard):  # noqa: N802 - Qt's name
        self.asked.append(permission)
        heard(permission)


@pytest.mark.parametrize(
    ("answers", "asked", "is_refused"),
    [
        (["Denied"], 0, True),
        (["Undetermined", "Denied"], 1, True),
        (["Undetermined", "Granted"], 1, False),
    ],
)
def test_permission(camera, monkeypatch, answers, asked, is_refused):
    statuses = [getattr(Qt.PermissionStatus, answer) for answer in answers]
    if len(statuses) == 1:
        statuses *= 2
    system = Application(*statuses)
    monkeypatch.setattr(qt_camera, "_application", lambda: system)
    audience = Audience()
    audience.start(camera)
    assert len(system.asked) == asked
    assert all(isinstance(one, QCameraPermission) for one in system.asked)
    assert bool(audience.troubles) == is_refused
    if is_refused:
        assert "does not let Kinelex" in audience.troubles[0].why
    assert (camera._opened is None) == is_refused


def test_exposure_is_offered_only_where_it_is(camera):
    assert camera.exposure_range is None
    Audience().start(camera)
    assert camera.exposure_range is None
    camera.set_exposure(0.004)


def test_missing_library_is_told(monkeypatch):
    multimedia.cache_clear()
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with pytest.raises(KnownError) as caught:
        cameras()
    assert "No camera can be used." in str(caught.value)
    multimedia.cache_clear()


def test_cameras_of_this_computer(qapp):
    for one in cameras():
        assert one.name
        assert one.modes


def test_device_without_modes_gets_a_usual_one(device):
    assert described(device).modes == (CameraMode(1280, 720, 30.0),)
    assert described(device).camera().info.fps == 30


def jpeg(number, subsampling=2):
    file = io.BytesIO()
    rgb = rgb_of(SyntheticCamera(64, 48).frame(number))
    Image.fromarray(rgb).save(file, "JPEG", quality=95, subsampling=subsampling)
    return file.getvalue()


@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_jpeg_pictures_are_decoded_in_order(subsampling):
    frames = []
    decoding = JpegDecoding(frames.append)
    for number in range(12):
        picture = jpeg(number, subsampling)
        decoding.add(number, number / 30, picture[:60] if number == 5 else picture)
    decoding.stop()
    expected = [number for number in range(12) if number != 5]
    assert [frame.number for frame in frames] == expected
    assert [read_number(rgb_of(frame)) for frame in frames] == expected
    true = rgb_of(SyntheticCamera(64, 48).frame(11)).astype(int)
    assert np.abs(rgb_of(frames[-1]).astype(int) - true).mean() < 6


def test_jpeg_frames_of_qt_are_delivered_by_their_own_thread(camera, qtbot):
    qt = multimedia()
    kind = qt.QVideoFrameFormat.PixelFormat.Format_Jpeg
    audience = Audience()
    audience.start(camera)
    for number in range(3):
        frame = qt.QVideoFrame(qt.QVideoFrameFormat(QSize(64, 48), kind))
        frame.setStartTime(number * 33_333)
        assert frame.map(qt.QVideoFrame.MapMode.WriteOnly)
        picture = np.frombuffer(jpeg(number), np.uint8)
        np.frombuffer(frame.bits(0), np.uint8)[: picture.size] = picture
        frame.unmap()
        sink_of(camera).setVideoFrame(frame)
    qtbot.waitUntil(lambda: len(audience.frames) == 3, timeout=5000)
    assert [read_number(rgb_of(frame)) for frame in audience.frames] == [0, 1, 2]
    assert [frame.pts for frame in audience.frames] == [0.0, 0.033333, 0.066666]
    camera.stop()
    assert camera._decoding is None
