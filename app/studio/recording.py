"""What becomes of a recording: a take at once, set aside if it is not good, rescued by itself."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.studio.tracking import EXTRACT, request_tracks
from lexicon_db.errors import KnownError
from lexicon_db.jobs import ask_to_cancel_job, jobs_of_takes
from lexicon_db.prompt_takes import PromptRecording, add_prompt_take
from lexicon_db.recordings import Picture
from lexicon_db.records import Changes, JobState, PromptId, SessionId, Take, TakeId
from lexicon_db.sessions import get_session
from lexicon_db.takes import restore_takes, trash_takes

if TYPE_CHECKING:
    from app.studio.recording_place import RecordingPlace
    from lexicon_db.store import Lexicon

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recorded:
    """A file that the camera has made for a prompt.

    Attributes:
        file: The file; it is removed once it is safe in the lexicon.
        prompt: What was asked for.
        gloss: Gloss of the prompt, for people.
        camera: Name of the camera.
        start: Seconds in the file at which the sign begins; None means the first frame.
        end: Seconds in the file at which the sign ends; None means the last frame.
    """

    file: Path
    prompt: PromptId
    gloss: str
    camera: str = ""
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True)
class Rescue:
    """What a crash had left.

    Attributes:
        takes: The takes that were made of it, with the glosses that they show.
        aside: Files of which no take can be made; they were moved here and stay here.
        waiting: Files of which no take could be made this time, and why; the next rescue tries
            again.
    """

    takes: tuple[tuple[str, Take], ...] = ()
    aside: tuple[Path, ...] = ()
    waiting: tuple[tuple[Path, KnownError], ...] = ()


def keep(lexicon: Lexicon, place: RecordingPlace, recorded: Recorded) -> Take:
    """Make a recording a take of its prompt, and queue the work on its tracks.

    Recording, entry and take are written in one step; until then the file stays where it is, so
    that whatever happens in between is made good by ``rescue``.

    Raises:
        KnownError: If the file shows nothing, the prompt is gone, or the disk refuses.
    """
    from app.capture.video import VideoFile

    with VideoFile(recorded.file, cached_frames=2) as video:
        info = video.info
    picture = Picture(
        width=info.width,
        height=info.height,
        fps=info.fps,
        frame_count=info.frame_count,
        camera=recorded.camera,
    )
    recording = PromptRecording(
        lexicon.media.add(recorded.file),
        f"{recorded.gloss}{recorded.file.suffix}",
        picture,
        _span(recorded, float(info.pts[-1])),
    )
    take = add_prompt_take(lexicon, recorded.prompt, recording).take
    place.forget(recorded.file)
    request_tracks(lexicon, [take.id])
    return take


def set_aside(lexicon: Lexicon, take: TakeId) -> Changes:
    """Move a take that is not good to the trash, from where it can be restored.

    Work on its tracks is stopped, so that the next one is not kept waiting.
    """
    changes = trash_takes(lexicon, [take])
    for job in jobs_of_takes(lexicon, EXTRACT, [take], (JobState.QUEUED, JobState.RUNNING)):
        ask_to_cancel_job(lexicon, job.id)
    return changes


def take_back(lexicon: Lexicon, take: TakeId) -> Changes:
    """Restore a take that was set aside, and queue the work on its tracks again."""
    changes = restore_takes(lexicon, [take])
    request_tracks(lexicon, [take])
    return changes


def rescue(lexicon: Lexicon, place: RecordingPlace) -> Rescue:
    """Make takes of the files that a crash or a power cut has left.

    To be called while nothing is being recorded. A file that shows nothing, or belongs to no
    session, is kept beside the others.

    Raises:
        KnownError: If another program is recording, or the disk refuses.
    """
    from app.capture.rescue import rescued

    place.claim()
    found = rescue_files(lexicon, place, rescued(place.folder))
    place.tidy()
    return found


def rescue_files(lexicon: Lexicon, place: RecordingPlace, files: Iterable[Path]) -> Rescue:
    """Make takes of these files; see ``rescue``."""
    takes, aside, waiting = [], [], []
    for file in files:
        note = place.note_of(file)
        if note is None or not (_shows_something(file) and _is_there(lexicon, note.session)):
            aside.append(place.put_aside(file))
            continue
        try:
            recorded = Recorded(file, note.prompt, note.gloss, note.camera)
            takes.append((note.gloss, keep(lexicon, place, recorded)))
        except KnownError as error:
            log.warning("%s was not rescued: %s", file, error)
            waiting.append((file, error))
    return Rescue(tuple(takes), tuple(aside), tuple(waiting))


def _shows_something(file: Path) -> bool:
    from app.capture.video import VideoFile

    try:
        with VideoFile(file, cached_frames=1):
            return True
    except KnownError:
        return False


def _is_there(lexicon: Lexicon, session: SessionId) -> bool:
    try:
        get_session(lexicon, session)
    except KnownError:
        return False
    return True


def _span(recorded: Recorded, last: float) -> tuple[float, float]:
    """Where the take lies in its recording: the suggested cut, as far as it makes sense."""
    start = min(max(recorded.start or 0.0, 0.0), last)
    end = last if recorded.end is None else min(max(recorded.end, 0.0), last)
    return (start, end) if start < end else (0.0, last)
