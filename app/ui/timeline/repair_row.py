"""The repairs of a take over time, each a bar; what is not applied is a dotted outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from app.ui.theme import current_theme
from app.ui.timeline.marking_row import MarkingRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 20
_MOST_LANES: Final = 3


@dataclass(frozen=True)
class RepairBar:
    """A repair as the timeline shows it.

    Attributes:
        key: Which repair.
        first: First frame.
        last: Last frame.
        words: What it is.
        is_on: Whether it is applied.
    """

    key: str
    first: int
    last: int
    words: str
    is_on: bool


class RepairRow(MarkingRow):
    """Shows the repairs; dragging marks a stretch for the next one."""

    #: Key of the repair that was pressed.
    pressed = Signal(str)

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Repairs"), scale, playback, _HEIGHT, parent)
        self._bars: tuple[RepairBar, ...] = ()

    @property
    def bars(self) -> tuple[RepairBar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[RepairBar]) -> None:
        """Show repairs, in the order in which they are applied."""
        self._bars = tuple(bars)
        words = "; ".join(bar.words for bar in bars)
        self.setAccessibleDescription(words or self.tr("Nothing is repaired."))
        self.redraw()

    def paint_content(self, painter: QPainter) -> None:
        """Draw the bars, later ones in lower lanes."""
        colour = current_theme().colours.colour("accent")
        for number, bar in enumerate(self._bars):
            box = self._box(number, bar)
            if bar.is_on:
                painter.fillRect(box, colour)
                continue
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the repair under the pointer, and go there."""
        super().mousePressEvent(event)
        bar = self._bar_at(event)
        if bar is not None:
            self.pressed.emit(bar.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        bar = self._bar_at(event)
        text = bar.words if bar is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _box(self, number: int, bar: RepairBar) -> QRectF:
        times = self.playback.times
        if times is None:
            return QRectF()
        lanes = min(max(len(self._bars), 1), _MOST_LANES)
        height = (self.height() - 4) / lanes
        start, end = times.shown_from(bar.first), times.shown_until(bar.last)
        left, right = self.x_at(start - times.start), self.x_at(end - times.start)
        top = 2 + (number % lanes) * height
        return QRectF(left, top, max(3.0, right - left - 1), max(3.0, height - 1))

    def _bar_at(self, event: QMouseEvent) -> RepairBar | None:
        for number, bar in reversed(list(enumerate(self._bars))):
            if self._box(number, bar).contains(event.position()):
                return bar
        return None
