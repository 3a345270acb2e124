"""The compose page: glosses above a timeline, the figure that signs them, and how it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.motion.trajectory import Origin
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.pages.compose.compose_panel import ComposePanel
from app.ui.pages.compose.compose_timeline import ComposeTimeline
from app.ui.pages.compose.composer import Composer
from app.ui.pages.compose.draft import Draft
from app.ui.pages.compose.sentence_line import MOST_GLOSSES, SentenceLine
from app.ui.pages.compose.utterance_keeping import UtteranceKeeping
from app.ui.pages.figure_loading import FigureLoading
from app.ui.pages.page import Page
from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import FrameRange, Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions, loop_range
from app.ui.playback.transport_bar import TransportBar
from app.ui.viewport.figure import FigureMotion, standing
from app.ui.viewport.viewport_panel import ViewportPanel
from app.ui.widgets.labels import label, line
from lexicon_db.records import Changes, Seam, UtteranceId

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from app.ui.timeline.utterance_blocks import Block
    from lexicon_db.errors import KnownError

#: Seconds around a seam that looping plays as well.
_AROUND_SEAM: Final = 0.3
#: Height of the page from which on curves are shown.
_ROOM_FOR_CURVES: Final = 600


class ComposePage(Page):
    """Composes one utterance."""

    icon_name = "spline"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Compose")
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self.composer = Composer(workspace, self)
        self.view = ViewportPanel(self)
        self.sentence = SentenceLine()
        self.timeline = ComposeTimeline(self.playback)
        self.panel = ComposePanel()
        self._keeping = UtteranceKeeping(workspace, self.composer, self.panel.saved)
        self._actions = TransportActions(self.playback, self)
        self._looped: int | None = None
        self._unknown = label("", "caption")
        self._lay_out()
        self._add_actions()
        self._connect()
        FigureLoading(workspace, self.view.viewport)
        self._show_empty()
        self.composer.refresh()
        self._keeping.read()

    def activated(self) -> None:
        """Let the person type; the next page is likely to be the one that renders."""
        self.workspace.previews.warm_up_soon(self.workspace.settings)
        self.sentence.field.setFocus()

    def show_item(self, item: str) -> None:
        """Open a saved utterance."""
        self._keeping.open_by_id(UtteranceId(item))

    def refresh(self, changes: Changes) -> None:
        """Compose again when a sign of the utterance changed; read the saved utterances again."""
        if changes.entries or changes.takes:
            self.composer.refresh()
        if changes.utterances:
            self._keeping.read()

    def left(self) -> None:
        """Stop playing."""
        self.playback.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the figure where the window is low."""
        self.timeline.curves.setVisible(self.height() >= _ROOM_FOR_CURVES)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft also when the window is closed."""
        self.composer.keep()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        stage = QVBoxLayout()
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
        stage.addWidget(self.view, 1)
        stage.addWidget(TransportBar(self.playback, self._actions))
        stage.addWidget(line())
        stage.addWidget(self.sentence)
        self._unknown.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        self._unknown.setProperty("role", "caption")
        stage.addWidget(self._unknown)
        stage.addWidget(line())
        stage.addWidget(self.timeline)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(stage, 1)
        border = QFrame()
        border.setProperty("line", "true")
        border.setFixedWidth(1)
        row.addWidget(border)
        row.addWidget(self.panel)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _add_actions(self) -> None:
        composer, keeping = self.composer, self._keeping
        page_action(self, self.tr("Save utterance"), "save", "Ctrl+S", keeping.save_or_name)
        page_action(self, self.tr("New utterance"), "plus", "Ctrl+E", self._begin_new)
        page_action(self, self.tr("Render utterance…"), "clapperboard", "", keeping.render)
        self._undo = page_action(self, self.tr("Undo"), "undo-2", "Ctrl+Z", composer.undo)
        self._redo = page_action(self, self.tr("Redo"), "redo-2", "Ctrl+Shift+Z", composer.redo)
        loop, whole = self.tr("Loop transition"), self.tr("Show the whole utterance")
        page_action(self, loop, "repeat-1", "Shift+Space", self._loop_chosen)
        page_action(self, whole, "maximize", "A", self.timeline.scale.show_all)
        self.timeline.curves.add_action(self)

    def _connect(self) -> None:
        composer, sentence, panel, signs = (
            self.composer,
            self.sentence,
            self.panel,
            self.timeline.signs,
        )
        composer.draft_changed.connect(self._show_draft)
        composer.composed.connect(self._show_made)
        composer.curves_read.connect(self.timeline.curves.show_curves)
        composer.failed.connect(self._show_failure)
        composer.completed.connect(sentence.field.offer)
        sentence.changed.connect(composer.set_draft)
        sentence.prefix_changed.connect(composer.complete)
        sentence.chosen.connect(self._go_to_item)
        sentence.confirmed.connect(self.playback.toggle)
        sentence.overflowed.connect(self._tell_overflow)
        panel.rate.changed.connect(self._set_rate)
        panel.fluency.changed.connect(self._set_fluency)
        panel.saved.new_wanted.connect(self._begin_new)
        panel.inspector.seam_changed.connect(self._set_seam)
        panel.inspector.loop_wanted.connect(self._loop_seam)
        panel.inspector.sign_wanted.connect(self._keeping.open_sign)
        signs.selected.connect(self._show_chosen)
        signs.gap_dragged.connect(lambda _, seconds: panel.inspector.show_dragged(seconds))
        signs.gap_changed.connect(self._set_gap)
        self.playback.moved.connect(self._moved)

    def _show_draft(self, draft: Draft) -> None:
        if draft != self.sentence.draft:
            self.sentence.show_draft(draft)
        self._undo.setEnabled(self.composer.history.can_undo)
        self._redo.setEnabled(self.composer.history.can_redo)
        self.panel.rate.show_value(draft.rate)
        self.panel.fluency.show_value(draft.fluency)
        self.panel.saved.show_name(draft.name, is_empty=not draft.slots)
        self._unknown.setVisible(bool(draft.unknown))
        self._unknown.setText(
            self.tr("Not in the lexicon and left out: {glosses}").format(
                glosses=", ".join(dict.fromkeys(draft.unknown))
            )
        )

    def _show_made(self, trajectory: Trajectory) -> None:
        if not len(trajectory.pts):
            self._show_empty()
            return
        times = FrameTimes(trajectory.pts)
        index = times.index_at(times.start + self.playback.seconds)
        motion = FigureMotion(trajectory.rotations, trajectory.face)
        self.view.viewport.show_motions([motion], frame=index)
        is_marked = self.playback.range is not None
        self.playback.load(times, index=index)
        self.timeline.show_made(trajectory)
        if is_marked and self._looped is not None:
            self.playback.set_range(self._around_seam(self._looped))

    def _show_empty(self) -> None:
        self.playback.pause()
        self.playback.load(None)
        self.timeline.show_made(None)
        self.view.viewport.show_motions([standing()])

    def _show_failure(self, error: KnownError) -> None:
        self._show_empty()
        self.view.viewport.show_motions([])
        self.view.viewport.say(f"{error.what} {error.why} {error.fix}")

    def _moved(self, index: int) -> None:
        self.view.viewport.show_frame(index)
        made = self.composer.made
        if made is None or self.playback.times is None:
            return
        if index < len(made.slot):
            slot = int(made.slot[index])
            self.sentence.show_current(self._place_of(slot))

    def _place_of(self, slot: int) -> int | None:
        draft = self.composer.draft
        return draft.place_of_slot(slot) if slot < len(draft.slots) else None

    def _go_to_item(self, place: int) -> None:
        """Show the sign of a chip."""
        items = self.composer.draft.items
        if items[place].entry is None:
            return
        slot = sum(item.entry is not None for item in items[:place])
        for block in self.timeline.signs.blocks.blocks:
            if block.slot == slot and block.kind is Origin.SIGN:
                self.timeline.signs.select(block)
                self.playback.seek_seconds(block.start)
                self.timeline.scale.follow(block.start)

    def _show_chosen(self, block: Block | None) -> None:
        draft, seam, following = self.composer.draft, Seam(), ""
        if block is not None and block.slot < len(draft.slots):
            items = [item for item in draft.items if item.entry is not None]
            seam = items[block.slot].seam
            following = items[block.slot + 1].label if block.slot + 1 < len(items) else ""
        length = self.timeline.signs.describe(block) if block is not None else ""
        self.panel.inspector.show_block(block, following, seam, rate=draft.rate, length=length)

    def _set_rate(self, rate: float) -> None:
        self.composer.set_draft(replace(self.composer.draft, rate=round(rate, 2)), merges=True)

    def _set_fluency(self, fluency: float) -> None:
        changed = replace(self.composer.draft, fluency=round(fluency, 2))
        self.composer.set_draft(changed, merges=True)

    def _set_gap(self, slot: int, seconds: float) -> None:
        draft = self.composer.draft
        if slot < len(draft.slots):
            seam = draft.slots[slot].seam
            self._set_seam(slot, replace(seam, gap=seconds * draft.rate))

    def _set_seam(self, slot: int, seam: Seam) -> None:
        place = self._place_of(slot)
        if place is not None:
            self.composer.set_draft(self.composer.draft.with_seam(place, seam))

    def _loop_chosen(self) -> None:
        block = self.timeline.signs.selected_block
        at = block or self.timeline.signs.blocks.at(self.playback.seconds)
        if at is not None:
            self._loop_seam(at.slot)

    def _loop_seam(self, slot: int) -> None:
        around = self._around_seam(slot)
        if around is not None:
            self._looped = slot
            loop_range(self.playback, around)

    def _around_seam(self, slot: int) -> FrameRange | None:
        """The frames of a transition and some before and after it."""
        block, times = self.timeline.signs.blocks.transition(slot), self.playback.times
        if block is None or times is None:
            return None
        first = times.index_at(times.start + block.start - _AROUND_SEAM)
        return FrameRange(first, times.index_at(times.start + block.end + _AROUND_SEAM))

    def _begin_new(self) -> None:
        self.playback.pause()
        self.composer.set_draft(Draft())
        self.sentence.field.setFocus()

    def _tell_overflow(self, count: int) -> None:
        what = self.tr("{count} glosses are too many for one utterance.").format(count=count)
        why = self.tr("Only the first {most} were taken.").format(most=MOST_GLOSSES)
        fix = self.tr("Make several utterances of a long text.")
        self.workspace.operations.tell(Notice(NoticeKind.WARNING, what, why, fix))
