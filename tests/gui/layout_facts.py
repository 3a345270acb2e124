"""What is wrong with how a window is laid out: text that is cut off, controls that are outside."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.rail import RailButton

#: Pixels that text may lack: fonts are measured in whole ones.
TOLERANCE = 2


def layout_faults(window: QWidget) -> list[str]:
    """Each fault as a line; empty where all is well."""
    return [*_cut_off(window), *_outside(window)]


def _cut_off(window: QWidget) -> list[str]:
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            room, needed = label.width(), label.sizeHint().width()
            if label.wordWrap():
                room, needed = label.height(), label.heightForWidth(label.width())
            if needed > room + TOLERANCE:
                found.append(f"text is cut off ({room} of {needed}): {label.text()}")
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text():
            needed = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
            needed += 0 if button.icon().isNull() else button.iconSize().width()
            if needed > button.width() + TOLERANCE:
                found.append(
                    f"button is too narrow ({button.width()} of {needed}): {button.text()}"
                )
    found.extend(
        f"door is too narrow: {door.text()}"
        for door in window.findChildren(RailButton)
        if door.isVisible() and door.needed_width > door.width()
    )
    return found


def _outside(window: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    controls = [widget for kind in kinds for widget in window.findChildren(kind)]
    return [
        f"outside: {type(widget).__name__} {widget.accessibleName()}"
        for widget in controls
        if widget.isVisible()
        and not scrolls(widget)
        and not window.rect().contains(
            QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(1, 1, -1, -1)
        )
    ]


def scrolls(widget: QWidget) -> bool:
    """Whether something of a page scrolls to a widget; the place of pages itself does not count."""
    parent = widget.parentWidget()
    while parent is not None and parent.objectName() != "area":
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False
