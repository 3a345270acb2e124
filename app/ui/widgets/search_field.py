"""A field to search in, with its icon, its key and a way to empty it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from app.ui.fonts import window_font
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Hit, Space, Type
from app.ui.theme import current_theme
from app.ui.widgets.field_undo import leaves_undo
from app.ui.widgets.icon_button import IconButton

_MILLISECONDS_BETWEEN_KEYS: Final = 40
_GLASS: Final = 16
_END: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class SearchField(QLineEdit):
    """A field that tells what to search a moment after the last key.

    Attributes:
        begin: Goes to the field; with keys where some were given.
    """

    #: The text to search for.
    searched = Signal(str)

    def __init__(self, hint: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAcceptDrops(False)  # files that are dropped belong to the window
        self.setAccessibleName(hint)
        self.begin = QAction(hint, self)
        self.begin.setShortcut(QKeySequence(shortcut))
        self.begin.triggered.connect(self._begin)
        self.begin.changed.connect(self.update)
        dress(self.begin, "search")
        if shortcut:
            self.addAction(self.begin)
        margins = (_GLASS + Space.SMALL, 0, Hit.SMALLEST, 0)
        self.setTextMargins(*(reversed(margins) if self.isRightToLeft() else margins))
        self._empty = IconButton("x", self.tr("Empty the field"), parent=self)
        self._empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty.clicked.connect(self.clear)
        self._empty.hide()
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BETWEEN_KEYS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._restart_pause)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        side = self.height() - 2 * Space.HAIR
        place = QRect(self.width() - side - Space.HAIR, Space.HAIR, side, side)
        self._empty.setGeometry(self._mirrored(place))

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _begin(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _restart_pause(self) -> None:
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field; Enter searches at once."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pause.isActive():
            self._pause.stop()
            self.searched.emit(self.text())
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, its icon, and its key at the end while it is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        faint = current_theme().colours.colour("faint")
        glass = icon_pixmap("search", _GLASS, faint, self.devicePixelRatioF())
        place = QRect(Space.MEDIUM, (self.height() - _GLASS) // 2, _GLASS, _GLASS)
        painter.drawPixmap(self._mirrored(place), glass)
        keys = self.begin.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys and not self.text() and not self.hasFocus():
            painter.setFont(window_font(Type.CAPTION))
            painter.setPen(faint)
            room = self.rect().adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
            end = QStyle.visualAlignment(self.layoutDirection(), _END)
            painter.drawText(room, int(end), keys)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from closing what holds the field while there is text to empty.

        Undo and redo are the field's while there is something in it to undo.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()
                return True
            if leaves_undo(self, event):
                event.ignore()
                return False
        return super().event(event)
