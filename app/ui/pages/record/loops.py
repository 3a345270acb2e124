"""Takes and examples as small pictures that move: read once, shown on and on."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.capture.frames import Picture

#: Pictures per second of a loop, and how many of them at most.
RATE: Final = 12.0
_MOST: Final = 96
_ICON: Final = 26


def read_loop(
    path: Path, start: float = 0.0, end: float | None = None, *, height: int = 132
) -> list[QImage]:
    """Read some pictures of a recording, evenly in time and small.

    Args:
        path: The recording.
        start: Seconds of the first picture.
        end: Seconds of the last picture; None means the end of the recording.
        height: Rows of the pictures, for their screen.

    Raises:
        KnownError: If it cannot be read.
    """
    import numpy as np

    from app.capture.video import VideoFile

    with VideoFile(path, cached_frames=2) as video:
        pts = video.info.pts
        last = float(pts[-1]) if end is None else min(end, float(pts[-1]))
        count = min(_MOST, max(1, round((last - start) * RATE)))
        wanted = set(np.searchsorted(pts, np.linspace(start, last, count)).tolist())
        first = min(wanted)
        images = []
        for index, frame in enumerate(video.frames(first, max(wanted) + 1), start=first):
            if index in wanted:
                images.append(_scaled(frame.rgb, height))
    return images


def read_picture(path: Path, *, height: int = 132) -> list[QImage]:
    """Read a picture file as a loop of one."""
    image = QImage(str(path))
    return [] if image.isNull() else [_fitted(image, height)]


class LoopView(QWidget):
    """Shows pictures one after the other, or the first of them where nothing is to move.

    Args:
        name: What it shows, for people who do not see it.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(64, 48)
        self._images: Sequence[QImage] = ()
        self._index = 0
        self._placeholder = "hand"

    @property
    def has_pictures(self) -> bool:
        """Whether there is something to see."""
        return bool(self._images)

    def show_loop(self, images: Sequence[QImage]) -> None:
        """Show other pictures."""
        self._images, self._index = images, 0
        self.update()

    def show_moment(self, seconds: float) -> None:
        """Show the picture of a moment; times beyond the end begin anew."""
        if not self._images:
            return
        index = int(seconds * RATE) % len(self._images)
        if index != self._index:
            self._index = index
            self.update()

    def sizeHint(self) -> QSize:
        """Four to three."""
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture with round corners."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colours.colour("picture"))
        if not self._images:
            drawn = icon_pixmap(
                self._placeholder, _ICON, colours.colour("edge"), self.devicePixelRatioF()
            )
            middle = self.rect().center()
            painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON // 2, drawn)
            return
        image = self._images[self._index]
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(self.rect().topLeft(), size)
        place.moveCenter(self.rect().center())
        painter.drawImage(place, image)


class LoopTimer(QObject):
    """One beat for all loops, so that several takes can be compared."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_still = False
        self._views: list[LoopView] = []
        self._began = time.monotonic()
        self._timer = QTimer(self, interval=round(1000 / RATE))
        self._timer.timeout.connect(self._beat)

    def add(self, view: LoopView) -> None:
        """Let a view move as long as it lives."""
        self._views.append(view)

    def start(self) -> None:
        """Begin to move."""
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def restart(self) -> None:
        """Begin all loops anew, together."""
        self._began = time.monotonic()

    def _beat(self) -> None:
        self._views = [view for view in self._views if shiboken6.isValid(view)]
        if self.is_still:
            return
        seconds = time.monotonic() - self._began
        for view in self._views:
            if view.isVisible():
                view.show_moment(seconds)


def _scaled(rgb: Picture, height: int) -> QImage:
    import numpy as np

    pixels = np.ascontiguousarray(rgb)
    rows, columns = pixels.shape[:2]
    image = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    return _fitted(image, height)


def _fitted(image: QImage, height: int) -> QImage:
    fitted = image.scaledToHeight(
        min(height, image.height()), Qt.TransformationMode.SmoothTransformation
    )
    return fitted.convertToFormat(QImage.Format.Format_RGB32)
