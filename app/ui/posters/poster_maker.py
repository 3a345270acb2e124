"""Makes the poster of a take, the frame in the middle of its stroke, and the loop of its movement.

A take without a video shows the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from app.core.files import whole_file
from app.core.paths import posters_folder
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
#: A loop shows this much around the stroke (s), and this many figures.
_AROUND: Final = 0.25
_FIGURES: Final = 14


@dataclass(frozen=True, eq=False)
class Loop:
    """A movement as pictures.

    Attributes:
        images: The pictures, evenly in time.
        seconds: How long all of them last.
    """

    images: tuple[QImage, ...]
    seconds: float

    def image(self, seconds: float) -> QImage:
        """The picture at a moment; times beyond the end begin anew."""
        share = (seconds / max(self.seconds, 0.1)) % 1.0
        return self.images[min(int(share * len(self.images)), len(self.images) - 1)]


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
        file = posters_folder() / f"{take}.jpg"
        kept = QImage(str(file))
        if not kept.isNull():
            return kept
        made = self._made(get_take(self._lexicon, take))
        if made is not None:
            _keep(made, file)
        return made

    def loop(self, take: TakeId) -> Loop | None:
        """The stroke of a take as moving pictures, or None where there is nothing to see yet.

        Raises:
            KnownError: If its recording is missing or damaged.
        """
        found = get_take(self._lexicon, take)
        begin, end = _stroke(found)
        if found.recording.kind is SourceKind.VIDEO:
            from app.ui.pages.record.loops import read_loop

            path = recording_path(self._lexicon, found.recording)
            images = read_loop(path, found.start + begin, found.start + end, height=SIZE[1])
            return Loop(tuple(images), end - begin)
        motion = latest_track(self._lexicon, take, MotionTrack)
        if motion is None or not len(motion.pts):
            return None
        moments = np.linspace(begin, end, _FIGURES)
        frames = np.minimum(np.searchsorted(motion.pts, moments), len(motion.pts) - 1)
        painter = self._painter()
        images = [
            _image(painter.draw(motion.rotations[frame], motion.face[frame], oversampling=1))
            for frame in frames.tolist()
        ]
        return Loop(tuple(images), end - begin)

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


def _stroke(take: Take) -> tuple[float, float]:
    """Seconds of the stroke from the first frame of the take, with a margin; or the whole take."""
    length = take.end - take.start
    if take.phases is None:
        return 0.0, length
    begin, end = take.phases.stroke_start - _AROUND, take.phases.stroke_end + _AROUND
    return max(0.0, begin), min(length, end)


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
