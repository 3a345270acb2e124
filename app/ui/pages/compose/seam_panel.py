"""The chosen transition: heard, seen and changed in one place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.amounts import decimal
from app.ui.metrics import Space
from app.ui.pages.compose.alternatives_grid import COUNT, AlternativesGrid
from app.ui.pages.compose.chosen import Chosen
from app.ui.pages.compose.length_gauge import LengthGauge
from app.ui.pages.compose.number_field import NumberField
from app.ui.pages.compose.seam_why import SeamWhy
from app.ui.pages.compose.seam_words import METHODS, method_help, method_name, way_name
from app.ui.playback.transport_bar import ActionButton
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import FillMethod, Seam

if TYPE_CHECKING:
    from app.ui.pages.compose.seam_actions import SeamActions
    from app.ui.playback.transport_actions import TransportActions

_LONGEST: Final = 5.0
#: Lengths that differ by less are the same to the eye.
_SAME: Final = 0.006
#: Letters of a choice that show at least, however long the words of a language are.
_LETTERS: Final = 8


class SeamPanel(QWidget):
    """Shows one transition.

    Attributes:
        heading: Between which signs it is.
        gap: Its length as a number.
        gauge: Its length as a slider.
        range: What is predicted, in words.
        pause: The rest before it.
        method: How it is made.
        grid: Other movements.
        compared: What is shown beside it.
        why: Why it looks as it does.
        reset: Makes it automatic again.
    """

    #: The `Seam` that was set.
    seam_changed = Signal(object)
    #: Seconds of rest before the transition that were set.
    pause_changed = Signal(float)
    #: Seconds of the transition while they are dragged.
    gap_dragged = Signal(float)
    #: The `Seam` that is to be shown beside it, or None.
    comparison_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Chosen | None = None
        self.heading = ElidedLabel("", "heading")
        self.gap = self._seconds_field(self.tr("Length of the transition"))
        self.gauge = LengthGauge()
        self.range = label("", "caption", wrap=True)
        self.pause = self._seconds_field(self.tr("Pause before the transition"))
        self.method = self._method_box()
        self.grid = AlternativesGrid()
        self.compared = self._comparison_box()
        self.why = SeamWhy()
        self.reset = IconButton("rotate-ccw", self.tr("All as predicted"))
        self._head = QHBoxLayout()
        self._tools = QHBoxLayout()
        self._lay_out()
        self._connect()

    def add_actions(self, seam: SeamActions, transport: TransportActions) -> None:
        """Show buttons for what can be told the transition."""
        for action in (seam.previous, seam.next):
            self._head.addWidget(ActionButton(action))
        for action in (seam.play, seam.loop, transport.back, transport.forward, seam.half):
            self._tools.addWidget(ActionButton(action))
        self._tools.addStretch(1)
        self._tools.addWidget(self.reset)

    def show_chosen(self, chosen: Chosen) -> None:
        """Show a transition and what was set about it."""
        self._chosen = chosen
        seam = chosen.block.seam
        if seam is None:
            return
        self.heading.setText(f"{chosen.block.label} → {chosen.following}")
        self.gap.show_value(seam.gap)
        self.gauge.show_seam(seam)
        self.pause.show_value(chosen.pause / chosen.rate)
        with QSignalBlocker(self.method):
            self.method.setCurrentIndex(self.method.findData(chosen.seam.method))
        self.grid.show_chosen(chosen.seam.seed)
        self.grid.setVisible(seam.method is FillMethod.LATENT)
        predicted = self.tr("Predicted {seconds} s, usually {shortest} to {longest} s").format(
            seconds=decimal(seam.predicted, 2),
            shortest=decimal(seam.shortest, 2),
            longest=decimal(seam.longest, 2),
        )
        self.range.setText(predicted)
        self.reset.setEnabled(chosen.seam != Seam())

    def show_dragged(self, seconds: float) -> None:
        """Show a length that is being dragged on the timeline."""
        self.gap.show_value(seconds)
        self.gauge.show_seconds(seconds)

    def show_compared(self, seam: Seam | None) -> None:
        """Show what stands beside the transition."""
        with QSignalBlocker(self.compared):
            place = 0 if seam is None else self.compared.findText(way_name(seam))
            self.compared.setCurrentIndex(max(0, place))

    def _connect(self) -> None:
        self.gap.changed.connect(self._set_gap)
        self.gauge.dragged.connect(self.gap.show_value)
        self.gauge.dragged.connect(self.gap_dragged)
        self.gauge.changed.connect(self._set_gap)
        self.pause.changed.connect(self._set_pause)
        self.method.activated.connect(lambda _: self._set_method())
        self.grid.chosen.connect(self._set_seed)
        self.compared.activated.connect(lambda _: self._compare())
        self.reset.clicked.connect(lambda: self.seam_changed.emit(Seam()))

    def _set_gap(self, seconds: float) -> None:
        chosen = self._chosen
        if chosen is None or chosen.block.seam is None:
            return
        if abs(seconds - chosen.block.seam.gap) >= _SAME:
            self._set(gap=seconds * chosen.rate)

    def _set_pause(self, seconds: float) -> None:
        if self._chosen is not None:
            self.pause_changed.emit(seconds * self._chosen.rate)

    def _set_method(self) -> None:
        self._set(method=FillMethod(self.method.currentData()), seed=None)

    def _set_seed(self, seed: int | None) -> None:
        """Another movement is a learned one; the likeliest is what the method makes."""
        chosen = self._chosen
        if chosen is None:
            return
        method = chosen.seam.method if seed is None else FillMethod.LATENT
        self._set(method=method, seed=seed)

    def _set(self, **changes: float | FillMethod | None) -> None:
        if self._chosen is None:
            return
        changed = replace(self._chosen.seam, **changes)  # type: ignore[arg-type]
        if changed != self._chosen.seam:
            self.seam_changed.emit(changed)

    def _compare(self) -> None:
        if self._chosen is None:
            return
        wanted = self.compared.currentData()
        other = None
        if wanted is not None:
            method, seed = wanted
            other = replace(self._chosen.seam, method=FillMethod(method), seed=seed)
        self.comparison_wanted.emit(other)

    def _seconds_field(self, name: str) -> NumberField:
        return NumberField(name, (0.0, _LONGEST), step=0.02, unit=self.tr(" s"))

    def _method_box(self) -> QComboBox:
        box = _narrow_box()
        box.setAccessibleName(self.tr("How the transition is made"))
        for place, method in enumerate(METHODS):
            box.addItem(method_name(method), method)
            box.setItemData(place, method_help(method), Qt.ItemDataRole.ToolTipRole)
        return box

    def _comparison_box(self) -> QComboBox:
        box = _narrow_box()
        box.setAccessibleName(self.tr("Movement to show beside this one"))
        box.addItem(self.tr("Nothing"), None)
        for method in METHODS[1:]:
            box.addItem(method_name(method), (method, None))
        for seed in range(COUNT):
            way = Seam(method=FillMethod.LATENT, seed=seed)
            box.addItem(way_name(way), (FillMethod.LATENT, seed))
        return box

    def _lay_out(self) -> None:
        self._head.setSpacing(0)
        self._head.addWidget(self.heading, 1)
        self._tools.setSpacing(0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.addWidget(label(self.tr("Length"), "secondary"), 0, 0)
        grid.addWidget(self.gap, 0, 1)
        grid.addWidget(self.gauge, 1, 0, 1, 2)
        grid.addWidget(self.range, 2, 0, 1, 2)
        for row, (name, field) in enumerate(
            (
                (self.tr("Pause"), self.pause),
                (self.tr("Movement"), self.method),
                (self.tr("Beside it"), self.compared),
            ),
            start=3,
        ):
            grid.addWidget(label(name, "secondary"), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._head)
        column.addLayout(self._tools)
        column.addWidget(self.why)
        column.addLayout(grid)
        column.addWidget(self.grid)
        column.addStretch(1)


def _narrow_box() -> QComboBox:
    """A list that takes the width of the panel, not that of its longest words."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box
