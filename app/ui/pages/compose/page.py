"""The compose page: glosses above a timeline, the figure that signs them, and how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.file_export import FileExport
from app.ui.page_action import page_action
from app.ui.pages.compose.comparison_captions import ComparisonCaptions
from app.ui.pages.compose.compose_panel import CHOSEN, UTTERANCE, ComposePanel
from app.ui.pages.compose.compose_timeline import ComposeTimeline
from app.ui.pages.compose.composer import Composer
from app.ui.pages.compose.draft import Draft
from app.ui.pages.compose.missing_bar import MissingBar
from app.ui.pages.compose.seam_actions import SeamActions
from app.ui.pages.compose.seam_desk import SeamDesk
from app.ui.pages.compose.seam_insight import SeamInsight
from app.ui.pages.compose.seam_words import way_name
from app.ui.pages.compose.sentence_line import MOST_GLOSSES, SentenceLine
from app.ui.pages.compose.source_videos import SourceVideos
from app.ui.pages.compose.tier_reading import TierReading
from app.ui.pages.compose.utterance_keeping import UtteranceKeeping
from app.ui.pages.figure_loading import FigureLoading
from app.ui.pages.page import Page
from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions
from app.ui.playback.transport_bar import TransportBar
from app.ui.viewport.clip_export import ClipExport
from app.ui.viewport.figure import FigureMotion, standing
from app.ui.viewport.viewport_panel import ViewportPanel
from app.ui.widgets.labels import line
from lexicon_db.records import Changes, UtteranceId

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.training.sheet import TrainingSheet
    from lexicon_db.errors import KnownError

#: Height of the page from which on curves are shown.
_ROOM_FOR_CURVES: Final = 600
#: Height of the page from which on they are taller.
_ROOM_FOR_TALL: Final = 900


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
        self._exporting = FileExport(workspace, self)
        self.tiers = TierReading(workspace, self)
        self._keeping = UtteranceKeeping(workspace, self.composer, self.panel.saved)
        self._actions = TransportActions(self.playback, self)
        signs, inspector = self.timeline.signs, self.panel.inspector
        self.desk = SeamDesk(workspace, self.composer, signs, inspector, self.playback)
        self.insight = SeamInsight(
            workspace, self.composer, self.timeline, inspector.seam, self.playback
        )
        self.captions = ComparisonCaptions()
        self.sources = SourceVideos(workspace, self.composer, self.playback)
        self.missing = MissingBar()
        self.training: TrainingSheet | None = None
        self._lay_out()
        self._add_actions()
        self._connect()
        self.clips = ClipExport(workspace, self, self.view, self.playback)
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
            self.composer.look_again()
        if changes.utterances:
            self._keeping.read()

    def keep_work(self) -> None:
        """Keep the draft."""
        self.composer.keep()

    def left(self) -> None:
        """Stop playing."""
        self.clips.recorder.cancel()
        self.playback.pause()

    def open_training(self) -> None:
        """Open the sheet in which the lexicon learns how its signers move."""
        if self.training is None:
            from app.ui.pages.compose.training.sheet import TrainingSheet

            self.training = TrainingSheet(self.workspace, self)
            self.training.learned.connect(self.composer.refresh)
        self.training.open_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the figure where the window is low."""
        self.timeline.give_room(
            has_curves=self.height() >= _ROOM_FOR_CURVES, is_tall=self.height() >= _ROOM_FOR_TALL
        )
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft also when the window is closed."""
        self.composer.keep_soon()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        stage = QVBoxLayout()
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(0)
        stage.addLayout(_picture(self.view, self.captions, self.sources), 1)
        stage.addWidget(TransportBar(self.playback, self._actions))
        stage.addWidget(line())
        stage.addWidget(self.sentence)
        stage.addWidget(self.missing)
        stage.addWidget(line())
        stage.addWidget(self.timeline)
        _stand_beside(QHBoxLayout(self), stage, self.panel)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _add_actions(self) -> None:
        composer, keeping = self.composer, self._keeping
        page_action(self, self.tr("Save utterance"), "save", "Ctrl+S", self._save)
        page_action(self, self.tr("New utterance"), "plus", "Ctrl+E", self._begin_new)
        page_action(self, self.tr("Render utterance…"), "clapperboard", "", keeping.render)
        export = self.tr("Export utterance…")
        page_action(self, export, "upload", "Ctrl+Shift+E", self._export)
        read = self.tr("Read glosses from ELAN…")
        page_action(self, read, "file-text", "Ctrl+Shift+O", self.tiers.ask)
        self._undo = page_action(self, self.tr("Undo"), "undo-2", "Ctrl+Z", composer.undo)
        self._redo = page_action(self, self.tr("Redo"), "redo-2", "Ctrl+Shift+Z", composer.redo)
        whole = self.tr("Show the whole utterance")
        page_action(self, whole, "maximize", "A", self.timeline.scale.show_all)
        seam_actions = SeamActions(self.desk, self.playback, self)
        self.panel.inspector.seam.add_actions(seam_actions, self._actions)
        self.panel.add_action(self)
        self.sources.add_action(self, self.view)
        review = self.tr("Review transitions…")
        page_action(self, review, "kinelex-review", "Ctrl+Shift+R", keeping.review)
        learn = self.tr("Learn movements…")
        page_action(self, learn, "sparkles", "", self.open_training)
        self.timeline.curves.add_action(self)

    def _connect(self) -> None:
        composer, sentence, panel = self.composer, self.sentence, self.panel
        composer.draft_changed.connect(self._show_draft)
        composer.composed.connect(self._show_made)
        composer.curves_read.connect(self.timeline.curves.show_curves)
        composer.failed.connect(self._show_failure)
        composer.completed.connect(sentence.field.offer)
        sentence.changed.connect(composer.set_draft)
        sentence.prefix_changed.connect(composer.complete)
        sentence.chosen.connect(self._go_to_item)
        sentence.confirmed.connect(self.playback.toggle)
        composer.missing_read.connect(self._show_missing)
        sentence.decided.connect(composer.decide)
        self.missing.decided.connect(composer.decide)
        self.missing.other_wanted.connect(self._call_otherwise)
        sentence.overflowed.connect(self._tell_overflow)
        panel.rate.changed.connect(composer.set_rate)
        panel.fluency.changed.connect(composer.set_fluency)
        panel.saved.new_wanted.connect(self._begin_new)
        self.tiers.read.connect(sentence.add_text)
        panel.saved.elan_wanted.connect(self.tiers.ask)
        panel.saved.export_wanted.connect(self._export)
        panel.learn.clicked.connect(self.open_training)
        panel.inspector.sign.sign_wanted.connect(self._open_sign)
        self.desk.chose.connect(lambda: panel.show_part(CHOSEN))
        self.desk.comparison.changed.connect(self._show_motions)
        self.view.viewport.options_changed.connect(lambda _: self._show_motions())
        self.captions.keep_wanted.connect(self.desk.keep_compared)
        self.captions.close_wanted.connect(self.desk.toggle_comparison)
        self.playback.moved.connect(self._moved)

    def _show_draft(self, draft: Draft) -> None:
        if draft != self.sentence.draft:
            self.sentence.show_draft(draft)
        self._undo.setEnabled(self.composer.history.can_undo)
        self._redo.setEnabled(self.composer.history.can_redo)
        self.panel.rate.show_value(draft.rate)
        self.panel.fluency.show_value(draft.fluency)
        self.panel.saved.show_name(draft.name, is_empty=not draft.slots)
        self._show_missing()

    def _show_missing(self) -> None:
        self.missing.show_missing(self.composer.draft, self.composer.missing)

    def _call_otherwise(self, place: int, gloss: str) -> None:
        """Put another gloss in the place of a missing one, or let the person type it."""
        if gloss:
            self.composer.call_otherwise(place, gloss)
        else:
            self.sentence.type_again(place)

    def _show_made(self, trajectory: Trajectory) -> None:
        if not len(trajectory.pts):
            self._show_empty()
            return
        times = FrameTimes(trajectory.pts)
        index = times.index_at(times.start + self.playback.seconds)
        is_marked = self.playback.range is not None
        self.playback.load(times, index=index)
        self._show_motions()
        self.timeline.show_made(trajectory)
        self.desk.show_made(trajectory, was_marked=is_marked)

    def _show_motions(self) -> None:
        """One figure, or two while movements are compared."""
        made, comparison = self.composer.made, self.desk.comparison
        if made is None or not len(made.pts):
            self.captions.hide()
            return
        motions = [FigureMotion(made.rotations, made.face, made.motion.contacts)]
        viewport = self.view.viewport
        if comparison.motion is not None and comparison.seam is not None:
            # Figures stand from the right of the picture to its left, unless it is mirrored.
            motions.insert(1 if viewport.options.mirrored else 0, comparison.motion)
            used = self.composer.draft.slots[comparison.slot].seam
            self.captions.show_names(way_name(used), way_name(comparison.seam))
        else:
            self.captions.hide()
        viewport.show_motions(motions, frame=self.playback.index)

    def _show_empty(self) -> None:
        self.playback.pause()
        self.playback.load(None)
        self.timeline.show_made(None)
        self.captions.hide()
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
            slot, draft = int(made.slot[index]), self.composer.draft
            is_there = slot < len(draft.slots)
            self.sentence.show_current(draft.place_of_slot(slot) if is_there else None)

    def _go_to_item(self, place: int) -> None:
        """Show the sign of a chip."""
        slot = self.composer.draft.slot_of_place(place)
        block = None if slot is None else self.timeline.signs.blocks.sign(slot)
        if block is not None:
            self.timeline.signs.choose(block)

    def _open_sign(self) -> None:
        block = self.timeline.signs.selected_block
        if block is not None:
            self._keeping.open_sign(block.slot)

    def _save(self) -> None:
        self.panel.show_part(UTTERANCE)
        self._keeping.save_or_name()

    def _export(self) -> None:
        draft, made = self.composer.draft, self.composer.made
        if made is not None and len(made.pts):
            name = draft.name or draft.text
            self._exporting.ask_utterance(draft.slots, made, name)

    def _begin_new(self) -> None:
        self.playback.pause()
        self.panel.show_part(UTTERANCE)
        self.composer.set_draft(Draft())
        self.sentence.field.setFocus()

    def _tell_overflow(self, count: int) -> None:
        what = self.tr("{count} glosses are too many for one utterance.").format(count=count)
        why = self.tr("Only the first {most} were taken.").format(most=MOST_GLOSSES)
        fix = self.tr("Make several utterances of a long text.")
        self.workspace.operations.tell(Notice(NoticeKind.WARNING, what, why, fix))


def _picture(view: QWidget, captions: QWidget, sources: QWidget) -> QGridLayout:
    """The figure with what lies over its foot, and the recordings beside it."""
    picture = QGridLayout()
    picture.setContentsMargins(0, 0, 0, 0)
    picture.addWidget(view, 0, 0)
    picture.addWidget(captions, 0, 0, Qt.AlignmentFlag.AlignBottom)
    picture.addWidget(sources, 0, 1)
    return picture


def _stand_beside(row: QHBoxLayout, stage: QVBoxLayout, panel: QWidget) -> None:
    """A stage and a panel at its right, with a thin line between them."""
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addLayout(stage, 1)
    border = QFrame()
    border.setProperty("line", "true")
    border.setFixedWidth(1)
    row.addWidget(border)
    row.addWidget(panel)
