"""Actions of a page: something that a person can tell it, with a key that works anywhere in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.icons import dress


def page_action(
    host: QWidget, text: str, icon_name: str, keys: str, act: Callable[[], object]
) -> QAction:
    """Add an action to a page; with its text it is found by the search of the window.

    Args:
        host: The page.
        text: What it does; translated.
        icon_name: File in `resources/icons` without its ending.
        keys: Its shortcut, or empty.
        act: What is done.
    """
    action = QAction(text, host)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked: act())
    dress(action, icon_name)
    host.addAction(action)
    return action
