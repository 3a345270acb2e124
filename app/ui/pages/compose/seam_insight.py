"""Shows what was found out about transitions, on the timeline and in the panel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.motion.trajectory import Origin
from app.ui.pages.compose.seam_reading import Alternatives, SeamReading
from app.ui.pages.compose.warning_words import warning_words

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.compose_timeline import ComposeTimeline
    from app.ui.pages.compose.composer import Composer
    from app.ui.pages.compose.seam_panel import SeamPanel
    from app.ui.playback.playback import Playback
    from app.ui.timeline.utterance_blocks import Block
    from lexicon_db.records import Seam


class SeamInsight(QObject):
    """Connects the reading of transitions with what shows it.

    Args:
        workspace: The lexicon and the means to work on it.
        composer: Who makes the motion.
        timeline: Where doubtful transitions are marked.
        panel: Where the chosen one is explained.
        playback: The clock.

    Attributes:
        reading: What is known.
    """

    def __init__(
        self,
        workspace: Workspace,
        composer: Composer,
        timeline: ComposeTimeline,
        panel: SeamPanel,
        playback: Playback,
    ) -> None:
        super().__init__(composer)
        self._composer, self._timeline, self._panel = composer, timeline, panel
        self._slot: int | None = None
        self.reading = SeamReading(workspace, self)
        composer.composed.connect(self.reading.show_made)
        timeline.signs.selected.connect(self._choose)
        self.reading.reported.connect(self._show_reports)
        self.reading.alternatives_read.connect(self._show_alternatives)
        panel.why.sought.connect(playback.seek_seconds)
        panel.why.next_best_wanted.connect(self._take)

    def _choose(self, block: Block | None) -> None:
        is_seam = block is not None and block.kind is Origin.TRANSITION
        slot = block.slot if block is not None and is_seam else None
        if slot != self._slot:
            self._slot = slot
            self._panel.grid.show_sketches(())
        self.reading.choose(slot)
        self._show_chosen()

    def _show_reports(self) -> None:
        self._timeline.show_warnings(
            {
                slot: "\n".join(warning_words(one) for one in report.warnings)
                for slot, report in self.reading.reports.items()
                if report.warnings
            }
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        block = self._timeline.signs.selected_block
        report = None if block is None else self.reading.reports.get(block.slot)
        self._panel.why.show_report(report)

    def _show_alternatives(self, alternatives: Alternatives) -> None:
        block = self._timeline.signs.selected_block
        if block is not None and block.slot == alternatives.slot:
            self._panel.grid.show_sketches(alternatives.sketches)

    def _take(self, better: Seam) -> None:
        """Use the next best way; its length, if it has one, is that on the timeline."""
        block, draft = self._timeline.signs.selected_block, self._composer.draft
        if block is None or block.slot >= len(draft.slots):
            return
        seam = draft.slots[block.slot].seam
        gap = seam.gap if better.gap is None else better.gap * draft.rate
        changed = replace(seam, gap=gap, method=better.method, seed=better.seed)
        self._composer.set_draft(draft.with_seam(block.slot, changed))
