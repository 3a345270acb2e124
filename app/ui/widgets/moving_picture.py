"""A small moving picture that ships with Kinelex: it plays over and over while it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QMovie, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.metrics import Radius
from app.ui.theme import current_theme


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
        self._is_still = False
        self.setAccessibleName(name)
        self.setFixedSize(size)
        self.movie_.setScaledSize(size)
        self.setMovie(self.movie_)

    @property
    def is_playing(self) -> bool:
        """Whether it moves."""
        return self.movie_.state() is QMovie.MovieState.Running

    def keep_still(self, *, is_still: bool) -> None:
        """Show one picture of it, or let it move."""
        self._is_still = is_still
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it before a light ground: figures wear dark clothes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colours.colour("stage"))
        painter.drawRoundedRect(self.rect(), Radius.CARD, Radius.CARD)
        painter.end()
        super().paintEvent(event)

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
            self.movie_.jumpToFrame(0)
        else:
            self.movie_.start()
