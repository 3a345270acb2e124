"""One gloss of the sentence: a pill that is chosen, moved and removed by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app.studio.composing import LEFT_GAP, PAUSES
from app.ui.fonts import figures_font, window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Hit, Radius, Space, Type
from app.ui.pages.compose.chip_menu import chip_menu
from app.ui.pages.compose.draft import DraftItem
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

_CROSS: Final = 14
_WIDEST: Final = 240


class GlossChip(QAbstractButton):
    """Shows an item of a draft. A gloss that the lexicon does not have has a dashed border."""

    #: The chip is to be taken out.
    removed = Signal()
    #: The chip is to go this many places on.
    nudged = Signal(int)
    #: The gloss is to be typed again.
    edited = Signal()
    #: Seconds of rest after the sign.
    pause_chosen = Signal(float)
    #: The focus is to go this many places on.
    focus_moved = Signal(int)
    #: The pointer drags the chip; where it is on the screen.
    dragged = Signal(object)
    #: The pointer has let go of the chip after dragging it.
    dropped = Signal()
    #: The `MissingChoice` for a gloss that the lexicon does not have.
    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(window_font(Type.BODY, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._item = DraftItem("")
        self._is_current = False
        self._pressed_at: QPointF | None = None
        self._is_dragged = False

    def show_item(self, item: DraftItem, place: int, count: int) -> None:
        """Show an item of a draft, at a place of ``count``."""
        name, hint = self.tr("{gloss}, {place} of {count}"), "{gloss}"
        if item.letters:
            name = self.tr("{gloss}, fingerspelled, {place} of {count}")
            hint = self.tr("{gloss} is fingerspelled")
        elif item.is_gap:
            name = self.tr("{gloss}, not in the lexicon, a gap is left, {place} of {count}")
            hint = self.tr("{gloss} is not in the lexicon: a gap is left for it")
        elif item.is_missing:
            name = self.tr("{gloss}, not in the lexicon, {place} of {count}")
            hint = self.tr("{gloss} is not in the lexicon: it is left out")
        self.setAccessibleName(name.format(gloss=item.label, place=place + 1, count=count))
        self.setToolTip(hint.format(gloss=item.label))
        self._item = item
        self.updateGeometry()
        self.update()

    def set_current(self, is_current: bool) -> None:
        """Show whether the playhead stands on this sign."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the gloss, its pause and the cross."""
        gloss = min(self.fontMetrics().horizontalAdvance(self._text()) + 2, _WIDEST)
        width = Space.MEDIUM + gloss + self._pause_width() + Space.TIGHT + _CROSS + Space.SMALL
        return QSize(width, Hit.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, the gloss, the pause and the cross."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._border())
        fill = "selected" if self._is_current else "hover" if self.underMouse() else "raised"
        is_signed = bool(self._item.slots)
        painter.setBrush(QColor(getattr(colours, fill)) if is_signed else Qt.BrushStyle.NoBrush)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(pill, Radius.CONTROL, Radius.CONTROL)
        ink = "warn" if self._item.is_missing else "text" if is_signed else "secondary"
        painter.setPen(colours.colour(ink))
        x = float(Space.MEDIUM)
        room = self.width() - x - self._pause_width() - _CROSS - Space.SMALL - Space.TIGHT
        gloss = self.fontMetrics().elidedText(
            self._text(), Qt.TextElideMode.ElideRight, int(room) + 1
        )
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(x, 0, room + 2, self.height()), flags, gloss)
        self._paint_pause(painter, x + room)
        if self.underMouse() or self.hasFocus():
            cross = icon_pixmap("x", _CROSS, colours.colour("secondary"), self.devicePixelRatioF())
            painter.drawPixmap(self._cross().topLeft(), cross)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the chip, or take it out by its cross."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._cross().contains(event.position()):
            self.removed.emit()
            return
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chip."""
        if self._pressed_at is None:
            self.update()
            return
        far = (event.position() - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the chip go."""
        self._pressed_at = None
        if self._is_dragged:
            self._is_dragged = False
            self.unsetCursor()
            self.setDown(False)
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the gloss again."""
        self.edited.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the gloss."""
        self.menu().exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus or the chip, set its pause, take it out, type it again."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        moves = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if step is not None:
            (self.nudged if moves else self.focus_moved).emit(step)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit()
        elif event.text() in PAUSES:
            seconds = PAUSES[event.text()]
            self.pause_chosen.emit(0.0 if self._item.pause == seconds else seconds)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep commas and full stops: on a chip they set its pause."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.text() in PAUSES or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Left))
        ):
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the cross."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the cross."""
        self.update()

    def menu(self) -> QMenu:
        """What can be done with the gloss."""
        return chip_menu(self, self._item)

    def _border(self) -> QPen:
        colours = current_theme().colours
        if self.hasFocus():
            return QPen(colours.colour("accent"), 2)
        if not self._item.slots:
            pen = QPen(colours.colour("warn" if self._item.is_missing else "edge"), 1.3)
            pen.setDashPattern([4, 3])
            return pen
        return QPen(colours.colour("accent" if self._is_current else "edge"), 1)

    def _cross(self) -> QRectF:
        return QRectF(
            self.width() - Space.SMALL - _CROSS, (self.height() - _CROSS) / 2, _CROSS, _CROSS
        )

    def _text(self) -> str:
        """The gloss; letters that are spelled stand apart."""
        return "·".join(self._item.label) if self._item.letters else self._item.label

    def _pause_text(self) -> str:
        seconds = self._item.pause + (LEFT_GAP if self._item.is_gap else 0.0)
        return self.tr("{seconds} s").format(seconds=f"{seconds:g}") if seconds else ""

    def _pause_width(self) -> int:
        text = self._pause_text()
        if not text:
            return 0
        return self.fontMetrics().horizontalAdvance(text) + Space.LARGE + Space.SMALL

    def _paint_pause(self, painter: QPainter, x: float) -> None:
        text = self._pause_text()
        if not text:
            return
        colour = current_theme().colours.colour("hold")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        middle = self.height() / 2
        for offset in (6.0, 11.0):
            painter.drawRect(QRectF(x + offset, middle - 5, 2.5, 10))
        painter.setPen(colour)
        painter.setFont(figures_font(Type.CAPTION))
        place = QRectF(x + 18, 0, self._pause_width(), self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
