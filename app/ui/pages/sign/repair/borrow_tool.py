"""Taking a part from another take of the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from app.ui.amounts import date_text
from app.ui.pages.sign.repair.repair_tool import RepairTool, SecondsOf
from app.ui.widgets.labels import label
from lexicon_db.records import RepairKind, TakeId

if TYPE_CHECKING:
    from app.studio.signs import SignView


class BorrowTool(RepairTool):
    """A choice of the other takes; the chosen one is shown beside this one, in step with it."""

    def __init__(self) -> None:
        super().__init__(RepairKind.TAKE_FROM, self.tr("From another take"))
        self.takes = QComboBox()
        self.takes.setAccessibleName(self.tr("Take to take it from"))
        self.takes.activated.connect(lambda _: self._choose())
        self.add(label(self.tr("The takes are aligned by their phases."), "caption", wrap=True))
        self.add(self.takes)
        self.setFocusProxy(self.takes)
        self._found: dict[str, Any] | None = None

    @property
    def other(self) -> TakeId | None:
        """The chosen take."""
        chosen = self.takes.currentData()
        return None if chosen is None else TakeId(chosen)

    def show_view(self, view: SignView) -> None:
        """Offer the other takes of the sign."""
        with QSignalBlocker(self.takes):
            self.takes.clear()
            for number, take in enumerate(view.takes, start=1):
                if take.id != view.take.id:
                    words = self.tr("Take {number}  ·  {date}").format(
                        number=number, date=date_text(take.created_at)
                    )
                    self.takes.addItem(words, take.id)
        self._choose()

    def show_alignment(self, details: dict[str, Any]) -> None:
        """The chosen take can be used as soon as it is aligned."""
        self._found = details
        self.apply.setEnabled(True)
        self.changed.emit()

    def details(self, seconds_of: SecondsOf) -> dict[str, Any] | None:
        """The other take's track, aligned."""
        return self._found

    def _choose(self) -> None:
        self._found = None
        self.apply.setEnabled(False)
        if self.other is not None:
            self.compared.emit(self.other)
