"""The timeline of the compose page: ruler, signs and seams, and how fast the hands move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.plots.speed_row import SpeedRow
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.time_scale import TimeScale
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from app.ui.timeline.utterance_row import UtteranceRow
from app.ui.widgets.labels import line

if TYPE_CHECKING:
    from app.ui.pages.compose.composer import Composed
    from app.ui.playback.playback import Playback


class ComposeTimeline(QWidget):
    """Rows that share one scale.

    Attributes:
        signs: The row of signs and seams.
        scale: Which stretch of time is visible.
    """

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scale = TimeScale()
        self.signs = UtteranceRow(self.scale, playback)
        self._speed = SpeedRow(self.scale, playback)
        self._speed.setFixedHeight(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.TIGHT)
        column.setSpacing(0)
        column.addWidget(Ruler(self.scale, playback))
        column.addWidget(line())
        column.addWidget(self.signs)
        column.addWidget(line())
        column.addWidget(self._speed)

    def show_speed(self, *, shown: bool) -> None:
        """Show or hide how fast the hands move."""
        self._speed.setVisible(shown)

    def show_made(self, made: Composed | None) -> None:
        """Show an utterance; None clears all rows."""
        trajectory = made.trajectory if made is not None else None
        if made is None or trajectory is None or not len(trajectory.pts):
            self.scale.set_duration(1.0)
            self.signs.show_blocks(UtteranceBlocks())
            self._speed.show_speed(np.zeros(0), np.zeros((0, 2)))
            return
        seconds = trajectory.pts - trajectory.pts[0]
        self.scale.set_duration(float(seconds[-1]) + 0.04)
        self.signs.show_blocks(UtteranceBlocks.of(trajectory))
        self._speed.show_speed(seconds, made.wrist_speed)
