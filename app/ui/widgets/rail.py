"""The rail: the doors to the pages, an icon and a word each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.fonts import window_font
from app.ui.icons import icon_name, icon_pixmap
from app.ui.metrics import Frame, Radius, Space, Type
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import tooltip

_ICON = 22
_WORD = 18
_HEIGHT, _LOWEST = 62, 44
_BESIDE = 14


class RailButton(QAbstractButton):
    """One door: an icon above a word; the open one has a bar at its side."""

    def __init__(self, name: str, command: QAction) -> None:
        super().__init__()
        self._icon_name, self._command = icon_name(command), command
        self.setText(name)
        self.setAccessibleName(name)
        command.changed.connect(self._tell_keys)
        self._tell_keys()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(window_font(Type.CAPTION, QFont.Weight.Medium))

    def _tell_keys(self) -> None:
        self.setToolTip(tooltip(self.text(), self._command.shortcut().toString()))

    def sizeHint(self) -> QSize:
        """As wide as the rail, or as its word where that is long."""
        return QSize(max(Frame.RAIL, self.needed_width), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """In a low window the doors move together."""
        return QSize(self.sizeHint().width(), _LOWEST)

    @property
    def needed_width(self) -> int:
        """Pixels that the word needs with some room beside it."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 * _BESIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the door."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(8, 3, -8, -3)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("raised" if self.isChecked() else "hover"))
            painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent"))
            at_side = self.width() - 3 if self.isRightToLeft() else 0
            bar = QRectF(at_side, plate.top() + 12, 3, plate.height() - 24)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        ink = colours.colour("text" if self.isChecked() else "secondary")
        if not self.isEnabled():
            ink = colours.colour("disabled")
        drawn = icon_pixmap(self._icon_name, _ICON, ink, self.devicePixelRatioF())
        gap = max(0, self.height() - _ICON - _WORD) // 3
        painter.drawPixmap((self.width() - _ICON) // 2, gap + 2, drawn)
        painter.setPen(ink)
        word = self.rect().adjusted(0, 2 * gap + _ICON, 0, 0)
        painter.drawText(word, int(Qt.AlignmentFlag.AlignHCenter), self.text())


class Rail(QFrame):
    """The column of doors; those of daily work above, the settings below."""

    #: Key of the door that was chosen.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._doors: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        self._column.setSpacing(Space.TIGHT)
        self._column.addStretch(1)

    def add_door(self, key: str, name: str, command: QAction, *, is_last: bool = False) -> None:
        """Add a door, with the command that opens it; the last one stands at the rail's foot."""
        door = RailButton(name, command)
        self._doors[key] = door
        self._group.addButton(door)
        door.clicked.connect(lambda: self.chosen.emit(key))
        foot = self._column.count()
        self._column.insertWidget(foot if is_last else foot - 1, door)

    def show_open(self, key: str) -> None:
        """Show which door is open."""
        self._doors[key].setChecked(True)
