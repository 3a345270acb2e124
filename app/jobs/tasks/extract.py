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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.core.files import write_whole
from app.core.progress import Part, Progress
from app.extraction.filming import Extraction, Filming
from app.extraction.native_memory import give_back_memory
from app.extraction.way import Way
from app.jobs.bodies import kept_body
from app.jobs.tasks import track_file
from app.motion.phases import find_phases
from app.quality.performance import TakeInfo
from app.quality.report import judge_take
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, SourceKind
from lexicon_db.tracks import LandmarkTrack, MotionTrack, TrackKind

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from lexicon_db.records import Phases, QualityReport

_KEY: Final = "landmarks.key"
_FILMING: Final = "filming.json"
_LANDMARK_SHARE: Final = 0.9


@dataclass(frozen=True)
class _Wish:
    recording: Path
    name: str
    kind: SourceKind
    start: float
    end: float
    dominance: Hand
    way: Way


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Make the tracks of one take.

    Args:
        parameters: ``recording`` (path), ``name`` (what the person calls that file), ``kind``,
            ``start`` and ``end`` in seconds, ``dominance``, ``body`` (path or null); optionally
            ``careful`` (whether to look twice) and ``models`` (paths of own models by part).
        folder: Where the tracks go.
        progress: Told about frames and iterations.

    Returns:
        ``phases``: in seconds, by their names. ``quality``: the report as a document.
        ``landmarks``: how those of a video were made, else null.

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
        way=_way(parameters),
    )
    model = kept_body(parameters["body"])
    seen: Extraction | None = None
    with _known_by_name(wish):
        if wish.kind is SourceKind.MOTION:
            motion = _read_motion(wish, model)
        else:
            seen = _seen(wish, folder, Part(progress, 0.0, _LANDMARK_SHARE))
            fitting = Part(progress, _LANDMARK_SHARE, 1 - _LANDMARK_SHARE)
            motion = _fit(seen.landmarks, model, folder, fitting)
    write_whole(track_file(folder, TrackKind.MOTION), encode_track(motion))
    phases = find_phases(motion, wish.dominance)
    return {
        "phases": asdict(phases),
        "quality": _judged(wish, seen, motion, phases).document(),
        "landmarks": _engine(wish) if wish.kind is SourceKind.VIDEO else None,
    }


def _way(parameters: dict[str, Any]) -> Way:
    models = {part: Path(file) for part, file in parameters.get("models", {}).items()}
    return Way(
        careful=bool(parameters.get("careful", False)),
        pose_model=models.get("pose"),
        hand_model=models.get("hand"),
        face_model=models.get("face"),
    )


@contextmanager
def _known_by_name(wish: _Wish) -> Iterator[None]:
    """Let troubles speak of the recording as the person does: it is stored under another name."""
    try:
        yield
    except KnownError as error:
        stored = wish.recording.name
        said = (part.replace(stored, wish.name) for part in (error.what, error.why, error.fix))
        raise KnownError(*said) from error


def _fit(
    landmarks: LandmarkTrack, model: BodyModel, folder: Path, progress: Progress
) -> MotionTrack:
    from app.body.fitting.take import fit_take
    from app.body.normalization import motion_track
    from app.extraction.cleaning import clean_landmarks

    cleaned = clean_landmarks(landmarks)
    fit = fit_take(cleaned, model, progress)
    write_whole(track_file(folder, TrackKind.FIT), encode_track(fit))
    motion = motion_track(fit, cleaned, model)
    give_back_memory()
    return motion


def _judged(
    wish: _Wish, seen: Extraction | None, motion: MotionTrack, phases: Phases
) -> QualityReport:
    filming = seen.filming if seen is not None else None
    info = TakeInfo(
        dominance=wish.dominance,
        brightness=filming.brightness if filming else None,
        contrast=filming.contrast if filming else None,
        people=filming.people if filming else None,
    )
    return judge_take(seen.landmarks if seen is not None else None, motion, phases, info)


def _engine(wish: _Wish) -> dict[str, Any]:
    """How the landmarks of a video are made, but for what they are made of."""
    from app.extraction.engine import provenance

    made = asdict(provenance("", wish.way))
    del made["input_hash"]
    return made


def _seen(wish: _Wish, folder: Path, progress: Progress) -> Extraction:
    """What is seen in a recording; kept in the folder for whoever takes the job up again."""
    engine = _engine(wish) if wish.kind is SourceKind.VIDEO else None
    key = hashlib.sha256(
        json.dumps([wish.recording.name, wish.start, wish.end, engine]).encode()
    ).hexdigest()
    done = track_file(folder, TrackKind.LANDMARKS)
    with contextlib.suppress(OSError, KnownError, ValueError):
        if (folder / _KEY).read_text() == key:
            return _read_seen(done, folder / _FILMING)
    found = _detect(wish, progress)
    write_whole(done, encode_track(found.landmarks))
    write_whole(folder / _FILMING, json.dumps(_lists(found.filming)).encode())
    write_whole(folder / _KEY, key.encode())
    # As stored, so that whoever takes the job up again goes on from the same numbers.
    return _read_seen(done, folder / _FILMING)


def _lists(filming: Filming | None) -> dict[str, list[float]] | None:
    if filming is None:
        return None
    return {name: values.tolist() for name, values in vars(filming).items()}


def _read_seen(landmarks: Path, filming: Path) -> Extraction:
    lists = json.loads(filming.read_text())
    return Extraction(
        cast("LandmarkTrack", decode_track(landmarks.read_bytes())),
        Filming(**{name: np.array(values) for name, values in lists.items()}) if lists else None,
    )


def _detect(wish: _Wish, progress: Progress) -> Extraction:
    if wish.kind is SourceKind.POSE:
        from app.interchange.pose import read_pose

        return Extraction(read_pose(wish.recording), None)
    from app.capture.video import VideoFile
    from app.extraction.landmarks import extract_clip

    with VideoFile(wish.recording) as video:
        pts = video.info.pts
        inside = np.flatnonzero((pts >= wish.start - 1e-6) & (pts <= wish.end + 1e-6))
        start, stop = (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (0, 0)
        return extract_clip(video, start=start, stop=stop, way=wish.way, progress=progress)


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
