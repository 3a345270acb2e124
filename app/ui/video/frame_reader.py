"""Decodes the frames of a recording on its own thread, exactly: the latest wish first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.capture.frames import Frame, VideoInfo
    from app.capture.video import VideoFile

#: RGB frames that are kept besides the decoder's own: the latest and those read ahead.
_KEPT_FRAMES: Final = 12
_READ_AHEAD: Final = 4
#: Decoded frames (1.5 bytes per pixel) that are surely among those which the decoder keeps.
_WARM_BYTES: Final = 160 * 2**20


class FrameReader(QObject):
    """One open recording.

    Only the latest wish counts: wishes that come faster than frames can be decoded are left out.
    While nothing is wished, the next frames are read ahead. The file is closed with the reader.

    Args:
        path: The recording.
        parent: Who owns the reader.
    """

    #: `VideoInfo` when the recording is open.
    opened = Signal(object)
    #: The wished `Frame`.
    ready = Signal(object)
    #: `KnownError` when the recording cannot be shown.
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._wishes = _Wishes()
        self._frames: OrderedDict[int, Frame] = OrderedDict()
        self._to_warm: Iterator[int] = iter(())
        self._thread = threading.Thread(target=self._work, name="frames", daemon=True)
        self.destroyed.connect(self._wishes.close)

    def start(self) -> None:
        """Open the recording; call it once whoever listens is connected."""
        self._thread.start()

    def want(self, index: int) -> None:
        """Ask for a frame; ``ready`` brings it unless another one is wished before."""
        self._wishes.put(index)

    def warm_up(self, info: VideoInfo, first: int, last: int) -> None:
        """Decode these frames while nothing is wished, as far as the decoder keeps them.

        From then on any step among them costs no more than a conversion of colours.
        """
        most = max(1, _WARM_BYTES // (info.width * info.height * 3 // 2))
        self._to_warm = iter(range(first, min(last + 1, first + most)))

    def close(self) -> None:
        """Close the recording; waits for the frame that is being decoded."""
        self._wishes.close()
        self._thread.join()

    def _work(self) -> None:
        from app.capture.video import VideoFile

        try:
            with VideoFile(self._path) as video:
                self._tell(self.opened, video.info)
                self._serve(video)
        except KnownError as error:
            self._tell(self.failed, error)

    def _serve(self, video: VideoFile) -> None:
        while (wished := self._wishes.take()) is not None:
            index = min(max(wished, 0), video.info.frame_count - 1)
            self._tell(self.ready, self._frame(video, index))
            end = min(index + _READ_AHEAD, video.info.frame_count - 1)
            self._read(video, range(index + 1, end + 1))
            self._read(video, self._to_warm)

    def _read(self, video: VideoFile, indices: Iterable[int]) -> None:
        """Read frames ahead until somebody wishes one."""
        for index in indices:
            if self._wishes.is_waiting:
                return
            self._frame(video, index)

    def _frame(self, video: VideoFile, index: int) -> Frame:
        if index not in self._frames:
            self._frames[index] = video.frame(index)
        self._frames.move_to_end(index)
        while len(self._frames) > _KEPT_FRAMES:
            self._frames.popitem(last=False)
        return self._frames[index]

    def _tell(self, signal: SignalInstance, value: object) -> None:
        # The window may be gone by the time a frame is decoded.
        if shiboken6.isValid(self):
            signal.emit(value)


class _Wishes:
    """The latest wish, between the window and the thread that decodes."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wish: int | None = None
        self._is_closed = False

    @property
    def is_waiting(self) -> bool:
        """Whether somebody wishes something else than what is being done."""
        return self._wish is not None or self._is_closed

    def put(self, index: int) -> None:
        with self._changed:
            self._wish = index
            self._changed.notify()

    def take(self) -> int | None:
        """Wait for a wish; None when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_waiting)
            wish, self._wish = self._wish, None
            return None if self._is_closed else wish

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify()
