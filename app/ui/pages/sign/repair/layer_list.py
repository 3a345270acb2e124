"""The layers of a take: each repair with who made it, a switch, and a way to remove it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.amounts import date_text
from app.ui.metrics import Space
from app.ui.pages.sign.repair.repair_words import kind_icon, repair_words
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from lexicon_db.records import Repair, RepairId


class LayerList(QWidget):
    """Lists repairs, the last one on top, with the measurement below them all."""

    #: `RepairId`, and whether it is to be applied.
    switched = Signal(str, bool)
    #: `RepairId` of the one to remove.
    removed = Signal(str)
    #: `RepairId` of the one whose stretch is to be shown.
    sought = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LayerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self._measured = label("", "caption", wrap=True)
        self._column.addWidget(self._measured)
        self.show_layers((), ())

    @property
    def rows(self) -> tuple[LayerRow, ...]:
        """The rows, the last repair first."""
        return tuple(self._rows)

    def show_layers(self, repairs: Sequence[Repair], unfit: Collection[RepairId]) -> None:
        """Show the layers of a take."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [LayerRow(repair, repair.id not in unfit) for repair in reversed(repairs)]
        for place, row in enumerate(self._rows):
            row.switched.connect(self.switched)
            row.removed.connect(self.removed)
            row.sought.connect(self.sought)
            self._column.insertWidget(place, row)
        self._measured.setText(
            self.tr("Below: the measurement, untouched.")
            if repairs
            else self.tr("Nothing is repaired: this is what was measured.")
        )


class LayerRow(QFrame):
    """One repair."""

    switched = Signal(str, bool)
    removed = Signal(str)
    sought = Signal(str)

    def __init__(self, repair: Repair, fits: bool) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._id = repair.id
        words = repair_words(repair)
        self.switch = Switch(self.tr("Apply: {repair}").format(repair=words))
        self.switch.setChecked(repair.is_active)
        self.switch.toggled.connect(lambda on: self.switched.emit(self._id, on))
        self.remove = IconButton("trash-2", self.tr("Remove: {repair}").format(repair=words))
        self.remove.clicked.connect(lambda: self.removed.emit(self._id))
        self.seek = IconButton(
            kind_icon(repair.kind), self.tr("Go to: {repair}").format(repair=words)
        )
        self.seek.clicked.connect(lambda: self.sought.emit(self._id))
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.switch)
        row.addWidget(self.remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        grid.setHorizontalSpacing(Space.TIGHT)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.seek, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(ElidedLabel(words), 0, 1)
        grid.addWidget(ElidedLabel(self._made(repair, fits), "caption"), 1, 1)
        grid.addLayout(row, 0, 2, 2, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show its stretch."""
        self.sought.emit(self._id)

    def _made(self, repair: Repair, fits: bool) -> str:
        if not fits:
            return self.tr("does not fit this measurement")
        who = repair.made_by or self.tr("somebody")
        return f"{who}  ·  {date_text(repair.made_at)}"
