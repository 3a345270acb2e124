"""Finds the signs whose motion is like that of one sign; new motions are measured first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.studio.similar import SimilarSigns, measure_missing
from app.ui.bridge.notices import Notice
from app.ui.bridge.workspace import Workspace
from lexicon_db.errors import KnownError
from lexicon_db.records import Entry, EntryId

#: How many signs are shown.
_COUNT: Final = 24
#: Motions that are measured in one write: others wait so long (about half a second).
_AT_ONCE: Final = 24
#: After so many writes what is known already is compared again.
_ROUNDS: Final = 20


class LikeFinding(QObject):
    """Compares one sign with all others.

    Attributes:
        sign: The sign that others are like, or None.
        entries: That sign and those like it, nearest first.
    """

    #: Other signs are like it, or nothing is looked for any more.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._lexicon, self._operations = workspace.lexicon, workspace.operations
        self._signs = SimilarSigns(workspace.lexicon)
        self._rounds = 0
        self.sign: Entry | None = None
        self.entries: tuple[EntryId, ...] = ()

    def find(self, sign: Entry) -> None:
        """Find the signs like a sign."""
        self.sign, self.entries = sign, (sign.id,)
        self.changed.emit()
        self._measure()

    def clear(self) -> None:
        """Look for nothing."""
        if self.sign is not None:
            self.sign, self.entries = None, ()
            self.changed.emit()

    def _measure(self) -> None:
        """Measure some motions that are new; compare now and then, and at the end."""
        if self.sign is None:
            return
        lexicon = self._lexicon
        self._operations.write(self, lambda: measure_missing(lexicon, most=_AT_ONCE), self._go_on)

    def _go_on(self, left: int) -> None:
        self._rounds += 1
        if not left or self._rounds % _ROUNDS == 0:
            self._compare()
        if left:
            self._measure()

    def _compare(self) -> None:
        sign, signs = self.sign, self._signs
        if sign is None:
            return

        def work() -> tuple[EntryId, ...]:
            return (sign.id, *(alike.entry for alike in signs.like(sign.id, _COUNT)))

        self._operations.read(self, work, self._keep, failed=self._fail, topic="like")

    def _keep(self, entries: tuple[EntryId, ...]) -> None:
        if self.sign is not None and entries[0] == self.sign.id:
            self.entries = entries
            self.changed.emit()

    def _fail(self, error: KnownError) -> None:
        self._operations.tell(Notice.of_error(error))
        self.clear()
