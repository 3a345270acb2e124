"""The posters that are in memory; those that are not are made off the main thread."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.ui.bridge.workspace import Workspace
from app.ui.posters.picture_queue import PictureQueue
from app.ui.posters.poster_maker import Loop, PosterMaker
from lexicon_db.records import TakeId

#: Posters in memory, about 300 kB each.
_KEPT: Final = 400
#: Loops in memory, about 4 MB each.
_LOOPS_KEPT: Final = 5


class PosterShelf(QObject):
    """Gives posters and loops at once where they are known, and has them made elsewhere."""

    #: The `TakeId` whose poster is here now.
    arrived = Signal(str)
    #: The `TakeId` whose loop is here now.
    loop_arrived = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.queue = PictureQueue(workspace.operations, self)
        self._maker = PosterMaker(workspace.lexicon, workspace.settings.skin)
        self._posters: OrderedDict[TakeId, QPixmap | None] = OrderedDict()
        self._loops: OrderedDict[TakeId, Loop | None] = OrderedDict()

    def poster(self, take: TakeId | None) -> QPixmap | None:
        """The poster of a take, or None; `arrived` tells when it is there."""
        if take is None:
            return None
        if take in self._posters:
            self._posters.move_to_end(take)
            return self._posters[take]
        self.queue.ask(
            ("poster", take),
            lambda: self._maker.poster(take),
            lambda picture: self._keep(take, picture),
        )
        return None

    def loop(self, take: TakeId) -> Loop | None:
        """The moving pictures of a take, or None; `loop_arrived` tells when they are there."""
        if take in self._loops:
            self._loops.move_to_end(take)
            return self._loops[take]
        self.queue.ask(
            "loop",  # only the one that is looked at now is wanted
            lambda: self._maker.loop(take),
            lambda loop: self._keep_loop(take, loop),
            is_urgent=True,
        )
        return None

    def forget_missing(self) -> None:
        """Try again where nothing could be shown: tracks may have come meanwhile."""
        for take in [take for take, poster in self._posters.items() if poster is None]:
            del self._posters[take]
        self._loops.clear()

    def _keep(self, take: TakeId, picture: QImage | None) -> None:
        self._posters[take] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._posters) > _KEPT:
            self._posters.popitem(last=False)
        if picture is not None:
            self.arrived.emit(take)

    def _keep_loop(self, take: TakeId, loop: Loop | None) -> None:
        self._loops[take] = loop
        while len(self._loops) > _LOOPS_KEPT:
            self._loops.popitem(last=False)
        if loop is not None:
            self.loop_arrived.emit(take)
