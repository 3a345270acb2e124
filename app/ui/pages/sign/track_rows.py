"""The tracks of a take under one ruler: phases, how each hand was found, wrist speed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.plots.flag_row import FlagRow
from app.ui.plots.phase_row import PhaseRow
from app.ui.plots.speed_row import SpeedRow
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.time_scale import TimeScale
from app.ui.widgets.labels import line
from lexicon_db.tracks import LEFT, RIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.studio.signs import SignView
    from app.ui.playback.playback import Playback

_SPEED_HEIGHT = 84


class TrackRows(QWidget):
    """Rows that share one scale.

    Attributes:
        phases: The row of phases.
        scale: Which stretch of time is visible.
    """

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._playback = playback
        self.scale = TimeScale()
        self.phases = PhaseRow(self.scale, playback)
        self._flags = {side: FlagRow(side, self.scale, playback) for side in (LEFT, RIGHT)}
        self._speed = SpeedRow(self.scale, playback)
        self._speed.setFixedHeight(_SPEED_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (Ruler(self.scale, playback), line(), self.phases, line()):
            column.addWidget(row)
        for flags in self._flags.values():
            column.addWidget(flags)
        column.addWidget(line())
        column.addWidget(self._speed)

    def show_view(self, view: SignView) -> None:
        """Show the tracks of a take, once the playback has its frames."""
        times = self._playback.times
        self.scale.set_duration(1.0 if times is None else times.end - times.start)
        self.phases.show_phases(view.take.phases)
        track = view.motion or view.landmarks
        for side, row in self._flags.items():
            row.show_flags(np.zeros(0, np.uint8) if track is None else track.flags[:, side])

    def show_speed(self, speed: NDArray[np.floating[Any]]) -> None:
        """Show wrist speeds (T, 2) in m/s of the frames of the playback."""
        times = self._playback.times
        seconds = np.zeros(0) if times is None else times.pts[: len(speed)] - times.start
        self._speed.show_speed(seconds, speed[: len(seconds)])
