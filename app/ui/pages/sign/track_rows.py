"""The tracks of a take under one ruler: phases, how each hand was found, curves of its motion."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.plots.curve_panel import CurvePanel
from app.ui.plots.flag_row import FlagRow
from app.ui.plots.line_style import Stretch
from app.ui.plots.phase_row import PHASE_COLOURS, PhaseRow
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

    Attributes:
        phases: The row of phases.
        curves: Curves of the motion; the phases are tinted.
        scale: Which stretch of time is visible.
    """

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self.scale = TimeScale()
        self.phases = PhaseRow(self.scale, playback)
        self._flags = {side: FlagRow(side, self.scale, playback) for side in (LEFT, RIGHT)}
        self.curves = CurvePanel(self.scale, playback)
        self.phases.dragged.connect(self._tint)
        self.phases.changed.connect(self._tint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (Ruler(self.scale, playback), line(), self.phases, line()):
            column.addWidget(row)
        for flags in self._flags.values():
            column.addWidget(flags)
        column.addWidget(line())
        column.addWidget(self.curves, 1)

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

    def _tint(self, phases: Phases | None) -> None:
        bounds = [] if phases is None else pairwise(astuple(phases))
        self.curves.row.show_stretches(
            [
                Stretch(start, end, colour)
                for (start, end), colour in zip(bounds, PHASE_COLOURS, strict=False)
                if end > start
            ]
        )
