"""The tracks of a take under one ruler: phases, how each hand was found, repairs, curves."""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.body.repairs import side_of
from app.ui.page_action import page_action
from app.ui.pages.sign.repair.repair_frames import frames_of
from app.ui.pages.sign.repair.repair_words import repair_words
from app.ui.playback.playback import FrameRange
from app.ui.plots.curve_panel import CurvePanel
from app.ui.plots.flag_row import FlagRow
from app.ui.plots.line_style import Stretch
from app.ui.plots.phase_row import PHASE_COLOURS, PhaseRow
from app.ui.timeline.repair_row import RepairBar, RepairRow
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.time_scale import TimeScale
from app.ui.widgets.labels import line
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from app.ui.playback.playback import Playback
    from lexicon_db.records import Phases


class TrackRows(QWidget):
    """Rows that share one scale.

    Args:
        playback: The clock.
        host: The page; keys work anywhere in it.

    Attributes:
        ruler: The ruler; the ends of the marked stretch are dragged there.
        phases: The row of phases.
        repairs: The repairs.
        curves: Curves of the motion; the phases are tinted.
        scale: Which stretch of time is visible.
    """

    #: LEFT or RIGHT: a stretch was marked on the row of that hand.
    marked = Signal(int)

    def __init__(self, playback: Playback, host: QWidget) -> None:
        super().__init__()
        self._playback = playback
        self.scale = TimeScale()
        self.phases = PhaseRow(self.scale, playback)
        self._flags = {side: FlagRow(side, self.scale, playback) for side in (LEFT, RIGHT)}
        self.repairs = RepairRow(self.scale, playback)
        for side, flags in self._flags.items():
            flags.marked.connect(partial(self.marked.emit, side))
        self.curves = CurvePanel(self.scale, playback)
        self.phases.dragged.connect(self._tint)
        self.phases.changed.connect(self._tint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ruler = Ruler(self.scale, playback)
        for row in (self.ruler, line(), self.phases, line()):
            column.addWidget(row)
        for flags in self._flags.values():
            column.addWidget(flags)
        column.addWidget(self.repairs)
        column.addWidget(line())
        column.addWidget(self.curves, 1)
        text = self.tr("Mark the next stretch that was not measured")
        page_action(host, text, "flag", "N", self._mark_next)

    def show_view(self, view: SignView) -> None:
        """Show the tracks of a take, once the playback has its frames."""
        times = self._playback.times
        self.scale.set_duration(1.0 if times is None else times.end - times.start)
        self.phases.show_phases(view.take.phases)
        self._tint(self.phases.phases)
        track = view.motion or view.landmarks
        for side, row in self._flags.items():
            row.show_flags(np.zeros(0, np.uint8) if track is None else track.flags[:, side])
        if view.motion is None:
            self.curves.show_curves(None)

    def show_repairs(self, view: SignView) -> None:
        """Show where repairs have changed a take."""
        found = [(repair, frames_of(view, repair)) for repair in view.layers.repairs]
        self.repairs.show_bars(
            [
                RepairBar(
                    repair.id,
                    frames.first,
                    frames.last,
                    repair_words(repair),
                    repair.is_active and repair.id not in view.layers.unfit,
                )
                for repair, frames in found
                if frames is not None
            ]
        )
        for side, row in self._flags.items():
            row.show_repaired(
                [
                    frames
                    for repair, frames in found
                    if frames is not None and repair.is_active and side_of(repair.part) == side
                ]
            )

    def _mark_next(self) -> None:
        """Mark the next stretch, after what is marked, in which a hand was not measured."""
        now = self._playback.range
        after = (-1, -1) if now is None else (now.first, now.last)
        doubtful = sorted(
            (run.first, run.last, side)
            for side, row in self._flags.items()
            for run in row.doubtful()
        )
        if doubtful:
            later = [run for run in doubtful if run[:2] > after]
            first, last, side = (later or doubtful)[0]
            self._playback.set_range(FrameRange(first, last))
            self._playback.seek(first)
            self.marked.emit(side)

    def _tint(self, phases: Phases | None) -> None:
        bounds = [] if phases is None else pairwise(astuple(phases))
        self.curves.row.show_stretches(
            [
                Stretch(start, end, colour)
                for (start, end), colour in zip(bounds, PHASE_COLOURS, strict=False)
                if end > start
            ]
        )
