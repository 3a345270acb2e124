"""Shows the frames of a recording with landmarks over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme
from app.ui.video.body_outline import paint_outline
from app.ui.video.frame_reader import FrameReader
from app.ui.video.landmark_overlay import paint_landmarks

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from app.capture.frames import Frame, VideoInfo
    from lexicon_db.errors import KnownError
    from lexicon_db.tracks import LandmarkTrack

_BACKDROP: Final = "#0b0c0e"
_INK: Final = "#b0b6c2"


class VideoView(QWidget):
    """The picture of a take: the frames of its recording from ``start`` on.

    Frames and seconds are counted from the first frame of the take, as tracks count them. Without
    a recording the landmarks stand on an empty ground.
    """

    #: `VideoInfo` when the recording is open.
    opened = Signal(object)
    #: Index of a frame, counted from the start of the take, when it shows.
    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Recording"))
        self._reader: FrameReader | None = None
        self._info: VideoInfo | None = None
        self._start = 0.0
        self._end: float | None = None
        self._first = 0
        self._seconds = 0.0
        self._frame: Frame | None = None
        self._image: QImage | None = None
        self._landmarks: LandmarkTrack | None = None
        self._landmarks_shown = True
        self._outline: NDArray[np.float32] | None = None
        self._mirrored = False
        self._fills = False
        self._message = ""
        self._caption = ""

    @property
    def frame_shown(self) -> int | None:
        """The frame that is on the screen, counted from the start of the take."""
        return None if self._frame is None else self._frame.index - self._first

    def open(self, path: Path | None, *, start: float = 0.0, end: float | None = None) -> None:
        """Show a recording between two times in seconds; None shows the message."""
        self.close_recording()
        self._start, self._end, self._seconds = start, end, 0.0
        if path is not None:
            self._reader = FrameReader(path, self)
            self._reader.opened.connect(self._open)
            self._reader.ready.connect(self._show)
            self._reader.failed.connect(self._fail)
            self._reader.start()
        self.update()

    def close_recording(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader.deleteLater()
        self._reader = self._frame = self._image = self._info = None

    def show_at(self, seconds: float) -> None:
        """Show the frame of a moment as soon as it is decoded."""
        self._seconds = seconds
        if self._reader is not None and self._info is not None:
            first = float(self._info.pts[self._first])
            self._reader.want(self._info.index_at(first + seconds))
        elif self._reader is None:
            self.update()

    def show_landmarks(self, track: LandmarkTrack | None) -> None:
        """Choose the landmarks that lie over the picture."""
        self._landmarks = track
        self.update()

    def show_outline(self, lines: NDArray[np.float32] | None) -> None:
        """Choose the outline (N, 2, 2) of the fitted body over the picture, in its pixels."""
        self._outline = lines
        self.update()

    def set_caption(self, caption: str) -> None:
        """Say in the upper left corner which recording this is; empty says nothing."""
        self._caption = caption
        self.update()

    def set_landmarks_shown(self, shown: bool) -> None:
        """Show or hide the landmarks."""
        self._landmarks_shown = shown
        self.update()

    def set_mirrored(self, mirrored: bool) -> None:
        """Exchange left and right, as signers see themselves in a mirror."""
        self._mirrored = mirrored
        self.update()

    def set_filling(self, fills: bool) -> None:
        """Fill the whole view and cut what stands over, or show the whole picture."""
        self._fills = fills
        self.update()

    def say(self, message: str) -> None:
        """Say why there is no picture; shown only while there is none."""
        self._message = message
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and its landmarks, or the message."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_BACKDROP))
        track = self._landmarks if self._landmarks_shown else None
        size = self._picture_size()
        if size is None:
            self._paint_message(painter)
            return
        painter.save()
        self._paint_picture(painter, size, track)
        painter.restore()
        if self._caption:
            self._paint_caption(painter)

    def _paint_picture(self, painter: QPainter, size: QSizeF, track: LandmarkTrack | None) -> None:
        scale, corner = self._placing(size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        if self._image is not None:
            painter.drawImage(QRectF(corner, size * scale), self._image)
        painter.translate(corner)
        painter.scale(scale, scale)
        if track is not None and len(track.pts):
            frame = int(np.abs(track.pts - self._seconds_shown()).argmin())
            paint_landmarks(painter, track, frame, scale=scale)
        if self._outline is not None:
            painter.setClipRect(QRectF(QPointF(0, 0), size))
            paint_outline(painter, self._outline, scale=scale)

    def _paint_caption(self, painter: QPainter) -> None:
        painter.setFont(window_font(Type.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(self._caption) + 2 * Space.SMALL
        box = QRectF(Space.SMALL, Space.SMALL, width, painter.fontMetrics().height() + Space.TIGHT)
        painter.fillRect(box, QColor(0, 0, 0, 170))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._caption)

    def _picture_size(self) -> QSizeF | None:
        """Size of the picture, or of that in which landmarks without a recording were found."""
        if self._image is not None:
            return QSizeF(self._image.size())
        if self._reader is None and self._landmarks is not None:
            return QSizeF(*self._landmarks.size)
        return None

    def _seconds_shown(self) -> float:
        """The moment of the frame that is on the screen."""
        if self._frame is None or self._info is None:
            return self._seconds
        return self._frame.pts - float(self._info.pts[self._first])

    def _placing(self, size: QSizeF) -> tuple[float, QPointF]:
        """Screen pixels per picture pixel, and where the upper left corner goes."""
        across = self.width() / max(1.0, size.width())
        down = self.height() / max(1.0, size.height())
        scale = max(across, down) if self._fills else min(across, down)
        left = (self.width() - size.width() * scale) / 2
        top = (self.height() - size.height() * scale) / 2
        return scale, QPointF(left, top)

    def _paint_message(self, painter: QPainter) -> None:
        contrast = current_theme().name == "contrast"
        painter.setPen(QColor("#ffffff" if contrast else _INK))
        painter.setFont(window_font(Type.BODY))
        place = self.rect().adjusted(Space.WIDE, Space.WIDE, -Space.WIDE, -Space.WIDE)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self._message)

    def _open(self, info: VideoInfo) -> None:
        if self.sender() is self._reader:
            self._info = info
            self._first = info.index_at(self._start)
            last = info.frame_count - 1 if self._end is None else info.index_at(self._end)
            if self._reader is not None:
                self._reader.warm_up(info, self._first, last)
            self.opened.emit(info)
            self.show_at(self._seconds)

    def _show(self, frame: Frame) -> None:
        if self.sender() is not self._reader:
            return
        self._frame = frame
        height, width, _ = frame.rgb.shape
        # The frame keeps the memory that the image reads.
        self._image = QImage(frame.rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self.update()
        self.shown.emit(frame.index - self._first)

    def _fail(self, error: KnownError) -> None:
        if self.sender() is self._reader:
            self.say(f"{error.what} {error.why} {error.fix}")
