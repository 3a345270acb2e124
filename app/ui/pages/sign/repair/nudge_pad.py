"""A field on which something is moved by dragging or by arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.metrics import Radius
from app.ui.theme import current_theme

_HEIGHT: Final = 96
#: Pixels of the pointer per step.
_PIXELS: Final = 3.0
_LARGE: Final = 5.0
#: Steps that fill the field from its middle.
_REACH: Final = 60.0
_KEYS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0, 0.0),
    Qt.Key.Key_Down: (0.0, -1.0, 0.0),
    Qt.Key.Key_PageUp: (0.0, 0.0, -1.0),
    Qt.Key.Key_PageDown: (0.0, 0.0, 1.0),
}


class NudgePad(QWidget):
    """Tells how far something is to move; as it is seen on the screen, x right and y up."""

    #: Steps to the right, up, and towards the viewer.
    pushed = Signal(float, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(self.tr("Move"))
        self.setAccessibleDescription(
            self.tr(
                "Drag, or press the arrow keys; Page Up and Page Down move away and nearer, Shift "
                "makes large steps."
            )
        )
        self._place = QPointF(0, 0)
        self._grabbed_at: QPointF | None = None

    def show_place(self, right: float, up: float) -> None:
        """Show how far something was moved, in steps."""
        self._place = QPointF(right, up)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move from the page, where some of them step through frames."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grabbed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along with the pointer."""
        if self._grabbed_at is not None:
            moved = event.position() - self._grabbed_at
            self._grabbed_at = event.position()
            self.pushed.emit(moved.x() / _PIXELS, -moved.y() / _PIXELS, 0.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a step, or a large one."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        is_large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        size = _LARGE if is_large else 1.0
        self.pushed.emit(*(size * part for part in step))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a cross and where things are moved to."""
        colours, painter = current_theme().colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colours.colour("accent" if self.hasFocus() else "edge"), 1.5))
        painter.setBrush(colours.colour("panel"))
        painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        middle = box.center()
        faint = QColor(colours.colour("faint"))
        painter.setPen(QPen(faint, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(box.left() + 8, middle.y(), box.right() - 8, middle.y()))
        painter.drawLine(QLineF(middle.x(), box.top() + 8, middle.x(), box.bottom() - 8))
        scale = box.height() / 2 / _REACH
        across = min(max(self._place.x() * scale, -box.width() / 2 + 8), box.width() / 2 - 8)
        up = min(max(self._place.y() * scale, -box.height() / 2 + 8), box.height() / 2 - 8)
        painter.setPen(QPen(colours.colour("accent"), 2))
        painter.drawLine(QLineF(middle, middle + QPointF(across, -up)))
        painter.setBrush(colours.colour("accent"))
        painter.drawEllipse(middle + QPointF(across, -up), 5, 5)
