"""The length of a transition as a slider: what is predicted and what is usual stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from app.ui.metrics import Hit
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from app.motion.trajectory import SeamSpan

#: Steps of the slider in a second.
_STEPS: Final = 100
_SHORTEST: Final = 0.04
_LEAST_END: Final = 0.8
_MARGIN: Final = 8
_KNOB: Final = 7.0


class LengthGauge(QSlider):
    """A slider over seconds; the usual range is a band, the prediction a notch."""

    #: Seconds while the knob moves.
    dragged = Signal(float)
    #: Seconds that were set.
    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Length of the transition"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSingleStep(4)
        self.setPageStep(12)
        self._usual = (0.0, 0.0)
        self._predicted = 0.0
        self.valueChanged.connect(self._tell)
        self.sliderReleased.connect(lambda: self.changed.emit(self.seconds))

    @property
    def seconds(self) -> float:
        """What it stands at."""
        return self.value() / _STEPS

    def show_seam(self, seam: SeamSpan) -> None:
        """Show the length of a transition and what is known of it."""
        if self.isSliderDown():
            return
        self._usual, self._predicted = (seam.shortest, seam.longest), seam.predicted
        end = max(_LEAST_END, 1.3 * seam.longest, 1.2 * seam.gap)
        with QSignalBlocker(self):
            self.setRange(round(_SHORTEST * _STEPS), round(end * _STEPS))
            self.setValue(round(seam.gap * _STEPS))
        self.update()

    def show_seconds(self, seconds: float) -> None:
        """Show a length that is being dragged elsewhere."""
        with QSignalBlocker(self):
            self.setValue(round(seconds * _STEPS))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as what can be clicked."""
        return QSize(160, Hit.SMALLEST)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the knob."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the knob."""
        if self.isSliderDown():
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the usual range, the prediction, and the knob."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("line"))
        track = QRectF(_MARGIN, middle - 2, self.width() - 2 * _MARGIN, 4)
        painter.drawRoundedRect(track, 2, 2)
        left, right = (self._x(seconds) for seconds in self._usual)
        band = QColor(colours.colour("good"))
        band.setAlpha(150)
        painter.setBrush(band)
        painter.drawRoundedRect(QRectF(left, middle - 4, max(2.0, right - left), 8), 4, 4)
        painter.setPen(QPen(colours.colour("text"), 2))
        notch = self._x(self._predicted)
        painter.drawLine(QLineF(notch, middle - 9, notch, middle + 9))
        self._paint_knob(painter, self._x(self.seconds), middle)

    def _paint_knob(self, painter: QPainter, x: float, y: float) -> None:
        colours = current_theme().colours
        painter.setBrush(colours.colour("accent"))
        edge = colours.colour("text" if self.hasFocus() else "panel")
        painter.setPen(QPen(edge, 2))
        painter.drawEllipse(QRectF(x - _KNOB, y - _KNOB, 2 * _KNOB, 2 * _KNOB))

    def _x(self, seconds: float) -> float:
        low, high = self.minimum() / _STEPS, self.maximum() / _STEPS
        share = (seconds - low) / max(high - low, 1e-6)
        return _MARGIN + min(max(share, 0.0), 1.0) * (self.width() - 2 * _MARGIN)

    def _follow(self, event: QMouseEvent) -> None:
        share = (event.position().x() - _MARGIN) / max(1, self.width() - 2 * _MARGIN)
        low, high = self.minimum(), self.maximum()
        self.setValue(round(low + min(max(share, 0.0), 1.0) * (high - low)))

    def _tell(self) -> None:
        (self.dragged if self.isSliderDown() else self.changed).emit(self.seconds)
