"""The tracks of takes: only ever added, each with where it came from; the latest one holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, insert, select

from lexicon_db.codec import decode_track, encode_track
from lexicon_db.codec.streams import damaged
from lexicon_db.entries import advance_status
from lexicon_db.errors import KnownError
from lexicon_db.quality import keep_quality
from lexicon_db.records import (
    EntryStatus,
    Phases,
    Provenance,
    QualityReport,
    SignerId,
    SourceKind,
    TakeId,
    TrackId,
    TrackInfo,
)
from lexicon_db.schema import EntryRow, RecordingRow, TakeRow, TrackBlobRow, TrackRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.takes import suggest_phases
from lexicon_db.tracks import FitTrack, LandmarkTrack, MotionTrack, Track, TrackKind
from lexicon_db.writing import Write

T = TypeVar("T", LandmarkTrack, MotionTrack, FitTrack)


def save_track(lexicon: Lexicon, take: TakeId, track: Track, provenance: Provenance) -> TrackInfo:
    """Store a track of a take, beside earlier ones of its kind, which it takes the place of.

    Raises:
        KnownError: If the take is not there, or the track is too long or out of range.
    """
    data = encode_track(track)
    with lexicon.write(f"save {track.kind} track", undoing=Undoing.PART) as write:
        return add_track_row(write, _owner(write, take), track.kind, data, provenance)


def save_tracks(
    lexicon: Lexicon,
    take: TakeId,
    tracks: Sequence[tuple[Track, Provenance]],
    *,
    span: tuple[float, float],
    phases: Phases,
    quality: QualityReport | None = None,
) -> tuple[TrackInfo, ...]:
    """Store all that was made of a take at once, so that it has all of it or nothing.

    Phases that a person has set stay as they are.

    Args:
        lexicon: Where.
        take: Whose.
        tracks: Tracks, each with how it came to be; of two of a kind the later one holds.
        span: Start and end of the take, in seconds, when the tracks were made.
        phases: What was found in the motion.
        quality: How well the tracks can be trusted, where that was judged.

    Raises:
        KnownError: If the take is not there or was cut anew meanwhile, or a track is too long or
            out of range.
    """
    encoded = [(track.kind, encode_track(track), provenance) for track, provenance in tracks]
    with lexicon.write("save tracks", undoing=Undoing.PART) as write:
        owner = _owner(write, take)
        if span != (owner.start_seconds, owner.end_seconds):
            raise KnownError(
                "The tracks were not saved.",
                "The take was cut anew while they were made.",
                "Extract the take again.",
            )
        infos = tuple(add_track_row(write, owner, *one) for one in encoded)
        suggest_phases(write, owner, phases)
        if quality is not None:
            keep_quality(write, owner, quality)
    return infos


def add_track_row(
    write: Write, owner: TakeRow, kind: TrackKind, data: bytes, provenance: Provenance
) -> TrackInfo:
    """Add an encoded track as part of a write; see ``save_track``."""
    last = select(func.max(TrackRow.version)).where(
        TrackRow.take_id == owner.id, TrackRow.kind == kind
    )
    row = TrackRow(
        take_id=owner.id,
        kind=kind,
        version=(write.session.scalar(last) or 0) + 1,
        start_seconds=owner.start_seconds,
        end_seconds=owner.end_seconds,
        engine=provenance.engine,
        engine_version=provenance.engine_version,
        model_hash=provenance.model_hash,
        parameters=provenance.parameters,
        input_hash=provenance.input_hash,
        sha256=hashlib.sha256(data).hexdigest(),
        byte_count=len(data),
    )
    write.session.add(row)
    write.session.flush()
    write.session.execute(insert(TrackBlobRow).values(track_id=row.id, data=data))
    made_by = f"{row.engine} {row.engine_version}, version {row.version}"
    write.note(owner, f"{kind} track", "", made_by)
    if kind is TrackKind.MOTION:
        advance_status(write, owner.entry_id, EntryStatus.TRACKED)
    return _info(row)


def latest_track(lexicon: Lexicon, take: TakeId, kind: type[T]) -> T | None:
    """The track of a kind that holds for a take as it is cut now, or None.

    Raises:
        KnownError: If the stored bytes are damaged.
    """
    return latest_tracks(lexicon, [take], kind).get(take)


def latest_tracks(lexicon: Lexicon, takes: Sequence[TakeId], kind: type[T]) -> dict[TakeId, T]:
    """The track of a kind that holds for each take as it is cut now, where there is one.

    Raises:
        KnownError: If stored bytes are damaged.
    """
    query = (
        _holding(kind.kind)
        .add_columns(TrackBlobRow.data)
        .join(TrackBlobRow, TrackBlobRow.track_id == TrackRow.id)
        .where(TrackRow.take_id.in_(set(takes)))
    )
    with lexicon.read() as session:
        stored = session.execute(query).all()
    return {TakeId(row.take_id): _decoded(row, data, kind) for row, data in stored}


def latest_infos(
    lexicon: Lexicon, takes: Sequence[TakeId], kind: TrackKind
) -> dict[TakeId, TrackInfo]:
    """What is known of the track of a kind that holds for each take, where there is one."""
    with lexicon.read() as session:
        rows = session.scalars(_holding(kind).where(TrackRow.take_id.in_(set(takes))))
        return {TakeId(row.take_id): _info(row) for row in rows}


def track_infos(lexicon: Lexicon, take: TakeId) -> tuple[TrackInfo, ...]:
    """All tracks that were ever stored for a take, oldest first, whether they hold or not."""
    query = select(TrackRow).where(TrackRow.take_id == take)
    with lexicon.read() as session:
        rows = session.scalars(query.order_by(TrackRow.created_at, TrackRow.version))
        return tuple(_info(row) for row in rows)


def load_track(lexicon: Lexicon, track: TrackId) -> Track:
    """One stored track, also if it does not hold any more.

    Raises:
        KnownError: If it is not there, or its bytes are damaged.
    """
    with lexicon.read() as session:
        query = select(TrackRow, TrackBlobRow.data)
        query = query.join(TrackBlobRow, TrackBlobRow.track_id == TrackRow.id)
        found = session.execute(query.where(TrackRow.id == track)).first()
    if found is None:
        raise KnownError(
            "The track was not found.", "It is not in this lexicon.", "Extract it again."
        )
    return _checked(*found)


def takes_without(lexicon: Lexicon, kind: TrackKind) -> tuple[TakeId, ...]:
    """Takes, oldest first, that have no track of a kind yet; the trash is left out."""
    query = (
        select(TakeRow.id)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .where(TakeRow.trashed_at.is_(None), EntryRow.trashed_at.is_(None))
        .where(~select(TrackRow.id).where(TrackRow.kind == kind, _same_cut()).exists())
        .order_by(TakeRow.created_at, TakeRow.id)
    )
    with lexicon.read() as session:
        return tuple(TakeId(take) for take in session.scalars(query))


def tracked_takes(lexicon: Lexicon, kind: TrackKind) -> tuple[TakeId, ...]:
    """Takes, oldest first, that have a track of a kind; the trash is left out."""
    query = (
        select(TakeRow.id)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .where(TakeRow.trashed_at.is_(None), EntryRow.trashed_at.is_(None))
        .where(select(TrackRow.id).where(TrackRow.kind == kind, _same_cut()).exists())
        .order_by(TakeRow.created_at, TakeRow.id)
    )
    with lexicon.read() as session:
        return tuple(TakeId(take) for take in session.scalars(query))


def fitted_videos(lexicon: Lexicon, signer: SignerId, *, most: int) -> tuple[TakeId, ...]:
    """The latest takes of a signer, at most so many, whose video was fitted as they are cut now.

    The trash is left out.
    """
    query = (
        select(TakeRow.id)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .join(RecordingRow, RecordingRow.id == TakeRow.recording_id)
        .where(TakeRow.signer_id == signer, RecordingRow.kind == SourceKind.VIDEO)
        .where(TakeRow.trashed_at.is_(None), EntryRow.trashed_at.is_(None))
        .where(select(TrackRow.id).where(TrackRow.kind == TrackKind.FIT, _same_cut()).exists())
        .order_by(TakeRow.created_at.desc(), TakeRow.id.desc())
        .limit(most)
    )
    with lexicon.read() as session:
        return tuple(TakeId(take) for take in session.scalars(query))


def _owner(write: Write, take: TakeId) -> TakeRow:
    owner = write.session.get(TakeRow, take)
    if owner is None:
        raise KnownError(
            "The track was not saved.",
            "Its take is not in the lexicon any more.",
            "Add the recording again.",
        )
    return owner


def _same_cut() -> ColumnElement[bool]:
    """Whether a track was made from a take as it is cut now."""
    return and_(
        TrackRow.take_id == TakeRow.id,
        TrackRow.start_seconds == TakeRow.start_seconds,
        TrackRow.end_seconds == TakeRow.end_seconds,
    )


def _holding(kind: TrackKind) -> Select[TrackRow]:
    """For each take the highest version of a kind that was made from its present cut."""
    latest = (
        select(TrackRow.take_id, func.max(TrackRow.version).label("version"))
        .join(TakeRow, _same_cut())
        .where(TrackRow.kind == kind)
        .group_by(TrackRow.take_id)
        .subquery()
    )
    is_latest = and_(TrackRow.take_id == latest.c.take_id, TrackRow.version == latest.c.version)
    return select(TrackRow).join(latest, is_latest).where(TrackRow.kind == kind)


def _decoded(row: TrackRow, data: bytes, kind: type[T]) -> T:
    track = _checked(row, data)
    if not isinstance(track, kind):
        raise damaged("they are of another kind than was stored")
    return track


def _checked(row: TrackRow, data: bytes) -> Track:
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise damaged("their checksum does not fit")
    return decode_track(data)


def _info(row: TrackRow) -> TrackInfo:
    return TrackInfo(
        id=TrackId(row.id),
        take=TakeId(row.take_id),
        kind=row.kind,
        provenance=Provenance(
            engine=row.engine,
            engine_version=row.engine_version,
            model_hash=row.model_hash,
            parameters=row.parameters,
            input_hash=row.input_hash,
        ),
        sha256=row.sha256,
        byte_count=row.byte_count,
        created_at=row.created_at,
    )
