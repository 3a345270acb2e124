"""Makes the poster of a take: the frame in the middle of its stroke, or the figure in that pose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from app.core.files import whole_file
from app.core.paths import cache_folder
from app.ui.posters.figure_picture import SIZE, FigurePicture
from lexicon_db.recordings import recording_path
from lexicon_db.records import SourceKind, Take, TakeId
from lexicon_db.takes import get_take
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.store import Lexicon

#: Where in a take of unknown phases the poster is taken, as a share of its length.
_MOMENT: Final = 0.45
_QUALITY: Final = 88


class PosterMaker:
    """Makes posters and keeps them as files; to be used by one thread at a time.

    Args:
        lexicon: Whose takes.
        skin: Skin tone of the figure, 1 to 6.
    """

    def __init__(self, lexicon: Lexicon, skin: int) -> None:
        self._lexicon = lexicon
        self._skin = skin
        self._figure: FigurePicture | None = None

    def poster(self, take: TakeId) -> QImage | None:
        """The poster of a take, or None where there is nothing to see yet.

        Raises:
            KnownError: If its recording is missing or damaged.
        """
        file = cache_folder() / "posters" / f"{take}.jpg"
        kept = QImage(str(file))
        if not kept.isNull():
            return kept
        made = self._made(get_take(self._lexicon, take))
        if made is not None:
            _keep(made, file)
        return made

    def _made(self, take: Take) -> QImage | None:
        if take.recording.kind is SourceKind.VIDEO:
            return _frame(recording_path(self._lexicon, take.recording), take)
        motion = latest_track(self._lexicon, take.id, MotionTrack)
        if motion is None or not len(motion.pts):
            return None
        moment = int(np.searchsorted(motion.pts, _moment(take)))
        index = min(moment, len(motion.pts) - 1)
        return _image(self._painter().draw(motion.rotations[index], motion.face[index]))

    def _painter(self) -> FigurePicture:
        if self._figure is None:
            from app.studio.bodies import display_body

            model, skinner = display_body()
            self._figure = FigurePicture(model, skinner, self._skin)
        return self._figure


def _moment(take: Take) -> float:
    """Seconds from the first frame of the take."""
    if take.phases is not None:
        return (take.phases.stroke_start + take.phases.stroke_end) / 2
    return _MOMENT * (take.end - take.start)


def _frame(path: Path, take: Take) -> QImage:
    from app.capture.video import VideoFile

    with VideoFile(path, cached_frames=1) as video:
        index = video.info.index_at(take.start + _moment(take))
        picture = _image(video.frame(index).rgb)
    return picture.scaled(
        QSize(*SIZE),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )


def _image(rgb: NDArray[np.uint8]) -> QImage:
    """A picture that owns its bytes."""
    height, width = rgb.shape[:2]
    bytes_ = np.ascontiguousarray(rgb)
    return QImage(bytes_.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _keep(picture: QImage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(file) as temporary:
        writer = QImageWriter(str(temporary), QByteArray(b"jpg"))
        writer.setQuality(_QUALITY)
        writer.write(picture)
