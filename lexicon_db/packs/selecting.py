"""What of a lexicon goes into a pack, what stays out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from lexicon_db.media import MediaStore
from lexicon_db.packs.appearances import ENDINGS, check_appearance
from lexicon_db.packs.manifest import Contents
from lexicon_db.packs.permissions import Permission, permissions
from lexicon_db.packs.shapes import SUFFIXES
from lexicon_db.packs.values import UnfitError
from lexicon_db.repairs import REPAIR_ENGINE
from lexicon_db.schema import (
    EntryRow,
    IdentityRow,
    MediaElsewhereRow,
    MediaRow,
    RecordingRow,
    ReviewRow,
    SlotRow,
    TakeRow,
    TrackRow,
    UtteranceRow,
)
from lexicon_db.tracks import TrackKind

T = TypeVar("T")

#: Most ids in one query.
CHUNK: Final = 5_000


@dataclass(frozen=True)
class LeftOut:
    """Something that stays out of a pack.

    Attributes:
        what: What it is: ``takes``, ``videos``, ``landmarks``, ``identities``, ``reviews``,
            ``utterances``, ``people``.
        whose: Whom or what it belongs to, as people call it; may be empty.
        count: How many of them.
        why: The reason, as one sentence.
    """

    what: str
    whose: str
    count: int
    why: str


class TravellingTake(NamedTuple):
    """A take that goes into a pack."""

    id: str
    entry: str
    signer: str
    recording: str


class TravellingTrack(NamedTuple):
    """A track that goes into a pack."""

    id: str
    take: str
    sha256: str
    byte_count: int


class TravellingFile(NamedTuple):
    """A file of the media store that goes into a pack, where its ending may be another."""

    sha256: str
    suffix: str
    byte_count: int
    suffix_there: str


@dataclass
class Selection:
    """Identifiers of everything that goes into a pack.

    Attributes:
        entries: Signs, sorted.
        takes: Their takes, sorted.
        permissions: Whose takes they are, and what these people allow.
        recordings: The recordings of the takes, sorted.
        tracks: The tracks of the takes, sorted by their content.
        files: The media files, sorted.
        identities: Learned appearances, sorted.
        utterances: Saved utterances, sorted.
        reviews: Reviews, oldest first.
        left_out: What stays out.
    """

    entries: list[str] = field(default_factory=list)
    takes: list[TravellingTake] = field(default_factory=list)
    permissions: dict[str, Permission] = field(default_factory=dict)
    recordings: list[str] = field(default_factory=list)
    tracks: list[TravellingTrack] = field(default_factory=list)
    files: list[TravellingFile] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    utterances: list[str] = field(default_factory=list)
    reviews: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of a bounded length."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def select_contents(
    session: Session,
    media: MediaStore,
    entries: Collection[str],
    contents: Contents,
    at: datetime,
) -> Selection:
    """Everything that goes into a pack of some signs, by choice and by consent.

    Args:
        session: Where to look.
        media: Where files of learned appearances lie, which travel only if they are sound.
        entries: The signs that were chosen; those in the trash are left out.
        contents: What was chosen to travel.
        at: The moment at which consents must be in force.
    """
    chosen = Selection()
    for chunk in chunks(sorted(set(entries))):
        query = select(EntryRow.id).where(EntryRow.id.in_(chunk), EntryRow.trashed_at.is_(None))
        chosen.entries += session.scalars(query.order_by(EntryRow.id))
    _select_takes(session, chosen, at)
    _select_recordings(session, chosen, contents)
    _select_tracks(session, chosen, contents)
    _select_identities(session, media, chosen, contents, at)
    _select_utterances(session, chosen, contents)
    _select_reviews(session, chosen, contents)
    chosen.files = sorted(set(chosen.files))
    return chosen


def _select_takes(session: Session, chosen: Selection, at: datetime) -> None:
    found: list[TravellingTake] = []
    for chunk in chunks(chosen.entries):
        rows = session.execute(
            select(TakeRow.id, TakeRow.entry_id, TakeRow.signer_id, TakeRow.recording_id).where(
                TakeRow.entry_id.in_(chunk), TakeRow.trashed_at.is_(None)
            )
        )
        found += (TravellingTake(*row) for row in rows)
    allowed = permissions(session, sorted({take.signer for take in found}), at)
    chosen.takes = sorted(take for take in found if not allowed[take.signer].why_not)
    chosen.permissions = {
        take.signer: allowed[take.signer] for take in sorted(chosen.takes, key=lambda t: t.signer)
    }
    held = Counter(take.signer for take in found if allowed[take.signer].why_not)
    for signer, count in sorted(held.items(), key=lambda one: allowed[one[0]].name):
        one = allowed[signer]
        chosen.left_out.append(LeftOut("takes", one.name, count, one.why_not))
    unnamed = [one for one in chosen.permissions.values() if not one.is_named]
    chosen.left_out += [
        LeftOut("people", one.name, 1, f"Travels as “{one.pack_name}”: no consent to publishing.")
        for one in sorted(unnamed, key=lambda one: one.name)
    ]


def _select_recordings(session: Session, chosen: Selection, contents: Contents) -> None:
    wanted = sorted({take.recording for take in chosen.takes})
    odd = missing = 0
    elsewhere = set(session.scalars(select(MediaElsewhereRow.sha256)))
    for chunk in chunks(wanted):
        query = (
            select(RecordingRow.id, MediaRow.sha256, MediaRow.suffix, MediaRow.byte_count)
            .join(MediaRow, MediaRow.sha256 == RecordingRow.sha256)
            .where(RecordingRow.id.in_(chunk))
            .order_by(RecordingRow.id)
        )
        for key, sha256, suffix, size in session.execute(query):
            chosen.recordings.append(key)
            if sha256 in elsewhere:
                missing += 1
            elif suffix in SUFFIXES:
                chosen.files.append(TravellingFile(sha256, suffix, size, suffix))
            else:
                odd += 1
    if not contents.videos:
        _not_chosen(chosen, "videos", len(chosen.files))
        chosen.files.clear()
        return
    reasons = (
        (odd, "Their files end in nothing that a pack may hold."),
        (missing, "Their files never came here; the takes came in a pack."),
    )
    chosen.left_out += [LeftOut("videos", "", count, why) for count, why in reasons if count]


def _select_tracks(session: Session, chosen: Selection, contents: Contents) -> None:
    """The tracks that hold for the takes as they are cut now, and what was measured under them."""
    detected = 0
    for chunk in chunks([take.id for take in chosen.takes]):
        same_cut = and_(
            TrackRow.take_id == TakeRow.id,
            TrackRow.start_seconds == TakeRow.start_seconds,
            TrackRow.end_seconds == TakeRow.end_seconds,
        )
        is_repaired = TrackRow.engine == REPAIR_ENGINE
        latest = (
            select(func.max(TrackRow.version))
            .join(TakeRow, same_cut)
            .where(TakeRow.id.in_(chunk))
            .group_by(TrackRow.take_id, TrackRow.kind, is_repaired)
            .add_columns(TrackRow.take_id, TrackRow.kind)
            .subquery()
        )
        query = select(
            TrackRow.id, TrackRow.take_id, TrackRow.sha256, TrackRow.byte_count, TrackRow.kind
        ).join(
            latest,
            and_(
                TrackRow.take_id == latest.c.take_id,
                TrackRow.kind == latest.c.kind,
                TrackRow.version == latest.c[0],
            ),
        )
        for key, take, sha256, size, kind in session.execute(query):
            if kind == TrackKind.MOTION or contents.landmarks:
                chosen.tracks.append(TravellingTrack(key, take, sha256, size))
            else:
                detected += 1
    chosen.tracks.sort(key=lambda track: (track.sha256, track.id))
    _not_chosen(chosen, "landmarks", detected)


def _select_identities(
    session: Session, store: MediaStore, chosen: Selection, contents: Contents, at: datetime
) -> None:
    rows = session.execute(
        select(IdentityRow, MediaRow)
        .join(MediaRow, MediaRow.sha256 == IdentityRow.sha256)
        .order_by(IdentityRow.id)
    ).all()
    owners = permissions(session, sorted({row.signer_id for row, _ in rows}), at)
    in_pack = [(row, media) for row, media in rows if row.signer_id in chosen.permissions]
    for row, media in in_pack if contents.identities else ():
        why = owners[row.signer_id].why_no_identity or _why_unfit(store, row, media)
        if why:
            chosen.left_out.append(LeftOut("identities", row.name, 1, why))
        else:
            chosen.identities.append(row.id)
            ending = ENDINGS[row.kind]
            chosen.files.append(
                TravellingFile(media.sha256, media.suffix, media.byte_count, ending)
            )
    if not contents.identities:
        _not_chosen(chosen, "identities", len(in_pack))


def _why_unfit(store: MediaStore, row: IdentityRow, media: MediaRow) -> str:
    """Why readers would refuse the file of a learned appearance; empty where they would not."""
    path = store.path(media.sha256, media.suffix)

    def read(count: int) -> bytes:
        with path.open("rb") as file:
            return file.read(count)

    try:
        check_appearance(read, path.stat().st_size, row.kind, row.signer_id)
    except FileNotFoundError:
        return "Its file is missing from the lexicon."
    except UnfitError:
        return "Its file is damaged, or of a kind that packs do not take."
    return ""


def _select_utterances(session: Session, chosen: Selection, contents: Contents) -> None:
    signs, takes = set(chosen.entries), {take.id for take in chosen.takes}
    whole: dict[str, bool] = {}
    query = select(SlotRow.utterance_id, SlotRow.entry_id, SlotRow.take_id)
    for utterance, entry, take in session.execute(query):
        fits = entry in signs and (take is None or take in takes)
        whole[utterance] = whole.get(utterance, True) and fits
    usable = sorted(utterance for utterance, fits in whole.items() if fits)
    if contents.utterances:
        chosen.utterances = usable
        names = session.scalars(
            select(UtteranceRow.name)
            .where(UtteranceRow.id.in_([key for key, fits in whole.items() if not fits]))
            .order_by(UtteranceRow.name)
        )
        why = "Not all of its signs and takes travel."
        chosen.left_out += [LeftOut("utterances", name, 1, why) for name in names]
    else:
        _not_chosen(chosen, "utterances", len(usable))


def _select_reviews(session: Session, chosen: Selection, contents: Contents) -> None:
    takes, utterances = {take.id for take in chosen.takes}, set(chosen.utterances)
    query = select(
        ReviewRow.id, ReviewRow.take_id, ReviewRow.utterance_id, ReviewRow.comment_recording_id
    ).order_by(ReviewRow.created_at, ReviewRow.id)
    found = [
        (key, recording)
        for key, take, utterance, recording in session.execute(query)
        if take in takes or utterance in utterances
    ]
    if not contents.reviews:
        _not_chosen(chosen, "reviews", len(found))
        return
    chosen.reviews = [key for key, _ in found]
    signed = sum(recording is not None for _, recording in found)
    if signed:
        why = "Comments that were signed show their reviewers, who cannot consent here."
        chosen.left_out.append(LeftOut("videos", "reviewers", signed, why))


def _not_chosen(chosen: Selection, what: str, count: int) -> None:
    if count:
        chosen.left_out.append(LeftOut(what, "", count, "They were not chosen."))
