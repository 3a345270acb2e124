"""What can be told to the window wherever one is: actions with keys, found by the search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.icons import dress
from app.ui.keymap import WINDOW, Keymap


class WindowCommands(QObject):
    """Adds actions to the window.

    Args:
        window: Gets the actions.
        keymap: Gives them the keys that the person chose.
    """

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._keymap = window, keymap
        self._place = self.tr("Everywhere")
        keymap.adopt(WINDOW, self._place, window)

    def add(self, text: str, icon_name: str, act: Callable[[], object], keys: str = "") -> QAction:
        """Add an action.

        Args:
            text: What it does; translated.
            icon_name: File in `resources/icons` without its ending.
            act: What is done.
            keys: Its shortcut, or empty.
        """
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        dress(action, icon_name)
        action.triggered.connect(lambda _checked: act())
        self._window.addAction(action)
        return action

    def add_hidden(self, action: QAction) -> None:
        """Let the keys of an action be chosen that the search need not name."""
        self._keymap.adopt_one(WINDOW, self._place, action)
