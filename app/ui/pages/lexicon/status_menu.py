"""The choice of a status."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.icons import dress
from app.ui.widgets.status_shape import status_icon, status_name
from lexicon_db.records import EntryStatus


class StatusMenu(QMenu):
    """All statuses, each with its shape."""

    def __init__(self, parent: QWidget, choose: Callable[[EntryStatus], None]) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Set the status"))
        dress(self.menuAction(), "flag")
        self._choose = choose
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        """Draw the shapes anew: the theme may have changed."""
        self.clear()
        for status in EntryStatus:
            action = self.addAction(status_icon(status), status_name(status))
            action.triggered.connect(lambda _=False, chosen=status: self._choose(chosen))
