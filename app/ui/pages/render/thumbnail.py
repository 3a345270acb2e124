"""A small picture of a video: of its latest frame while it is made, of its middle later."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius
from app.ui.theme import current_theme

_WIDTH, _HEIGHT, _ICON = 64, 48, 20


class Thumbnail(QWidget):
    """Shows a picture whole, or an empty place.

    Args:
        name: What it shows, for people who do not see it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._image: QImage | None = None
        self._read_at = 0

    @property
    def image(self) -> QImage | None:
        """What is shown; None while there is nothing."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = None if image.isNull() else image
        self.update()

    def follow(self, file: Path) -> None:
        """Show a picture file, read again only when it was written anew."""
        written_at = QFileInfo(str(file)).lastModified().toMSecsSinceEpoch()
        if written_at != self._read_at:
            image = QImage(str(file))
            if not image.isNull():
                self._read_at = written_at
                self.show_image(image)

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
        middle = QRectF(self.rect()).center()
        if self._image is None:
            place = QRectF(0, 0, _ICON, _ICON)
            place.moveCenter(middle)
            drawn = icon_pixmap(
                "clapperboard", _ICON, colours.colour("edge"), self.devicePixelRatioF()
            )
            painter.drawPixmap(place.topLeft(), drawn)
            return
        place = QRectF(self.rect())
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place.setSize(QSize(size).toSizeF())
        place.moveCenter(middle)
        painter.drawImage(place, self._image)


def middle_of(video: Path) -> QImage:
    """The middle frame of a video, small.

    Raises:
        KnownError: If it cannot be read.
    """
    import numpy as np

    from app.capture.video import VideoFile

    with VideoFile(video, cached_frames=2) as opened:
        rgb = np.ascontiguousarray(opened.frame(len(opened.info.pts) // 2).rgb)
    rows, columns = rgb.shape[:2]
    image = QImage(rgb.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    small = image.scaledToHeight(2 * _HEIGHT, Qt.TransformationMode.SmoothTransformation)
    # Pixels of its own: those of the frame go when this function ends.
    return small.convertToFormat(QImage.Format.Format_RGB32)
