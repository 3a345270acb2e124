"""Undoing an import: exactly what came with a pack goes, and what it changed comes back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute

from lexicon_db.errors import KnownError
from lexicon_db.media_rows import forget_unused_media, move_to_trash
from lexicon_db.packs.carrying_signs import set_utterance
from lexicon_db.packs.carrying_takes import set_active_take
from lexicon_db.packs.columns import Document
from lexicon_db.packs.entry_changes import change_entry
from lexicon_db.packs.inserting import Names, insert_repairs
from lexicon_db.packs.merge import ACTIVE_TAKES, TAKE_FIELDS
from lexicon_db.packs.selecting import LeftOut, chunks
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.sign_documents import entry_documents
from lexicon_db.packs.take_documents import take_documents, utterance_documents
from lexicon_db.records import Changes
from lexicon_db.schema import (
    Base,
    ConsentRow,
    EntryRow,
    IdentityRow,
    ImportedFileRow,
    PackImportRow,
    PackItemRow,
    QualityReportRow,
    RecordingRow,
    RelationRow,
    RepairRow,
    ReviewRow,
    SignerRow,
    SlotRow,
    TakeRow,
    TermRow,
    TrackRow,
    UtteranceRow,
    VocabularyRow,
    utc_now,
)
from lexicon_db.writing import Write

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_WORKED_ON: Final = "You have worked on it since."
#: What was added is removed in this order, so that nothing refers to what is gone.
_ORDER: Final[tuple[tuple[str, type[Base]], ...]] = (
    ("reviews", ReviewRow), ("utterances", UtteranceRow), ("identities", IdentityRow),
    ("tracks", TrackRow), ("takes", TakeRow), ("recordings", RecordingRow),
    ("entries", EntryRow), ("consents", ConsentRow), ("signers", SignerRow),
)  # fmt: skip


@dataclass(frozen=True)
class Undone:
    """What undoing an import did.

    Attributes:
        removed: How many records of each kind went.
        kept: What stayed, and why.
        changes: What was touched.
    """

    removed: dict[str, int]
    kept: tuple[LeftOut, ...]
    changes: Changes


def undo_import(lexicon: Lexicon, import_id: str) -> Undone:
    """Remove what an import added and give back what it changed, in one step.

    What has been worked on since, or what later work needs, stays; so does what was changed again.

    Raises:
        KnownError: If there is no such import, or it was undone already.
    """
    with lexicon.write("undo import of pack") as write:
        row = write.session.get(PackImportRow, import_id)
        if row is None or row.undone_at is not None:
            raise KnownError(
                "Nothing was undone.",
                "There is no such import, or it was undone already.",
                "Look at the list of imported packs.",
            )
        undoing = _Undoing(write, import_id)
        undoing.run()
        write.set(row, undone_at=utc_now())
        unused = forget_unused_media(write.session)
    move_to_trash(lexicon, unused)
    kept = [LeftOut(kind, "", count, _WORKED_ON) for kind, count in undoing.kept.items()]
    return Undone(dict(undoing.removed), tuple(kept), write.changes)


class _Undoing:
    """One import on its way out."""

    def __init__(self, write: Write, import_id: str) -> None:
        self._write = write
        self._session = write.session
        self._added: dict[str, set[str]] = defaultdict(set)
        self._changed: list[PackItemRow] = []
        self._theirs: dict[str, Document] = {}
        self.removed: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        query = select(PackItemRow).where(PackItemRow.import_id == import_id)
        for item in self._session.scalars(query):
            if item.changed is None:
                self._added[item.kind].add(item.local_id)
                self._theirs[item.local_id] = item.theirs or {}
            elif item.changed:
                self._changed.append(item)

    def run(self) -> None:
        """Give back, then remove."""
        for item in self._changed:
            give = {
                "entries": self._give_entry_back,
                "takes": self._give_take_back,
                ACTIVE_TAKES: self._give_active_take_back,
                "utterances": self._give_utterance_back,
            }[item.kind]
            if not give(item.local_id, item.changed or {}):
                self.kept[item.kind] += 1
        self._session.flush()
        for kind, table in _ORDER:
            ids = self._added[kind]
            needed = self._needed(kind, ids) & ids if ids else set()
            self.kept.update({kind: len(needed)} if needed else {})
            self._added[kind] = ids - needed
            self._remove(kind, table, ids - needed)

    def _give_entry_back(self, entry: str, changed: Document) -> bool:
        mine = next(entry_documents(self._session, [entry]), None)
        if mine is None:
            return False
        fields = SHAPES["entries"].fields
        wanted = {
            name: fields[name].read(old)
            for name, (old, new) in changed.items()
            if fields[name].write(mine[name]) == new
        }
        names = Names(self._session)
        query = select(VocabularyRow.name, TermRow.name, TermRow.id)
        rows = self._session.execute(query.join(TermRow, TermRow.vocabulary_id == VocabularyRow.id))
        names.terms = {(vocabulary, term): key for vocabulary, term, key in rows}
        change_entry(self._write, entry, wanted, names, self._related(entry, wanted))
        return len(wanted) == len(changed)

    def _related(self, entry: str, wanted: Document) -> set[str]:
        """Entries that the relations speak of: those of now, and those of before."""
        query = select(RelationRow.target_id).where(RelationRow.source_id == entry)
        before = {one["target_id"] for one in wanted.get("relations", ())}
        there = set(self._session.scalars(select(EntryRow.id).where(EntryRow.id.in_(before))))
        return set(self._session.scalars(query)) | there

    def _give_take_back(self, take: str, changed: Document) -> bool:
        mine = next(take_documents(self._session, [take]), None)
        if mine is None:
            return False
        fields = SHAPES["takes"].fields
        made_by = changed.get("made_by", {})
        changed = {name: pair for name, pair in changed.items() if name != "made_by"}
        if any(fields[name].write(mine[name]) != new for name, (_, new) in changed.items()):
            return False
        old: dict[str, Any] = {name: fields[name].read(pair[0]) for name, pair in changed.items()}
        repairs = old.pop("repairs", None)
        self._write.set(self._session.get_one(TakeRow, take), **old)
        if repairs is not None:
            self._session.execute(delete(RepairRow).where(RepairRow.take_id == take))
            insert_repairs(self._session, take, repairs, made_by)
        return True

    def _give_active_take_back(self, entry: str, changed: Document) -> bool:
        before, after = changed["take"]
        is_active = (TakeRow.entry_id == entry) & TakeRow.is_active.is_(True)
        old = self._session.get(TakeRow, before)
        is_mine = self._session.scalar(select(TakeRow.id).where(is_active)) != after
        if is_mine or old is None or old.trashed_at is not None:
            return False
        set_active_take(self._write, after, before)
        return True

    def _give_utterance_back(self, utterance: str, changed: Document) -> bool:
        mine = next(utterance_documents(self._session, [utterance]), None)
        if mine is None:
            return False
        fields = SHAPES["utterances"].fields
        if any(fields[name].write(mine[name]) != new for name, (_, new) in changed.items()):
            return False
        old = {name: fields[name].read(pair[0]) for name, pair in changed.items()}
        set_utterance(self._write, utterance, mine | old)
        return True

    def _needed(self, kind: str, ids: set[str]) -> set[str]:
        """Those of some added records that something else needs, or that were worked on."""
        if kind == "tracks":
            return self._of_kept_takes(ids)
        found = self._worked_on(kind, ids)
        for table, column in _NEEDS.get(kind, ()):
            mine = self._added[_KINDS[table]] if table in _KINDS else set()
            for chunk in chunks(sorted(ids)):
                key = table.__table__.columns["id"]
                query = select(column, key).where(column.in_(chunk))
                found |= {one for one, other in self._session.execute(query) if other not in mine}
        return found

    def _of_kept_takes(self, ids: set[str]) -> set[str]:
        """Tracks of takes that stay; these are known before their tracks would go."""
        kept = self._needed("takes", self._added["takes"])
        query = select(TrackRow.id).where(TrackRow.take_id.in_(kept))
        return ids & set(self._session.scalars(query))

    def _worked_on(self, kind: str, ids: set[str]) -> set[str]:
        """Those of some added records that are not as they came any more."""
        if kind == "takes":
            mine = take_documents(self._session, sorted(ids))
            shape = SHAPES["takes"]
            return {
                one["id"]
                for one in mine
                if any(
                    shape.fields[name].write(one[name]) != self._theirs[one["id"]][name]
                    for name in TAKE_FIELDS
                )
            }
        if kind not in _CHANGED_AT:
            return set()
        time = SHAPES[kind].fields["changed_at"]
        return {
            key
            for key, at in self._session.execute(_CHANGED_AT[kind])
            if key in ids and time.write(at) != self._theirs[key]["changed_at"]
        }

    def _remove(self, kind: str, table: type[Base], ids: Iterable[str]) -> None:
        key = table.__table__.columns["id"]
        for chunk in chunks(sorted(ids)):
            if kind == "takes":
                for part in (TrackRow, ReviewRow, QualityReportRow, ImportedFileRow):
                    owned = part.__table__.columns["take_id"]
                    self._session.execute(delete(part).where(owned.in_(chunk)))
            for row in self._session.scalars(select(table).where(key.in_(chunk))):
                self._tell(row)
                self.removed[kind] += 1
            self._session.execute(delete(table).where(key.in_(chunk)))
            self._session.expire_all()

    def _tell(self, row: Any) -> None:  # noqa: ANN401 - rows of any table
        if isinstance(row, (EntryRow, TakeRow, SignerRow, UtteranceRow, IdentityRow)):
            label = getattr(row, "id_gloss", "") or getattr(row, "name", "") or "take"
            self._write.note(row, "", label, "")


_CHANGED_AT: Final = {
    "entries": select(EntryRow.id, EntryRow.changed_at),
    "utterances": select(UtteranceRow.id, UtteranceRow.changed_at),
}
_KINDS: Final[dict[type[Base], str]] = {table: kind for kind, table in _ORDER}
#: What may need a record of a kind, and how it refers to it.
_NEEDS: Final[dict[str, tuple[tuple[type[Base], InstrumentedAttribute[Any]], ...]]] = {
    "utterances": ((ReviewRow, ReviewRow.utterance_id),),
    "entries": ((TakeRow, TakeRow.entry_id), (SlotRow, SlotRow.entry_id)),
    "takes": (
        (SlotRow, SlotRow.take_id),
        (TrackRow, TrackRow.take_id),
        (ReviewRow, ReviewRow.take_id),
    ),
    "recordings": ((TakeRow, TakeRow.recording_id),),
    "signers": (
        (TakeRow, TakeRow.signer_id),
        (IdentityRow, IdentityRow.signer_id),
        (ConsentRow, ConsentRow.signer_id),
    ),
}
