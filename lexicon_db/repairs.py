"""Repairs: the layers that people put over the measured motion of takes. Nothing is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.codec import encode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import (
    Changes,
    Provenance,
    Repair,
    RepairId,
    TakeId,
    TrackId,
    TrackInfo,
)
from lexicon_db.schema import RepairRow, TakeRow, TrackRow, utc_now
from lexicon_db.store import Lexicon
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import add_track_row, load_track, track_infos
from lexicon_db.writing import Write

#: Engine of the motion tracks that are a measured one with its repairs.
REPAIR_ENGINE: Final = "repair"


@dataclass(frozen=True, eq=False)
class RepairedMotion:
    """A measured motion with its repairs.

    Attributes:
        track: The motion.
        provenance: How it came to be.
        span: Start and end of the take, in seconds, when it was made.
    """

    track: MotionTrack
    provenance: Provenance
    span: tuple[float, float]


def repairs_of(lexicon: Lexicon, take: TakeId, *, in_trash: bool = False) -> tuple[Repair, ...]:
    """The repairs of a take in the order in which they are applied, or those in the trash."""
    with lexicon.read() as session:
        rows = _rows(session, take)
        return tuple(_record(row) for row in rows if (row.trashed_at is not None) == in_trash)


def change_repairs(
    lexicon: Lexicon,
    take: TakeId,
    *,
    before: Sequence[Repair],
    after: Sequence[Repair],
    motion: RepairedMotion | None = None,
) -> Changes:
    """Give a take other layers, and store the motion that they make, in one step.

    Repairs that are not in ``after`` go to the trash; those that come back from there are as they
    were. So putting ``before`` back undoes a change, now or after a restart.

    Args:
        lexicon: Where.
        take: Whose.
        before: The layers as the person saw them, in order.
        after: The layers as they are to be, in order; new ones among them.
        motion: The motion that they make; None where there is none.

    Raises:
        KnownError: If the take is not there, or it or its layers have been changed elsewhere
            meanwhile.
    """
    data = None if motion is None else encode_track(motion.track)
    with lexicon.write("repair take") as write:
        owner = write.session.get(TakeRow, take)
        if owner is None:
            raise KnownError(
                "The repair was not saved.",
                "Its take is not in the lexicon any more.",
                "Look at the sign again; it may have been removed in another window.",
            )
        rows = {row.id: row for row in _rows(write.session, take)}
        kept = tuple(_record(row) for row in rows.values() if row.trashed_at is None)
        cut = (owner.start_seconds, owner.end_seconds)
        if kept != tuple(before) or (motion is not None and motion.span != cut):
            raise KnownError(
                "The repair was not saved.",
                "The take or its repairs were changed elsewhere meanwhile.",
                "Look at the take again, then repeat the step.",
            )
        _store(write, owner, rows, after)
        if motion is not None and data is not None:
            add_track_row(write, owner, TrackKind.MOTION, data, motion.provenance)
    return write.changes


def measured_motion(lexicon: Lexicon, take: TakeId) -> tuple[TrackInfo, MotionTrack] | None:
    """The latest motion of a take, as it is cut now, that no repair has touched.

    Raises:
        KnownError: If the stored bytes are damaged.
    """
    query = (
        select(TrackRow.id)
        .join(TakeRow, TakeRow.id == TrackRow.take_id)
        .where(
            TakeRow.id == take,
            TrackRow.kind == TrackKind.MOTION,
            TrackRow.engine != REPAIR_ENGINE,
            TrackRow.start_seconds == TakeRow.start_seconds,
            TrackRow.end_seconds == TakeRow.end_seconds,
        )
        .order_by(TrackRow.version.desc())
        .limit(1)
    )
    with lexicon.read() as session:
        found = session.scalar(query)
    if found is None:
        return None
    track = load_track(lexicon, TrackId(found))
    assert isinstance(track, MotionTrack)
    return next(info for info in track_infos(lexicon, take) if info.id == found), track


def _store(
    write: Write, owner: TakeRow, rows: dict[str, RepairRow], after: Sequence[Repair]
) -> None:
    """Make the rows of a take those of ``after``; its history tells each difference."""
    wanted = {repair.id for repair in after}
    gone = [row for row in rows.values() if row.trashed_at is None and row.id not in wanted]
    back = [row for row in rows.values() if row.trashed_at is not None and row.id in wanted]
    for row in gone:
        row.trashed_at = utc_now()
        write.note(owner, "repair", _told(row), "")
    for row in back:
        row.trashed_at = None
        write.note(owner, "repair", "", _told(row))
    new = [repair for repair in after if repair.id not in rows]
    for repair in new:
        rows[repair.id] = added = _new_row(repair)
        write.session.add(added)
        write.note(owner, "repair", "", _told(added))
    is_reordering = not (gone or back or new)
    for position, repair in enumerate(after):
        row = rows[repair.id]
        if row.is_active != repair.is_active:
            words = ("off", "on") if repair.is_active else ("on", "off")
            write.note(owner, f"repair: {_told(row)}", *words)
        if is_reordering and row.position != position:
            write.note(owner, f"place of repair: {_told(row)}", row.position + 1, position + 1)
        row.is_active, row.position = repair.is_active, position


def _told(row: RepairRow) -> str:
    """A repair as the history tells it."""
    return f"{row.kind.value} {row.part.value} {row.start_seconds:.2f}-{row.end_seconds:.2f} s"


def _rows(session: Session, take: TakeId) -> list[RepairRow]:
    query = select(RepairRow).where(RepairRow.take_id == take)
    return list(session.scalars(query.order_by(RepairRow.position, RepairRow.made_at)))


def _new_row(repair: Repair) -> RepairRow:
    return RepairRow(
        id=repair.id,
        take_id=repair.take,
        position=-1,
        kind=repair.kind,
        part=repair.part,
        start_seconds=repair.start,
        end_seconds=repair.end,
        details=repair.details,
        made_by=repair.made_by,
        made_at=repair.made_at,
        is_active=repair.is_active,
    )


def _record(row: RepairRow) -> Repair:
    return Repair(
        id=RepairId(row.id),
        take=TakeId(row.take_id),
        kind=row.kind,
        part=row.part,
        start=row.start_seconds,
        end=row.end_seconds,
        details=row.details,
        made_by=row.made_by,
        made_at=row.made_at,
        is_active=row.is_active,
    )
