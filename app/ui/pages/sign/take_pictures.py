"""The pictures of a take: its video with what was found in it, its figure, another take beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from app.studio.repairing import repaired_fit
from app.ui.pages.sign.extraction_sheet import ExtractionSheet
from app.ui.pages.sign.take_comparison import TakeComparison
from app.ui.video.video_view import VideoView
from app.ui.viewport.figure import FigureMotion
from app.ui.viewport.viewport_panel import ViewportPanel
from lexicon_db.records import SourceKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.studio.signs import SignView
    from app.ui.bridge.workspace import Workspace
    from app.ui.video.body_outline import BodyOutline
    from lexicon_db.tracks import FitTrack, MotionTrack


class TakePictures(QSplitter):
    """Shows one take, one frame at a time.

    Args:
        workspace: Where another take is read.
        host: The page; keys of the view work anywhere in it.

    Attributes:
        video: The recording.
        other: The recording of the take that is compared.
        figure: The figure, and beside it that of the compared take.
        sheet: What stands there while there is no motion.
        right: Figure or sheet.
        comparison: The take that is compared.
    """

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(3)
        self.video = VideoView()
        self.other = VideoView()
        self.other.setAccessibleName(self.tr("Recording of the other take"))
        self.figure = ViewportPanel(host)
        self.sheet = ExtractionSheet()
        self.right = QStackedWidget()
        self.right.addWidget(self.figure)
        self.right.addWidget(self.sheet)
        for picture in (self.video, self.other, self.right):
            self.addWidget(picture)
        self.setSizes([1000, 1000, 1000])
        self.comparison = TakeComparison(workspace, self.other, self)
        self.comparison.changed.connect(lambda _: self._show_figures())
        self._view: SignView | None = None
        self._preview: MotionTrack | None = None
        self._fit: FitTrack | None = None
        self._outline: BodyOutline | None = None
        self._has_outline = False
        self._frame, self._seconds = 0, 0.0

    def clear(self, message: str) -> None:
        """Show nothing but a message where the video will be."""
        self._view = self._preview = self._fit = self._outline = None
        self.comparison.compare("")
        self.video.open(None)
        self.video.show_landmarks(None)
        self.video.show_outline(None)
        self.video.say(message)
        self.figure.viewport.show_motions([])

    def show_view(self, view: SignView) -> None:
        """Show a take; the video stays open where it is the same."""
        before, self._view = self._view, view
        self._preview = None
        self._fit = view.fit
        self.sheet.show_kind(view.take.recording.kind)
        self.video.setVisible(view.video is not None or view.landmarks is not None)
        if before is None or _cut(before) != _cut(view):
            self.video.say(self._why_no_video(view))
            self.video.open(view.video, start=view.take.start, end=view.take.end)
            self.video.show_at(self._seconds)
        self.right.setCurrentWidget(self.sheet if view.motion is None else self.figure)
        self._show_figures()
        self.comparison.show_view(view)
        self._show_outline()

    def show_preview(self, motion: MotionTrack | None) -> None:
        """Show what a repair would make of the motion; None shows what is stored."""
        view = self._view
        if view is None or view.motion is None:
            return
        self._preview, self._fit = motion, view.fit
        if motion is not None and view.fit is not None:
            self._fit = repaired_fit(view.fit, view.motion, motion)
        self._show_figures()
        self._show_outline()

    def show_frame(self, frame: int, seconds: float) -> None:
        """Follow the playhead."""
        self._frame, self._seconds = frame, seconds
        self.video.show_at(seconds)
        self.figure.viewport.show_frame(frame)
        self.comparison.show_frame(frame)
        self._show_outline()

    def take_outline(self, outline: BodyOutline | None) -> None:
        """Take over what draws the outline of the fitted body."""
        self._outline = outline
        self._show_outline()

    def set_outline_shown(self, shown: bool) -> None:
        """Show or hide the fitted body over the video."""
        self._has_outline = shown
        self._show_outline()

    def _show_figures(self) -> None:
        view = self._view
        motion = self._preview or (None if view is None else view.motion)
        motions = (
            [] if motion is None else [FigureMotion(motion.rotations, motion.face, motion.contacts)]
        )
        if motions and self.comparison.motion is not None:
            # Figures stand from the signers' left on: the last one is next to its video.
            motions.insert(0, self.comparison.motion)
        self.figure.viewport.show_motions(motions, frame=self._frame)

    def _show_outline(self) -> None:
        fit, lines = self._fit, None
        is_wanted = self._has_outline and self._outline is not None
        if is_wanted and fit is not None and self._frame < len(fit.pts) and self._outline:
            at = self._frame
            lines = self._outline.lines(fit.rotations[at], fit.face[at], fit.translation[at])
        self.video.show_outline(lines)

    def _why_no_video(self, view: SignView) -> str:
        if view.take.recording.kind is SourceKind.VIDEO:
            return self.tr("Opening…")
        return self.tr("This take came without a video.")


def _cut(view: SignView) -> tuple[str, float, float]:
    return view.take.id, view.take.start, view.take.end
