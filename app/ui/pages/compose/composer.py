"""Turns the draft into motion: resolves glosses, composes off the main thread, keeps the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.motion.memory import Memory
from app.studio.composing import Missing, MissingChoice, complete_gloss, compose, read_glosses
from app.ui.pages.compose.draft import Draft, DraftHistory, DraftItem
from app.ui.pages.compose.draft_file import keep_draft, load_draft
from app.ui.plots.curve_reading import read_curves
from lexicon_db.entries import get_entries
from lexicon_db.records import Entry, Slot

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.store import Lexicon

_KEEP_AFTER_MILLISECONDS: Final = 400

#: What a gloss is in a lexicon: a sign, the letters that spell it, or nothing.
Meaning = Entry | tuple[Slot, ...] | Missing


class Composer(QObject):
    """The draft, its past, and the motion that it makes.

    Attributes:
        made: The motion of the latest draft that could be composed; None before the first.
        missing: What may be done about each gloss that the lexicon does not have.
    """

    #: The `Draft` after any change.
    draft_changed = Signal(object)
    #: `Trajectory` from the present draft.
    composed = Signal(object)
    #: `MotionCurves` of the latest trajectory, some time after it.
    curves_read = Signal(object)
    #: `KnownError` when the present draft cannot be composed.
    failed = Signal(object)
    #: Entries that may complete what is typed.
    completed = Signal(object)
    #: What may be done about glosses that the lexicon does not have is known, or known anew.
    missing_read = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lexicon = workspace.lexicon
        self._history = DraftHistory(load_draft(self._lexicon.info.id))
        self.made: Trajectory | None = None
        self.missing: dict[str, Missing] = {}
        self._memory = Memory()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self._keep_aside)

    @property
    def draft(self) -> Draft:
        """The sentence now."""
        return self._history.present

    @property
    def history(self) -> DraftHistory:
        """The drafts before and after."""
        return self._history

    def set_draft(self, draft: Draft, *, merges: bool = False) -> None:
        """Make a draft the present one.

        Args:
            draft: The new draft.
            merges: Whether it takes the place of the present one in the history.
        """
        if draft != self.draft:
            self._history.add(draft, merges=merges)
            self.refresh()

    def set_rate(self, rate: float) -> None:
        """Choose the speed; while the slider moves, that is one step to undo."""
        self.set_draft(replace(self.draft, rate=round(rate, 2)), merges=True)

    def set_fluency(self, fluency: float) -> None:
        """Choose the fluency; while the slider moves, that is one step to undo."""
        self.set_draft(replace(self.draft, fluency=round(fluency, 2)), merges=True)

    def undo(self) -> None:
        """Go back to the draft before."""
        self._history.undo()
        self.refresh()

    def redo(self) -> None:
        """Go on to the draft after."""
        self._history.redo()
        self.refresh()

    def refresh(self) -> None:
        """Resolve and compose the present draft anew."""
        self.draft_changed.emit(self.draft)
        self._keep.start()
        self._resolve()
        self._compose()

    def look_again(self) -> None:
        """Resolve and compose anew after the lexicon has changed."""
        self.missing.clear()
        self.refresh()

    def keep(self) -> None:
        """Write the draft to the disk now."""
        self._keep.stop()
        keep_draft(self._lexicon.info.id, self.draft)

    def keep_soon(self) -> None:
        """Write the draft, where it has changed, while other things go on."""
        if self._keep.isActive():
            self._keep.stop()
            self._keep_aside()

    def _keep_aside(self) -> None:
        lexicon_id, draft = self._lexicon.info.id, self.draft
        self._workspace.operations.write(self, lambda: keep_draft(lexicon_id, draft))

    def complete(self, prefix: str) -> None:
        """Look for signs that begin like this; ``completed`` tells them."""
        lexicon = self._lexicon
        self._workspace.operations.read(
            self,
            lambda: complete_gloss(lexicon, prefix) if prefix else [],
            self.completed.emit,
            topic="completion",
        )

    def decide(self, place: int, choice: MissingChoice) -> None:
        """Choose what is done about a gloss that the lexicon does not have."""
        item, letters = self.draft.items[place], tuple[Slot, ...]()
        missing = self.missing.get(item.label)
        if choice is MissingChoice.SPELL and missing is not None:
            letters = missing.spelling.slots
        is_gap = choice is MissingChoice.GAP
        self.set_draft(self.draft.with_item(place, replace(item, letters=letters, is_gap=is_gap)))

    def call_otherwise(self, place: int, gloss: str) -> None:
        """Put another gloss in the place of a missing one."""
        item = self.draft.items[place]
        self.set_draft(self.draft.with_item(place, DraftItem(gloss, pause=item.pause)))

    def _resolve(self) -> None:
        """Look up the glosses that have no sign yet, all at once."""
        unknown = set(self.draft.unknown) - self.missing.keys()
        if not unknown:
            return
        lexicon = self._lexicon
        self._workspace.operations.read(
            self,
            lambda: _meanings(lexicon, unknown),
            self._fill_in,
            topic="resolution",
        )

    def _fill_in(self, found: dict[str, Meaning]) -> None:
        items = tuple(
            _meant(item, found[item.label]) if item.is_missing and item.label in found else item
            for item in self.draft.items
        )
        for label, meaning in found.items():
            if isinstance(meaning, Missing):
                self.missing[label] = meaning
        self.set_draft(replace(self.draft, items=items), merges=True)
        self.missing_read.emit()

    def _compose(self) -> None:
        draft, lexicon, memory = self.draft, self._lexicon, self._memory
        rate, fluency = draft.rate, draft.fluency
        self._workspace.operations.read(
            self,
            lambda: compose(lexicon, draft.slots, rate=rate, fluency=fluency, memory=memory),
            self._show,
            failed=self._fail,
            topic="trajectory",
        )

    def _show(self, made: Trajectory) -> None:
        self.made = made
        self.composed.emit(made)
        if len(made.pts):
            self._workspace.operations.read(
                self, lambda: read_curves(made.motion), self.curves_read.emit, topic="curves"
            )

    def _fail(self, error: KnownError) -> None:
        self.made = None
        self.failed.emit(error)


def _meanings(lexicon: Lexicon, glosses: set[str]) -> dict[str, Meaning]:
    """What glosses mean: a sign, letters that spell them, or nothing in the lexicon."""
    meanings: dict[str, Meaning] = {}
    for gloss in glosses:
        reading = read_glosses(lexicon, f'"{gloss}"')
        if reading.missing:
            meanings[gloss] = reading.missing[0]
        elif reading.slots and reading.slots[0].letter is not None:
            meanings[gloss] = reading.slots
        elif reading.slots:
            meanings[gloss] = get_entries(lexicon, [reading.slots[0].entry])[0]
    return meanings


def _meant(item: DraftItem, meaning: Meaning) -> DraftItem:
    if isinstance(meaning, Missing):
        return item
    if isinstance(meaning, tuple):
        letter = meaning[0].letter
        return replace(item, label=letter.word if letter else item.label, letters=meaning)
    return replace(item, label=meaning.id_gloss, entry=meaning.id)
