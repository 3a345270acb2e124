"""Turns the draft into motion: resolves glosses, composes off the main thread, keeps the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.studio.composing import complete_gloss, compose, read_glosses
from app.ui.pages.compose.draft import Draft, DraftHistory
from app.ui.pages.compose.draft_file import keep_draft, load_draft
from app.ui.plots.curve_reading import read_curves
from lexicon_db.entries import get_entries

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Entry
    from lexicon_db.store import Lexicon

_KEEP_AFTER_MILLISECONDS: Final = 400


class Composer(QObject):
    """The draft, its past, and the motion that it makes.

    Attributes:
        made: The motion of the latest draft that could be composed; None before the first.
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

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lexicon = workspace.lexicon
        self._history = DraftHistory(load_draft(self._lexicon.info.id))
        self.made: Trajectory | None = None
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_AFTER_MILLISECONDS)
        self._keep.timeout.connect(self.keep)

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

    def keep(self) -> None:
        """Write the draft to the disk now."""
        self._keep.stop()
        keep_draft(self._lexicon.info.id, self.draft)

    def complete(self, prefix: str) -> None:
        """Look for signs that begin like this; ``completed`` tells them."""
        lexicon = self._lexicon
        self._workspace.operations.read(
            self,
            lambda: complete_gloss(lexicon, prefix) if prefix else [],
            self.completed.emit,
            topic="completion",
        )

    def _resolve(self) -> None:
        """Look up the glosses that have no sign yet, all at once."""
        unknown = self.draft.unknown
        if not unknown:
            return
        lexicon = self._lexicon
        self._workspace.operations.read(
            self,
            lambda: _signs_of(lexicon, set(unknown)),
            self._fill_in,
            topic="resolution",
        )

    def _fill_in(self, found: dict[str, Entry]) -> None:
        items = tuple(
            replace(item, label=found[item.label].id_gloss, entry=found[item.label].id)
            if item.entry is None and item.label in found
            else item
            for item in self.draft.items
        )
        self.set_draft(replace(self.draft, items=items), merges=True)

    def _compose(self) -> None:
        draft, lexicon = self.draft, self._lexicon
        self._workspace.operations.read(
            self,
            lambda: compose(lexicon, draft.slots, rate=draft.rate, fluency=draft.fluency),
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


def _signs_of(lexicon: Lexicon, glosses: set[str]) -> dict[str, Entry]:
    """The signs of those glosses that the lexicon has."""
    slots = {gloss: read_glosses(lexicon, f'"{gloss}"').slots for gloss in glosses}
    known = {gloss: found[0].entry for gloss, found in slots.items() if found}
    entries = {entry.id: entry for entry in get_entries(lexicon, list(set(known.values())))}
    return {gloss: entries[entry] for gloss, entry in known.items() if entry in entries}
