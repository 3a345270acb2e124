"""Shows the frames of a recording with landmarks over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme
from app.ui.video.frame_reader import FrameReader
from app.ui.video.landmark_overlay import paint_landmarks

if TYPE_CHECKING:
    from pathlib import Path

    from app.capture.frames import Frame, VideoInfo
    from lexicon_db.errors import KnownError
    from lexicon_db.tracks import LandmarkTrack

_BACKDROP: Final = "#0b0c0e"
_INK: Final = "#b0b6c2"


class VideoView(QWidget):
    """The picture of a take: the frames of its recording from ``start`` on.

    Frames are counted from the first frame of the take, as tracks count them.
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
        self._start = 0.0
        self._first = 0
        self._wanted = 0
        self._frame: Frame | None = None
        self._image: QImage | None = None
        self._landmarks: LandmarkTrack | None = None
        self._landmarks_shown = True
        self._mirrored = False
        self._fills = False
        self._message = ""

    @property
    def frame_shown(self) -> int | None:
        """The frame that is on the screen, counted from the start of the take."""
        return None if self._frame is None else self._frame.index - self._first

    def open(self, path: Path | None, *, start: float = 0.0) -> None:
        """Show a recording from a time in seconds on; None shows the message."""
        self.close_recording()
        self._start, self._wanted = start, 0
        if path is not None:
            self._reader = FrameReader(path, self)
            self._reader.opened.connect(self._open)
            self._reader.ready.connect(self._show)
            self._reader.failed.connect(self._fail)
        self.update()

    def close_recording(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader.deleteLater()
        self._reader = self._frame = self._image = None

    def show_frame(self, index: int) -> None:
        """Show a frame as soon as it is decoded."""
        self._wanted = index
        if self._reader is not None:
            self._reader.want(self._first + index)

    def show_landmarks(self, track: LandmarkTrack | None) -> None:
        """Choose the landmarks that lie over the picture."""
        self._landmarks = track
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
        if self._image is None:
            self._paint_message(painter)
            return
        scale, corner = self._placing(self._image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(QRectF(corner, QSizeF(self._image.size()) * scale), self._image)
        frame = self.frame_shown
        track = self._landmarks if self._landmarks_shown else None
        if track is not None and frame is not None and 0 <= frame < len(track.pts):
            painter.translate(corner)
            painter.scale(scale, scale)
            paint_landmarks(painter, track, frame, scale=scale)

    def _placing(self, image: QImage) -> tuple[float, QPointF]:
        """Screen pixels per picture pixel, and where the upper left corner goes."""
        across = self.width() / max(1, image.width())
        down = self.height() / max(1, image.height())
        scale = max(across, down) if self._fills else min(across, down)
        left = (self.width() - image.width() * scale) / 2
        top = (self.height() - image.height() * scale) / 2
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
            self._first = info.index_at(self._start)
            self.opened.emit(info)
            self.show_frame(self._wanted)

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
