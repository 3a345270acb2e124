"""From a recording to tracks: landmarks are detected, the body is fitted, motion is set free.

Files: the tracks, of which motion files have no landmarks and no fit. Landmarks are kept as soon as
they are there: a job that is taken up again does not detect them twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.core.files import write_whole
from app.core.progress import Part, Progress
from app.jobs.bodies import kept_body
from app.jobs.tasks import track_file
from app.motion.phases import find_phases
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, SourceKind
from lexicon_db.tracks import LandmarkTrack, MotionTrack, TrackKind

if TYPE_CHECKING:
    from app.body.model import BodyModel

_KEY: Final = "landmarks.key"
_LANDMARK_SHARE: Final = 0.9


@dataclass(frozen=True)
class _Wish:
    recording: Path
    name: str
    kind: SourceKind
    start: float
    end: float
    dominance: Hand


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Make the tracks of one take.

    Args:
        parameters: ``recording`` (path), ``name`` (what the person calls that file), ``kind``,
            ``start`` and ``end`` in seconds, ``dominance``, ``body`` (path or null).
        folder: Where the tracks go.
        progress: Told about frames and iterations.

    Returns:
        The phases in seconds, by their names.

    Raises:
        KnownError: If the recording cannot be used; the message says why.
        Cancelled: If the person asked to stop.
    """
    wish = _Wish(
        recording=Path(parameters["recording"]),
        name=parameters["name"],
        kind=SourceKind(parameters["kind"]),
        start=float(parameters["start"]),
        end=float(parameters["end"]),
        dominance=Hand(parameters["dominance"]),
    )
    model = kept_body(parameters["body"])
    with _known_by_name(wish):
        if wish.kind is SourceKind.MOTION:
            motion = _read_motion(wish, model)
        else:
            motion = _fit(wish, model, folder, progress)
    write_whole(track_file(folder, TrackKind.MOTION), encode_track(motion))
    phases = find_phases(motion, wish.dominance)
    return {
        "onset": phases.onset,
        "stroke_start": phases.stroke_start,
        "stroke_end": phases.stroke_end,
        "offset": phases.offset,
    }


@contextmanager
def _known_by_name(wish: _Wish) -> Iterator[None]:
    """Let troubles speak of the recording as the person does: it is stored under another name."""
    try:
        yield
    except KnownError as error:
        stored = wish.recording.name
        said = (part.replace(stored, wish.name) for part in (error.what, error.why, error.fix))
        raise KnownError(*said) from error


def _fit(wish: _Wish, model: BodyModel, folder: Path, progress: Progress) -> MotionTrack:
    from app.body.fitting.take import fit_take
    from app.body.normalization import motion_track
    from app.extraction.cleaning import clean_landmarks

    landmarks = _landmarks(wish, folder, Part(progress, 0.0, _LANDMARK_SHARE))
    cleaned = clean_landmarks(landmarks)
    fit = fit_take(cleaned, model, Part(progress, _LANDMARK_SHARE, 1 - _LANDMARK_SHARE))
    write_whole(track_file(folder, TrackKind.FIT), encode_track(fit))
    return motion_track(fit, cleaned, model)


def _landmarks(wish: _Wish, folder: Path, progress: Progress) -> LandmarkTrack:
    key = hashlib.sha256(
        json.dumps([wish.recording.name, wish.start, wish.end]).encode()
    ).hexdigest()
    done = track_file(folder, TrackKind.LANDMARKS)
    with contextlib.suppress(OSError, KnownError):
        if (folder / _KEY).read_text() == key:
            return cast("LandmarkTrack", decode_track(done.read_bytes()))
    found = encode_track(_detect(wish, progress))
    write_whole(done, found)
    write_whole(folder / _KEY, key.encode())
    # As stored, so that whoever takes the job up again goes on from the same numbers.
    return cast("LandmarkTrack", decode_track(found))


def _detect(wish: _Wish, progress: Progress) -> LandmarkTrack:
    if wish.kind is SourceKind.POSE:
        from app.interchange.pose import read_pose

        return read_pose(wish.recording)
    from app.capture.video import VideoFile
    from app.extraction.landmarks import extract_landmarks

    with VideoFile(wish.recording) as video:
        pts = video.info.pts
        inside = np.flatnonzero((pts >= wish.start - 1e-6) & (pts <= wish.end + 1e-6))
        start, stop = (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (0, 0)
        return extract_landmarks(video, start=start, stop=stop, progress=progress)


def _read_motion(wish: _Wish, model: BodyModel) -> MotionTrack:
    from app.body.normalization import motion_of_rotations
    from app.interchange.smplx_npz import read_motion

    motion = read_motion(wish.recording)
    count = len(motion.poses)
    pts = np.arange(count) / motion.fps
    inside = (pts >= wish.start - 1e-6) & (pts <= wish.end + 1e-6)
    rotations = motion.poses.reshape(count, -1, 3)[inside].astype(np.float32)
    pts = pts[inside]
    return motion_of_rotations(pts - pts[0], rotations, motion.face[inside], model)
