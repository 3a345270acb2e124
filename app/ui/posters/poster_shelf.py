"""The posters that are in memory, and those that are being made: what is looked at now first."""

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
        # When each was last asked for, counted in posters made: views ask again at each painting.
        self._waiting: dict[TakeId, int] = {}
        self._made_count = 0
        self._is_making = False

    def poster(self, take: TakeId | None) -> QPixmap | None:
        """The poster of a take, or None; `arrived` tells when it is there."""
        if take is None:
            return None
        if take in self._posters:
            self._posters.move_to_end(take)
            return self._posters[take]
        self._waiting[take] = self._made_count
        if len(self._waiting) > _WAITING:
            del self._waiting[min(self._waiting, key=self._waiting.__getitem__)]
        self._make_next()
        return None

    def forget_missing(self) -> None:
        """Try again where nothing could be shown: tracks may have come meanwhile."""
        for take in [take for take, poster in self._posters.items() if poster is None]:
            del self._posters[take]

    def _make_next(self) -> None:
        if self._is_making or not self._waiting:
            return
        take = max(self._waiting, key=self._waiting.__getitem__)
        del self._waiting[take]
        self._is_making = True
        self._operations.read(
            self,
            lambda: self._maker.poster(take),
            lambda picture: self._keep(take, picture),
            failed=lambda _: self._keep(take, None),
        )

    def _keep(self, take: TakeId, picture: QImage | None) -> None:
        self._is_making = False
        self._made_count += 1
        self._posters[take] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._posters) > _KEPT:
            self._posters.popitem(last=False)
        if picture is not None:
            self.arrived.emit(take)
        self._make_next()
