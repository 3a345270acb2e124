"""Messages of the desktop, for people who do not look at the window just now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.ui.icons import application_icon

_MILLISECONDS_SHOWN: Final = 10_000


class DesktopMessage(QObject):
    """Shows messages where the desktop can, and marks the window in the task bar.

    Args:
        window: Comes to the front when the person clicks the message.
        clicked: Called then.
    """

    def __init__(self, window: QWidget, clicked: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._clicked = window, clicked
        self._icon: QSystemTrayIcon | None = None
        self._end = QTimer(self, singleShot=True, interval=_MILLISECONDS_SHOWN)
        self._end.timeout.connect(self._put_away)

    def show(self, title: str, text: str) -> None:
        """Show a message; a desktop without a place for it only marks the window."""
        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        icon = self._icon or self._made()
        icon.show()
        icon.showMessage(title, text, application_icon(), _MILLISECONDS_SHOWN)
        self._end.start()

    def _made(self) -> QSystemTrayIcon:
        self._icon = QSystemTrayIcon(application_icon(), self)
        self._icon.setToolTip("Kinelex")
        self._icon.messageClicked.connect(self._come)
        self._icon.activated.connect(lambda _: self._come())
        return self._icon

    def _come(self) -> None:
        self._put_away()
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        self._clicked()

    def _put_away(self) -> None:
        if self._icon is not None:
            self._icon.hide()
