"""Fields that are edited in place: they look like text until they are used."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.metrics import Space
from app.ui.widgets.field_undo import leaves_undo


class EditField(QLineEdit):
    """One line of text. Enter or leaving keeps what was typed, Escape takes it back."""

    #: The new text; only when it is another one.
    edited = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setProperty("quiet", "true")
        self.setAcceptDrops(False)  # files that are dropped belong to the window
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._keep)

    def show_text(self, text: str) -> None:
        """Show another text, unless the person is typing."""
        if self.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        self.setText(text)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for taking back what was typed; undo is the field's while it has some."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
                event.accept()
                return True
            if leaves_undo(self, event):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.text() != self._kept:
            self._kept = self.text()
            self.edited.emit(self._kept)


class EditText(QPlainTextEdit):
    """Several lines of text, as high as they are. Leaving keeps what was typed."""

    #: The new text; only when it is another one.
    edited = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setProperty("quiet", "true")
        self.setAcceptDrops(False)  # files that are dropped belong to the window
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show another text, unless the person is typing."""
        if self.hasFocus() and self.toPlainText() != self._kept:
            return
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.edited.emit(self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Take the height of the text as it is broken in this width."""
        width = self.viewport().width() - 2 * round(self.document().documentMargin())
        room = QRect(0, 0, max(1, width), 1_000_000)
        text = self.toPlainText().replace("\n", "\n\u200b")  # the last line counts when empty
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text or " ")
        self.setFixedHeight(lines.height() + 3 * Space.SMALL)
