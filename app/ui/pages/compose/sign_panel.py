"""The chosen sign: how it is signed where that differs from its utterance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.motion.trajectory import Origin
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.compose.number_field import NumberField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import Manner

if TYPE_CHECKING:
    from app.ui.pages.compose.chosen import Chosen

_TRIM: Final = (-2.0, 2.0)
_LONGEST_HOLD: Final = 5.0
_RATES: Final = (0.25, 4.0)
#: Below all percentages: the fluency of the utterance.
_AS_UTTERANCE: Final = -5.0


class SignPanel(QWidget):
    """Shows one sign, or the pause after it.

    Attributes:
        heading: Which sign it is.
        rate: Its own speed.
        fluency: Its own fluency, in per cent.
        trim_start: Seconds by which it begins later.
        trim_end: Seconds by which it ends earlier.
        hold: Seconds that its end is held.
        reset: Makes all of it as the utterance says.
    """

    #: The `Manner` that was set, and the seconds that the end is held; None is not at all.
    changed = Signal(object, object)
    #: The sign is to be opened.
    sign_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Chosen | None = None
        seconds = self.tr(" s")
        self.heading = ElidedLabel("", "heading")
        self._length = label("", "secondary")
        self.rate = NumberField(self.tr("Speed of this sign"), _RATES, step=0.05, unit=" ×")
        self.fluency = NumberField(
            self.tr("Fluency of this sign"), (_AS_UTTERANCE, 100.0), step=5.0, unit=" %"
        )
        self.fluency.setDecimals(0)
        self.fluency.setSpecialValueText(self.tr("As utterance"))
        self.trim_start = NumberField(self.tr("Begin later"), _TRIM, step=0.04, unit=seconds)
        self.trim_end = NumberField(self.tr("End earlier"), _TRIM, step=0.04, unit=seconds)
        self.hold = NumberField(
            self.tr("Hold its end"), (0.0, _LONGEST_HOLD), step=0.04, unit=seconds
        )
        self.reset = IconButton("rotate-ccw", self.tr("All as in the utterance"))
        self._lay_out()
        self._connect()

    def show_chosen(self, chosen: Chosen) -> None:
        """Show a sign and what was set about it."""
        self._chosen = chosen
        block, manner = chosen.block, chosen.manner
        self.heading.setText(
            block.label
            if block.kind is Origin.SIGN
            else self.tr("Pause after {sign}").format(sign=block.label)
        )
        self._length.setText(chosen.length)
        self.rate.show_value(manner.rate)
        own = manner.fluency
        self.fluency.show_value(_AS_UTTERANCE if own is None else 100 * own)
        self.trim_start.show_value(manner.trim_start)
        self.trim_end.show_value(manner.trim_end)
        self.hold.show_value((chosen.seam.hold or 0.0) / chosen.rate)
        self.reset.setEnabled(manner != Manner() or chosen.seam.hold is not None)

    def show_trimmed(self, manner: Manner) -> None:
        """Show trims that are being dragged on the timeline."""
        self.trim_start.show_value(manner.trim_start)
        self.trim_end.show_value(manner.trim_end)

    def _connect(self) -> None:
        for field in (self.rate, self.fluency, self.trim_start, self.trim_end, self.hold):
            field.changed.connect(self._set)
        self.reset.clicked.connect(lambda: self.changed.emit(Manner(), None))

    def _set(self) -> None:
        if self._chosen is None:
            return
        own = self.fluency.value()
        changed = replace(
            self._chosen.manner,
            rate=round(self.rate.value(), 3),
            fluency=None if own < 0 else own / 100,
            trim_start=round(self.trim_start.value(), 3),
            trim_end=round(self.trim_end.value(), 3),
        )
        self.changed.emit(changed, round(self.hold.value() * self._chosen.rate, 4) or None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.reset)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        for row, (name, field) in enumerate(
            (
                (self.tr("Speed"), self.rate),
                (self.tr("Fluency"), self.fluency),
                (self.tr("Begin later"), self.trim_start),
                (self.tr("End earlier"), self.trim_end),
                (self.tr("Hold its end"), self.hold),
            )
        ):
            grid.addWidget(label(name, "secondary"), row, 0)
            grid.addWidget(field, row, 1)
            field.setFixedWidth(124)
        hint = self.tr("Drag the ends of the sign on the timeline to trim it. Below 0 more shows.")
        button = QPushButton(self.tr("Open this sign"))
        dress(button, "hand")
        button.clicked.connect(self.sign_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._length)
        column.addLayout(grid)
        column.addWidget(label(hint, "caption", wrap=True))
        column.addSpacing(Space.SMALL)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
