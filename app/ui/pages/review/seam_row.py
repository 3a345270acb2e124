"""The transition that is reviewed on a line of time, with a pin where a comment speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from app.motion.trajectory import Origin
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from app.ui.timeline.utterance_painting import BlockPainter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 44
_PIN: Final = 5.0


class SeamRow(TimeRow):
    """Shows the blocks of a clip; nothing on it can be dragged."""

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Transition"), scale, playback, _HEIGHT, parent)
        self._blocks = UtteranceBlocks()
        self._pin: float | None = None
        playback.changed.connect(lambda _: self.redraw())

    @property
    def blocks(self) -> UtteranceBlocks:
        """What is shown."""
        return self._blocks

    @property
    def pin(self) -> float | None:
        """The second that a comment speaks of."""
        return self._pin

    def show_blocks(self, blocks: UtteranceBlocks) -> None:
        """Show a clip; none where nothing may be known of it."""
        self._blocks = blocks
        self.redraw()

    def show_pin(self, seconds: float | None) -> None:
        """Show which moment a comment speaks of."""
        self._pin = seconds
        self.redraw()

    def paint_content(self, painter: QPainter) -> None:
        """Draw the blocks, what is looped, and the pin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = BlockPainter(painter, self.content, self.x_at)
        for block in self._blocks.blocks:
            is_seam = block.kind is Origin.TRANSITION
            blocks.paint(block, is_chosen=is_seam, is_changed=False, is_warned=False)
        self._paint_loop(painter)
        if self._pin is not None:
            self._paint_pin(painter, self.x_at(self._pin))

    def _paint_loop(self, painter: QPainter) -> None:
        times, marked = self.playback.times, self.playback.range
        if times is None or marked is None:
            return
        painter.setPen(QPen(current_theme().colours.colour("accent"), 2))
        y = self.content.height() - 1.5
        first, last = times.shown_from(marked.first), times.shown_until(marked.last)
        painter.drawLine(QLineF(self.x_at(first), y, self.x_at(last), y))

    def _paint_pin(self, painter: QPainter, x: float) -> None:
        colours = current_theme().colours
        painter.setPen(QPen(colours.colour("warn"), 2))
        painter.drawLine(QLineF(x, _PIN, x, self.content.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("warn"))
        painter.drawEllipse(QPointF(x, _PIN + 1), _PIN, _PIN)
