"""Trimming a take: another start and end in its recording, with tracks where they are known."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.quality.report import report_of
from app.studio.quality import judge_again
from app.studio.repairing import repair_again
from app.studio.tracking import request_tracks
from lexicon_db.cuts import measured_cut, recut_take
from lexicon_db.quality import find_quality, save_quality
from lexicon_db.records import Changes, Phases
from lexicon_db.takes import cut_take, get_take
from lexicon_db.tracks import FitTrack, LandmarkTrack, MotionTrack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.cuts import MeasuredCut
    from lexicon_db.records import Provenance, QualityReport, Take, TakeId
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Times, Track

#: Seconds that a suggested cut leaves before and after the sign.
AROUND_SIGN: Final = 0.2
#: Times that went through a file may differ by this, seconds.
_TOLERANCE: Final = 5e-4


@dataclass(frozen=True)
class Trimmed:
    """What has come of a trim.

    Attributes:
        changes: What it touched.
        is_extracting: Whether the tracks of the new cut are to be made by a job.
    """

    changes: Changes
    is_extracting: bool


def suggested_trim(take: Take, pts: Times) -> tuple[float, float] | None:
    """First and last second, in the recording, of a cut that has the sign and little else.

    Args:
        take: The take; None is suggested while its phases are not known, or if it is cut so.
        pts: (T,) seconds of its frames.
    """
    if take.phases is None or not len(pts):
        return None
    start, end = take.phases.onset - AROUND_SIGN, take.phases.offset + AROUND_SIGN
    first = int(np.searchsorted(pts, start - _TOLERANCE))
    last = max(first, int(np.searchsorted(pts, end + _TOLERANCE)) - 1)
    if (first, last) == (0, len(pts) - 1):
        return None
    return take.start + float(pts[first]), take.start + float(pts[last])


def trim_take(lexicon: Lexicon, take: TakeId, span: tuple[float, float]) -> Trimmed:
    """Give a take another start and end; its recording stays as it is.

    Where the new cut lies within what was measured before, its tracks are cut from that; else they
    are made anew by a job. Phases and repairs stay where they are in the recording.

    Args:
        lexicon: Where.
        take: What is trimmed.
        span: Seconds of the first and the last frame in the recording.

    Raises:
        KnownError: If the span is none, or the take is not there.
    """
    with lexicon.one_step("cut take"):
        return _trim(lexicon, take, span)


def _trim(lexicon: Lexicon, take: TakeId, span: tuple[float, float]) -> Trimmed:
    before = get_take(lexicon, take)
    measured = measured_cut(lexicon, take, span)
    if measured is None:
        changes = cut_take(lexicon, take, span=span)
        queued = request_tracks(lexicon, [take], again=True)
        return Trimmed(replace(changes, jobs=queued.jobs), is_extracting=True)
    is_known = (measured.start, measured.end) == span
    tracks = [] if is_known else _cut_tracks(measured, span)
    phases = _moved(before, span) or _found(before, measured, tracks)
    by_hand = before.phases_by_hand and _moved(before, span) is not None
    report = find_quality(lexicon, take)
    changes = recut_take(lexicon, take, span, phases=(phases, by_hand), tracks=tracks)
    if report is not None and find_quality(lexicon, take) is None:
        save_quality(lexicon, take, _moved_report(report, before, span, measured))
    if repair_again(lexicon, take) == Changes():
        judge_again(lexicon, take)
    return Trimmed(changes, is_extracting=False)


def _moved(before: Take, span: tuple[float, float]) -> Phases | None:
    """The same phases counted from another first frame; None where they lie outside."""
    if before.phases is None:
        return None
    bounds = np.array(astuple(before.phases)) + before.start - span[0]
    length = span[1] - span[0]
    if bounds[2] < 0 or bounds[1] > length:
        return None
    return Phases(*np.clip(bounds, 0, length).tolist())


def _moved_report(
    report: QualityReport, before: Take, span: tuple[float, float], measured: MeasuredCut
) -> QualityReport:
    """What was found in the frames that are left, counted from another first frame."""
    pts = measured.tracks[0][1].pts + measured.start
    old = int(np.searchsorted(pts, before.start - _TOLERANCE))
    first = int(np.searchsorted(pts, span[0] - _TOLERANCE)) - old
    last = int(np.searchsorted(pts, span[1] + _TOLERANCE)) - 1 - old
    left = [
        replace(
            finding,
            first=max(finding.first, first) - first,
            last=min(finding.last, last) - first,
        )
        for finding in report.findings
        if finding.first <= last and finding.last >= first
    ]
    return report_of(left)


def _found(
    take: Take, measured: MeasuredCut, tracks: Sequence[tuple[Track, Provenance]]
) -> Phases | None:
    """Phases as they are found in the motion of a new cut."""
    from app.motion.phases import find_phases

    known = [track for track, _ in tracks] or [track for _, track in measured.tracks]
    motion = next(track for track in known if isinstance(track, MotionTrack))
    return find_phases(motion, take.dominance)


def _cut_tracks(measured: MeasuredCut, span: tuple[float, float]) -> list[tuple[Track, Provenance]]:
    cut = []
    for info, track in measured.tracks:
        first = int(np.searchsorted(track.pts, span[0] - measured.start - _TOLERANCE))
        last = int(np.searchsorted(track.pts, span[1] - measured.start + _TOLERANCE)) - 1
        made = info.provenance
        parameters = {**made.parameters, "cut_from": info.sha256, "first": first, "last": last}
        cut.append((_frames(track, first, last), replace(made, parameters=parameters)))
    return cut


def _frames(track: Track, first: int, last: int) -> Track:
    """Frames ``first`` to ``last`` of a track, on a clock that starts with them."""
    part = slice(first, last + 1)
    if isinstance(track, MotionTrack):
        from app.motion.pieces import cut, starting_at

        return starting_at(cut(track, first, last), 0.0)
    names = _FRAMED[type(track)]
    values: dict[str, Any] = {name: getattr(track, name)[part] for name in names}
    return replace(track, pts=track.pts[part] - track.pts[first], **values)


#: The arrays of a track that have a row for each frame, besides its times.
_FRAMED: Final[dict[type[Track], tuple[str, ...]]] = {
    LandmarkTrack: (
        "pose", "pose_world", "hands", "hands_world", "hand_scores", "face", "flags",
    ),
    FitTrack: ("rotations", "translation", "face"),
}  # fmt: skip
