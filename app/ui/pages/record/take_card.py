"""One take as a picture that moves, with its traffic light and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.amounts import seconds_text
from app.ui.metrics import Hit, Space
from app.ui.pages.record.loops import LoopView
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.quality_light import QualityLight
from app.ui.widgets.quality_words import report_words

if TYPE_CHECKING:
    from app.ui.pages.record.take_facts import TakeFacts


class TakeCard(QWidget):
    """A take: look at it again and again, open it, choose it, set it aside."""

    #: `Take` that is to stand for its sign.
    use_wanted = Signal(object)
    #: `Take` that is to be set aside.
    again_wanted = Signal(object)
    #: `Take` that is to be opened on the sign page.
    open_wanted = Signal(object)

    def __init__(self, facts: TakeFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.view = LoopView(self.tr("Take of {gloss}").format(gloss=facts.gloss))
        self.view.show_loop(facts.images)
        self.light = QualityLight()
        self._show_light(facts)
        take = facts.take
        self.title = ElidedLabel(facts.gloss, "strong")
        self.length = label(seconds_text(take.end - take.start), "caption")
        self.use = IconButton("star", self.tr("Let this take stand for the sign"))
        self.use.setCheckable(True)
        self.use.setChecked(take.is_active)
        self.again = IconButton("rotate-ccw", self.tr("Set this take aside"))
        self.open = IconButton("external-link", self.tr("Open this take"))
        for button in (self.use, self.again, self.open):
            button.setFixedSize(Hit.SMALLEST + 2, Hit.SMALLEST + 2)
        self.use.clicked.connect(lambda: self.use_wanted.emit(take))
        self.again.clicked.connect(lambda: self.again_wanted.emit(take))
        self.open.clicked.connect(lambda: self.open_wanted.emit(take))
        self._lay_out()

    def show_facts(self, facts: TakeFacts) -> None:
        """Show the take as it is now."""
        self.facts = facts
        self._show_light(facts)
        self.use.setChecked(facts.take.is_active)

    def _show_light(self, facts: TakeFacts) -> None:
        self.light.show_verdict(facts.report.verdict if facts.report is not None else None)
        if facts.report is not None:
            self.light.setToolTip(report_words(facts.report))

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(self.light)
        words.addWidget(self.title, 1)
        words.addWidget(self.length)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        for button in (self.use, self.again, self.open):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.view, 1)
        column.addLayout(words)
        column.addLayout(row)
