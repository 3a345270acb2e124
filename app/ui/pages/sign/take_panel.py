"""The panel of a take: its quality, phases in numbers, trimming, and what else is known of it."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.amounts import decimal
from app.ui.fonts import figures_font
from app.ui.metrics import Space
from app.ui.pages.sign.quality_section import QualitySection
from app.ui.pages.sign.take_facts import Fact, take_facts
from app.ui.pages.sign.trim_section import TrimSection
from app.ui.plots.phase_bounds import BOUNDS
from app.ui.plots.phase_row import bound_name
from app.ui.widgets.labels import ElidedLabel, label, line

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from app.ui.playback.frame_times import FrameTimes
    from lexicon_db.records import Phases


class TakePanel(QFrame):
    """Shows one take.

    Attributes:
        quality: The verdict and its reasons.
        trim: Ways to cut it.
    """

    #: Number of the bound that is to be put where the playhead is.
    bound_set = Signal(int)
    #: Number of the bound that the playhead is to go to.
    bound_sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.quality = QualitySection()
        self.trim = TrimSection()
        self._bounds: list[QPushButton] = []
        self._setters: list[QPushButton] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(Space.MEDIUM)
        self._facts.setVerticalSpacing(Space.TIGHT + 2)
        self._facts.setColumnStretch(1, 1)
        body = QWidget()
        body.setProperty("plain", "true")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Quality"), "section"))
        column.addWidget(self.quality)
        column.addWidget(line())
        column.addWidget(label(self.tr("Phases"), "section"))
        column.addLayout(self._phase_grid())
        column.addWidget(line())
        column.addWidget(label(self.tr("Trim"), "section"))
        column.addWidget(self.trim)
        column.addWidget(line())
        column.addWidget(label(self.tr("Take"), "section"))
        column.addLayout(self._facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_view(self, view: SignView, times: FrameTimes | None) -> None:
        """Show what is known of a take."""
        self.show_phases(view.take.phases, times)
        self.quality.show_report(view.quality)
        self.trim.show_view(view)
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for row, fact in enumerate(take_facts(view)):
            self._facts.addWidget(label(fact.name, "caption"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(_fact_label(fact), row, 1)

    def show_phases(self, phases: Phases | None, times: FrameTimes | None) -> None:
        """Show the bounds, also while one is dragged."""
        bounds = astuple(phases) if phases is not None else (None,) * len(BOUNDS)
        for button, seconds in zip(self._bounds, bounds, strict=True):
            button.setEnabled(seconds is not None)
            if seconds is None or times is None:
                button.setText("–")
                continue
            frame = times.nearest(times.start + seconds) + 1
            button.setText(
                self.tr("{seconds} s  ·  {frame}").format(seconds=decimal(seconds, 2), frame=frame)
            )
        for setter in self._setters:
            setter.setEnabled(times is not None)

    def _phase_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.HAIR)
        grid.setColumnStretch(1, 1)
        for number in range(len(BOUNDS)):
            name = bound_name(number)
            seek = QPushButton()
            seek.setProperty("kind", "link")
            seek.setFont(figures_font())
            seek.setToolTip(self.tr("Go to this frame"))
            seek.setAccessibleName(self.tr("{bound}: go there").format(bound=name))
            seek.clicked.connect(lambda _=False, n=number: self.bound_sought.emit(n))
            here = QPushButton(self.tr("Here"))
            here.setToolTip(self.tr("Put it where the playhead is"))
            here.setAccessibleName(self.tr("{bound}: here").format(bound=name))
            here.clicked.connect(lambda _=False, n=number: self.bound_set.emit(n))
            grid.addWidget(label(name, "secondary"), number, 0)
            grid.addWidget(seek, number, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(here, number, 2)
            self._bounds.append(seek)
            self._setters.append(here)
        return grid


def _fact_label(fact: Fact) -> QLabel:
    if " " not in fact.text:
        return ElidedLabel(fact.text, "secondary", mode=Qt.TextElideMode.ElideMiddle)
    made = label(fact.text, "bad" if fact.is_trouble else "secondary", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
