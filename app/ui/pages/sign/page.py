"""The sign page: the video and the figure of one take on one clock, with its tracks below."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.studio.signs import SignView, open_sign
from app.ui.file_export import FileExport
from app.ui.pages.figure_loading import FigureLoading
from app.ui.pages.page import Page
from app.ui.pages.sign.repair.repair_desk import RepairDesk
from app.ui.pages.sign.side_panel import REPAIR, SidePanel
from app.ui.pages.sign.sign_header import SignHeader
from app.ui.pages.sign.take_details import TakeDetails, take_details
from app.ui.pages.sign.take_editing import TakeEditing
from app.ui.pages.sign.take_panel import TakePanel
from app.ui.pages.sign.take_pictures import TakePictures
from app.ui.pages.sign.track_rows import TrackRows
from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import FrameRange, Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions
from app.ui.playback.transport_bar import TransportBar
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import line
from lexicon_db.records import BodyPart, Changes, FindingPart, TakeId

if TYPE_CHECKING:
    from app.capture.frames import VideoInfo
    from app.ui.bridge.workspace import Workspace
    from app.ui.viewport.view_options import ViewOptions
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Phases, QualityFinding
    from lexicon_db.tracks import LandmarkTrack, MotionTrack

#: What a finding is about, as a repair names it.
_FINDING_PARTS: Final = {
    FindingPart.LEFT_HAND: BodyPart.LEFT_HAND,
    FindingPart.RIGHT_HAND: BodyPart.RIGHT_HAND,
    FindingPart.LEFT_ARM: BodyPart.LEFT_ARM,
    FindingPart.RIGHT_ARM: BodyPart.RIGHT_ARM,
    FindingPart.BODY: BodyPart.BODY,
}
#: The first picture comes before what takes some work.
_DETAILS_AFTER_MILLISECONDS: Final = 150


class SignPage(Page):
    """Shows one take."""

    icon_name = "hand"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Sign")
        self.view: SignView | None = None
        self._take: TakeId | None = None
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self._editing = TakeEditing(workspace, self)
        self._exporting = FileExport(workspace, self)
        self.header = SignHeader(self)
        self.pictures = TakePictures(workspace, self)
        self.video, self.figure = self.pictures.video, self.pictures.figure
        self.sheet = self.pictures.sheet
        self.rows = TrackRows(self.playback, self)
        self.panel = TakePanel()
        self.desk = RepairDesk(workspace, self.playback, self)
        self.side = SidePanel(self.panel, self.desk.panel)
        self._actions = TransportActions(self.playback, self)
        self._stack = QStackedWidget()
        self._empty = self._empty_state()
        self._lay_out()
        self._connect()
        self.rows.curves.add_action(self)
        self.side.add_action(self)
        FigureLoading(workspace, self.figure.viewport)

    def activated(self) -> None:
        """Let keys reach the transport."""
        self.rows.phases.setFocus()

    def show_item(self, item: str) -> None:
        """Show a take."""
        if item != self._take:
            self.playback.pause()
            self._take = TakeId(item)
            self.view = None
            self.desk.close_tool()
            self.pictures.clear(self.tr("Opening…"))
            self.playback.load(None)
            self._stack.setCurrentIndex(1)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read the take again when it, its sign, or its job changed."""
        if self._take is None:
            return
        entry = self.view.entry.id if self.view is not None else None
        if self._take in changes.takes or entry in changes.entries:
            self._read()
        if changes.jobs:
            self._editing.read_job(self._take)

    def left(self) -> None:
        """Stop playing."""
        self.playback.pause()

    def _lay_out(self) -> None:
        stage = self._stage(self.pictures)
        border = QFrame()
        border.setProperty("line", "true")
        border.setFixedWidth(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(stage, 1)
        row.addWidget(border)
        row.addWidget(self.side)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _stage(self, pictures: QWidget) -> QSplitter:
        """Pictures above, tracks below; the person may give the curves more room."""
        tracks = QWidget()
        column = QVBoxLayout(tracks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TransportBar(self.playback, self._actions))
        column.addWidget(line())
        column.addWidget(self.rows, 1)
        stage = QSplitter(Qt.Orientation.Vertical)
        stage.setChildrenCollapsible(False)
        stage.setHandleWidth(3)
        stage.addWidget(pictures)
        stage.addWidget(tracks)
        stage.setSizes([660, 340])
        return stage

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            "hand",
            self.tr("No sign is open"),
            self.tr("Choose one in the lexicon: its video and its figure are shown here."),
        )
        button = QPushButton(self.tr("Go to the lexicon"))
        button.clicked.connect(lambda: self.workspace.routes.go("lexicon"))
        empty.add_button(button)
        return empty

    def _connect(self) -> None:
        self.playback.moved.connect(self._moved)
        self.video.opened.connect(self._video_opened)
        self.header.take_chosen.connect(self.show_item)
        self.header.landmarks.toggled.connect(self.video.set_landmarks_shown)
        self.header.fills.toggled.connect(self.video.set_filling)
        self.header.activation_wanted.connect(lambda: self._editing.activate(self._take))
        self.header.extract_wanted.connect(lambda: self._editing.extract(self._take, again=True))
        self.header.export_wanted.connect(self._export)
        self.sheet.extract_wanted.connect(lambda: self._editing.extract(self._take, again=True))
        self.sheet.cancel_wanted.connect(self._editing.cancel)
        self._editing.job_read.connect(self.sheet.show_job)
        self.rows.phases.dragged.connect(self._show_phases)
        self.rows.phases.changed.connect(self._set_phases)
        self.panel.bound_set.connect(self._set_bound)
        self.panel.bound_sought.connect(self._go_to_bound)
        self.panel.quality.sought.connect(self._look_at)
        self.panel.trim.trimmed.connect(self._trim)
        self.playback.changed.connect(lambda _: self.panel.trim.show_marks(self.playback.range))
        self.header.outline.toggled.connect(self.pictures.set_outline_shown)
        self.header.compared.connect(self.pictures.comparison.compare)
        self.pictures.comparison.changed.connect(
            lambda _: self.header.show_compared(self.pictures.comparison.other)
        )
        self.rows.marked.connect(self._mark)
        self.rows.repairs.pressed.connect(self.desk.seek_repair)
        self.desk.previewed.connect(self.pictures.show_preview)
        self.desk.compared.connect(self.pictures.comparison.compare)
        self.desk.opened.connect(self._repair)
        self.figure.viewport.options_changed.connect(self._follow_view)
        self._follow_view(self.figure.viewport.options)

    def _read(self) -> None:
        lexicon, take = self.workspace.lexicon, self._take
        if take is not None:
            self.workspace.operations.read(
                self,
                lambda: open_sign(lexicon, take),
                self._show,
                failed=self._show_failure,
                topic="sign",
            )
            self._editing.read_job(take)

    def _show(self, view: SignView) -> None:
        before, self.view = self.view, view
        self._stack.setCurrentIndex(1)
        self.header.show_view(view, has_tracks=view.motion is not None)
        QTimer.singleShot(_DETAILS_AFTER_MILLISECONDS, self, self._read_details)
        self._load_frames(view, before)
        self.pictures.show_view(view)
        self.desk.show_view(view)
        self.rows.show_view(view)
        self.rows.show_repairs(view)
        self.panel.show_view(view, self.playback.times)

    def _load_frames(self, view: SignView, before: SignView | None) -> None:
        """Give the playback the frames of a take; marks stay where the frames are the same."""
        track, times = view.motion or view.landmarks, self.playback.times
        moved_by = 0.0 if before is None else before.take.start - view.take.start
        is_cut_anew = before is not None and _cut(before) != _cut(view)
        if before is not None and times is not None and not is_cut_anew and _has(times, track):
            return
        if track is None:
            self.playback.load(None)
            return
        frames = FrameTimes(track.pts)
        index = frames.nearest(frames.start + self.playback.seconds + moved_by)
        self.playback.load(frames, index=index)

    def _export(self) -> None:
        if self.view is not None:
            self._exporting.ask_take(self.view.take.id, self.view.entry.id_gloss)

    def _read_details(self) -> None:
        view = self.view
        if view is not None:
            self.workspace.operations.read(
                self, lambda: take_details(view), self._show_details, topic="details"
            )

    def _show_details(self, details: TakeDetails) -> None:
        self.video.show_landmarks(details.landmarks)
        self.pictures.take_outline(details.outline)
        self.rows.curves.show_curves(details.curves)

    def _video_opened(self, info: VideoInfo) -> None:
        """A take without tracks takes its frames from the video."""
        if self.view is None or self.playback.times is not None:
            return
        take = self.view.take
        inside = (info.pts >= take.start - 1e-6) & (info.pts <= take.end + 1e-6)
        if np.any(inside):
            self.playback.load(FrameTimes(info.pts[inside] - info.pts[inside][0]))
            self.rows.show_view(self.view)
            self.panel.show_view(self.view, self.playback.times)

    def _show_failure(self, error: KnownError) -> None:
        self._empty.say(error.what, f"{error.why} {error.fix}")
        self._stack.setCurrentIndex(0)

    def _moved(self, index: int) -> None:
        self.pictures.show_frame(index, self.playback.seconds)

    def _follow_view(self, options: ViewOptions) -> None:
        self.video.set_mirrored(options.mirrored)

    def _show_phases(self, phases: Phases) -> None:
        self.panel.show_phases(phases, self.playback.times)

    def _set_phases(self, phases: Phases) -> None:
        self._show_phases(phases)
        if self.view is not None and phases != self.view.take.phases:
            self._editing.set_phases(self.view.take, phases)

    def _set_bound(self, number: int) -> None:
        self.rows.phases.set_bound(number, self.playback.index)

    def _go_to_bound(self, number: int) -> None:
        if self.rows.phases.phases is not None:
            self.playback.seek_seconds(astuple(self.rows.phases.phases)[number])

    def _look_at(self, finding: QualityFinding) -> None:
        """Mark what a finding is about, and go there."""
        self.playback.set_range(FrameRange(finding.first, finding.last))
        self.playback.seek(finding.first)
        if finding.part in _FINDING_PARTS:
            self.desk.choose_part(_FINDING_PARTS[finding.part])

    def _trim(self, start: float, end: float) -> None:
        if self.view is not None:
            self._editing.trim(self.view.take, (start, end))

    def _mark(self, side: int) -> None:
        """A stretch of a hand was marked on the timeline: tools are at hand for it."""
        self.desk.choose_hand(side)
        self.side.show_panel(REPAIR)

    def _repair(self) -> None:
        """A tool was opened: its effect is to be seen in the video, too."""
        self.side.show_panel(REPAIR)
        self.header.outline.setChecked(True)


def _cut(view: SignView) -> tuple[float, float]:
    return view.take.start, view.take.end


def _has(times: FrameTimes, track: MotionTrack | LandmarkTrack | None) -> bool:
    """Whether the frames of a track, if there is one, are those already."""
    return track is None or np.array_equal(track.pts, times.pts)
