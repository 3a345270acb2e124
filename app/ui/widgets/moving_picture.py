"""A small moving picture that ships with Kinelex: it plays over and over while it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QMovie, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


class MovingPicture(QLabel):
    """Plays a file.

    Args:
        file: An animated WebP.
        name: What it shows, for people who do not see it.
        size: Its size in the window, in pixels at 100 %.
        parent: Where it is.
    """

    def __init__(self, file: Path, name: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.movie_ = QMovie(str(file), parent=self)
        self.movie_.setCacheMode(QMovie.CacheMode.CacheAll)
        self._is_still = False
        self.setAccessibleName(name)
        self.setFixedSize(size)
        self.setScaledContents(True)
        self.setMovie(self.movie_)

    @property
    def is_playing(self) -> bool:
        """Whether it moves."""
        return self.movie_.state() is QMovie.MovieState.Running

    def keep_still(self, *, is_still: bool) -> None:
        """Show one picture of it, or let it move."""
        self._is_still = is_still
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Play."""
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: nobody looks."""
        super().hideEvent(event)
        self.movie_.stop()

    def _follow(self) -> None:
        if self._is_still or not self.isVisible():
            self.movie_.stop()
            self.movie_.jumpToFrame(self.movie_.frameCount() // 2)
        else:
            self.movie_.start()
