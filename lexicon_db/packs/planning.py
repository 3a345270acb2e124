"""What an import of a pack would do, worked out in one state of the lexicon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lexicon_db.labels import MAX_LABEL
from lexicon_db.packs.columns import Document
from lexicon_db.packs.manifest import Manifest, is_later
from lexicon_db.packs.merging import (
    TAKES,
    Difference,
    EntryMerge,
    Keep,
    MergeRules,
    Origin,
    Standing,
    differences_of,
    standing_of,
)
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.selecting import LeftOut
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.sign_documents import entry_documents
from lexicon_db.packs.signing import Signature
from lexicon_db.packs.take_documents import take_documents
from lexicon_db.records import Scope
from lexicon_db.schema import (
    EntryRow,
    IdentityRow,
    MediaRow,
    PackExportRow,
    PackImportRow,
    PackItemRow,
    RecordingRow,
    ReviewRow,
    RevocationRow,
    SignerRow,
    TakeRow,
    TrackRow,
    UtteranceRow,
    utc_now,
)

_CHUNK: Final = 1_000
#: What of a take can change after it was made.
TAKE_FIELDS: Final = (
    "start_seconds", "end_seconds", "dominance", "onset_seconds", "stroke_start_seconds",
    "stroke_end_seconds", "offset_seconds", "phases_by_hand", "repairs",
)  # fmt: skip
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
        left_out: What stays out although the pack holds it, and why.
        earlier_version: The version of the same pack that was imported last; empty if none was.
        is_step_back: Whether that is a later version than this one.
    """

    manifest: Manifest
    signature: Signature | None
    entries: tuple[EntryMerge, ...]
    added: dict[str, int]
    changed_takes: int
    left_out: tuple[LeftOut, ...]
    earlier_version: str
    is_step_back: bool

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is here already."""
        return (
            not any(self.added.values())
            and not self.changed_takes
            and not any(
                one.keep is not Keep.MINE for entry in self.entries for one in entry.differences
            )
        )

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
        recordings: Recordings of new takes: what they are called here, by their id in the pack.
        files: Files of the pack that are wanted and not here yet.
        left_out: What stays out.
    """

    entries: dict[str, EntryMerge] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)
    bases: dict[tuple[str, str], Document] = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)
    new: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed_takes: dict[str, tuple[Document, Document]] = field(default_factory=dict)
    recordings: dict[str, str] = field(default_factory=dict)
    files: list[Document] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def added(self) -> dict[str, int]:
        """How many records of each kind are added."""
        return {kind: len(self.new[kind]) for kind in SHAPES if self.new[kind]} | (
            {"files": len(self.files)} if self.files else {}
        )


def make_plan(session: Session, pack: Pack, merge: Merge) -> MergePlan:
    """The plan as people see it."""
    manifest = pack.manifest
    versions = session.scalars(
        select(PackImportRow.version)
        .where(PackImportRow.pack_id == manifest.pack_id, PackImportRow.undone_at.is_(None))
        .order_by(PackImportRow.imported_at.desc())
    ).all()
    earlier = versions[0] if versions else ""
    return MergePlan(
        manifest=manifest,
        signature=pack.signature,
        entries=tuple(sorted(merge.entries.values(), key=lambda one: (one.gloss, one.entry))),
        added=merge.added,
        changed_takes=len(merge.changed_takes),
        left_out=tuple(merge.left_out),
        earlier_version=earlier,
        is_step_back=bool(earlier) and is_later(earlier, manifest.terms.version),
    )


def work_out(session: Session, pack: Pack, rules: MergeRules) -> Merge:
    """Compare a pack, which is known to be sound, with the lexicon."""
    merge = Merge()
    aliases = _read_bases(session, pack, merge)
    _drop_signers(session, pack, merge)
    _place_entries(session, pack, rules, merge, aliases)
    _compare_entries(session, pack, rules, merge)
    _look_at_takes(session, pack, rules, merge)
    _look_at_recordings(session, pack, merge)
    _look_at_rest(session, pack, merge)
    return merge


def _read_bases(session: Session, pack: Pack, merge: Merge) -> dict[str, str]:
    """Learn what earlier imports of the pack brought; return what its entries are called here."""
    query = (
        select(PackItemRow.kind, PackItemRow.subject_id, PackItemRow.local_id, PackItemRow.theirs)
        .join(PackImportRow, PackImportRow.id == PackItemRow.import_id)
        .where(PackImportRow.pack_id == pack.manifest.pack_id, PackImportRow.undone_at.is_(None))
        .where(PackItemRow.theirs.is_not(None))
        .order_by(PackImportRow.imported_at)
    )
    aliases = {}
    for kind, subject, local, theirs in session.execute(query):
        merge.bases[kind, subject] = theirs
        if kind == "entries":
            aliases[subject] = local
    return aliases


def _drop_signers(session: Session, pack: Pack, merge: Merge) -> None:
    query = select(RevocationRow.signer_id, RevocationRow.revoked_at)
    revoked: dict[str, datetime] = dict(session.execute(query).all())
    now = utc_now()
    for signer in pack.records("signers"):
        sharing = [one for one in signer["consents"] if Scope.SHARE in one["scopes"]]
        lasting = [c for c in sharing if c["expires_at"] is None or c["expires_at"] > now]
        since = revoked.get(signer["id"])
        why = ""
        if not lasting:
            why = "The consent to sharing has expired."
        elif since is not None and all(c["granted_at"] <= since for c in lasting):
            why = f"The consent to sharing was withdrawn on {since:%Y-%m-%d}."
        if why:
            merge.dropped[signer["id"]] = signer["name"]
            merge.left_out.append(LeftOut("people", signer["name"], 1, why))


def _place_entries(
    session: Session, pack: Pack, rules: MergeRules, merge: Merge, aliases: dict[str, str]
) -> None:
    """Find out which entry of the lexicon each entry of the pack is, if any."""
    theirs = [(entry["id"], entry["id_gloss"]) for entry in pack.records("entries")]
    query = select(EntryRow.id_gloss, EntryRow.id).where(EntryRow.trashed_at.is_(None))
    taken: dict[str, str] = dict(session.execute(query).all())
    here = {
        key: trashed is not None
        for key, trashed in session.execute(select(EntryRow.id, EntryRow.trashed_at))
    }
    glosses = {gloss for _, gloss in theirs} | taken.keys()
    for key, gloss in theirs:
        local = aliases.get(key, key)
        if local in here:
            standing = Standing.TRASHED if here[local] else Standing.SAME
            merge.entries[key] = EntryMerge(key, gloss, local, standing, is_left_out=here[local])
        elif gloss not in taken:
            merge.entries[key] = EntryMerge(key, gloss, None, Standing.NEW, new_gloss=gloss)
        else:
            said = rules.said(key, HOMONYM) or rules.homonyms
            merge.entries[key] = _homonym(key, gloss, taken[gloss], said, glosses)
    for key, one in merge.entries.items():
        if one.is_left_out:
            why = "It is in the trash here." if one.mine else "Another sign has its ID-gloss."
            merge.left_out.append(LeftOut("entries", one.gloss, 1, why))
        else:
            merge.local[key] = one.mine or key
        if one.mine is None and not one.is_left_out:
            merge.new["entries"].add(key)


def _homonym(key: str, gloss: str, mine: str, keep: Keep, glosses: set[str]) -> EntryMerge:
    if keep is Keep.MINE:
        return EntryMerge(key, gloss, None, Standing.HOMONYM, is_left_out=True)
    if keep is Keep.THEIRS:
        return EntryMerge(key, gloss, mine, Standing.HOMONYM)
    free = free_name(gloss, glosses)
    glosses.add(free)
    return EntryMerge(key, gloss, None, Standing.HOMONYM, new_gloss=free)


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name with the lowest number that nobody has yet."""
    used, number = set(taken), 2
    while True:
        tail = f" ({number})"
        if (free := name[: MAX_LABEL - len(tail)] + tail) not in used:
            return free
        number += 1


def _compare_entries(session: Session, pack: Pack, rules: MergeRules, merge: Merge) -> None:
    shared_at = session.scalar(select(func.max(PackExportRow.made_at)))
    there = set(merge.local.values())
    glosses = select(EntryRow.id_gloss).where(EntryRow.trashed_at.is_(None))
    taken = set(session.scalars(glosses))
    for chunk in _document_chunks(pack, "entries"):
        known = {
            entry["id"]: one.mine
            for entry in chunk
            if (one := merge.entries[entry["id"]]).mine and not one.is_left_out
        }
        mine = {one["id"]: one for one in entry_documents(session, sorted(known.values()))}
        for entry in chunk:
            if entry["id"] not in known:
                continue
            old = merge.entries[entry["id"]]
            base = merge.bases.get(("entries", entry["id"]))
            if base is not None:
                base = _related(SHAPES["entries"].read(base), merge.local)
            kept = mine[known[entry["id"]]]
            kept = kept | {
                "relations": [one for one in kept["relations"] if one["target_id"] in there]
            }
            origin = Origin(base, None if old.standing is Standing.HOMONYM else shared_at)
            found = differences_of(_related(entry, merge.local), kept, origin, rules)
            found = tuple(_without_taken_gloss(one, taken) for one in found)
            standing = old.standing if old.standing is Standing.HOMONYM else standing_of(found)
            merge.entries[entry["id"]] = replace(old, standing=standing, differences=found)


def _without_taken_gloss(one: Difference, taken: set[str]) -> Difference:
    """Keep my ID-gloss where another entry has theirs."""
    is_taken = one.field == "id_gloss" and one.theirs in taken
    return replace(one, keep=Keep.MINE) if is_taken else one


def _related(entry: Document, local: dict[str, str]) -> Document:
    """An entry whose relations speak of entries as they are called here."""
    relations = [
        one | {"target_id": local[one["target_id"]]}
        for one in entry["relations"]
        if one["target_id"] in local
    ]
    order = ("role", "target_id", "position")
    return entry | {"relations": sorted(relations, key=lambda one: [one[n] for n in order])}


def _look_at_takes(session: Session, pack: Pack, rules: MergeRules, merge: Merge) -> None:
    here = set(session.scalars(select(TakeRow.id)))
    dropped: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for chunk in _document_chunks(pack, "takes"):
        known = []
        for take in chunk:
            if take["signer_id"] in merge.dropped:
                dropped[merge.dropped[take["signer_id"]]] += 1
            elif take["entry_id"] in merge.local and take["id"] in here:
                known.append(take)
            elif take["entry_id"] in merge.local:
                merge.new["takes"].add(take["id"])
                merge.recordings[take["recording_id"]] = ""
                merge.new["people of takes"].add(take["signer_id"])
                counts[take["entry_id"]] += 1
        _compare_takes(session, known, rules, merge)
    for key, count in counts.items():
        merge.entries[key] = replace(merge.entries[key], new_takes=count)
    merge.left_out += [
        LeftOut("takes", name, count, "The signer agrees no more.")
        for name, count in sorted(dropped.items())
    ]


def _compare_takes(
    session: Session, theirs: Sequence[Document], rules: MergeRules, merge: Merge
) -> None:
    """Find the takes that are here and are to be as the pack has them: cut, phases, repairs."""
    mine = {one["id"]: one for one in take_documents(session, [take["id"] for take in theirs])}
    for take in theirs:
        kept = _take_values(mine[take["id"]])
        wanted = _take_values(take)
        base = merge.bases.get(("takes", take["id"]))
        old = None if base is None else _take_values(SHAPES["takes"].read(base))
        if wanted in (kept, old):
            continue
        said = rules.said(take["entry_id"], TAKES) or rules.conflicts
        if kept == old or said is Keep.THEIRS:
            merge.changed_takes[take["id"]] = (mine[take["id"]], take)


def _take_values(take: Document) -> Document:
    return {name: take[name] for name in TAKE_FIELDS}


def _look_at_recordings(session: Session, pack: Pack, merge: Merge) -> None:
    query = select(RecordingRow.sha256, RecordingRow.id)
    here: dict[str, str] = dict(session.execute(query).all())
    files = set(session.scalars(select(MediaRow.sha256)))
    ids = set(session.scalars(select(RecordingRow.id)))
    for recording in pack.records("recordings"):
        if recording["id"] not in merge.recordings:
            continue
        merge.recordings[recording["id"]] = here.get(recording["sha256"]) or str(recording["id"])
        if recording["sha256"] not in here and recording["id"] not in ids:
            merge.new["recordings"].add(recording["id"])
            if recording["is_included"] and recording["sha256"] not in files:
                merge.files.append(recording)


def _look_at_rest(session: Session, pack: Pack, merge: Merge) -> None:
    """Signers, tracks, identities, utterances and reviews that are new."""
    new = merge.new
    people = new.pop("people of takes", set())
    known_people = set(session.scalars(select(SignerRow.id)))
    new["signers"] = people - known_people
    takes = _takes_that_come(session, pack, merge)
    _look_at_tracks(session, pack, merge, takes)
    known = set(session.scalars(select(IdentityRow.id)))
    files = set(session.scalars(select(MediaRow.sha256)))
    for identity in pack.records("identities"):
        is_dropped = identity["signer_id"] in merge.dropped
        if not is_dropped and identity["id"] not in known:
            new["identities"].add(identity["id"])
            if identity["signer_id"] not in known_people:
                new["signers"].add(identity["signer_id"])
            if identity["sha256"] not in files:
                merge.files.append(identity)
    known = set(session.scalars(select(UtteranceRow.id)))
    for utterance in pack.records("utterances"):
        is_whole = all(
            slot["entry_id"] in merge.local
            and (slot["take_id"] is None or slot["take_id"] in takes)
            for slot in utterance["slots"]
        )
        if is_whole and utterance["id"] not in known:
            new["utterances"].add(utterance["id"])
        elif not is_whole:
            why = "Not all of its signs and takes come."
            merge.left_out.append(LeftOut("utterances", utterance["name"], 1, why))
    utterances = known | new["utterances"]
    known = set(session.scalars(select(ReviewRow.id)))
    for review in pack.records("reviews"):
        is_about = review["take_id"] in takes or review["utterance_id"] in utterances
        if is_about and review["id"] not in known:
            new["reviews"].add(review["id"])


def _look_at_tracks(session: Session, pack: Pack, merge: Merge, takes: set[str]) -> None:
    """Tracks that are new; of a take whose tracks were made here, only where the take changes."""
    here = set()
    made_here = set()
    for key, take in session.execute(select(TrackRow.id, TrackRow.take_id)):
        here.add(key)
        if ("tracks", key) not in merge.bases:
            made_here.add(take)
    for track in pack.records("tracks"):
        take = track["take_id"]
        is_welcome = take not in made_here or take in merge.changed_takes
        if take in takes and track["id"] not in here and is_welcome:
            merge.new["tracks"].add(track["id"])


def _takes_that_come(session: Session, pack: Pack, merge: Merge) -> set[str]:
    """Takes of the pack that come, or that are here and may still travel."""
    here = set(session.scalars(select(TakeRow.id).where(TakeRow.trashed_at.is_(None))))
    found = set()
    for take in pack.records("takes"):
        is_allowed = take["signer_id"] not in merge.dropped and take["entry_id"] in merge.local
        if is_allowed and (take["id"] in merge.new["takes"] or take["id"] in here):
            found.add(take["id"])
    return found


def _document_chunks(pack: Pack, kind: str) -> Iterable[Sequence[Document]]:
    chunk: list[Document] = []
    for document in pack.records(kind):
        chunk.append(document)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
