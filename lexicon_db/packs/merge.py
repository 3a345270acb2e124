"""The plan of an import: as people see it, and with all that carrying it out needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lexicon_db.labels import MAX_LABEL
from lexicon_db.packs.columns import Document
from lexicon_db.packs.manifest import Manifest
from lexicon_db.packs.merging import (
    EntryMerge,
    Keep,
    Standing,
)
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.selecting import LeftOut
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.signing import Signature

_CHUNK: Final = 1_000
#: What of an utterance can change after it was made.
UTTERANCE_FIELDS: Final = ("name", "rate", "fluency", "slots", "gaps")
#: What of a take can change after it was made.
TAKE_FIELDS: Final = (
    "start_seconds", "end_seconds", "dominance", "onset_seconds", "stroke_start_seconds",
    "stroke_end_seconds", "offset_seconds", "phases_by_hand", "repairs",
)  # fmt: skip
#: Stands for the active take of an entry among the kinds of what an import notes.
ACTIVE_TAKES: Final = "active takes"
#: Stands for the whole entry where a rule speaks of a homonym.
HOMONYM: Final = "homonym"


@dataclass(frozen=True)
class MergePlan:
    """What an import does, or would do.

    Attributes:
        manifest: What the pack says of itself.
        signature: Who signed it, or None.
        entries: What becomes of each entry, by ID-gloss.
        added: How many records of each kind are added.
        changed_takes: How many takes that are here are cut, phased or repaired as in the pack.
        changed_utterances: How many utterances that are here become as in the pack.
        switched_takes: How many signs that are here are shown by another take from now on.
        ended_consents: How many consents end that an earlier version of the pack brought.
        left_out: What stays out although the pack holds it, and why.
        earlier_version: The version of the same pack that was imported last; empty if none was.
        is_step_back: Whether that is a later version than this one.
    """

    manifest: Manifest
    signature: Signature | None
    entries: tuple[EntryMerge, ...]
    added: dict[str, int]
    changed_takes: int
    changed_utterances: int
    switched_takes: int
    ended_consents: int
    left_out: tuple[LeftOut, ...]
    earlier_version: str
    is_step_back: bool

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is here already."""
        changes = (
            self.changed_takes, self.changed_utterances, self.switched_takes, self.ended_consents,
        )  # fmt: skip
        fields = (one.keep for entry in self.entries for one in entry.differences)
        return not (self.added or any(changes) or any(keep is not Keep.MINE for keep in fields))

    def count(self, standing: Standing) -> int:
        """How many entries stand so."""
        return sum(entry.standing is standing for entry in self.entries)


@dataclass
class Merge:
    """A plan with all that carrying it out needs.

    Attributes:
        entries: What becomes of each entry of the pack, by its id there.
        local: What entries of the pack that come or are here are called here.
        bases: Records as the last import of the same pack held them, by kind and id.
        dropped: Signers whose data must not come, and why.
        new: Ids of what is new, by kind.
        changed_takes: Takes that become as the pack has them, by id: as they are, as they become.
        changed_utterances: Utterances that become as the pack has them, in the same way.
        switched: The active take of entries as it is and as it becomes, by their id in the pack.
        recordings: Recordings of new takes: what they are called here, by their id in the pack.
        ended: Consents that came with an earlier version of the pack and are in it no more.
        files: Files of the pack that are wanted and not here yet.
        left_out: What stays out.
    """

    entries: dict[str, EntryMerge] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    bases: dict[tuple[str, str], Document] = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)
    new: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed_takes: dict[str, tuple[Document, Document]] = field(default_factory=dict)
    changed_utterances: dict[str, tuple[Document, Document]] = field(default_factory=dict)
    switched: dict[str, tuple[str, str]] = field(default_factory=dict)
    recordings: dict[str, str] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    files: list[Document] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def added(self) -> dict[str, int]:
        """How many records of each kind are added."""
        counts = {kind: len(self.new[kind]) for kind in (*SHAPES, "consents")}
        counts["files"] = len(self.files)
        return {kind: count for kind, count in counts.items() if count}


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name with the lowest number that nobody has yet."""
    used, number = set(taken), 2
    while True:
        tail = f" ({number})"
        if (free := name[: MAX_LABEL - len(tail)] + tail) not in used:
            return free
        number += 1


def document_chunks(pack: Pack, kind: str) -> Iterator[list[Document]]:
    """The records of a kind in lists of a bounded length."""
    chunk: list[Document] = []
    for document in pack.records(kind):
        chunk.append(document)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
