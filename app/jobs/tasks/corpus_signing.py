"""From recordings with glosses to the motion of their stretches, measured once and kept."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.core.files import write_whole
from app.core.progress import Part, Progress
from app.jobs.tasks import extract, track_file
from app.motion.corpus.glosses import Gloss, Stretch, stretches, tidy
from app.motion.corpus.learning import Signing
from lexicon_db.codec import decode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, SourceKind
from lexicon_db.tracks import MotionTrack, TrackKind

if TYPE_CHECKING:
    from lexicon_db.tracks import Times

#: Movement is learned at about this rate: of faster recordings every second, third ... frame.
_RATE: Final = 25.0


@dataclass(frozen=True)
class Places:
    """Where the motion of stretches is kept: by this job, and by earlier ones; and which body."""

    made: Path
    earlier: Path
    body: str | None


def corpus_signing(
    recordings: Sequence[Mapping[str, Any]], places: Places, progress: Progress
) -> tuple[list[Signing], list[str]]:
    """Measure the continuous signing of a corpus.

    Args:
        recordings: As ``train_motion.run`` is given them.
        places: Where motion is kept that was measured.
        progress: Told how far it is.

    Returns:
        The stretches, and what was left out, a sentence each.

    Raises:
        Cancelled: If the person asked to stop.
    """
    found: list[Signing] = []
    left_out: list[str] = []
    for number, recording in enumerate(recordings):
        part = Part(progress, number / len(recordings), 1 / len(recordings))
        try:
            reader = _of_take if recording["motion"] else _of_file
            found += reader(recording, places, part, left_out)
        except KnownError as error:
            left_out.append(f"{recording['name']} was left out: {error.why}")
    return found, left_out


def _of_take(
    recording: Mapping[str, Any], places: Places, progress: Progress, left_out: list[str]
) -> list[Signing]:
    """The signing of a take of the lexicon."""
    del places, progress
    motion = cast("MotionTrack", decode_track(Path(recording["motion"]).read_bytes()))
    glosses = _from(float(recording["start"]), _glosses(recording))
    kept = _tidied(recording, glosses, float(motion.pts[-1]), left_out)
    return [Signing(recording["recording"], _thinned(motion), kept)]


def _of_file(
    recording: Mapping[str, Any], places: Places, progress: Progress, left_out: list[str]
) -> list[Signing]:
    """The signing of a file beside its annotations."""
    file = Path(recording["file"])
    kind, pts = _looked_at(file)
    with file.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    kept = _tidied(recording, _glosses(recording), float(pts[-1]), left_out)
    parts = _parts(kind, pts, kept)
    found = []
    for number, stretch in enumerate(parts):
        part = Part(progress, number / len(parts), 1 / len(parts))
        wish = {
            "recording": str(file),
            "name": file.name,
            "kind": kind,
            "start": stretch.start,
            "end": stretch.end,
            "dominance": Hand.RIGHT,
            "body": places.body,
        }
        try:
            motion = _measured(wish, sha256, places, part)
        except KnownError as error:
            seconds = f"{stretch.start:.1f} to {stretch.end:.1f} s"
            left_out.append(f"{recording['name']}, {seconds}: {error.why}")
            continue
        found.append(Signing(sha256, _thinned(motion), _from(stretch.start, stretch.glosses)))
    return found


def _glosses(recording: Mapping[str, Any]) -> tuple[Gloss, ...]:
    return tuple(Gloss(start, end, text) for start, end, text in recording["glosses"])


def _from(moment: float, glosses: Sequence[Gloss]) -> tuple[Gloss, ...]:
    """Glosses on a clock that starts at a moment."""
    return tuple(Gloss(one.start - moment, one.end - moment, one.text) for one in glosses)


def _looked_at(file: Path) -> tuple[SourceKind, Times]:
    """What a file is, and the times of its frames."""
    if file.suffix.lower() == ".npz":
        from app.interchange.smplx_npz import read_motion

        return SourceKind.MOTION, read_motion(file).pts
    if file.suffix.lower() == ".pose":
        from app.interchange.pose import read_pose

        return SourceKind.POSE, read_pose(file).pts
    from app.capture.video import VideoFile

    with VideoFile(file, cached_frames=2) as video:
        return SourceKind.VIDEO, video.info.pts


def _tidied(
    recording: Mapping[str, Any], glosses: Sequence[Gloss], seconds: float, left_out: list[str]
) -> tuple[Gloss, ...]:
    tidied = tidy(glosses, seconds)
    left_out += [
        f"{recording['name']}: {count} glosses {reason}."
        for reason, count in tidied.left_out.items()
    ]
    if not tidied.glosses:
        raise KnownError(
            "Nothing was learned of it.", "It has no glosses that can be used.", "Look at its tier."
        )
    return tidied.glosses


def _parts(kind: SourceKind, pts: Times, glosses: Sequence[Gloss]) -> list[Stretch]:
    """Stretches that begin and end with a frame."""
    if kind is SourceKind.POSE:  # its landmarks are all there: it is measured as a whole
        return [Stretch(0.0, float(pts[-1]), tuple(glosses))]

    def snapped(moment: float) -> float:
        return float(pts[int(np.abs(pts - moment).argmin())])

    return [
        Stretch(snapped(one.start), snapped(min(one.end, float(pts[-1]))), one.glosses)
        for one in stretches(glosses)
    ]


def _measured(
    wish: Mapping[str, Any], sha256: str, places: Places, progress: Progress
) -> MotionTrack:
    name = f"{sha256[:32]}-{wish['start'] * 1000:.0f}-{wish['end'] * 1000:.0f}.track"
    for kept in (places.made / name, places.earlier / name):
        if kept.exists():
            return cast("MotionTrack", decode_track(kept.read_bytes()))
    # What is measured on the way is kept there for whoever goes on after an interruption.
    folder = (places.made / name).with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    extract.run(dict(wish), folder, progress)
    motion = track_file(folder, TrackKind.MOTION)
    write_whole(places.made / name, motion.read_bytes())
    shutil.rmtree(folder, ignore_errors=True)
    return cast("MotionTrack", decode_track((places.made / name).read_bytes()))


def _thinned(motion: MotionTrack) -> MotionTrack:
    """Motion at about _RATE."""
    rate = (len(motion.pts) - 1) / max(float(motion.pts[-1] - motion.pts[0]), 1e-9)
    step = max(round(rate / _RATE), 1)
    if step == 1:
        return motion
    return MotionTrack(
        motion.pts[::step],
        motion.rotations[::step],
        motion.face[::step],
        motion.anchors[::step],
        (),
        motion.flags[::step],
        motion.noise,
    )
