"""Tracks of takes: asked for as jobs, committed when a worker has made them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.settings import load_settings
from app.jobs.files import for_worker, inside
from app.jobs.tasks import track_file
from app.studio.bodies import body_file
from app.studio.quality import judge_again
from app.studio.repairing import repair_again, repaired_motion
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.jobs import add_jobs, ask_to_cancel_job, jobs_of_takes, list_jobs
from lexicon_db.recordings import recording_path
from lexicon_db.records import (
    Changes,
    Job,
    JobState,
    Phases,
    Provenance,
    QualityReport,
    SourceKind,
    TakeId,
)
from lexicon_db.repairs import repairs_of
from lexicon_db.takes import get_take
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import save_tracks, takes_without

if TYPE_CHECKING:
    from lexicon_db.records import Repair, Take
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Track

#: Name of the jobs that make tracks.
EXTRACT: Final = "extract"

_REVISION: Final = 1


def request_tracks(
    lexicon: Lexicon,
    takes: Iterable[TakeId] | None = None,
    *,
    again: bool = False,
    careful: bool | None = None,
) -> Changes:
    """Queue jobs that make the tracks of takes.

    Args:
        lexicon: Where.
        takes: Which; None means all that have none or whose job is not finished.
        again: Whether to make tracks anew where there are some already.
        careful: Whether every frame is looked at from several sides; None means as set.

    Returns:
        The jobs that make them. A take whose job waits, runs or was interrupted gets no second one,
        unless it was cut or set otherwise since: then the first one is stopped.
    """
    asked = None if takes is None else tuple(dict.fromkeys(takes))
    unfinished = {TakeId(job.parameters["take"]): job for job in _unfinished(lexicon, asked)}
    unmade = dict.fromkeys((*takes_without(lexicon, TrackKind.MOTION), *unfinished))
    jobs, wishes = [], []
    for take in unmade if asked is None else asked:
        if again or take in unmade:
            wish = _parameters(lexicon, get_take(lexicon, take), careful)
            job = unfinished.get(take)
            if job is not None and job.parameters == wish:
                jobs.append(job)
                continue
            wishes.append(wish)
            if job is not None:
                ask_to_cancel_job(lexicon, job.id)
    jobs += add_jobs(lexicon, EXTRACT, wishes)
    return Changes(jobs=frozenset(job.id for job in jobs))


def require_recording(lexicon: Lexicon, job: Job) -> None:
    """Make sure that an extract job has something to work on.

    Raises:
        KnownError: If the take is gone, or its recording is missing.
    """
    recording_path(lexicon, get_take(lexicon, TakeId(job.parameters["take"])).recording)


def make_tracks_here(lexicon: Lexicon, take: Take, folder: Path) -> None:
    """Make and store the tracks of a take at once, in this process: for motion files, in no time.

    Raises:
        KnownError: If the recording cannot be used.
    """
    from app.core.progress import Silent
    from app.jobs.tasks.extract import run

    folder.mkdir(parents=True, exist_ok=True)
    parameters = _parameters(lexicon, take, None)
    summary = run(for_worker(lexicon, parameters), folder, Silent())
    _store(lexicon, parameters, folder, summary)


def commit_tracks(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Store the tracks and phases that an extract job made.

    Phases that a person has set stay as they are; repairs are put over the new motion.

    Raises:
        KnownError: If the take is gone, or was cut anew meanwhile.
    """
    _store(lexicon, job.parameters, folder, summary)


def _store(
    lexicon: Lexicon, parameters: dict[str, Any], folder: Path, summary: dict[str, Any]
) -> None:
    """Store what was made of a take, given what the job was told of it."""
    take = get_take(lexicon, TakeId(parameters["take"]))
    files = [track_file(folder, kind) for kind in TrackKind]
    tracks = [decode_track(file.read_bytes()) for file in files if file.exists()]
    made = [(track, _provenance(take, track, summary["landmarks"])) for track in tracks]
    repairs = repairs_of(lexicon, take.id)
    # The repaired motion comes with the measured one, which alone must never hold.
    made += _with_repairs(lexicon, take, tracks, repairs)
    save_tracks(
        lexicon,
        take.id,
        made,
        span=(parameters["start"], parameters["end"]),
        phases=Phases(**summary["phases"]),
        quality=QualityReport.of_document(summary["quality"]),
    )
    if repairs_of(lexicon, take.id) != repairs:  # somebody repaired it meanwhile
        repair_again(lexicon, take.id)
    elif repairs or take.phases_by_hand:
        judge_again(lexicon, take.id)


def _with_repairs(
    lexicon: Lexicon, take: Take, tracks: Sequence[Track], repairs: Sequence[Repair]
) -> list[tuple[Track, Provenance]]:
    """The motion among some tracks with the repairs of its take; nothing without any."""
    measured = next((track for track in tracks if isinstance(track, MotionTrack)), None)
    if measured is None or not repairs:
        return []
    sha256 = hashlib.sha256(encode_track(measured)).hexdigest()
    return [repaired_motion(lexicon, take, (measured, sha256), repairs)]


def _unfinished(lexicon: Lexicon, takes: Sequence[TakeId] | None) -> Iterable[Job]:
    """The extract jobs of some takes, or of all, that have not ended."""
    states = (JobState.QUEUED, JobState.RUNNING)
    if takes is not None:
        return jobs_of_takes(lexicon, EXTRACT, takes, states)
    return (job for job in list_jobs(lexicon, states) if job.name == EXTRACT)


def _parameters(lexicon: Lexicon, take: Take, careful: bool | None) -> dict[str, Any]:
    chosen, recording, settings = body_file(), take.recording, load_settings()
    models = {
        "pose": settings.pose_model,
        "hand": settings.hand_model,
        "face": settings.face_model,
    }
    return {
        "take": take.id,
        "entry": take.entry,
        "recording": inside(lexicon, lexicon.media.path(recording.sha256, recording.suffix)),
        "name": recording.original_name,
        "kind": recording.kind,
        "start": take.start,
        "end": take.end,
        "dominance": take.dominance,
        "body": str(chosen) if chosen else None,
        "careful": settings.careful_extraction if careful is None else careful,
        "models": {part: file for part, file in models.items() if file},
    }


def _provenance(take: Take, track: Track, landmarks: dict[str, Any] | None) -> Provenance:
    """How a track came to be.

    Args:
        take: Whose it is.
        track: The track.
        landmarks: How the landmarks were made that it is or was made of; None where they, or the
            motion, came in a file.
    """
    source = take.recording.sha256
    if landmarks is not None and track.kind is TrackKind.LANDMARKS:
        return Provenance(**landmarks, input_hash=source)
    engine = "kinelex-fit" if take.recording.kind is not SourceKind.MOTION else "kinelex-import"
    made_of = {} if landmarks is None else {"landmarks": landmarks}
    return Provenance(
        engine=engine,
        engine_version=version("kinelex"),
        model_hash="",
        parameters={"revision": _REVISION, **made_of},
        input_hash=source,
    )
