"""A button that is an icon, with a name for people who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.icons import SIZE, dress
from app.ui.metrics import Hit


class IconButton(QToolButton):
    """A square button with an icon and a tooltip."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setIconSize(QSize(SIZE, SIZE))
        self.setMinimumSize(Hit.SMALLEST, Hit.SMALLEST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(checkable)
        self.setAccessibleName(name)
        self.setToolTip(name)
        dress(self, icon_name)


def tooltip(name: str, shortcut: str = "") -> str:
    """A tooltip that names a thing and, where there is one, the keys that do it."""
    if not shortcut:
        return name
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name}  ({keys})"
