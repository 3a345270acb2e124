"""What is chosen on the timeline, in numbers that can be changed; a hint while nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.motion.trajectory import Origin
from app.ui.metrics import Space
from app.ui.pages.compose.seam_panel import SeamPanel
from app.ui.pages.compose.sign_panel import SignPanel
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.ui.pages.compose.chosen import Chosen


class BlockInspector(QStackedWidget):
    """Shows a transition, or a sign or pause, or what can be chosen.

    Attributes:
        seam: The transition.
        sign: The sign.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seam = SeamPanel()
        self.sign = SignPanel()
        self._hint = self._hint_page()
        for page in (self._hint, self.seam, self.sign):
            self.addWidget(page)

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show what is chosen."""
        if chosen is None:
            self.setCurrentWidget(self._hint)
        elif chosen.block.kind is Origin.TRANSITION and chosen.block.seam is not None:
            self.seam.show_chosen(chosen)
            self.setCurrentWidget(self.seam)
        else:
            self.sign.show_chosen(chosen)
            self.setCurrentWidget(self.sign)

    def _hint_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        hint = self.tr("Choose a sign or a transition on the timeline.")
        column.addWidget(label(hint, "secondary", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (keys, does) in enumerate(
            (
                (self.tr("Space"), self.tr("play or pause")),
                (self.tr(",  ."), self.tr("a frame back or on")),
                (self.tr("[  ]"), self.tr("transition before or after")),
                (self.tr("Shift+Space"), self.tr("loop a transition")),
                (self.tr("V"), self.tr("compare two movements")),
                (self.tr("Drag a seam"), self.tr("change its length")),
                (self.tr("Ctrl+Z"), self.tr("undo")),
            )
        ):
            grid.addWidget(label(keys, "caption", wrap=True), row, 0)
            grid.addWidget(label(does, "caption", wrap=True), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return page
