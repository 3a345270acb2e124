"""The timeline of an utterance: signs, and seams that are dragged to change their length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from app.motion.trajectory import Origin
from app.ui.fonts import figures_font, window_font
from app.ui.metrics import Radius, Type
from app.ui.theme import current_theme
from app.ui.timeline.time_row import TimeRow
from app.ui.timeline.utterance_blocks import Block, UtteranceBlocks

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 64
#: Pixels on both sides of the end of a seam where it can be taken hold of.
_REACH: Final = 6
_SHORTEST_GAP: Final = 0.04
_LABEL_WIDTH: Final = 34
_COLOURS: Final = {Origin.SIGN: "stroke", Origin.TRANSITION: "transition", Origin.HOLD: "hold"}


class UtteranceRow(TimeRow):
    """Shows the blocks of an utterance; the end of each seam is a handle."""

    #: The chosen `Block`, or None.
    selected = Signal(object)
    #: Slot and seconds of a transition while its handle moves.
    gap_dragged = Signal(int, float)
    #: Slot and seconds of a transition that was changed.
    gap_changed = Signal(int, float)

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signs"), scale, playback, _HEIGHT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            self.tr(
                "Left and Right choose a sign or a transition; Ctrl with Left and Right make the "
                "chosen transition a frame shorter or longer."
            )
        )
        self._blocks = UtteranceBlocks()
        self._shown = UtteranceBlocks()
        self._selected: tuple[Origin, int] | None = None
        self._dragged: int | None = None

    @property
    def blocks(self) -> UtteranceBlocks:
        """What is shown, with the seam that is being dragged as long as it is now."""
        return self._shown

    @property
    def selected_block(self) -> Block | None:
        """The chosen block."""
        return self._find(self._selected)

    def show_blocks(self, blocks: UtteranceBlocks) -> None:
        """Show an utterance; the choice stays where it can."""
        self._blocks = blocks
        if self._dragged is None:
            self._shown = blocks
            if self.selected_block is None:
                self._selected = None
            self.selected.emit(self.selected_block)
        self.redraw()

    def select(self, block: Block | None) -> None:
        """Choose a block."""
        self._selected = None if block is None else (block.kind, block.slot)
        self.setAccessibleName(
            self._name if block is None else f"{self._name}: {self.describe(block)}"
        )
        self.selected.emit(block)
        self.redraw()

    def describe(self, block: Block) -> str:
        """A block in words, its length in seconds and frames."""
        times = self.playback.times
        frames = 0
        if times is not None:
            first = times.nearest(times.start + block.start)
            frames = times.nearest(times.start + block.end) - first
        name = {
            Origin.SIGN: block.label,
            Origin.TRANSITION: self.tr("Transition after {sign}").format(sign=block.label),
            Origin.HOLD: self.tr("Pause after {sign}").format(sign=block.label),
        }[block.kind]
        length = self.tr("{seconds} s").format(seconds=f"{block.seconds:.2f}")
        return f"{name}  ·  {length}  ·  " + self.tr("%n frame(s)", "", frames)

    def paint_content(self, painter: QPainter) -> None:
        """Draw the blocks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self._shown.blocks:
            self._paint_block(painter, block)
        chosen = self.selected_block
        if chosen is not None and chosen.kind is Origin.TRANSITION:
            self._paint_prediction(painter, chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a seam, or choose a block and seek."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        handle = self._handle_at(x)
        if handle is not None:
            self._dragged = handle.slot
            self.select(handle)
            return
        self.select(self._shown.at(self.seconds_at(x)))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the seam, or say what is under the pointer."""
        x = event.position().x()
        if self._dragged is not None:
            self._drag_to(self._dragged, x)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        else:
            over_handle = self._handle_at(x) is not None
            self.setCursor(
                Qt.CursorShape.SplitHCursor if over_handle else Qt.CursorShape.ArrowCursor
            )
        self._tell(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the seam."""
        if self._dragged is not None:
            slot, self._dragged = self._dragged, None
            block = self._shown.transition(slot)
            if block is not None and block != self._blocks.transition(slot):
                self.gap_changed.emit(slot, block.seconds)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose blocks, and change the chosen transition frame by frame."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._nudge(direction)
        else:
            self._choose_neighbour(direction)

    def _choose_neighbour(self, direction: int) -> None:
        blocks = self._shown.blocks
        if not blocks:
            return
        chosen = self.selected_block
        at = blocks.index(chosen) + direction if chosen in blocks else 0
        block = blocks[min(max(at, 0), len(blocks) - 1)]
        self.select(block)
        self.playback.seek_seconds(block.start)
        self.scale.follow(block.start)

    def _nudge(self, direction: int) -> None:
        block = self.selected_block
        if block is None or block.kind is not Origin.TRANSITION or self.playback.times is None:
            return
        step = self.playback.times.frame_seconds
        seconds = max(_SHORTEST_GAP, block.seconds + direction * step)
        self._shown = self._blocks.with_gap(block.slot, seconds)
        self.redraw()
        self.gap_changed.emit(block.slot, seconds)

    def _drag_to(self, slot: int, x: float) -> None:
        block = self._shown.transition(slot)
        if block is None:
            return
        seconds = max(_SHORTEST_GAP, self.seconds_at(x) - block.start)
        self._shown = self._blocks.with_gap(slot, seconds)
        self.redraw()
        self.gap_dragged.emit(slot, seconds)

    def _handle_at(self, x: float) -> Block | None:
        """The transition whose end is under the pointer; the nearest of several."""
        reachable = [
            (abs(self.x_at(block.end) - x), number, block)
            for number, block in enumerate(self._shown.blocks)
            if block.kind is Origin.TRANSITION and abs(self.x_at(block.end) - x) <= _REACH
        ]
        return min(reachable)[2] if reachable else None

    def _find(self, wanted: tuple[Origin, int] | None) -> Block | None:
        found = (b for b in self._shown.blocks if (b.kind, b.slot) == wanted)
        return next(found, None)

    def _tell(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            block = self._shown.transition(self._dragged)
        else:
            block = self._handle_at(event.position().x()) or self._shown.at(
                self.seconds_at(event.position().x())
            )
        if block is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self.describe(block), self)

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        left, right = self.x_at(block.start), self.x_at(block.end)
        if right < self.content.left() or left > self.content.right():
            return
        colours = current_theme().colours
        is_sign = block.kind is Origin.SIGN
        inset = 4 if is_sign else 14
        box = QRectF(left, inset, max(1.0, right - left), self.height() - 2 * inset)
        colour = colours.colour(_COLOURS[block.kind])
        is_chosen = self._selected == (block.kind, block.slot)
        fill = QColor(colour)
        fill.setAlpha(255 if is_chosen else 215 if is_sign else 110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        radius = Radius.SMALL if is_sign else 0
        painter.drawRoundedRect(box, radius, radius)
        if is_chosen:
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if block.kind is Origin.TRANSITION:
            self._paint_grip(painter, right)
        self._paint_label(painter, block, box)

    def _paint_label(self, painter: QPainter, block: Block, box: QRectF) -> None:
        visible = box.intersected(self.content)
        if block.kind is Origin.SIGN:
            painter.setPen(_ink_on(_COLOURS[block.kind]))
            painter.setFont(window_font(Type.BODY, painter.font().Weight.DemiBold))
            room = visible.adjusted(7, 0, -4, 0)
            text = painter.fontMetrics().elidedText(
                block.label, Qt.TextElideMode.ElideRight, int(room.width())
            )
            if room.width() > 22:
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        elif visible.width() >= _LABEL_WIDTH:
            is_chosen = self._selected == (block.kind, block.slot)
            text_ink = current_theme().colours.colour("text")
            painter.setPen(_ink_on(_COLOURS[block.kind]) if is_chosen else text_ink)
            painter.setFont(figures_font(Type.CAPTION))
            painter.drawText(visible, int(Qt.AlignmentFlag.AlignCenter), f"{block.seconds:.2f}")

    def _paint_grip(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(current_theme().colours.colour("text"), 1))
        middle = self.height() / 2
        painter.drawLine(QLineF(x - 2.5, middle - 7, x - 2.5, middle + 7))

    def _paint_prediction(self, painter: QPainter, block: Block) -> None:
        """Below a chosen transition: where it would plausibly end, and where it is predicted to."""
        if block.seam is None:
            return
        colours = current_theme().colours
        y = self.height() - 6.0
        shortest, predicted, longest = (
            self.x_at(block.start + seconds)
            for seconds in (block.seam.shortest, block.seam.predicted, block.seam.longest)
        )
        painter.setPen(QPen(colours.colour("accent"), 2))
        painter.drawLine(QLineF(shortest, y, longest, y))
        painter.drawLine(QLineF(predicted, y - 4, predicted, y + 4))


def _ink_on(name: str) -> QColor:
    """A colour that can be read on a block of an opaque colour."""
    is_bright = current_theme().colours.colour(name).lightnessF() > 0.42
    return QColor("#08130f" if is_bright else "#ffffff")
