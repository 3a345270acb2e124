"""Turns the frames of a camera into pictures of the size they are shown at, on its own thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from app.capture.camera import CameraFrame

#: Seconds between two pictures: thirty a second are enough to see oneself.
_INTERVAL: Final = 1 / 31
_KEEP: Final = Qt.AspectRatioMode.KeepAspectRatio


class LivePicture(QObject):
    """Shows the newest frame; frames that come faster than they can be shown are left out."""

    #: `QImage` of the newest frame.
    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = _Slot()
        self._is_taken = True
        self._size = QSize(640, 360)
        self._next = 0.0
        self._thread = threading.Thread(target=self._work, name="live picture", daemon=True)
        self.destroyed.connect(self._slot.close)
        self.ready.connect(self._note_taken)
        self._thread.start()

    def show_at(self, size: QSize) -> None:
        """Make pictures that fill this size."""
        self._size = size

    def feed(self, frame: CameraFrame) -> None:
        """Offer a frame; for the thread of the camera, which this does not hold up."""
        if frame.pts >= self._next or frame.pts < self._next - 1:
            self._next = frame.pts + _INTERVAL * 0.9
            self._slot.put(frame)

    def _work(self) -> None:
        from app.capture.camera import rgb_of

        while (frame := self._slot.take()) is not None:
            if not self._is_taken:
                continue
            room = QSize(frame.width, frame.height)
            room.scale(self._size, _KEEP)
            width, height = max(2, room.width()), max(2, room.height())
            rgb = rgb_of(frame, (min(width, frame.width), min(height, frame.height)))
            rows, columns = rgb.shape[:2]
            image = QImage(rgb.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
            if shiboken6.isValid(self):
                self._is_taken = False
                # A copy of its own: the bytes above go with this turn.
                self.ready.emit(image.convertToFormat(QImage.Format.Format_RGB32))

    def _note_taken(self, _image: QImage) -> None:
        self._is_taken = True


class _Slot:
    """The newest frame, between the camera and the thread that converts."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: CameraFrame | None = None
        self._is_closed = False

    def put(self, frame: CameraFrame) -> None:
        with self._changed:
            self._frame = frame
            self._changed.notify()

    def take(self) -> CameraFrame | None:
        """Wait for a frame; None when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._is_closed)
            frame, self._frame = self._frame, None
            return None if self._is_closed else frame

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify()
