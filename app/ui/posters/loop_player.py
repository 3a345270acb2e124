"""Plays the loop of one take: it begins a moment after it was asked for, and repeats."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from app.ui.bridge.preferences import Preferences
from app.ui.posters.poster_maker import Loop
from app.ui.posters.poster_shelf import PosterShelf
from lexicon_db.records import TakeId

#: Pictures per second, and milliseconds that somebody has to stay before anything moves.
_RATE: Final = 12
_PATIENCE: Final = 140


class LoopPlayer(QObject):
    """Gives the pictures of a movement in time; still where people want things to stay still.

    Attributes:
        take: The take that plays, or is about to, or None.
        picture: The picture of now, or None while nothing moves.
    """

    #: Another picture, or none any more.
    moved = Signal()

    def __init__(self, posters: PosterShelf, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self.take: TakeId | None = None
        self.picture: QPixmap | None = None
        self._posters, self._preferences = posters, preferences
        self._loop: Loop | None = None
        self._rounds = 0.0
        self._began = 0.0
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._begin)
        self._beat = QTimer(self, interval=1000 // _RATE)
        self._beat.timeout.connect(self._move)
        posters.loop_arrived.connect(self._take_loop)

    def play(self, take: TakeId | None, rounds: float = float("inf")) -> None:
        """Play a take some times over; None stops."""
        is_still = self._preferences.current.reduced_motion
        wanted = None if is_still else take
        self._rounds = rounds
        if wanted == self.take:
            return
        self.stop()
        self.take = wanted
        if wanted is not None:
            self._patience.start()

    def stop(self) -> None:
        """Stand still again."""
        self._patience.stop()
        self._beat.stop()
        self.take, self._loop = None, None
        if self.picture is not None:
            self.picture = None
            self.moved.emit()

    def _begin(self) -> None:
        if self.take is None:
            return
        self._loop = self._posters.loop(self.take)
        if self._loop is not None:
            self._began = time.monotonic()
            self._beat.start()

    def _take_loop(self, take: str) -> None:
        if take == self.take and not self._beat.isActive():
            self._begin()

    def _move(self) -> None:
        if self._loop is None or not self._loop.images:
            self._beat.stop()
            return
        seconds = time.monotonic() - self._began
        if seconds > self._rounds * self._loop.seconds:
            self._beat.stop()
            self.picture = None
        else:
            self.picture = QPixmap.fromImage(self._loop.image(seconds))
        self.moved.emit()
