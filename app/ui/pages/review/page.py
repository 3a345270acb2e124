"""The review page: one transition at a time, huge, looping; verdicts by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.amounts import decimal
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.page_action import page_action
from app.ui.pages.figure_loading import FigureLoading
from app.ui.pages.page import Page
from app.ui.pages.review.blind_bar import BlindBar
from app.ui.pages.review.blind_desk import BlindDesk
from app.ui.pages.review.nothing_to_review import NothingToReview
from app.ui.pages.review.progress_strip import ProgressStrip
from app.ui.pages.review.review_actions import TAKEN, ReviewActions, Tools
from app.ui.pages.review.review_desk import ReviewDesk
from app.ui.pages.review.review_export import ReviewExport
from app.ui.pages.review.seam_heading import SeamHeading
from app.ui.pages.review.seam_row import SeamRow
from app.ui.pages.review.verdict_bar import VerdictBar
from app.ui.playback.playback import Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions, loop_range
from app.ui.playback.transport_bar import ActionButton
from app.ui.timeline.time_scale import TimeScale
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from app.ui.viewport.clip_export import ClipExport
from app.ui.viewport.viewport_panel import ViewportPanel
from app.ui.widgets.labels import line
from lexicon_db.records import Changes, UtteranceId

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.review.seam_clip import SeamClip
    from lexicon_db.errors import KnownError


class ReviewPage(Page):
    """Reviews the transitions of saved utterances."""

    icon_name = "kinelex-review"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Review")
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self.desk = ReviewDesk(workspace, self)
        self.blind = BlindDesk(workspace, self.desk)
        self.view = ViewportPanel(self, taken=TAKEN)
        self._transport = TransportActions(self.playback, self, TAKEN)
        self._export = ReviewExport(workspace, self.desk, self)
        self.actions_ = ReviewActions(
            Tools(
                self.desk, self.blind, self.playback,
                comment=self._begin_comment, loop_all=self._loop_all, export=self._export.ask,
            ),
            self,
        )  # fmt: skip
        self._use = page_action(self, self.tr("Use the better one"), "check", "U", self._use_better)
        self.heading = SeamHeading(self.playback)
        self.verdict = VerdictBar(self.actions_)
        self.blind_bar = BlindBar(self.actions_, self._use)
        self.strip = ProgressStrip(self.desk, self.actions_.export)
        self.empty = NothingToReview(workspace)
        self._scale = TimeScale()
        self.row = SeamRow(self._scale, self.playback)
        self._clip: SeamClip | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.clips = ClipExport(workspace, self, self.view, self.playback)
        FigureLoading(workspace, self.view.viewport)

    def activated(self) -> None:
        """Read the queue, and take the keys."""
        self.desk.follow_name()
        self.desk.read()
        self.view.viewport.setFocus()

    def show_item(self, item: str) -> None:
        """Review one utterance."""
        self.desk.choose(UtteranceId(item))

    def refresh(self, changes: Changes) -> None:
        """Read the queue again."""
        if changes.utterances or changes.reviews or changes.takes or changes.entries:
            self.desk.read()

    def left(self) -> None:
        """Stop playing."""
        self.clips.recorder.cancel()
        self.playback.pause()

    def _lay_out(self) -> None:
        picture = QGridLayout()
        picture.setContentsMargins(0, 0, 0, 0)
        picture.addWidget(self.view, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        picture.addWidget(self.heading, 0, 0, corner)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(picture, 1)
        column.addLayout(self._time_line())
        column.addWidget(line())
        column.addWidget(self.verdict)
        column.addWidget(self.blind_bar)
        self.blind_bar.hide()
        column.addWidget(line())
        column.addWidget(self.strip)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _time_line(self) -> QHBoxLayout:
        actions = self.actions_
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.row, 1)
        buttons = (
            actions.previous, actions.next, self._transport.play, actions.half,
            actions.comment, actions.blind,
        )  # fmt: skip
        holder = QFrame()
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(0)
        for action in buttons:
            button = ActionButton(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            inner.addWidget(button)
        row.addWidget(holder)
        return row

    def _connect(self) -> None:
        desk = self.desk
        desk.read_again.connect(self._show_queue)
        desk.turned.connect(self._turn)
        desk.clip_made.connect(self._show_clip)
        desk.failed.connect(self._show_failure)
        desk.said.connect(self._show_opinion)
        self.blind.changed.connect(self._show_blind)
        self.view.viewport.options_changed.connect(lambda _: self._show_motions())
        self.playback.moved.connect(self.view.viewport.show_frame)
        self.verdict.commented.connect(self._comment)
        self.verdict.pin_wanted.connect(self._go_to_pin)
        self.verdict.field.left.connect(self._return)
        self.strip.scope_chosen.connect(desk.choose)
        self.strip.scope_chosen.connect(lambda _: self._return())
        self.strip.reviewer_chosen.connect(desk.review_as)
        self.strip.reviewer_chosen.connect(lambda _: self._return())

    def _show_queue(self) -> None:
        self._stack.setCurrentIndex(1 if self.desk.seams else 0)
        if not self.desk.seams:
            self.empty.show_reason(has_utterances=bool(self.desk.utterances))

    def _turn(self) -> None:
        """Another transition: its picture follows."""
        self._clip = None
        self.verdict.close_field()
        self.playback.pause()
        self.row.show_blocks(UtteranceBlocks())
        self.heading.show_seam(self.desk)
        self._show_opinion()

    def _show_clip(self, clip: SeamClip) -> None:
        self._clip = clip
        self._show_motions()
        self._play(clip)

    def _play(self, clip: SeamClip, *, is_blind: bool = False) -> None:
        self._scale.set_duration(clip.times.end - clip.times.start)
        self._scale.show_all()
        self.row.show_blocks(UtteranceBlocks() if is_blind else clip.blocks)
        self.playback.load(clip.times, index=clip.loop.first)
        loop_range(self.playback, clip.loop)
        self._show_opinion()

    def _show_motions(self) -> None:
        """One figure, or two that are compared: the one at the viewer's left is the left one."""
        clip, pair = self._clip, self.blind.pair
        if clip is None:
            return
        motions = [clip.motion]
        if pair is not None:
            clock = max(pair.clips, key=lambda one: one.times.end)
            left, right = (one.on_clock_of(clock) for one in pair.clips)
            # Figures stand from the right of the picture to its left, unless it is mirrored.
            motions = [left, right] if self.view.viewport.options.mirrored else [right, left]
        self.view.viewport.show_motions(motions, frame=self.playback.index)

    def _show_blind(self) -> None:
        pair, clip = self.blind.pair, self._clip
        if pair is not None and self.verdict.isVisible():
            self.blind_bar.setFixedHeight(self.verdict.height())  # the picture stays as it is
        self.verdict.setVisible(pair is None)
        self.blind_bar.setVisible(pair is not None)
        self.blind_bar.show_state(self.blind)
        if pair is not None and self.blind.preferred is None:
            self._show_motions()
            clock = max(pair.clips, key=lambda one: one.times.end)
            self._play(clock, is_blind=True)
        elif pair is None and clip is not None:
            self._show_motions()
            self._play(clip)

    def _show_failure(self, error: KnownError) -> None:
        self.playback.load(None)
        self.view.viewport.show_motions([])
        self.view.viewport.say(f"{error.what} {error.why} {error.fix}")

    def _show_opinion(self) -> None:
        draft, clip = self.desk.opinion, self._clip
        pin = None
        comment = ""
        if draft.comment:
            moment = (
                ""
                if draft.at is None
                else self.tr("{seconds} s").format(seconds=decimal(draft.at, 2))
            )
            comment = "  ·  ".join(part for part in (draft.comment, moment) if part)
            if clip is not None and draft.at is not None:
                pin = draft.at - clip.start
        self.verdict.show_opinion(draft, comment, self.heading.others_words(self.desk))
        self.row.show_pin(pin)
        self.strip.show_state()

    def _begin_comment(self) -> None:
        if self._clip is not None:
            self.playback.pause()
            self.verdict.open_field(self.desk.opinion.comment)

    def _comment(self, text: str) -> None:
        if self._clip is not None:
            self.desk.comment(text, round(self._clip.start + self.playback.seconds, 4))
        self.verdict.close_field()
        self._return()

    def _go_to_pin(self) -> None:
        at = self.desk.opinion.at
        if self._clip is not None and at is not None:
            self.playback.pause()
            self.playback.seek_seconds(at - self._clip.start)

    def _loop_all(self) -> None:
        """Loop both signs, or the transition alone."""
        clip = self._clip
        if clip is None:
            return
        if self.playback.range is None:
            loop_range(self.playback, clip.loop)
        else:
            self.playback.set_range(None)
            self.playback.play()

    def _use_better(self) -> None:
        def done() -> None:
            words = self.tr("The transition is made this way from now on.")
            self.workspace.operations.tell(Notice(NoticeKind.DONE, words))

        self.blind.use_better(done)

    def _return(self) -> None:
        self.view.viewport.setFocus()
