"""The posters that are in memory, and those that are being made: latest wanted, first made."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.ui.bridge.workspace import Workspace
from app.ui.posters.poster_maker import PosterMaker
from lexicon_db.records import TakeId

#: Posters in memory, about 300 kB each.
_KEPT: Final = 400
#: Posters that wait; what was scrolled past longer ago is forgotten.
_WAITING: Final = 80


class PosterShelf(QObject):
    """Gives posters at once where they are known, and makes them off the main thread elsewhere."""

    #: The `TakeId` whose poster is here now.
    arrived = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = workspace.operations
        self._maker = PosterMaker(workspace.lexicon, workspace.settings.skin)
        self._posters: OrderedDict[TakeId, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[TakeId, None] = OrderedDict()
        self._is_making = False

    def poster(self, take: TakeId | None) -> QPixmap | None:
        """The poster of a take, or None; `arrived` tells when it is there."""
        if take is None:
            return None
        if take in self._posters:
            self._posters.move_to_end(take)
            return self._posters[take]
        self._waiting[take] = None
        self._waiting.move_to_end(take)
        while len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._make_next()
        return None

    def forget_missing(self) -> None:
        """Try again where nothing could be shown: tracks may have come meanwhile."""
        for take in [take for take, poster in self._posters.items() if poster is None]:
            del self._posters[take]

    def _make_next(self) -> None:
        if self._is_making or not self._waiting:
            return
        take, _ = self._waiting.popitem()
        self._is_making = True
        self._operations.read(
            self,
            lambda: self._maker.poster(take),
            lambda picture: self._keep(take, picture),
            failed=lambda _: self._keep(take, None),
        )

    def _keep(self, take: TakeId, picture: QImage | None) -> None:
        self._is_making = False
        self._posters[take] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._posters) > _KEPT:
            self._posters.popitem(last=False)
        if picture is not None:
            self.arrived.emit(take)
        self._make_next()
