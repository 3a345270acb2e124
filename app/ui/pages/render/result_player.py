"""Plays a video that was rendered, in the page; beside it another one of the same motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
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
    from collections.abc import Mapping
    from pathlib import Path

    from app.capture.frames import VideoInfo


class ResultPlayer(QWidget):
    """A video with its transport, and perhaps another one on the same clock.

    Attributes:
        video: The video.
        other: The one beside it; hidden while there is none.
        beside: Which one that is; hidden where nothing can be compared.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self._scale = TimeScale()
        self._name = ElidedLabel("", "secondary")
        self.close_button = IconButton("x", self.tr("Back to the preview"))
        self.beside = QComboBox()
        self.beside.setAccessibleName(self.tr("Beside it, to compare"))
        self.beside.activated.connect(self._open_other)
        self.video, self.other = VideoView(), VideoView()
        self.video.opened.connect(self._opened)
        self.other.opened.connect(lambda _: self.other.show_at(self.playback.seconds))
        self.playback.moved.connect(self._moved)
        actions = TransportActions(self.playback, self)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.beside)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        pictures = QHBoxLayout()
        pictures.setSpacing(Space.HAIR)
        pictures.addWidget(self.video, 1)
        pictures.addWidget(self.other, 1)
        column.addLayout(pictures, 1)
        column.addWidget(Ruler(self._scale, self.playback))
        column.addWidget(TransportBar(self.playback, actions))

    def play(self, file: Path, name: str = "", others: Mapping[str, Path] | None = None) -> None:
        """Open a video and play it over and over.

        Args:
            file: The video.
            name: Who signs in it.
            others: Videos of the same motion, by the name of who signs in each.
        """
        self.playback.load(None)
        self._name.setText(file.name)
        self.video.set_caption(name if others else "")
        self.video.say(self.tr("Opening…"))
        self.video.open(file)
        self.beside.clear()
        self.beside.addItem(self.tr("Nobody beside it"), None)
        for who, other in (others or {}).items():
            self.beside.addItem(self.tr("Beside it: {who}").format(who=who), (who, other))
        self.beside.setVisible(bool(others))
        self._open_other()

    def stop(self) -> None:
        """Stop, and let go of the files."""
        self.playback.pause()
        for video in (self.video, self.other):
            video.open(None)

    def _open_other(self) -> None:
        who, file = self.beside.currentData() or ("", None)
        self.other.setVisible(file is not None)
        self.other.set_caption(who)
        self.other.say(self.tr("Opening…"))
        self.other.open(file)

    def _opened(self, info: VideoInfo) -> None:
        times = FrameTimes(info.pts)
        self._scale.set_duration(times.end - times.start)
        self.playback.load(times)
        self.playback.set_looping(True)
        self.playback.play()

    def _moved(self, _: int) -> None:
        self.video.show_at(self.playback.seconds)
        if self.other.isVisible():
            self.other.show_at(self.playback.seconds)
