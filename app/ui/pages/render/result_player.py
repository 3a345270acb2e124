"""Plays a video that was rendered, in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions
from app.ui.playback.transport_bar import TransportBar
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.time_scale import TimeScale
from app.ui.video.video_view import VideoView
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from app.capture.frames import VideoInfo


class ResultPlayer(QWidget):
    """A video with its transport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self._scale = TimeScale()
        self._name = ElidedLabel("", "secondary")
        self.close_button = IconButton("x", self.tr("Back to the preview"))
        self.video = VideoView()
        self.video.opened.connect(self._opened)
        self.playback.moved.connect(self._moved)
        actions = TransportActions(self.playback, self)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.video, 1)
        column.addWidget(Ruler(self._scale, self.playback))
        column.addWidget(TransportBar(self.playback, actions))

    def play(self, file: Path) -> None:
        """Open a video and play it over and over."""
        self.playback.load(None)
        self._name.setText(file.name)
        self.video.say(self.tr("Opening…"))
        self.video.open(file)

    def stop(self) -> None:
        """Stop, and let go of the file."""
        self.playback.pause()
        self.video.open(None)

    def _opened(self, info: VideoInfo) -> None:
        times = FrameTimes(info.pts)
        self._scale.set_duration(times.end - times.start)
        self.playback.load(times)
        self.playback.set_looping(True)
        self.playback.play()

    def _moved(self, _: int) -> None:
        self.video.show_at(self.playback.seconds)
