"""Wakes a playback whenever its next frame is due."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from app.ui.playback.playback import Playback

#: Even when frames are late, the event loop gets this long between them to serve the person.
_LEAST_WAIT_MILLISECONDS: Final = 1


class PlaybackTimer(QObject):
    """Drives a playback from the event loop.

    The timer decides only when to look again; what is shown follows from the playback's own clock.
    """

    def __init__(self, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._wake)
        playback.changed.connect(self._playback_changed)

    def _playback_changed(self, _: None) -> None:
        self._timer.stop()
        self._schedule()

    def _wake(self) -> None:
        self._playback.tick()
        self._schedule()

    def _schedule(self) -> None:
        wait = self._playback.seconds_to_next()
        if wait is not None:
            self._timer.start(max(_LEAST_WAIT_MILLISECONDS, math.ceil(wait * 1000)))
