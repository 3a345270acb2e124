"""What is done with the chosen sign or transition: between timeline, panel, draft and clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.motion.trajectory import Origin
from app.ui.pages.compose.chosen import Chosen
from app.ui.pages.compose.comparison import Comparison
from app.ui.playback.playback import FrameRange
from app.ui.playback.transport_actions import loop_range
from lexicon_db.records import FillMethod, Manner, Seam

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.block_inspector import BlockInspector
    from app.ui.pages.compose.composer import Composer
    from app.ui.playback.playback import Playback
    from app.ui.timeline.utterance_blocks import Block
    from app.ui.timeline.utterance_row import UtteranceRow

#: Seconds around a seam that looping plays as well.
_AROUND_SEAM: Final = 0.3


class SeamDesk(QObject):
    """Connects what shows the chosen block with what changes it.

    Args:
        workspace: The lexicon and the means to work on it.
        composer: Who has the draft.
        signs: The timeline on which blocks are chosen.
        inspector: Where the chosen block is shown and changed.
        playback: The clock.

    Attributes:
        comparison: Another way to make a transition, beside the present one.
    """

    #: A block was chosen by the person.
    chose = Signal()

    def __init__(
        self,
        workspace: Workspace,
        composer: Composer,
        signs: UtteranceRow,
        inspector: BlockInspector,
        playback: Playback,
    ) -> None:
        super().__init__(composer)
        self._composer = composer
        self._signs = signs
        self._inspector = inspector
        self._playback = playback
        self._looped: int | None = None
        self._last_compared: Seam | None = None
        self._key: tuple[Origin, int] | None = None
        self.comparison = Comparison(workspace, self)
        signs.selected.connect(self._show_chosen)
        signs.gap_dragged.connect(lambda _, seconds: inspector.seam.show_dragged(seconds))
        signs.gap_changed.connect(self._set_gap)
        signs.trim_dragged.connect(self._show_trim)
        signs.trim_changed.connect(self._trim)
        inspector.seam.seam_changed.connect(self._set_seam)
        inspector.seam.pause_changed.connect(self._set_pause)
        inspector.seam.gap_dragged.connect(self._show_gap)
        inspector.seam.comparison_wanted.connect(self._compare)
        inspector.sign.changed.connect(self._set_manner)
        playback.moved.connect(self._moved)

    def show_made(self, made: Trajectory, *, was_marked: bool) -> None:
        """Follow a new motion: a transition that was marked is marked as it is now."""
        if was_marked and self._looped is not None:
            self._playback.set_range(self._around_seam(self._looped))
        self.comparison.follow(self._composer.draft, made)

    def choose_other(self, direction: int) -> None:
        """Choose the transition before or after, and go there."""
        seams = [b for b in self._signs.blocks.blocks if b.kind is Origin.TRANSITION]
        if not seams:
            return
        block = self._signs.selected_block
        at = self._playback.seconds if block is None else block.start
        if direction > 0:
            found = next((b for b in seams if b.start > at + 1e-6), seams[-1])
        else:
            found = next((b for b in reversed(seams) if b.start < at - 1e-6), seams[0])
        self._signs.choose(found)

    def play_once(self) -> None:
        """Play the chosen transition, or the one at the playhead, with what is around it."""
        around = self._around_seam(self._slot)
        if around is not None:
            self._looped = self._slot
            self._playback.set_looping(False)
            self._playback.set_range(around)
            self._playback.seek(around.first)
            self._playback.play()

    def loop_chosen(self) -> None:
        """Play the chosen transition, or the one at the playhead, over and over."""
        around = self._around_seam(self._slot)
        if around is not None:
            self._looped = self._slot
            loop_range(self._playback, around)

    def toggle_comparison(self) -> None:
        """Show another movement beside the chosen transition, or no longer."""
        chosen = self._signs.selected_block
        block = self._signs.blocks.transition(self._slot)
        if self.comparison.seam is not None or block is None or block.seam is None:
            self._compare(None)
            return
        if chosen is None or chosen.kind is not Origin.TRANSITION:
            self._signs.select(block)
        used = block.seam.method
        usual = FillMethod.GP if used is FillMethod.LATENT else FillMethod.LATENT
        self._compare(self._last_compared or Seam(method=usual))

    def keep_compared(self) -> None:
        """Make the transition as it is in the comparison."""
        seam, slot = self.comparison.seam, self.comparison.slot
        if seam is None:
            return
        before = self._composer.draft.slots[slot].seam
        self._compare(None)
        self._set_slot_seam(slot, replace(before, method=seam.method, seed=seam.seed))

    @property
    def _slot(self) -> int:
        block = self._signs.selected_block or self._signs.blocks.at(self._playback.seconds)
        return -1 if block is None else block.slot

    def _show_chosen(self, block: Block | None) -> None:
        slots = self._composer.draft.slots
        key = None if block is None else (block.kind, block.slot)
        is_other, self._key = key != self._key, key
        if block is None or block.slot >= len(slots):
            self._inspector.show_chosen(None)
            return
        slot = slots[block.slot]
        later = [b.label for b in self._signs.blocks.blocks if b.slot == block.slot + 1]
        self._inspector.show_chosen(
            Chosen(
                block=block,
                following=later[0] if later else "",
                seam=slot.seam,
                manner=slot.manner,
                pause=self._own_pause(block.slot),
                rate=self._composer.draft.rate,
                length=self._signs.length_words(block),
            )
        )
        if is_other:
            self._compare(None)
            self.chose.emit()

    def _own_pause(self, slot: int) -> float:
        """The pause of a slot without the gap that may be left for a missing gloss after it."""
        draft = self._composer.draft
        return draft.items[draft.place_of_slot(slot)].pause

    def _show_gap(self, seconds: float) -> None:
        block = self._signs.selected_block
        if block is not None:
            self._signs.show_gap(block.slot, seconds)

    def _set_gap(self, slot: int, seconds: float) -> None:
        draft = self._composer.draft
        if slot < len(draft.slots):
            self._set_slot_seam(slot, replace(draft.slots[slot].seam, gap=seconds * draft.rate))

    def _set_seam(self, seam: Seam) -> None:
        block = self._signs.selected_block
        if block is not None:
            self._set_slot_seam(block.slot, seam)

    def _set_slot_seam(self, slot: int, seam: Seam) -> None:
        draft = self._composer.draft
        if slot < len(draft.slots):
            self._composer.set_draft(draft.with_seam(slot, seam))

    def _set_pause(self, seconds: float) -> None:
        block, draft = self._signs.selected_block, self._composer.draft
        if block is not None and block.slot < len(draft.slots):
            place = draft.place_of_slot(block.slot)
            self._composer.set_draft(draft.with_pause(place, round(seconds, 4)))

    def _set_manner(self, manner: Manner, hold: float | None) -> None:
        block, draft = self._signs.selected_block, self._composer.draft
        if block is None or block.slot >= len(draft.slots):
            return
        seam = replace(draft.slots[block.slot].seam, hold=hold)
        changed = draft.with_manner(block.slot, manner).with_seam(block.slot, seam)
        self._composer.set_draft(changed)

    def _show_trim(self, slot: int, start: float, end: float) -> None:
        self._inspector.sign.show_trimmed(self._trimmed(slot, start, end))

    def _trim(self, slot: int, start: float, end: float) -> None:
        draft = self._composer.draft
        if slot < len(draft.slots):
            self._composer.set_draft(draft.with_manner(slot, self._trimmed(slot, start, end)))

    def _trimmed(self, slot: int, start: float, end: float) -> Manner:
        """The manner of a slot with seconds of the timeline cut off: trims are as recorded."""
        draft = self._composer.draft
        manner = draft.slots[slot].manner
        pace = draft.rate * manner.rate
        return replace(
            manner,
            trim_start=round(manner.trim_start + start * pace, 3),
            trim_end=round(manner.trim_end + end * pace, 3),
        )

    def _compare(self, seam: Seam | None) -> None:
        block = self._signs.selected_block
        if seam is not None:
            self._last_compared = seam
        self._inspector.seam.show_compared(seam)
        slot = self.comparison.slot if block is None else block.slot
        self.comparison.compare(slot, seam, self._composer.draft, self._composer.made)

    def _moved(self, _: int) -> None:
        block = self._signs.selected_block
        if block is not None and block.kind is Origin.TRANSITION:
            share = (self._playback.seconds - block.start) / max(block.seconds, 1e-6)
            is_inside = 0 <= share <= 1
            self._inspector.seam.grid.show_moment(share if is_inside else 0.5)

    def _around_seam(self, slot: int) -> FrameRange | None:
        """The frames of a transition and some before and after it."""
        block, times = self._signs.blocks.transition(slot), self._playback.times
        if block is None or times is None:
            return None
        first = times.index_at(times.start + block.start - _AROUND_SEAM)
        return FrameRange(first, times.index_at(times.start + block.end + _AROUND_SEAM))
