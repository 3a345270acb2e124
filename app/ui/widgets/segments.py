"""A choice among a few, all of them in sight: buttons side by side, one of them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.ui.metrics import Space


class Segments(QWidget):
    """Buttons of which exactly one is on.

    Args:
        name: What is chosen, for people who do not see it.
        choices: Values and their words.
    """

    #: The value that the person chose.
    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        for value, words in choices:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _=False, v=value: self.chosen.emit(v))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        row.addStretch(1)

    @property
    def value(self) -> str:
        """The value that is on."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in the order of the choices."""
        return tuple(self._buttons.values())

    def show_value(self, value: str) -> None:
        """Show which value is on; an unknown one means the first."""
        first = next(iter(self._buttons))
        self._buttons.get(value, self._buttons[first]).setChecked(True)
