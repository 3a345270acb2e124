"""The grid of cards: it fills its width exactly and draws only what shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from app.ui.metrics import Space
from app.ui.pages.lexicon.card_delegate import CardDelegate

#: Room that is kept for the scroll bar, so that cards do not jump when it comes.
_SCROLL_BAR: Final = 14


class EntryGrid(QListView):
    """Cards in rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = 200
        self.setAccessibleName(self.tr("Signs"))
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(Space.WIDE)

    def wish_card_width(self, width: int) -> None:
        """Make cards about this wide; they are stretched so that the rows are full."""
        self._wish = width
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        delegate = self.itemDelegate()
        if not isinstance(delegate, CardDelegate):
            return
        room = self.width() - _SCROLL_BAR
        count = max(1, round(room / (self._wish + Space.MEDIUM)))
        width = room // count
        if width != delegate.cell.width():
            delegate.set_cell_width(width)
            self.setGridSize(QSize(delegate.cell))
