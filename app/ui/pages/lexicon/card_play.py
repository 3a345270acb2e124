"""What moves in the grid: the sign under the pointer, else the one that has the keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QPixmap

from app.ui.bridge.preferences import Preferences
from app.ui.pages.lexicon.entry_grid import EntryGrid
from app.ui.pages.lexicon.entry_model import ENTRY
from app.ui.posters.loop_player import LoopPlayer
from app.ui.posters.poster_shelf import PosterShelf
from lexicon_db.records import Entry

#: A sign with the keys is played so often; under the pointer it goes on.
_ROUNDS: Final = 3.0


class CardPlay(QObject):
    """Follows the pointer and the keys over a grid.

    Attributes:
        player: Plays.
    """

    def __init__(self, grid: EntryGrid, posters: PosterShelf, preferences: Preferences) -> None:
        super().__init__(grid)
        self.player = LoopPlayer(posters, preferences, self)
        self._grid = grid
        self._playing = QPersistentModelIndex()
        grid.entered.connect(self._play)
        grid.viewportEntered.connect(self._play_current)
        grid.selectionModel().currentChanged.connect(lambda *_: self._play_current())
        grid.viewport().installEventFilter(self)
        grid.installEventFilter(self)
        self.player.moved.connect(self._repaint)

    def picture(self, entry: Entry) -> QPixmap | None:
        """The picture of now, where the movement of this entry plays."""
        take = entry.active_take
        return self.player.picture if take is not None and take == self.player.take else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer out of the grid, and the keys in and out."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.FocusIn):
            self._play_current()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.player.stop()
        return super().eventFilter(watched, event)

    def _play(self, index: QModelIndex, rounds: float = float("inf")) -> None:
        self._playing = QPersistentModelIndex(index)
        self.player.play(index.data(ENTRY).active_take if index.isValid() else None, rounds)

    def _play_current(self) -> None:
        if self._grid.hasFocus():
            self._play(self._grid.currentIndex(), _ROUNDS)
        else:
            self.player.stop()

    def _repaint(self) -> None:
        if self._playing.isValid():
            self._grid.viewport().update(
                self._grid.visualRect(self._grid.model().index(self._playing.row(), 0))
            )
