"""What is compared of the motion of signs, kept beside their tracks: derived, and made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, delete, func, insert, select

from lexicon_db.records import EntryId, TakeId, TrackId
from lexicon_db.schema import EntryRow, SignatureRow, TakeRow, TrackRow
from lexicon_db.search_text import CHUNK
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.tracks import TrackKind


@dataclass(frozen=True)
class KeptSignature:
    """A signature as it is stored.

    Attributes:
        entry: Whose.
        take: Of its active take.
        track: Of which motion.
        data: The signature; empty where it is still to be made.
    """

    entry: EntryId
    take: TakeId
    track: TrackId
    data: bytes


def signatures(lexicon: Lexicon, version: int) -> tuple[KeptSignature, ...]:
    """The signatures of all signs whose active take has motion; empty where they are not made.

    Args:
        lexicon: Where.
        version: How they are made; those of another version count as not made.
    """
    query = _motions().add_columns(SignatureRow.data)
    is_mine = and_(SignatureRow.track_id == TrackRow.id, SignatureRow.version == version)
    query = query.join(SignatureRow, is_mine, isouter=True)
    with lexicon.read() as session:
        return tuple(
            KeptSignature(EntryId(entry), TakeId(take), TrackId(track), data or b"")
            for entry, take, track, data in session.execute(query.order_by(EntryRow.id))
        )


def state_of_motions(lexicon: Lexicon) -> tuple[int, ...]:
    """Numbers that change when signs get another motion, or signatures are made."""
    motions = _motions().subquery()
    made = select(func.count(), func.coalesce(func.max(SignatureRow.version), 0))
    with lexicon.read() as session:
        tracks = select(func.count(), func.coalesce(func.max(TrackRow.created_at), ""))
        count, latest = session.execute(tracks.where(TrackRow.kind == TrackKind.MOTION)).one()
        shown = session.scalar(select(func.count()).select_from(motions)) or 0
        kept, version = session.execute(made.select_from(SignatureRow)).one()
    return count, hash(str(latest)), shown, kept, version


def keep_signatures(lexicon: Lexicon, made: Mapping[TrackId, bytes], version: int) -> None:
    """Store signatures of tracks; those of tracks that are gone by then are forgotten."""
    tracks: Sequence[TrackId] = sorted(made)
    with lexicon.write("keep signatures", undoing=Undoing.NEVER) as write:
        for start in range(0, len(tracks), CHUNK):
            chunk = tracks[start : start + CHUNK]
            there = select(TrackRow.id).where(TrackRow.id.in_(chunk))
            rows = [
                {"track_id": track, "version": version, "data": made[TrackId(track)]}
                for track in write.session.scalars(there)
            ]
            write.session.execute(delete(SignatureRow).where(SignatureRow.track_id.in_(chunk)))
            if rows:
                write.session.execute(insert(SignatureRow), rows)


def _motions() -> Select[str, str, str]:
    """Entry, active take and latest motion, as the take is cut now, of all signs in use."""
    same_cut = and_(
        TrackRow.take_id == TakeRow.id,
        TrackRow.kind == TrackKind.MOTION,
        TrackRow.start_seconds == TakeRow.start_seconds,
        TrackRow.end_seconds == TakeRow.end_seconds,
    )
    latest = (
        select(TrackRow.take_id, func.max(TrackRow.version).label("version"))
        .join(TakeRow, same_cut)
        .where(TakeRow.is_active)
        .group_by(TrackRow.take_id)
        .subquery()
    )
    is_latest = and_(
        TrackRow.take_id == latest.c.take_id,
        TrackRow.version == latest.c.version,
        TrackRow.kind == TrackKind.MOTION,
    )
    return (
        select(EntryRow.id, TakeRow.id, TrackRow.id)
        .select_from(TrackRow)
        .join(latest, is_latest)
        .join(TakeRow, TakeRow.id == TrackRow.take_id)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .where(EntryRow.trashed_at.is_(None))
    )
