"""Another way to make a transition beside the present one: composed as well, on the same clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.studio.composing import compose
from app.ui.viewport.figure import FigureMotion

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.draft import Draft
    from lexicon_db.records import Seam


class Comparison(QObject):
    """Composes the sentence once more with one transition made otherwise.

    Args:
        workspace: Where signs are read.
        parent: Who owns this.

    Attributes:
        slot: The slot whose transition is made otherwise.
        seam: How it is made there, by method and seed; None while nothing is compared.
        motion: What the second figure signs, frame by frame of the first; None without one.
    """

    #: Another motion, or none, is to be shown beside the first.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.slot = 0
        self.seam: Seam | None = None
        self.motion: FigureMotion | None = None

    def compare(self, slot: int, seam: Seam | None, draft: Draft, made: Trajectory | None) -> None:
        """Compare a transition with another way to make it; None ends the comparison."""
        self.slot, self.seam = slot, seam
        if seam is None or made is None:
            self._show(None)
        else:
            self.follow(draft, made)

    def follow(self, draft: Draft, made: Trajectory) -> None:
        """Compose anew after the sentence has changed; ``made`` is what the first figure signs."""
        seam, slot = self.seam, self.slot
        if seam is None:
            return
        if slot + 1 >= len(draft.slots):
            self.compare(slot, None, draft, None)
            return
        used = draft.slots[slot].seam
        other = draft.with_seam(slot, replace(used, method=seam.method, seed=seam.seed))
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: in_step(
                compose(lexicon, other.slots, rate=other.rate, fluency=other.fluency), made
            ),
            self._show,
            failed=lambda _: self._show(None),
            topic="comparison",
        )

    def _show(self, motion: FigureMotion | None) -> None:
        is_other = motion is not self.motion
        self.motion = motion if self.seam is not None else None
        if is_other:
            self.changed.emit()


def in_step(trajectory: Trajectory, shown: Trajectory) -> FigureMotion:
    """The frames of a trajectory that stand at the times of another one."""
    frames = np.searchsorted(trajectory.pts, shown.pts + 1e-6, side="right") - 1
    frames = np.clip(frames, 0, len(trajectory.pts) - 1)
    return FigureMotion(trajectory.rotations[frames], trajectory.face[frames])
