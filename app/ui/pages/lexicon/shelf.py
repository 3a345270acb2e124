"""The entries of the lexicon as the page has read them: searched on a thread, kept in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from app.studio.sign_forms import SignForm
from app.ui.bridge.workspace import Workspace
from app.ui.pages.lexicon.filter_bar import Filter
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.quality import quality_of_takes
from lexicon_db.records import (
    Entry,
    EntryId,
    EntryStatus,
    QualityReport,
    QualityVerdict,
    TakeId,
)
from lexicon_db.search import search_entries

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Entries that are read at a time: few at first, so that the page fills at once.
_FIRST_CHUNK: Final = 120
_CHUNK: Final = 600


class Shelf(QObject):
    """Finds entries by words at once, and reads what is in them piece by piece.

    Args:
        workspace: Where the entries are.
        forms: What signs look like; what is in it grows, see `tell`.
        parent: The page.

    Attributes:
        entries: What was found and has been read so far, best first.
        reports: How well the active takes of what was read can be trusted, where that was judged.
        is_complete: Whether everything that was found has been read.
    """

    #: Other entries were found, or more of them were read, or their content changed.
    found = Signal()
    #: The `KnownError` why nothing could be read.
    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, forms: Mapping[TakeId, SignForm], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._forms = forms
        self._lexicon, self._operations = workspace.lexicon, workspace.operations
        self._known: dict[EntryId, Entry] = {}
        self._matching: tuple[EntryId, ...] = ()
        self._wanted = Filter()
        self.entries: tuple[Entry, ...] = ()
        self.reports: dict[TakeId, QualityReport] = {}
        self._trashed: int | None = None
        self.is_complete = False

    @property
    def counts(self) -> Counter[EntryStatus | QualityVerdict | str]:
        """How many entries match the words, as far as they were read.

        By status, by light, and by ``assignee`` and the name of who is to work on them.
        """
        known = [self._known[id_] for id_ in self._matching if id_ in self._known]
        counts: Counter[EntryStatus | QualityVerdict | str] = Counter(
            entry.status for entry in known
        )
        counts.update(entry.quality for entry in known if entry.quality is not None)
        counts.update(f"assignee {entry.assignee}" for entry in known if entry.assignee)
        return counts

    @property
    def trashed(self) -> int:
        """How many entries are in the trash."""
        return self._trashed or 0

    @property
    def has_nothing(self) -> bool:
        """Whether the lexicon itself has no entry, not even in the trash."""
        return not self._matching and self._wanted == Filter() and not self.trashed

    def find(self, wanted: Filter) -> None:
        """Find what the person wants to see; `found` follows, perhaps several times."""
        self._wanted = wanted
        lexicon, trashed = self._lexicon, self._trashed

        def work() -> tuple[tuple[EntryId, ...], int]:
            found = search_entries(lexicon, wanted.words, in_trash=wanted.in_trash)
            if trashed is not None:
                return found, trashed
            return found, len(search_entries(lexicon, in_trash=True))

        self._operations.read(
            self, work, lambda found: self._match(*found), failed=self._fail, topic="find"
        )

    def forget(self, entries: frozenset[EntryId]) -> None:
        """Read these entries again, and find again."""
        self._trashed = None
        for entry in entries:
            self._known.pop(entry, None)
        self.find(self._wanted)

    def _match(self, ids: tuple[EntryId, ...], trashed: int) -> None:
        self._matching, self._trashed = ids, trashed
        self._read_more(_FIRST_CHUNK)

    def _read_more(self, most: int) -> None:
        """Read some of what was found and is not known yet, or tell what is known."""
        missing = [id_ for id_ in self._matching if id_ not in self._known][:most]
        self.is_complete = not missing
        if self.is_complete or most != _FIRST_CHUNK:
            self.tell()
        if missing:
            lexicon = self._lexicon
            self._operations.read(
                self,
                lambda: _read(lexicon, missing),
                lambda read: self._keep(missing, *read),
                failed=self._fail,
                topic="find",
            )

    def _keep(
        self,
        asked: Sequence[EntryId],
        read: Sequence[Entry],
        reports: Mapping[TakeId, QualityReport],
    ) -> None:
        self.reports.update(reports)
        self._known.update((entry.id, entry) for entry in read)
        gone = set(asked).difference(entry.id for entry in read)
        if gone:
            self._matching = tuple(id_ for id_ in self._matching if id_ not in gone)
        self._read_more(_CHUNK)

    def tell(self) -> None:
        """Choose again among what has been read: more forms are known."""
        known = (self._known[id_] for id_ in self._matching if id_ in self._known)
        self.entries = tuple(entry for entry in known if self._fits(entry))
        self.found.emit()

    def names(self, field: Literal["tags", "dialects"]) -> list[str]:
        """The tags, or dialects, that entries have, as far as they were read."""
        known = self._known.values()
        return sorted({name for entry in known for name in getattr(entry, field)})

    def people(self) -> list[str]:
        """Who works now, and those who are to work on entries, as far as they were read."""
        people = {entry.assignee for entry in self._known.values()} | {self._lexicon.who}
        return sorted(people - {""})

    def takes(self) -> list[TakeId]:
        """The takes that stand for the entries that match the words, as far as they were read."""
        known = (self._known[id_] for id_ in self._matching if id_ in self._known)
        return [entry.active_take for entry in known if entry.active_take is not None]

    def _fits(self, entry: Entry) -> bool:
        wanted = self._wanted
        if wanted.statuses and entry.status not in wanted.statuses:
            return False
        if wanted.verdicts and entry.quality not in wanted.verdicts:
            return False
        if wanted.assignee and entry.assignee != wanted.assignee:
            return False
        if wanted.form.is_empty:
            return True
        form = self._forms.get(entry.active_take or TakeId(""))
        return form is not None and wanted.form.fits(form)

    def _fail(self, error: KnownError) -> None:
        self.failed.emit(error)


def _read(
    lexicon: Lexicon, entries: Sequence[EntryId]
) -> tuple[Sequence[Entry], Mapping[TakeId, QualityReport]]:
    """Entries, and the reports of those active takes that were judged."""
    read = get_entries(lexicon, entries)
    judged = [entry.active_take for entry in read if entry.quality is not None]
    return read, quality_of_takes(lexicon, [take for take in judged if take is not None])
