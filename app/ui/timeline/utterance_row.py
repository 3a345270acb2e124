"""The timeline of an utterance: signs that are trimmed, and seams that are dragged to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from app.motion.trajectory import Origin
from app.ui.amounts import decimal
from app.ui.timeline.block_handles import SHORTEST, Drag, Grip, Handle, dragged, handle_at
from app.ui.timeline.time_row import TimeRow
from app.ui.timeline.utterance_blocks import Block, UtteranceBlocks
from app.ui.timeline.utterance_painting import BlockPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.playback.playback import Playback
    from app.ui.timeline.time_scale import TimeScale

_HEIGHT: Final = 64
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

BlockKey = tuple[Origin, int]


class UtteranceRow(TimeRow):
    """Shows the blocks of an utterance; the end of each seam is a handle.

    The ends of the chosen sign are handles, too.
    """

    #: The chosen `Block`, or None.
    selected = Signal(object)
    #: Slot and seconds of a transition while its handle moves.
    gap_dragged = Signal(int, float)
    #: Slot and seconds of a transition that was changed.
    gap_changed = Signal(int, float)
    #: Slot and seconds that are being cut off the start and the end of a sign.
    trim_dragged = Signal(int, float, float)
    #: Slot and seconds that were cut off the start and the end of a sign; below 0: added.
    trim_changed = Signal(int, float, float)

    def __init__(self, scale: TimeScale, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signs"), scale, playback, _HEIGHT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            self.tr(
                "Left and Right choose a sign or a transition; Ctrl with Left and Right make the "
                "chosen one a frame shorter or longer, with Shift at the beginning of a sign."
            )
        )
        self._blocks = UtteranceBlocks()
        self._shown = UtteranceBlocks()
        self._selected: BlockKey | None = None
        self._held: Handle | None = None
        self._drag: Drag | None = None
        self._changed: frozenset[BlockKey] = frozenset()
        self._warnings: Mapping[int, str] = {}

    @property
    def blocks(self) -> UtteranceBlocks:
        """What is shown, with what is being dragged as long as it is now."""
        return self._shown

    @property
    def selected_block(self) -> Block | None:
        """The chosen block."""
        found = (b for b in self._shown.blocks if (b.kind, b.slot) == self._selected)
        return next(found, None)

    def show_blocks(self, blocks: UtteranceBlocks) -> None:
        """Show an utterance; the choice stays where it can."""
        self._blocks = blocks
        if self._held is None:
            self._shown = blocks
            if self.selected_block is None:
                self._selected = None
            self.selected.emit(self.selected_block)
        self.redraw()

    def show_changed(self, changed: frozenset[BlockKey]) -> None:
        """Mark blocks about which the person has set something."""
        if changed != self._changed:
            self._changed = changed
            self.redraw()

    def show_warnings(self, warnings: Mapping[int, str]) -> None:
        """Mark transitions by their slots, with the words of what is wrong with each."""
        if warnings != self._warnings:
            self._warnings = warnings
            self.redraw()

    def show_gap(self, slot: int, seconds: float) -> None:
        """Show a transition as long as it would be."""
        self._shown = self._blocks.with_gap(slot, max(SHORTEST, seconds))
        self.redraw()

    def select(self, block: Block | None) -> None:
        """Choose a block."""
        self._selected = None if block is None else (block.kind, block.slot)
        self.setAccessibleName(
            self._name if block is None else f"{self._name}: {self.describe(block)}"
        )
        self.selected.emit(block)
        self.redraw()

    def choose(self, block: Block) -> None:
        """Choose a block and go there."""
        self.select(block)
        self.playback.seek_seconds(block.start)
        self.scale.follow(block.start)

    def describe(self, block: Block) -> str:
        """A block in words: what it is, how long it is, what is wrong with it."""
        name = {
            Origin.SIGN: block.label,
            Origin.TRANSITION: self.tr("Transition after {sign}").format(sign=block.label),
            Origin.HOLD: self.tr("Pause after {sign}").format(sign=block.label),
        }[block.kind]
        words = f"{name}  ·  {self.length_words(block)}"
        warning = self._warnings.get(block.slot, "") if block.kind is Origin.TRANSITION else ""
        return f"{words}\n{warning}" if warning else words

    def length_words(self, block: Block) -> str:
        """The length of a block in seconds and frames."""
        times = self.playback.times
        frames = 0
        if times is not None:
            first = times.nearest(times.start + block.start)
            frames = times.nearest(times.start + block.end) - first
        length = self.tr("{seconds} s").format(seconds=decimal(block.seconds, 2))
        return f"{length}  ·  " + self.tr("%n frame(s)", "", frames)

    def paint_content(self, painter: QPainter) -> None:
        """Draw the blocks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = BlockPainter(painter, self.content, self.x_at)
        for block in self._shown.blocks:
            key = block.kind, block.slot
            blocks.paint(
                block,
                is_chosen=key == self._selected,
                is_changed=key in self._changed,
                is_warned=block.kind is Origin.TRANSITION and block.slot in self._warnings,
            )
        chosen = self.selected_block
        if chosen is not None and chosen.kind is Origin.TRANSITION:
            blocks.paint_prediction(chosen)
        if self._drag is not None and self._drag.handle.grip is Grip.START and chosen is not None:
            blocks.paint_cut(chosen.start - max(0.0, self._drag.seconds), chosen.start)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or choose a block and seek."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._held = self._handle_at(x)
        if self._held is None:
            self.select(self._shown.at(self.seconds_at(x)))
            super().mousePressEvent(event)
        elif self._held.grip is Grip.GAP:
            self.select(self._shown.transition(self._held.slot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or say what is under the pointer."""
        x = event.position().x()
        if self._held is not None:
            self._drag_to(self._held, self.seconds_at(x))
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
        """Let go of what is held."""
        drag, self._held, self._drag = self._drag, None, None
        if drag is not None:
            self._finish(drag)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose blocks, and change the chosen one frame by frame."""
        direction = _KEYS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._nudge(direction, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._choose_neighbour(direction)

    def _choose_neighbour(self, direction: int) -> None:
        blocks = self._shown.blocks
        if not blocks:
            return
        chosen = self.selected_block
        at = blocks.index(chosen) + direction if chosen in blocks else 0
        self.choose(blocks[min(max(at, 0), len(blocks) - 1)])

    def _nudge(self, direction: int, at_start: bool) -> None:
        """Move the end of the chosen block by a frame, or the start of a sign."""
        block, times = self.selected_block, self.playback.times
        if block is None or times is None or block.kind is Origin.HOLD:
            return
        grip = Grip.START if at_start else Grip.END
        if block.kind is Origin.TRANSITION:
            grip = Grip.GAP
        border = block.start if grip is Grip.START else block.end
        moved = border + direction * times.frame_seconds
        drag = dragged(self._shown, Handle(grip, block.slot), moved)
        if drag is not None:
            self._shown = drag.blocks
            self.redraw()
            self._finish(drag)

    def _drag_to(self, handle: Handle, seconds: float) -> None:
        self._drag = dragged(self._blocks, handle, seconds)
        if self._drag is None:
            return
        self._shown = self._drag.blocks
        self.redraw()
        if handle.grip is Grip.GAP:
            self.gap_dragged.emit(handle.slot, self._drag.seconds)
        else:
            self.trim_dragged.emit(handle.slot, *_cuts(self._drag))

    def _finish(self, drag: Drag) -> None:
        slot = drag.handle.slot
        if drag.handle.grip is not Grip.GAP:
            self.trim_changed.emit(slot, *_cuts(drag))
        elif self._shown.transition(slot) != self._blocks.transition(slot):
            self.gap_changed.emit(slot, drag.seconds)

    def _handle_at(self, x: float) -> Handle | None:
        return handle_at(self._shown, self.selected_block, x, self.x_at)

    def _tell(self, event: QMouseEvent) -> None:
        handle = self._held or self._handle_at(event.position().x())
        if handle is None:
            block = self._shown.at(self.seconds_at(event.position().x()))
        elif handle.grip is Grip.GAP:
            block = self._shown.transition(handle.slot)
        else:
            block = self._shown.sign(handle.slot)
        if block is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self.describe(block), self)


def _cuts(drag: Drag) -> tuple[float, float]:
    """Seconds that are cut off the start and the end of a sign."""
    return (drag.seconds, 0.0) if drag.handle.grip is Grip.START else (0.0, drag.seconds)
