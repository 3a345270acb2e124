"""Comparing what a pack holds with what is here: signs, and takes that are here already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lexicon_db.packs.columns import Document
from lexicon_db.packs.merge import (
    ACTIVE_TAKES,
    HOMONYM,
    TAKE_FIELDS,
    UTTERANCE_FIELDS,
    Merge,
    document_chunks,
    free_name,
)
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
from lexicon_db.packs.take_documents import take_documents, utterance_documents
from lexicon_db.schema import (
    EntryRow,
    PackExportRow,
    TakeRow,
)

_CHUNK: Final = 1_000


def place_entries(
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


def compare_entries(session: Session, pack: Pack, rules: MergeRules, merge: Merge) -> None:
    """Find the fields in which entries that are here differ, and which version is kept."""
    shared_at = session.scalar(select(func.max(PackExportRow.made_at)))
    there = set(merge.local.values())
    glosses = select(EntryRow.id_gloss).where(EntryRow.trashed_at.is_(None))
    taken = set(session.scalars(glosses))
    for chunk in document_chunks(pack, "entries"):
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


def compare_takes(
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


def compare_active_takes(
    session: Session, theirs: Mapping[str, str], rules: MergeRules, merge: Merge
) -> None:
    """Find the entries that are here and are to be shown by the take that shows them in the pack.

    Args:
        session: Where to look.
        theirs: The active takes of the pack that may come, by entry.
        rules: Whose is kept where a person has chosen another one here.
        merge: What comes; it gets the takes that become active.
    """
    is_active = TakeRow.is_active.is_(True)
    rows = session.execute(select(TakeRow.entry_id, TakeRow.id).where(is_active))
    mine: dict[str, str] = dict(rows.all())
    is_here = TakeRow.trashed_at.is_(None)
    there = merge.new["takes"] | set(session.scalars(select(TakeRow.id).where(is_here)))
    first: dict[str, str] = {
        take["entry_id"]: take["id"]
        for (kind, _), take in merge.bases.items()
        if kind == "takes" and take["is_active"]
    }
    for entry, take in theirs.items():
        kept = mine.get(merge.local.get(entry, ""))
        if kept is None or take == kept or take not in there:
            continue
        noted = merge.bases.get((ACTIVE_TAKES, entry))
        base = noted["take"] if noted else first.get(entry)
        said = rules.said(entry, TAKES) or rules.conflicts
        if base is not None and take != base and (kept == base or said is Keep.THEIRS):
            merge.switched[entry] = (kept, take)


def _take_values(take: Document) -> Document:
    return {name: take[name] for name in TAKE_FIELDS}


def compare_utterance(session: Session, theirs: Document, rules: MergeRules, merge: Merge) -> None:
    """Find out whether an utterance that is here is to be as the pack has it."""
    mine = next(utterance_documents(session, [theirs["id"]]))
    kept = _utterance_values(mine, {})
    wanted = _utterance_values(theirs, merge.local)
    base = merge.bases.get(("utterances", theirs["id"]))
    old = base and _utterance_values(SHAPES["utterances"].read(base), merge.local)
    if wanted not in (kept, old) and (kept == old or rules.conflicts is Keep.THEIRS):
        merge.changed_utterances[theirs["id"]] = (mine, theirs | wanted)


def _utterance_values(utterance: Document, local: dict[str, str]) -> Document:
    """What of an utterance is compared, with entries as they are called here."""
    slots = [
        slot | {"entry_id": local.get(slot["entry_id"], slot["entry_id"])}
        for slot in utterance["slots"]
    ]
    return {name: utterance[name] for name in UTTERANCE_FIELDS} | {"slots": slots}
