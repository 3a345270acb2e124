"""A row of the timeline with curves: its axis, its playhead, zoom in time and in value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui.fonts import window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.plots.curve_plot import CurvePlot
    from app.ui.plots.curves import Values
    from app.ui.plots.line_style import Line, Stretch
    from app.ui.timeline.time_scale import TimeScale

_LEAST_HEIGHT: Final = 72
_ZOOM: Final = 1.25
#: The fastest frames of a bad track would flatten all others: these percentiles are shown.
_SHOWN: Final = (0.5, 99.5)
_ROOM: Final = 0.08
_ANY_HEIGHT: Final = 16_777_215


class CurveRow(TimeRow):
    """Curves over time; the plot is made when there is something to show."""

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__("", scale, playback, _LEAST_HEIGHT, parent)
        self.setMaximumHeight(_ANY_HEIGHT)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            self.tr(
                "Left and Right step through the frames, plus and minus zoom in time, Up and Down "
                "in value, 0 shows everything."
            )
        )
        self._unit = ""
        self._plot: CurvePlot | None = None
        self._seconds: Values = np.zeros(0)
        self._lines: Sequence[tuple[Line, Values]] = ()
        self._stretches: Sequence[Stretch] = ()
        self._least_top = 1.0
        self._zoom = 1.0

    @property
    def value_range(self) -> tuple[float, float]:
        """The lowest and the highest value that is visible."""
        values = [values[np.isfinite(values)] for _, values in self._lines]
        found = np.concatenate(values) if values else np.zeros(0)
        low, high = np.percentile(found, _SHOWN) if len(found) else (0.0, 0.0)
        low, high = min(0.0, float(low)), max(self._least_top, float(high))
        room = _ROOM * (high - low)
        low, high = low - (room if low < 0 else room / 2), high + room
        return low / self._zoom, high / self._zoom

    def name(self, name: str, unit: str, least_top: float) -> None:
        """Say what is shown, in which unit, and up to which value the axis reaches at least."""
        self._name, self._unit, self._least_top, self._zoom = name, unit, least_top, 1.0
        self.setAccessibleName(name)

    def show_lines(self, seconds: Values, lines: Sequence[tuple[Line, Values]]) -> None:
        """Show curves over seconds (T,) from the first frame."""
        self._seconds, self._lines = seconds, lines
        if len(seconds) and self._plot is None:
            self._make_plot()
        if self._plot is not None:
            self._plot.show_lines(seconds, lines)
        self.redraw()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Tint stretches of time."""
        if stretches == self._stretches:
            return
        self._stretches = stretches
        if self._plot is not None:
            self._plot.show_stretches(stretches)

    def redraw(self) -> None:
        """Draw everything anew: another time is visible, or another theme."""
        self._show_range()
        super().redraw()

    def paint_gutter(self, painter: QPainter, place: QRectF) -> None:
        """Draw the unit."""
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(current_theme().colours.colour("secondary"))
        painter.drawText(place.adjusted(0, Space.TIGHT, 0, 0), self._unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the plot its place."""
        super().resizeEvent(event)
        if self._plot is not None:
            self._plot.place(self.content)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._plot is not None:
            self._plot.dress()
            self._plot.show_stretches(self._stretches)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in time, or with Ctrl in value."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_values(_ZOOM ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self._show_everything()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step and zoom."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.playback.step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.scale.zoom(_ZOOM, self.playback.seconds)
        elif key == Qt.Key.Key_Minus:
            self.scale.zoom(1 / _ZOOM, self.playback.seconds)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._zoom_values(_ZOOM if key == Qt.Key.Key_Up else 1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self._show_everything()
        else:
            super().keyPressEvent(event)

    def _make_plot(self) -> None:
        from app.ui.plots.curve_plot import CurvePlot

        self._plot = CurvePlot(self)
        self._plot.place(self.content)
        self._plot.show_stretches(self._stretches)
        self._plot.show()

    def _show_range(self) -> None:
        if self._plot is not None:
            self._plot.setVisible(bool(len(self._seconds)))
            self._plot.show_range((self.scale.start, self.scale.end), self.value_range)

    def _zoom_values(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, 1.0), 64.0)
        self._show_range()

    def _show_everything(self) -> None:
        self._zoom = 1.0
        self.scale.show_all()
        self._show_range()
