"""The entries of the lexicon as the page has read them: searched on a thread, kept in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from app.studio.form_search import FormQuery
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
_CHUNK: Final = 2500


class Shelf(QObject):
    """Finds entries by words at once, and reads what is in them piece by piece.

    Args:
        workspace: Where the entries are.
        looks_like: Whether an entry looks as it is wanted; more may be known later, see `tell`.
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
        self,
        workspace: Workspace,
        looks_like: Callable[[FormQuery, Entry], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._looks_like = looks_like
        self._lexicon, self._operations = workspace.lexicon, workspace.operations
        self._known: dict[EntryId, Entry] = {}
        self._present: list[Entry] = []
        self._names: dict[str, list[str]] = {}
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
        counts: Counter[EntryStatus | QualityVerdict | str] = Counter()
        counts.update([entry.status for entry in self._present])
        counts.update([entry.quality for entry in self._present if entry.quality is not None])
        people = Counter([entry.assignee for entry in self._present])
        counts.update({f"assignee {name}": count for name, count in people.items()})
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
        known = self._known
        self._present = [known[id_] for id_ in self._matching if id_ in known]
        missing = [id_ for id_ in self._matching if id_ not in known][:most]
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
        self._names.clear()
        gone = set(asked).difference(entry.id for entry in read)
        if gone:
            self._matching = tuple(id_ for id_ in self._matching if id_ not in gone)
        self._read_more(_CHUNK)

    def tell(self) -> None:
        """Choose again among what has been read: more forms are known."""
        narrows = self._wanted != Filter(self._wanted.words, in_trash=self._wanted.in_trash)
        fitting: Iterable[Entry] = self._present
        if narrows:
            fitting = filter(self._fits, fitting)
        if self._wanted.like:
            places = {id_: place for place, id_ in enumerate(self._wanted.like)}
            alike = (entry for entry in fitting if entry.id in places)
            fitting = sorted(alike, key=lambda entry: places[entry.id])
        self.entries = tuple(fitting)
        self.found.emit()

    def offered_names(self) -> tuple[list[str], list[str], list[str]]:
        """Tags, dialects and people to offer; who works now comes first."""
        me = self._lexicon.who
        people = sorted(self.people(), key=lambda person: person != me)
        return self.names("tags"), self.names("dialects"), people

    def names(self, field: Literal["tags", "dialects"]) -> list[str]:
        """The tags, or dialects, that entries have, as far as they were read."""
        if field not in self._names:
            sets = {getattr(entry, field) for entry in self._known.values()}
            self._names[field] = sorted({name for names in sets for name in names})
        return self._names[field]

    def people(self) -> list[str]:
        """Who works now, and those who are to work on entries, as far as they were read."""
        if "people" not in self._names:
            people = {entry.assignee for entry in self._known.values()}
            self._names["people"] = sorted((people | {self._lexicon.who}) - {""})
        return self._names["people"]

    @property
    def present(self) -> Sequence[Entry]:
        """The entries that match the words, as far as they were read, whatever else is wanted."""
        return self._present

    def glosses(self) -> list[str]:
        """The ID-glosses of the entries that were read."""
        if "glosses" not in self._names:
            self._names["glosses"] = sorted(entry.id_gloss for entry in self._known.values())
        return self._names["glosses"]

    def _fits(self, entry: Entry) -> bool:
        wanted = self._wanted
        if wanted.statuses and entry.status not in wanted.statuses:
            return False
        if wanted.verdicts and entry.quality not in wanted.verdicts:
            return False
        if wanted.assignee and entry.assignee != wanted.assignee:
            return False
        return wanted.form.is_empty or self._looks_like(wanted.form, entry)

    def _fail(self, error: KnownError) -> None:
        self.failed.emit(error)


def _read(
    lexicon: Lexicon, entries: Sequence[EntryId]
) -> tuple[Sequence[Entry], Mapping[TakeId, QualityReport]]:
    """Entries, and the reports of those active takes that were judged."""
    read = get_entries(lexicon, entries)
    judged = [entry.active_take for entry in read if entry.quality is not None]
    return read, quality_of_takes(lexicon, [take for take in judged if take is not None])
