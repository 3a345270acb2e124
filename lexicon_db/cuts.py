"""Cuts of a take: what was measured of a longer stretch serves a shorter one as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from lexicon_db.codec import encode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import Changes, Phases, Provenance, TakeId, TrackId, TrackInfo
from lexicon_db.repairs import REPAIR_ENGINE
from lexicon_db.schema import TakeRow, TrackRow
from lexicon_db.store import Lexicon
from lexicon_db.takes import cut_take_row
from lexicon_db.tracks import Track, TrackKind
from lexicon_db.trackstore import add_track_row, load_track, track_infos

#: Times that were counted from several first frames may differ by this, seconds.
_TOLERANCE: Final = 5e-4


@dataclass(frozen=True, eq=False)
class MeasuredCut:
    """What was measured of a take when it was cut in some way; no repairs in it.

    Attributes:
        start: Seconds in the recording at which it begins.
        end: Seconds in the recording at which it ends.
        tracks: The latest track of each kind, and how it came to be.
    """

    start: float
    end: float
    tracks: tuple[tuple[TrackInfo, Track], ...]


def recut_take(
    lexicon: Lexicon,
    take: TakeId,
    span: tuple[float, float],
    *,
    phases: tuple[Phases | None, bool],
    tracks: Sequence[tuple[Track, Provenance]],
) -> Changes:
    """Give a take another start and end, and its tracks in that cut, in one step.

    Args:
        lexicon: Where.
        take: What is cut.
        span: Seconds of the first and the last frame in the recording.
        phases: Its phases in the new cut, and whether a person has set them.
        tracks: Tracks of the new cut, each with how it came to be; none where it has them already.

    Raises:
        KnownError: If the span is none, or the take is not there.
    """
    encoded = [(track.kind, encode_track(track), made) for track, made in tracks]
    with lexicon.write("cut take") as write:
        owner = write.session.get(TakeRow, take)
        if owner is None:
            raise KnownError(
                "The take was not trimmed.",
                "It is not in this lexicon any more.",
                "Look at the sign again; it may have been removed in another window.",
            )
        cut_take_row(write, owner, span, phases[0], by_hand=phases[1])
        for one in encoded:
            add_track_row(write, owner, *one)
    return write.changes


def widest_cut(lexicon: Lexicon, take: TakeId) -> tuple[float, float] | None:
    """Start and end, in the recording, of the longest cut of a take that was ever measured."""
    query = select(TrackRow.start_seconds, TrackRow.end_seconds).where(
        TrackRow.take_id == take,
        TrackRow.kind == TrackKind.MOTION,
        TrackRow.engine != REPAIR_ENGINE,
    )
    with lexicon.read() as session:
        cuts = [(row.start_seconds, row.end_seconds) for row in session.execute(query)]
    return max(cuts, key=lambda cut: cut[1] - cut[0], default=None)


def measured_cut(lexicon: Lexicon, take: TakeId, span: tuple[float, float]) -> MeasuredCut | None:
    """The shortest measured cut of a take, with motion, that contains a stretch of its recording.

    Args:
        lexicon: Where.
        take: Whose.
        span: Seconds in the recording.

    Raises:
        KnownError: If stored bytes are damaged.
    """
    query = (
        select(TrackRow.id, TrackRow.kind, TrackRow.start_seconds, TrackRow.end_seconds)
        .where(
            TrackRow.take_id == take,
            TrackRow.engine != REPAIR_ENGINE,
            TrackRow.start_seconds <= span[0] + _TOLERANCE,
            TrackRow.end_seconds >= span[1] - _TOLERANCE,
        )
        .order_by(TrackRow.version)
    )
    cuts: dict[tuple[float, float], dict[str, TrackId]] = {}
    with lexicon.read() as session:
        for row in session.execute(query):
            latest = cuts.setdefault((row.start_seconds, row.end_seconds), {})
            latest[row.kind] = TrackId(row.id)
    usable = {cut: ids for cut, ids in cuts.items() if TrackKind.MOTION in ids}
    if not usable:
        return None
    (start, end), ids = min(usable.items(), key=lambda cut: cut[0][1] - cut[0][0])
    infos = {info.id: info for info in track_infos(lexicon, take)}
    tracks = tuple((infos[track], load_track(lexicon, track)) for track in ids.values())
    return MeasuredCut(start, end, tracks)
