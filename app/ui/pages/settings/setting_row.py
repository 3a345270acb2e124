"""One setting: its name, what it does, its control, and the way back to the default."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label


class SettingRow(QWidget):
    """A row with words left and a control right.

    Args:
        name: What is set.
        help_: What it does, as one sentence.
        control: Sets it.
        default: The default in words; empty where there is nothing to go back to.
    """

    reset_wanted = Signal()

    def __init__(self, name: str, help_: str, control: QWidget, default: str = "") -> None:
        super().__init__()
        self._words = f"{name} {help_}".casefold()
        self._message = label("", "caption", wrap=True)
        self._message.hide()
        if not control.accessibleName():
            control.setAccessibleName(name)
        self._reset = IconButton("rotate-ccw", self.tr("Back to: {value}").format(value=default))
        self._reset.clicked.connect(self.reset_wanted)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        if not default:
            self._reset.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(label(name, "strong"))
        words.addWidget(label(help_, "secondary", wrap=True))
        words.addWidget(self._message)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        row.setSpacing(Space.LARGE)
        row.addLayout(words, 1)
        row.addWidget(control, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._reset, alignment=Qt.AlignmentFlag.AlignVCenter)

    @property
    def message(self) -> str:
        """What is said about the value."""
        return self._message.text()

    def show_changed(self, *, is_changed: bool) -> None:
        """Offer the default only where it is not in force."""
        self._reset.setVisible(is_changed)

    def say(self, message: str, role: str = "caption") -> None:
        """Say something about the value, such as why it was not taken."""
        self._message.setText(message)
        self._message.setProperty("role", role)
        self._message.style().polish(self._message)
        self._message.setVisible(bool(message))

    def fits(self, words: str) -> bool:
        """Whether the name or the help holds all words."""
        return all(word in self._words for word in words.casefold().split())
