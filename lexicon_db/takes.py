"""Takes: the performances of the entries, cut from recordings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lexicon_db.consents import consent_records
from lexicon_db.entries import advance_status
from lexicon_db.errors import KnownError
from lexicon_db.media_rows import media_file
from lexicon_db.recordings import recording_record
from lexicon_db.records import (
    Changes,
    EntryId,
    EntryStatus,
    Hand,
    Phases,
    RecordingId,
    SignerId,
    Take,
    TakeId,
)
from lexicon_db.schema import EntryRow, MediaRow, RecordingRow, TakeRow, TrackRow, utc_now
from lexicon_db.search_text import CHUNK
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

_PHASES = ("onset", "stroke_start", "stroke_end", "offset")


def add_take(
    lexicon: Lexicon,
    entry: EntryId,
    signer: SignerId,
    recording: RecordingId,
    *,
    span: tuple[float, float],
    dominance: Hand,
) -> Take:
    """Add a performance of an entry. The first take of an entry is its active one.

    Args:
        lexicon: Where.
        entry: What is performed.
        signer: Who performs.
        recording: The file that it is cut from.
        span: Seconds of the first and of the last frame in the recording.
        dominance: The hand that leads.

    Raises:
        KnownError: If the span is none.
    """
    _require_span(span)
    with lexicon.write("add take") as write:
        owner = write.session.get_one(RecordingRow, recording)
        row = add_take_row(write, entry, signer, owner, span=span, dominance=dominance)
        return take_record(write.session, row)


def add_take_row(
    write: Write,
    entry: str,
    signer: str,
    recording: RecordingRow,
    *,
    span: tuple[float, float],
    dominance: Hand,
) -> TakeRow:
    """Add a take whose span is known to be one; see ``add_take``."""
    row = TakeRow(
        entry_id=entry,
        signer_id=signer,
        recording_id=recording.id,
        start_seconds=span[0],
        end_seconds=span[1],
        dominance=dominance,
        is_active=_active(write.session, entry) is None,
    )
    write.add(row, recording.original_name)
    advance_status(write, entry, EntryStatus.RECORDED)
    return row


def take_record(session: Session, row: TakeRow) -> Take:
    """A take from its row."""
    return _records(session, _query().where(TakeRow.id == row.id))[0]


def get_take(lexicon: Lexicon, take: TakeId) -> Take:
    """The take with an id, also if it is in the trash.

    Raises:
        KnownError: If there is none.
    """
    with lexicon.read() as session:
        found = _records(session, _query().where(TakeRow.id == take))
    if not found:
        raise _gone()
    return found[0]


def takes_of(lexicon: Lexicon, entry: EntryId, *, in_trash: bool = False) -> tuple[Take, ...]:
    """The takes of an entry, oldest first; or those of them that are in the trash."""
    trashed = TakeRow.trashed_at.is_not(None) if in_trash else TakeRow.trashed_at.is_(None)
    with lexicon.read() as session:
        return _records(session, _query().where(TakeRow.entry_id == entry, trashed))


def active_takes(lexicon: Lexicon, entries: Sequence[EntryId]) -> dict[EntryId, Take]:
    """The active take of each entry that has one."""
    with lexicon.read() as session:
        query = _query().where(TakeRow.entry_id.in_(set(entries)), TakeRow.is_active)
        return {take.entry: take for take in _records(session, query)}


def takes_in_use(lexicon: Lexicon, takes: Sequence[TakeId]) -> frozenset[TakeId]:
    """Those of some takes that are in the lexicon, and not in the trash."""
    query = select(TakeRow.id).where(TakeRow.trashed_at.is_(None))
    found: set[TakeId] = set()
    with lexicon.read() as session:
        for start in range(0, len(takes), CHUNK):
            chunk = query.where(TakeRow.id.in_(takes[start : start + CHUNK]))
            found.update(TakeId(take) for take in session.scalars(chunk))
    return frozenset(found)


def activate_take(lexicon: Lexicon, take: TakeId) -> Changes:
    """Let a take stand for its entry.

    Raises:
        KnownError: If the take is not there, or is in the trash.
    """
    with lexicon.write("activate take") as write:
        row = _row(write.session, take)
        if row.trashed_at is not None:
            raise KnownError(
                "The take was not chosen.", "It is in the trash.", "Restore it, then choose it."
            )
        _deactivate(write, _active(write.session, row.entry_id))
        write.set(row, is_active=True)
    return write.changes


def cut_take(lexicon: Lexicon, take: TakeId, *, span: tuple[float, float]) -> Changes:
    """Give a take another start and end in its recording.

    Its phases are forgotten, and its tracks hold no more until it is cut again as it was: both
    speak of the frames of the old cut.

    Raises:
        KnownError: If the span is none, or the take is not there.
    """
    with lexicon.write("cut take") as write:
        cut_take_row(write, _row(write.session, take), span, None, by_hand=False)
    return write.changes


def cut_take_row(
    write: Write, row: TakeRow, span: tuple[float, float], phases: Phases | None, *, by_hand: bool
) -> None:
    """Cut a take inside of a write, and give it the phases that it has in the new cut.

    Raises:
        KnownError: If the span is none.
    """
    _require_span(span)
    if span != (row.start_seconds, row.end_seconds):
        write.set(row, start_seconds=span[0], end_seconds=span[1])
        _set_phases(write, row, phases, by_hand=by_hand)


def set_phases(lexicon: Lexicon, take: TakeId, phases: Phases | None, *, by_hand: bool) -> Changes:
    """Store the phases of a take. Phases that a person set are only replaced by a person.

    Raises:
        KnownError: If the take is not there.
    """
    with lexicon.write("set phases") as write:
        row = _row(write.session, take)
        if by_hand:
            _set_phases(write, row, phases, by_hand=phases is not None)
        else:
            suggest_phases(write, row, phases)
    return write.changes


def suggest_phases(write: Write, row: TakeRow, phases: Phases | None) -> None:
    """Give a take phases that no person has set, unless a person has set some."""
    if not row.phases_by_hand:
        _set_phases(write, row, phases, by_hand=False)


def set_dominance(lexicon: Lexicon, take: TakeId, hand: Hand) -> Changes:
    """Store which hand leads in a take.

    Raises:
        KnownError: If the take is not there.
    """
    with lexicon.write("set dominance") as write:
        write.set(_row(write.session, take), dominance=hand)
    return write.changes


def trash_takes(lexicon: Lexicon, takes: Iterable[TakeId]) -> Changes:
    """Move takes to the trash; the latest other take of the entry becomes the active one.

    An entry without another one counts as recorded or tracked no more.

    Raises:
        KnownError: If a take is not there.
    """
    with lexicon.write("trash take") as write:
        for take in takes:
            trash_take_row(write, _row(write.session, take))
    return write.changes


def trash_take_row(write: Write, row: TakeRow) -> None:
    """Move a take to the trash inside of a write; see ``trash_takes``."""
    was_active = row.is_active
    _deactivate(write, row)
    write.set(row, trashed_at=row.trashed_at or utc_now())
    if was_active and not _activate_latest(write, row.entry_id):
        _count_as_new(write, row.entry_id)


def restore_takes(lexicon: Lexicon, takes: Iterable[TakeId]) -> Changes:
    """Take takes out of the trash; one whose entry has no active take becomes it.

    Raises:
        KnownError: If a take is not there, or its signer has withdrawn all consent.
    """
    with lexicon.write("restore take") as write:
        for take in takes:
            row = _row(write.session, take)
            _require_agreement(write.session, row)
            write.set(row, trashed_at=None)
            if _active(write.session, row.entry_id) is None:
                write.set(row, is_active=True)
            advance_status(write, row.entry_id, _reached(write.session, row))
            write.session.flush()
    return write.changes


def _require_agreement(session: Session, row: TakeRow) -> None:
    """Leave takes in the trash whose signer agreed to something once, and to nothing now."""
    consents = consent_records(session, [row.signer_id])
    now = utc_now()
    is_withdrawn = any(consent.withdrawn_at is not None for consent in consents)
    if is_withdrawn and not any(consent.is_in_force(now) for consent in consents):
        raise KnownError(
            "The take was not restored.",
            "Its signer has withdrawn all consent.",
            "Ask the person, and write down a new consent before you go on.",
        )


def _require_span(span: tuple[float, float]) -> None:
    if not 0 <= span[0] <= span[1] < float("inf"):
        raise KnownError(
            "The take was not cut.",
            "Its end does not come after its start.",
            "Set the start before the end.",
        )


def _active(session: Session, entry: str) -> TakeRow | None:
    return session.scalar(select(TakeRow).where(TakeRow.entry_id == entry, TakeRow.is_active))


def _deactivate(write: Write, row: TakeRow | None) -> None:
    if row is not None:
        write.set(row, is_active=False)
        write.session.flush()  # Before another take becomes active: there is never a second one.


def _activate_latest(write: Write, entry: str) -> bool:
    """Let the latest take stand for its entry; return whether there is one."""
    latest = write.session.scalar(
        select(TakeRow)
        .where(TakeRow.entry_id == entry, TakeRow.trashed_at.is_(None))
        .order_by(TakeRow.created_at.desc(), TakeRow.id)
        .limit(1)
    )
    if latest is not None:
        write.set(latest, is_active=True)
    return latest is not None


def _count_as_new(write: Write, entry: str) -> None:
    """Take back what only takes say about an entry; what a person has said stays."""
    row = write.session.get_one(EntryRow, entry)
    if row.status in (EntryStatus.RECORDED, EntryStatus.TRACKED):
        write.set(row, status=EntryStatus.NEW)


def _reached(session: Session, row: TakeRow) -> EntryStatus:
    """How far a take brings its entry."""
    track = session.scalar(select(TrackRow.id).where(TrackRow.take_id == row.id).limit(1))
    return EntryStatus.RECORDED if track is None else EntryStatus.TRACKED


def _set_phases(write: Write, row: TakeRow, phases: Phases | None, *, by_hand: bool) -> None:
    for name in _PHASES:
        write.set(row, **{f"{name}_seconds": getattr(phases, name) if phases else None})
    write.set(row, phases_by_hand=by_hand)


def _row(session: Session, take: TakeId) -> TakeRow:
    row = session.get(TakeRow, take)
    if row is None:
        raise _gone()
    return row


def _gone() -> KnownError:
    return KnownError(
        "The take was not found.",
        "It is not in this lexicon any more.",
        "Look at the sign again; it may have been removed in another window.",
    )


def _query() -> Select[TakeRow, RecordingRow, MediaRow]:
    return (
        select(TakeRow, RecordingRow, MediaRow)
        .join(RecordingRow, RecordingRow.id == TakeRow.recording_id)
        .join(MediaRow, MediaRow.sha256 == RecordingRow.sha256)
        .order_by(TakeRow.created_at, TakeRow.id)
    )


def _records(session: Session, query: Select[TakeRow, RecordingRow, MediaRow]) -> tuple[Take, ...]:
    return tuple(
        Take(
            id=TakeId(row.id),
            entry=EntryId(row.entry_id),
            signer=SignerId(row.signer_id),
            recording=recording_record(recording, media_file(media)),
            start=row.start_seconds,
            end=row.end_seconds,
            dominance=row.dominance,
            phases=_phases(row),
            phases_by_hand=row.phases_by_hand,
            is_active=row.is_active,
            created_at=row.created_at,
        )
        for row, recording, media in session.execute(query)
    )


def _phases(row: TakeRow) -> Phases | None:
    bounds = (
        row.onset_seconds,
        row.stroke_start_seconds,
        row.stroke_end_seconds,
        row.offset_seconds,
    )
    if None in bounds:
        return None
    return Phases(*(bound for bound in bounds if bound is not None))
