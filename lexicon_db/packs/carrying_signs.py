"""Bringing in signs: words of description, entries, utterances."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from lexicon_db.entries import advance_status
from lexicon_db.packs.columns import Document, values
from lexicon_db.packs.entry_changes import change_entry
from lexicon_db.packs.going import Going
from lexicon_db.packs.inserting import (
    insert_entries,
    insert_gaps,
    insert_relations,
    insert_slots,
)
from lexicon_db.packs.merge import UTTERANCE_FIELDS, free_name
from lexicon_db.packs.merging import resolved
from lexicon_db.packs.selecting import chunks
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.records import EntryStatus
from lexicon_db.schema import (
    DialectRow,
    EntryRow,
    LeftGapRow,
    SlotRow,
    TakeRow,
    UtteranceRow,
)
from lexicon_db.writing import Write


def add_words(going: Going) -> None:
    """Add vocabularies and dialects that are new; what is here stays as it is."""
    for document in going.pack.records("vocabularies"):
        going.names.learn_vocabulary(document)
    for document in going.pack.records("dialects"):
        going.names.of(DialectRow, document["name"], note=document["note"])


def add_entries(going: Going) -> None:
    """Add the entries that are new, then what they are to one another."""
    new = going.merge.new["entries"]
    for chunk in going.chosen("entries", new):
        named = [one | {"id_gloss": _gloss(going, one)} for one in chunk]
        insert_entries(going.session, named, going.names)
        for entry, theirs in zip(named, chunk, strict=True):
            row = EntryRow(id=entry["id"], id_gloss=entry["id_gloss"])
            going.write.note(row, "", "", entry["id_gloss"])
            going.note("entries", theirs)
    for chunk in going.chosen("entries", new):
        for entry in chunk:
            insert_relations(going.session, entry["id"], entry["relations"], going.merge.local)


def _gloss(going: Going, entry: Document) -> str:
    return going.merge.entries[entry["id"]].new_gloss


def change_entries(going: Going) -> None:
    """Give entries that are here the values that the plan keeps."""
    merge = going.merge
    others = set(merge.local.values())
    for entry in going.pack.records("entries"):
        one = merge.entries[entry["id"]]
        if one.mine is None or one.is_left_out:
            continue
        wanted = resolved(one.differences)
        changed = change_entry(going.write, one.mine, wanted, going.names, others)
        base = merge.bases.get(("entries", entry["id"]))
        if changed or base is None or base != SHAPES["entries"].write(entry):
            going.note("entries", entry, local=one.mine, changed=changed)


def add_utterances(going: Going) -> None:
    """Add the utterances that are new."""
    taken = set(going.session.scalars(select(UtteranceRow.name)))
    for chunk in going.chosen("utterances", going.merge.new["utterances"]):
        for one in chunk:
            name = free_name(one["name"], taken) if one["name"] in taken else one["name"]
            taken.add(name)
            found = values(UtteranceRow, SHAPES["utterances"], one) | {"name": name}
            going.write.add(UtteranceRow(**found), name)
            insert_slots(going.session, one["id"], one["slots"], going.merge.local)
            insert_gaps(going.session, one["id"], one["gaps"])
            going.note("utterances", one)


def change_utterances(going: Going) -> None:
    """Give utterances that are here the slots and settings that the pack has."""
    fields = SHAPES["utterances"].fields
    taken = set(going.session.scalars(select(UtteranceRow.name)))
    for chunk in going.chosen("utterances", set(going.merge.changed_utterances)):
        for one in chunk:
            mine, wanted = going.merge.changed_utterances[one["id"]]
            if wanted["name"] in taken:
                wanted = wanted | {"name": mine["name"]}
            pairs = {name: (mine[name], wanted[name]) for name in UTTERANCE_FIELDS}
            changed = {
                name: [fields[name].write(value) for value in pair]
                for name, pair in pairs.items()
                if pair[0] != pair[1]
            }
            set_utterance(going.write, one["id"], wanted)
            going.note("utterances", one, changed=changed)


def set_utterance(write: Write, utterance: str, wanted: Document) -> None:
    """Give an utterance another name, rate, fluency, other slots and gaps."""
    row = write.session.get_one(UtteranceRow, utterance)
    write.set(row, **{name: wanted[name] for name in ("name", "rate", "fluency")})
    write.session.flush()
    write.session.execute(delete(SlotRow).where(SlotRow.utterance_id == utterance))
    insert_slots(write.session, utterance, wanted["slots"], _Same())
    write.session.execute(delete(LeftGapRow).where(LeftGapRow.utterance_id == utterance))
    insert_gaps(write.session, utterance, wanted["gaps"])
    write.note(row, "slots", "", f"{len(wanted['slots'])} slots")


class _Same(dict[str, str]):
    """Entries are called here as they are called there."""

    def __missing__(self, key: str) -> str:
        return key


def settle_entries(going: Going) -> None:
    """Give entries that got takes a status and an active take, where they have none."""
    entries = sorted(
        {going.merge.local[key] for key, one in going.merge.entries.items() if one.new_takes}
    )
    for chunk in chunks(entries):
        active = select(TakeRow.entry_id).where(TakeRow.entry_id.in_(chunk), TakeRow.is_active)
        without = sorted(set(chunk) - set(going.session.scalars(active)))
        for entry in without:
            latest = (
                select(TakeRow.id)
                .where(TakeRow.entry_id == entry, TakeRow.trashed_at.is_(None))
                .order_by(TakeRow.created_at.desc(), TakeRow.id)
                .limit(1)
            )
            key = going.session.scalar(latest)
            query = update(TakeRow).where(TakeRow.id == key).values(is_active=True)
            going.session.execute(query)
    for entry in sorted(set(entries) - going.merge.new["entries"]):
        advance_status(going.write, entry, EntryStatus.RECORDED)
