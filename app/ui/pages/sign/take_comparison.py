"""Another take of the same sign beside the shown one, in step with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.studio.repairing import phase_bounds
from app.studio.signs import SignView, open_sign
from app.ui.viewport.figure import FigureMotion
from lexicon_db.records import TakeId

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.bridge.workspace import Workspace
    from app.ui.video.video_view import VideoView


@dataclass(frozen=True, eq=False)
class Aligned:
    """A take that follows another one.

    Attributes:
        view: What is known of it.
        seconds: (T,) for each frame of the shown take the moment in this one.
        motion: What it signs at those moments.
    """

    view: SignView
    seconds: NDArray[np.float64]
    motion: FigureMotion


class TakeComparison(QObject):
    """Reads the other take, aligns it by its phases, and shows its video.

    Args:
        workspace: Where takes are read.
        video: Shows the recording of the other take.
        parent: Who owns this.
    """

    #: The `FigureMotion` to show beside the shown one, or None.
    changed = Signal(object)

    def __init__(self, workspace: Workspace, video: VideoView, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._video = video
        self._view: SignView | None = None
        self._other = ""
        self._aligned: Aligned | None = None
        self._frame = 0
        video.hide()

    @property
    def other(self) -> str:
        """The take beside the shown one; empty for none."""
        return self._other

    @property
    def motion(self) -> FigureMotion | None:
        """What the other take signs, frame by frame of the shown one."""
        return None if self._aligned is None else self._aligned.motion

    def show_view(self, view: SignView) -> None:
        """Follow the shown take; a take of another sign ends the comparison."""
        same = self._view is not None and view.entry.id == self._view.entry.id
        self._view = view
        if not same or view.take.id == self._other:
            self.compare("")
        elif self._other:
            self.compare(self._other)

    def compare(self, other: str) -> None:
        """Show another take; empty shows none."""
        view, self._other = self._view, other
        if not other or view is None or view.motion is None:
            self._show(None)
            return
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: _aligned(view, open_sign(lexicon, TakeId(other))),
            self._show,
            topic="comparison",
        )

    def show_frame(self, frame: int) -> None:
        """Follow the playhead."""
        self._frame = frame
        if self._aligned is not None and frame < len(self._aligned.seconds):
            self._video.show_at(float(self._aligned.seconds[frame]))

    def _show(self, aligned: Aligned | None) -> None:
        before, self._aligned = self._aligned, aligned
        self._video.setVisible(aligned is not None and aligned.view.video is not None)
        self._video.set_caption("" if aligned is None else self._name(aligned.view))
        if aligned is None:
            self._video.open(None)
        elif before is None or before.view.take.id != aligned.view.take.id:
            take = aligned.view.take
            self._video.open(aligned.view.video, start=take.start, end=take.end)
        self.show_frame(self._frame)
        if before is not aligned:
            self.changed.emit(self.motion)

    def _name(self, view: SignView) -> str:
        number = [take.id for take in view.takes].index(view.take.id) + 1
        return self.tr("Take {number}").format(number=number)


def _aligned(view: SignView, other: SignView) -> Aligned | None:
    """The other take in step with the shown one; None where it has no motion."""
    from app.motion.repairs.steps import aligned_times

    if view.motion is None or other.motion is None:
        return None
    bounds = phase_bounds(view.take, view.motion), phase_bounds(other.take, other.motion)
    pts = other.motion.pts
    seconds = np.clip(aligned_times(view.motion.pts, *bounds), pts[0], pts[-1])
    frames = np.clip(np.searchsorted(pts, seconds + 1e-6, side="right") - 1, 0, len(pts) - 1)
    motion = FigureMotion(other.motion.rotations[frames], other.motion.face[frames])
    return Aligned(other, seconds, motion)
