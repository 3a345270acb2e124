"""Bringing in performances: recordings, takes, tracks, reviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import delete, func, insert, select

from lexicon_db.packs.columns import Document, values
from lexicon_db.packs.going import Going, media_row
from lexicon_db.packs.inserting import (
    insert_quality,
    insert_repairs,
    insert_rows,
)
from lexicon_db.packs.merge import ACTIVE_TAKES, TAKE_FIELDS
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.schema import (
    MediaElsewhereRow,
    MediaRow,
    RecordingRow,
    RepairRow,
    ReviewReasonRow,
    ReviewRow,
    TakeRow,
    TrackBlobRow,
    TrackRow,
)
from lexicon_db.writing import Write

#: How many tracks are in memory at a time.
_TRACKS: Final = 50


def add_recordings(going: Going) -> None:
    """Add the recordings that are new, with or without their files."""
    there = set(going.session.scalars(select(MediaRow.sha256)))
    for chunk in going.chosen("recordings", going.merge.new["recordings"]):
        media = [media_row(one) for one in chunk if one["sha256"] not in there]
        insert_rows(going.session, MediaRow, media)
        _note_elsewhere(going, chunk)
        shape = SHAPES["recordings"]
        rows = [values(RecordingRow, shape, one) for one in chunk]
        insert_rows(going.session, RecordingRow, rows)
        for one in chunk:
            going.note("recordings", {"id": one["id"]})


def _note_elsewhere(going: Going, recordings: Sequence[Document]) -> None:
    """Write down which files did not come, so that nobody misses them."""
    missing = [
        {"sha256": one["sha256"]}
        for one in recordings
        if not going.lexicon.media.path(one["sha256"], one["suffix"]).is_file()
    ]
    insert_rows(going.session, MediaElsewhereRow, missing)


def add_takes(going: Going) -> None:
    """Add the takes that are new, with repairs and traffic lights."""
    merge, session = going.merge, going.session
    for chunk in going.chosen("takes", merge.new["takes"]):
        rows = [_take_row(going, take) for take in chunk]
        insert_rows(session, TakeRow, rows)
        insert_quality(session, chunk)
        for take, values_ in zip(chunk, rows, strict=True):
            insert_repairs(session, take["id"], take["repairs"], {})
            row = TakeRow(id=take["id"], entry_id=values_["entry_id"])
            going.write.note(row, "", "", f"take of {take['created_at']:%Y-%m-%d}")
            going.note("takes", take)


def _take_row(going: Going, take: Document) -> dict[str, Any]:
    """A new take; it is the active one of an entry that is new as well."""
    merge = going.merge
    return values(TakeRow, SHAPES["takes"], take) | {
        "entry_id": merge.local[take["entry_id"]],
        "recording_id": merge.recordings[take["recording_id"]],
        "is_active": take["is_active"] and take["entry_id"] in merge.new["entries"],
    }


def change_takes(going: Going) -> None:
    """Cut, phase and repair takes that are here as the pack has them."""
    for key, (mine, theirs) in going.merge.changed_takes.items():
        row = going.session.get_one(TakeRow, key)
        changed = {name: [mine[name], theirs[name]] for name in TAKE_FIELDS}
        changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
        plain = {name: pair[1] for name, pair in changed.items() if name != "repairs"}
        going.write.set(row, **plain)
        fields = SHAPES["takes"].fields
        told: dict[str, Any] = {
            name: [fields[name].write(value) for value in pair] for name, pair in changed.items()
        }
        if "repairs" in changed:
            told["made_by"] = _replace_repairs(going, key, theirs["repairs"])
            going.write.note(row, "repairs", len(mine["repairs"]), len(theirs["repairs"]))
        going.note("takes", theirs, changed=told)


def switch_takes(going: Going) -> None:
    """Let entries that are here be shown by the take that shows them in the pack."""
    for entry, (kept, take) in going.merge.switched.items():
        set_active_take(going.write, kept, take)
        local, changed = going.merge.local[entry], {"take": [kept, take]}
        told = {"id": entry}
        going.note(ACTIVE_TAKES, told, local=local, changed=changed, theirs={"take": take})


def set_active_take(write: Write, old: str, new: str) -> None:
    """Let another take of an entry be the active one."""
    for take, is_active in ((old, False), (new, True)):
        write.set(write.session.get_one(TakeRow, take), is_active=is_active)
        write.session.flush()  # There is never a second active take.


def _replace_repairs(going: Going, take: str, repairs: Sequence[Document]) -> dict[str, str]:
    """Give a take other repairs; return who had made those which it had."""
    query = select(RepairRow.id, RepairRow.made_by).where(RepairRow.take_id == take)
    made_by: dict[str, str] = dict(going.session.execute(query).all())
    going.session.execute(delete(RepairRow).where(RepairRow.take_id == take))
    insert_repairs(going.session, take, repairs, made_by)
    return made_by


def add_tracks(going: Going) -> None:
    """Add the tracks that are new, some at a time."""
    new = going.merge.new["tracks"]
    for chunk in going.chosen("tracks", new, _TRACKS):
        rows = [values(TrackRow, SHAPES["tracks"], one) for one in chunk]
        _give_versions(going, rows)
        insert_rows(going.session, TrackRow, rows)
        blobs = [
            {"track_id": one["id"], "data": going.pack.track_bytes(one["sha256"])} for one in chunk
        ]
        going.session.execute(insert(TrackBlobRow), blobs)
        for one in chunk:
            going.note("tracks", {"id": one["id"]}, theirs={})


def _give_versions(going: Going, rows: list[dict[str, Any]]) -> None:
    """Let tracks of takes that were here before come after those which they have."""
    known = [row for row in rows if row["take_id"] not in going.merge.new["takes"]]
    for row in sorted(known, key=lambda one: int(one["version"])):
        last = going.session.scalar(
            select(func.max(TrackRow.version)).where(
                TrackRow.take_id == row["take_id"], TrackRow.kind == row["kind"]
            )
        )
        row["version"] = max(row["version"], (last or 0) + 1)


def add_reviews(going: Going) -> None:
    """Add the reviews that are new."""
    for chunk in going.chosen("reviews", going.merge.new["reviews"]):
        rows = [values(ReviewRow, SHAPES["reviews"], one) for one in chunk]
        insert_rows(going.session, ReviewRow, rows)
        reasons = [
            {"review_id": one["id"], "reason": reason} for one in chunk for reason in one["reasons"]
        ]
        insert_rows(going.session, ReviewReasonRow, reasons)
        for one in chunk:
            going.write.note(
                ReviewRow(id=one["id"]), "", "", f"{one['reviewer']}: {one['verdict']}"
            )
            going.note("reviews", {"id": one["id"]})
