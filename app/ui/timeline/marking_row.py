"""A row on which a stretch of time is marked by dragging; pressing goes there, as on all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from app.ui.playback.playback import FrameRange
from app.ui.timeline.time_row import TimeRow

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

#: Pixels that the pointer must move before a press becomes a drag.
_DRAG: Final = 4.0


class MarkingRow(TimeRow):
    """A row that marks.

    Args:
        name: What the row shows; stands at its left.
        scale: Which stretch of time is visible.
        playback: The clock, which keeps the marked frames.
        height: Pixels.
        parent: Who owns the row.
    """

    #: A stretch was marked on this row; the playback has it.
    marked = Signal()

    def __init__(
        self,
        name: str,
        scale: TimeScale,
        playback: Playback,
        height: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, scale, playback, height, parent)
        self._pressed_at: float | None = None
        self._is_marking = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek; a drag may follow."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark from where the pointer was pressed to where it is."""
        times, x = self.playback.times, event.position().x()
        if self._pressed_at is None or times is None:
            super().mouseMoveEvent(event)
            return
        self._is_marking = self._is_marking or abs(x - self._pressed_at) > _DRAG
        if self._is_marking:
            one, other = (
                times.index_at(times.start + self.seconds_at(place))
                for place in (self._pressed_at, x)
            )
            self.playback.set_range(FrameRange(min(one, other), max(one, other)))
            self.playback.seek(other)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was marked."""
        was_marking, self._is_marking, self._pressed_at = self._is_marking, False, None
        if was_marking:
            self.marked.emit()
