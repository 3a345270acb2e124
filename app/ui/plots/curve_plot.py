"""The picture of some curves with their axis, drawn by pyqtgraph; time is given from outside.

Importing this module imports pyqtgraph, which looks at every name of Qt: on the main thread only.
Types of Qt are made when they are first looked at, and two threads that do so at once crash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGraphicsRectItem

from app.ui.fonts import figures_font
from app.ui.metrics import Space, Type
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.plots.curves import Values
    from app.ui.plots.line_style import Line, Stretch

_AXIS_WIDTH: Final = 44
_TINT_ALPHA: Final = 30
_EDGE_ALPHA: Final = 150
_BEHIND: Final = -10


class CurvePlot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Curves over tinted stretches; drawn once and kept until something changes.

    It is transparent: the row that it lies on paints the playhead behind it, and takes mouse and
    keys.

    Args:
        row: The row.
    """

    def __init__(self, row: QWidget) -> None:
        super().__init__(row, background=None, enableMenu=False)
        self._drawn: QPixmap | None = None
        self._regions: list[QGraphicsRectItem] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameStyle(0)
        self.viewport().setAutoFillBackground(False)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.hideAxis("bottom")
        plot.setContentsMargins(0, 0, 0, 0)
        plot.layout.setContentsMargins(0, 0, 0, 0)
        plot.getViewBox().setDefaultPadding(0)
        self._axis = plot.getAxis("left")
        self._axis.setWidth(_AXIS_WIDTH)
        self._axis.setStyle(tickLength=-4, tickTextOffset=6, hideOverlappingLabels=False)
        self.dress()

    def place(self, content: QRectF) -> None:
        """Take a place such that time begins at the left of ``content``; its axis stands before."""
        self.setGeometry(content.adjusted(-_AXIS_WIDTH, Space.HAIR, 0, -Space.HAIR).toAlignedRect())

    def dress(self) -> None:
        """Take the colours of the theme."""
        colours = current_theme().colours
        self._axis.setPen(QPen(colours.colour("edge"), 1))
        self._axis.setTextPen(QPen(colours.colour("faint")))
        self._axis.setTickFont(figures_font(Type.CAPTION))
        self.getPlotItem().showGrid(y=True, alpha=0.25)
        self.redraw()

    def show_lines(self, seconds: Values, lines: Sequence[tuple[Line, Values]]) -> None:
        """Show curves; each is broken where its values are not known."""
        plot = self.getPlotItem()
        plot.clearPlots()
        for line, values in lines:
            plot.plot(seconds, values, pen=line.pen(), antialias=True, connect="finite")
        self.redraw()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Tint stretches of time."""
        for region in self._regions:
            self.removeItem(region)
        self._regions = [_region(stretch) for stretch in stretches]
        for region in self._regions:
            self.addItem(region, ignoreBounds=True)
        self._fill_height()

    def show_range(self, time: tuple[float, float], values: tuple[float, float]) -> None:
        """Show a range of seconds and of values."""
        self.setRange(xRange=time, yRange=values, padding=0, disableAutoRange=True)
        self._fill_height()

    def redraw(self) -> None:
        """Draw anew at the next paint."""
        self._drawn = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plot if it has changed."""
        viewport = self.viewport()
        if self._drawn is None:
            ratio = self.devicePixelRatioF()
            self._drawn = QPixmap(viewport.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            drawing = QPainter(self._drawn)
            self.render(drawing, QRectF(viewport.rect()), viewport.rect())
            drawing.end()
        QPainter(viewport).drawPixmap(0, 0, self._drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw in the new size."""
        super().resizeEvent(event)
        self._drawn = None

    def _fill_height(self) -> None:
        """Let the stretches reach beyond the upper and the lower edge."""
        low, high = self.getPlotItem().getViewBox().viewRange()[1]
        height = high - low
        for region in self._regions:
            rect = region.rect()
            region.setRect(rect.x(), low - height, rect.width(), 3 * height)
        self.redraw()


def _region(stretch: Stretch) -> QGraphicsRectItem:
    """A stretch with its edges; pyqtgraph's own takes ten times as long to make."""
    edge = current_theme().colours.colour(stretch.colour)
    tint = QColor(edge)
    tint.setAlpha(_TINT_ALPHA)
    edge.setAlpha(_EDGE_ALPHA)
    region = QGraphicsRectItem(stretch.start, 0.0, stretch.end - stretch.start, 1.0)
    region.setBrush(tint)
    region.setPen(pyqtgraph.mkPen(edge))
    region.setZValue(_BEHIND)
    return region
