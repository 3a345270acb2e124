"""A camera of this computer, through Qt."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer

from app.capture.camera import CameraInfo
from app.capture.camera_trouble import busy, refused, silent, unplugged
from app.ui.camera.jpeg_decoding import JpegDecoding
from app.ui.camera.modes import CameraMode
from app.ui.camera.multimedia import multimedia
from app.ui.camera.video_frames import camera_frame, jpeg_of

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QCameraDevice, QVideoFrame

    from app.capture.camera import Deliver, Tell
    from lexicon_db.errors import KnownError

_log: Final = logging.getLogger(__name__)
#: A camera that starts takes a second or two; one that runs never pauses for so long.
_PATIENCE_MILLISECONDS: Final = 4000


class QtCamera(QObject):
    """A device; to be made, started and stopped on the thread of the window.

    Frames are copied as they come and delivered on the thread of the window; those that come as
    JPEG are decoded and delivered on a thread of their own.

    Args:
        device: The device.
        mode: How it should film.
        parent: Who keeps it.
    """

    def __init__(
        self, device: QCameraDevice, mode: CameraMode, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._device = device
        self._mode = mode
        self._info = CameraInfo(device.description(), mode.width, mode.height, mode.fps)
        self._deliver: Deliver | None = None
        self._trouble: Tell | None = None
        self._opened: QObject | None = None
        self._camera: QCamera | None = None
        self._decoding: JpegDecoding | None = None
        self._exposure: float | None = None
        self._number = 0
        self._start = 0.0
        self._watch = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._watch.timeout.connect(lambda: self._fail(silent(self._info.name)))

    @property
    def info(self) -> CameraInfo:
        """What the camera announces."""
        return self._info

    @property
    def exposure_range(self) -> tuple[float, float] | None:
        """Shortest and longest exposure in seconds, of a started camera; None if not offered."""
        camera = self._camera
        if camera is None:
            return None
        modes = multimedia().QCamera.ExposureMode
        shortest, longest = camera.minimumExposureTime(), camera.maximumExposureTime()
        is_offered = camera.isExposureModeSupported(modes.ExposureManual)
        return (shortest, longest) if is_offered and 0 < shortest < longest else None

    def set_exposure(self, seconds: float | None) -> None:
        """Expose each picture so long; None lets the camera decide. Nothing where not offered."""
        self._exposure = seconds
        camera, offered = self._camera, self.exposure_range
        if camera is None or offered is None:
            return
        modes = multimedia().QCamera.ExposureMode
        if seconds is None:
            camera.setAutoExposureTime()
            camera.setExposureMode(modes.ExposureAuto)
        else:
            camera.setExposureMode(modes.ExposureManual)
            camera.setManualExposureTime(min(max(seconds, offered[0]), offered[1]))

    def start(self, deliver: Deliver, trouble: Tell) -> None:
        """Deliver frames from now on, once the system allows it; see ``Camera.start``."""
        self.stop()
        self._deliver, self._trouble = deliver, trouble
        permission = QCameraPermission()
        if _application().checkPermission(permission) == Qt.PermissionStatus.Undetermined:
            _application().requestPermission(permission, self, self._open_if_permitted)
        else:
            self._open_if_permitted(permission)

    def stop(self) -> None:
        """Deliver nothing more; see ``Camera.stop``."""
        self._watch.stop()
        self._deliver = self._trouble = None
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.deleteLater()
        decoding, self._decoding = self._decoding, None
        if decoding is not None:
            decoding.stop()

    def _open_if_permitted(self, permission: QCameraPermission) -> None:
        if _application().checkPermission(permission) != Qt.PermissionStatus.Granted:
            self._fail(refused(self._info.name))
        elif self._deliver is not None:
            self._open()

    def _open(self) -> None:
        qt = multimedia()
        self._number = 0
        self._start = time.monotonic()
        # All that belongs to the open camera goes with it.
        opened = self._opened = QObject(self)
        camera = self._camera = qt.QCamera(self._device, opened)
        formats = self._device.videoFormats()
        if self._mode.place < len(formats):
            camera.setCameraFormat(formats[self._mode.place])
        session, sink = qt.QMediaCaptureSession(opened), qt.QVideoSink(opened)
        session.setCamera(camera)
        session.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._take)
        qt.QMediaDevices(opened).videoInputsChanged.connect(self._look_whether_plugged)
        camera.errorOccurred.connect(self._hear_error)
        self._watch.start()
        camera.start()
        self.set_exposure(self._exposure)

    def _take(self, frame: QVideoFrame) -> None:
        deliver = self._deliver
        if deliver is None or not frame.isValid():
            return
        self._watch.start()
        micros = frame.startTime()
        pts = micros / 1e6 if micros >= 0 else time.monotonic() - self._start
        number, self._number = self._number, self._number + 1
        jpeg = jpeg_of(frame)
        if jpeg is None:
            copied = camera_frame(frame, number, pts)
            if copied is not None:
                deliver(copied)
            return
        if self._decoding is None:
            self._decoding = JpegDecoding(deliver)
        self._decoding.add(number, pts, jpeg)

    def _is_plugged(self) -> bool:
        plugged = multimedia().QMediaDevices.videoInputs()
        return any(device.id() == self._device.id() for device in plugged)

    def _look_whether_plugged(self) -> None:
        if not self._is_plugged():
            self._fail(unplugged(self._info.name))

    def _hear_error(self, _: QCamera.Error, reason: str) -> None:
        _log.warning("The camera %s reports: %s", self._info.name, reason)
        if not self._is_plugged():
            self._fail(unplugged(self._info.name))
        else:
            self._fail((silent if self._number else busy)(self._info.name))

    def _fail(self, error: KnownError) -> None:
        trouble = self._trouble
        self.stop()
        if trouble is not None:
            trouble(error)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
