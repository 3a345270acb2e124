"""The open camera and who works on its frames: the picture, the recorder, the live help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.ui.pages.record.live_picture import LivePicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.assistance.assistant import Assistant
    from app.assistance.thresholds import Thresholds
    from app.capture.camera import Camera, CameraFrame, CameraInfo
    from app.capture.recorder import Recorder
    from app.capture.recording_messages import RecorderEvent

_LOOK_MILLISECONDS: Final = 33


def make_recorder(folder: Path, info: CameraInfo) -> Recorder:
    """A recorder of the frames of a camera."""
    from app.capture.recorder import Recorder

    return Recorder(folder, info)


def make_assistant(info: CameraInfo, thresholds: Thresholds) -> Assistant:
    """The live help for a camera."""
    from app.assistance.assistant import Assistant

    return Assistant(info, thresholds=thresholds)


class CameraLink(QObject):
    """Holds at most one open camera; frames never pass through the thread of the window."""

    #: `QImage` to show.
    pictured = Signal(object)
    #: `Observation` of the live help.
    observed = Signal(object)
    #: `Started`, `Finished` or `Trouble` of the recorder.
    told = Signal(object)
    #: `KnownError` why the camera is gone.
    lost = Signal(object)
    #: Thirty times a second while a camera is open.
    ticked = Signal()
    _camera_failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.info: CameraInfo | None = None
        self.recorder: Recorder | None = None
        self._camera: Camera | None = None
        self._assistant: Assistant | None = None
        self._pts = 0.0
        self.picture = LivePicture(self)
        self.picture.ready.connect(self.pictured)
        self._look = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._attend)
        # A camera may tell of a trouble while it is being started.
        self._camera_failed.connect(self.lost, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether a camera delivers."""
        return self._camera is not None

    @property
    def camera(self) -> Camera | None:
        """The camera that is open."""
        return self._camera

    @property
    def now(self) -> float:
        """Time of the newest frame on the camera's clock."""
        return self._pts

    def open(self, camera: Camera, recorder: Recorder, assistant: Assistant) -> None:
        """Let a camera deliver to a recorder and to live help; none may be open."""
        self.info = camera.info
        self._camera, self.recorder, self._assistant = camera, recorder, assistant
        self._look.start()
        camera.start(self._deliver, self._camera_failed.emit)

    def close(self) -> Callable[[], list[RecorderEvent]] | None:
        """Stop the camera.

        Returns:
            What remains to be done, None if nothing was open: it ends a recording that is under
            way and returns what became of it. That may take seconds, so it belongs on a thread.
        """
        self._look.stop()
        camera, self._camera = self._camera, None
        recorder, self.recorder = self.recorder, None
        assistant, self._assistant = self._assistant, None
        self.info = None
        if camera is None or recorder is None:
            return None
        camera.stop()

        def finish() -> list[RecorderEvent]:
            if assistant is not None:
                assistant.shut_down()
            recorder.shut_down()
            return recorder.poll()

        return finish

    def _deliver(self, frame: CameraFrame) -> None:
        """On the thread of the camera."""
        self._pts = frame.pts
        recorder, assistant = self.recorder, self._assistant
        if recorder is not None:
            recorder.feed(frame)
        if assistant is not None:
            assistant.feed(frame)
        self.picture.feed(frame)

    def _attend(self) -> None:
        if self.recorder is not None:
            for event in self.recorder.poll():
                self.told.emit(event)
        if self._assistant is not None:
            for observation in self._assistant.poll():
                self.observed.emit(observation)
        self.ticked.emit()
