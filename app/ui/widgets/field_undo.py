"""Whose Ctrl+Z it is: a field's while something in it can be undone, the window's otherwise."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def leaves_undo(field: QLineEdit, event: QKeyEvent) -> bool:
    """Whether keys mean undo or redo, and a field has nothing of the kind to do."""
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    if event.matches(undo):
        return not field.isUndoAvailable()
    return event.matches(redo) and not field.isRedoAvailable()
