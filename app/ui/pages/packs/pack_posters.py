"""Small pictures of the signs of an open pack, drawn from their motion; nothing is kept on disk."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from app.ui.posters.figure_picture import FigurePicture
from app.ui.posters.picture_queue import PictureQueue
from lexicon_db.packs.reading import Pack
from lexicon_db.tracks import MotionTrack

if TYPE_CHECKING:
    from pathlib import Path

    from app.studio.packing import PackedSign, PackedTake
    from app.ui.bridge.workspace import Workspace

SIZE: Final = QSize(60, 45)
#: Pictures in memory, about 40 kB each on dense screens.
_KEPT: Final = 1_000
#: They are small: the detail that is drawn for larger ones would be lost.
_OVERSAMPLING: Final = 1


class PackPosters(QObject):
    """Gives pictures at once where they are known, and has them drawn off the main thread."""

    #: Identifier of the sign whose picture is here now.
    arrived = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._skin = workspace.settings.skin
        self._queue = PictureQueue(workspace.operations, self)
        self._figure: FigurePicture | None = None
        self._drawn: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._pack: _OpenPack | None = None

    def open(self, file: Path | None) -> None:
        """Draw signs of another pack from now on, or of none."""
        self._pack = None if file is None else _OpenPack(file)
        self._drawn.clear()

    def poster(self, sign: PackedSign) -> QPixmap | None:
        """The picture of a sign, or None; ``arrived`` tells when it is there."""
        pack, take = self._pack, sign.best_take
        if sign.id in self._drawn:
            self._drawn.move_to_end(sign.id)
            return self._drawn[sign.id]
        if pack is not None and take is not None:
            self._queue.ask(
                sign.id,
                lambda: self._draw(pack, take),
                lambda picture: self._keep(pack, sign.id, picture),
            )
        return None

    def _draw(self, pack: _OpenPack, take: PackedTake) -> QImage | None:
        motion = pack.motion(take)
        if motion is None or not len(motion.pts):
            return None
        if self._figure is None:
            from app.studio.bodies import display_body

            model, skinner = display_body()
            self._figure = FigurePicture(model, skinner, self._skin)
        moment = int(np.searchsorted(motion.pts, motion.pts[0] + take.moment))
        index = min(moment, len(motion.pts) - 1)
        rgb = self._figure.draw(
            motion.rotations[index], motion.face[index], oversampling=_OVERSAMPLING
        )
        height, width = rgb.shape[:2]
        return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()

    def _keep(self, pack: _OpenPack, sign: str, picture: QImage | None) -> None:
        if pack is not self._pack:
            return
        self._drawn[sign] = None if picture is None else QPixmap.fromImage(picture)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        if picture is not None:
            self.arrived.emit(sign)


class _OpenPack:
    """A pack that is opened once for all its pictures, and closed when nobody draws from it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._pack: Pack | None = None

    def motion(self, take: PackedTake) -> MotionTrack | None:
        """The motion of a take; for one thread at a time.

        Raises:
            KnownError: If the pack was tampered with.
        """
        if self._pack is None:
            self._pack = Pack.open(self._file)
            weakref.finalize(self, self._pack.close)
        track = self._pack.track(take.motion)
        return track if isinstance(track, MotionTrack) else None
