"""How fast both wrists move, in metres per second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from app.ui.fonts import figures_font, window_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

    Values = NDArray[np.floating[Any]]

_LEAST_HEIGHT: Final = 72
_TOP: Final = 8
#: Upper ends of the axis that are offered, m/s.
_TOPS: Final = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
_COLOURS: Final = ((LEFT, "left_hand"), (RIGHT, "right_hand"))


class SpeedRow(TimeRow):
    """Two curves over time; the left wrist is drawn dashed, so that colour is not needed."""

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Wrist speed"), scale, playback, _LEAST_HEIGHT, parent)
        self.setMaximumHeight(16_777_215)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._seconds: NDArray[np.float64] = np.zeros(0)
        self._speed: Values = np.zeros((0, 2))
        self._top = 1.0

    def show_speed(self, seconds: NDArray[np.float64], speed: Values) -> None:
        """Show wrist speeds.

        Args:
            seconds: (T,) from the first frame.
            speed: (T, 2) m/s of the left and the right wrist; nan where unknown.
        """
        self._seconds, self._speed = seconds, speed
        finite = speed[np.isfinite(speed)]
        # The fastest frames of a bad track would flatten all others.
        needed = float(np.percentile(finite, 99.5)) * 1.1 if len(finite) else 1.0
        self._top = next((top for top in _TOPS if top >= needed), float(np.ceil(needed)))
        self.redraw()

    def paint_gutter(self, painter: QPainter, place: QRectF) -> None:
        """Draw the name, the unit and the axis."""
        colours = current_theme().colours
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(colours.colour("secondary"))
        painter.drawText(place.adjusted(0, _TOP + 10, 0, 0), self._name)
        painter.setPen(colours.colour("faint"))
        painter.drawText(place.adjusted(0, _TOP + 28, 0, 0), self.tr("m/s"))
        painter.setFont(figures_font(Type.CAPTION))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for value in (0.0, self._top):
            box = QRectF(place.left(), self._y(value) - 8, place.width() + Space.TIGHT, 16)
            box.moveTop(min(max(box.top(), 0.0), self.height() - 16.0))
            painter.drawText(box, right, f"{value:g}")

    def paint_content(self, painter: QPainter) -> None:
        """Draw the grid and the curves."""
        colours = current_theme().colours
        painter.setPen(QPen(colours.colour("line"), 1))
        for value in (0.0, self._top / 2, self._top):
            y = round(self._y(value)) + 0.5
            painter.drawLine(QLineF(self.content.left(), y, self.content.right(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, name in _COLOURS:
            style = Qt.PenStyle.DashLine if side == LEFT else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colours.colour(name), 1.4, style))
            for stretch in self._stretches(side):
                painter.drawPolyline(stretch)

    def paint_live(self, painter: QPainter) -> None:
        """Write the speeds of the shown frame."""
        index = self.playback.index
        if index >= len(self._speed):
            return
        painter.setFont(figures_font(Type.CAPTION))
        names = (self.tr("Left {speed} m/s"), self.tr("Right {speed} m/s"))
        right = self.content.right()
        for side, colour in reversed(_COLOURS):
            speed = float(self._speed[index, side])
            shown = f"{speed:.2f}" if np.isfinite(speed) else "–"
            text = names[side].format(speed=shown)
            width = painter.fontMetrics().horizontalAdvance(text) + Space.SMALL
            painter.setPen(current_theme().colours.colour(colour))
            place = QRectF(right - width, _TOP - 4, width, 16)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
            right -= width + Space.SMALL

    def _y(self, speed: float) -> float:
        height = self.height() - 2 * _TOP
        return _TOP + height * (1 - speed / self._top)

    def _stretches(self, side: int) -> list[QPolygonF]:
        """The visible curve of a side, broken where the speed is unknown."""
        first = int(np.searchsorted(self._seconds, self.scale.start)) - 1
        last = int(np.searchsorted(self._seconds, self.scale.end)) + 1
        chosen = slice(max(first, 0), last)
        speed = self._speed[chosen, side]
        xs = [self.x_at(float(at)) for at in self._seconds[chosen]]
        known = np.isfinite(speed)
        borders = np.flatnonzero(np.diff(np.r_[False, known, False].astype(np.int8)))
        ys = [self._y(float(value)) for value in np.minimum(speed, 2 * self._top)]
        return [
            QPolygonF([QPointF(xs[i], ys[i]) for i in range(start, end)])
            for start, end in borders.reshape(-1, 2)
        ]
