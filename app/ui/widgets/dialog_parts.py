"""Parts that all dialogs share: a field below its heading, and the row of buttons at the end."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.labels import label


def add_field(column: QVBoxLayout, heading: str, field: QWidget) -> None:
    """Put a field into a column of a dialog, below a heading that names it for screen readers."""
    column.addSpacing(Space.MEDIUM)
    caption = label(heading, "section")
    caption.setBuddy(field)
    field.setAccessibleName(heading)
    column.addWidget(caption)
    column.addWidget(field)


def button_row(dialog: QDialog, leave: str, accept: QPushButton) -> QHBoxLayout:
    """The buttons of a dialog, at its right: a quiet one that leaves it, and the one that acts."""
    row = QHBoxLayout()
    leaving = QPushButton(leave)
    leaving.setProperty("kind", "quiet")
    leaving.setAutoDefault(False)
    leaving.clicked.connect(dialog.reject)
    row.addStretch(1)
    row.addWidget(leaving)
    row.addWidget(accept)
    return row
