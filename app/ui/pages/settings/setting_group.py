"""Settings that belong together, on a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labels import label, line


class SettingGroup(QWidget):
    """A heading and rows with lines between them."""

    def __init__(self, heading: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        self.heading = heading
        self.rows = tuple(rows)
        self._lines: dict[SettingRow, QFrame] = {}
        card = QFrame()
        card.setProperty("surface", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for row in rows:
            self._lines[row] = line()
            inside.addWidget(self._lines[row])
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(heading, "heading"))
        column.addWidget(card)
        self._lines[self.rows[0]].hide()

    def narrow(self, words: str) -> bool:
        """Show only rows that fit the words; return whether any does."""
        is_whole = all(word in self.heading.casefold() for word in words.casefold().split())
        fitting = [row for row in self.rows if is_whole or row.fits(words)]
        for row in self.rows:
            row.setVisible(row in fitting)
            self._lines[row].setVisible(row in fitting[1:])
        self.setVisible(bool(fitting))
        return bool(fitting)
