"""The timeline of the compose page: ruler, signs and seams, and curves of the motion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.motion.trajectory import Origin
from app.ui.metrics import Space
from app.ui.plots.curve_panel import CurvePanel
from app.ui.plots.line_style import Stretch
from app.ui.timeline.ruler import Ruler
from app.ui.timeline.time_scale import TimeScale
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from app.ui.timeline.utterance_row import UtteranceRow
from app.ui.widgets.labels import line

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.playback.playback import Playback

_CURVES_HEIGHT: Final = 112
_TALL_CURVES: Final = 176


class ComposeTimeline(QWidget):
    """Rows that share one scale.

    Attributes:
        signs: The row of signs and seams.
        curves: Curves of the whole utterance; transitions are tinted, doubtful ones as a warning.
        scale: Which stretch of time is visible.
    """

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._warned: frozenset[int] = frozenset()
        self.scale = TimeScale()
        self.signs = UtteranceRow(self.scale, playback)
        self.curves = CurvePanel(self.scale, playback)
        self.curves.setFixedHeight(_CURVES_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.TIGHT)
        column.setSpacing(0)
        column.addWidget(Ruler(self.scale, playback))
        column.addWidget(line())
        column.addWidget(self.signs)
        column.addWidget(line())
        column.addWidget(self.curves)

    def give_room(self, *, has_curves: bool, is_tall: bool) -> None:
        """Show curves, and taller ones, where there is room for them."""
        self.curves.setVisible(has_curves)
        self.curves.setFixedHeight(_TALL_CURVES if is_tall else _CURVES_HEIGHT)

    def show_made(self, trajectory: Trajectory | None) -> None:
        """Show an utterance; None clears all rows."""
        if trajectory is None or not len(trajectory.pts):
            self.scale.set_duration(1.0)
            self.signs.show_blocks(UtteranceBlocks())
            self.curves.show_curves(None)
            self.curves.row.show_stretches(())
            return
        seconds = trajectory.pts - trajectory.pts[0]
        self.scale.set_duration(float(seconds[-1]) + 0.04)
        blocks = UtteranceBlocks.of(trajectory)
        self.signs.show_blocks(blocks)
        self._show_seams()

    def show_warnings(self, warnings: Mapping[int, str]) -> None:
        """Mark transitions by their slots, with the words of what is wrong with each."""
        self.signs.show_warnings(warnings)
        self._warned = frozenset(warnings)
        self._show_seams()

    def _show_seams(self) -> None:
        seams = [b for b in self.signs.blocks.blocks if b.kind is Origin.TRANSITION]
        self.curves.row.show_stretches(
            [
                Stretch(b.start, b.end, "warn" if b.slot in self._warned else "transition")
                for b in seams
            ]
        )
