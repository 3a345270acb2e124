"""Records what a viewport shows, frame by frame, into a video or a GIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.core.progress import Cancelled
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from app.capture.gif import GifWriter
    from app.capture.writer import VideoWriter
    from app.ui.playback.playback import Playback
    from app.ui.viewport.viewport import Viewport

_FASTEST: Final = 30.0


class ClipRecorder(QObject):
    """Shows one moment after the other and writes down what is seen; the window stays alive.

    Args:
        viewport: What is recorded.
        playback: Which frames there are; those that are marked are recorded.
        parent: Who owns the recorder.
    """

    #: The file that was written.
    finished = Signal(object)
    #: The `KnownError` because of which there is none.
    failed = Signal(object)
    #: Recording has begun or ended.
    changed = Signal()

    def __init__(self, viewport: Viewport, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self._playback = playback
        self._file: Path | None = None
        self._writer: VideoWriter | GifWriter | None = None
        self._moments: list[float] = []
        self._fps = _FASTEST
        self._back_to = 0
        self._tick = QTimer(self)
        self._tick.setInterval(0)
        self._tick.timeout.connect(self._step)

    @property
    def is_recording(self) -> bool:
        """Whether a clip is being recorded."""
        return self._file is not None

    def record(self, file: Path) -> None:
        """Record the marked frames, or all, into a file that ends in .mp4, .webm, .mov or .gif."""
        times = self._playback.times
        if times is None or self.is_recording:
            return
        self._playback.pause()
        bounds = self._playback.bounds
        start, end = times.shown_from(bounds.first), times.shown_until(bounds.last)
        self._fps = min(_FASTEST, 1 / times.frame_seconds)
        count = max(1, round((end - start) * self._fps))
        self._moments = [start + number / self._fps for number in reversed(range(count))]
        self._file, self._back_to = file, self._playback.index
        self._tick.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Record no further; no file is left."""
        if self.is_recording:
            self._end(Cancelled())

    def _step(self) -> None:
        """Record the next moment."""
        times = self._playback.times
        if times is None:
            self.cancel()
        elif not self._moments:
            self._end(None)
        else:
            self._viewport.show_frame(times.index_at(self._moments.pop()))
            try:
                self._write(rgb_of(self._viewport.screenshot(smooth=False)))
            except KnownError as error:
                self._end(error)

    def _write(self, rgb: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
        if self._writer is None:
            assert self._file is not None
            self._writer = _writer(self._file, (rgb.shape[1], rgb.shape[0]), self._fps)
            self._writer.__enter__()
        self._writer.write(rgb)

    def _end(self, error: Exception | None) -> None:
        self._tick.stop()
        file, writer = self._file, self._writer
        self._file = self._writer = None
        try:
            if writer is not None:
                writer.__exit__(None if error is None else type(error), error, None)
        except KnownError as trouble:
            error = trouble
        self._viewport.show_frame(self._back_to)
        self.changed.emit()
        if error is None:
            self.finished.emit(file)
        elif isinstance(error, KnownError):
            self.failed.emit(error)


def rgb_of(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """(H, W, 3) sRGB of an image, in memory of its own."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def _writer(file: Path, size: tuple[int, int], fps: float) -> VideoWriter | GifWriter:
    if file.suffix.lower() == ".gif":
        from app.capture.gif import GifWriter

        return GifWriter(file, fps=fps)
    from app.capture.writer import VideoWriter

    return VideoWriter(file, size=size, fps=fps)
