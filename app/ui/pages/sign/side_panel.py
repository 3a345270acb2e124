"""The panel at the right of the sign page: the take, or its repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 304
TAKE: Final = "take"
REPAIR: Final = "repair"


class SidePanel(QFrame):
    """One of two panels at a time.

    Args:
        take: What is known of the take.
        repair: What can be repaired.

    Attributes:
        choice: Which of them shows.
    """

    def __init__(self, take: QWidget, repair: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setFixedWidth(_WIDTH)
        self._panels = {TAKE: take, REPAIR: repair}
        names = [(TAKE, self.tr("Take")), (REPAIR, self.tr("Repair"))]
        self.choice = Segments(self.tr("Panel"), names)
        self.choice.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.TIGHT)
        self.choice.chosen.connect(self.show_panel)
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        column.addWidget(self._stack, 1)
        self.show_panel(TAKE)

    def add_action(self, host: QWidget) -> None:
        """Let a key of a page show the other panel."""
        page_action(host, self.tr("Take or repair"), "waypoints", "R", self._show_other)

    def show_panel(self, name: str) -> None:
        """Show one of the panels."""
        self.choice.show_value(name)
        self._stack.setCurrentWidget(self._panels[name])

    def _show_other(self) -> None:
        self.show_panel(TAKE if self.choice.value == REPAIR else REPAIR)
