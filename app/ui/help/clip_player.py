"""Plays a clip over and over, by the true times of its frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.video.video_view import VideoView

if TYPE_CHECKING:
    from app.capture.frames import VideoInfo

_HEIGHT: Final = 230


class ClipPlayer(VideoView):
    """A video that plays by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Help in sign language"))
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self.opened.connect(self._begin)
        self.playback.moved.connect(self._follow)

    def play(self, file: Path) -> None:
        """Play a file from its start."""
        self.stop()
        self.show()
        self.open(file)

    def stop(self) -> None:
        """Play nothing, and let go of the file."""
        self.playback.pause()
        self.close_recording()

    def _begin(self, info: VideoInfo) -> None:
        self.playback.load(FrameTimes(info.pts))
        self.playback.set_looping(True)
        self.playback.play()

    def _follow(self, _: int) -> None:
        self.show_at(self.playback.seconds)
