"""Bringing recordings in: a file becomes a recording, a take, and an entry if there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.performances import Performance, add_performance
from lexicon_db.recordings import Picture
from lexicon_db.records import Changes, EntryId, Hand, Recording, Scope, SourceKind, TakeId

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Who signs when nobody says.
UNNAMED_SIGNER: Final = "Unnamed signer"

_KINDS: Final = {
    ".mp4": SourceKind.VIDEO, ".mov": SourceKind.VIDEO, ".mkv": SourceKind.VIDEO,
    ".webm": SourceKind.VIDEO, ".avi": SourceKind.VIDEO, ".gif": SourceKind.VIDEO,
    ".m4v": SourceKind.VIDEO, ".mpg": SourceKind.VIDEO, ".mpeg": SourceKind.VIDEO,
    ".pose": SourceKind.POSE, ".npz": SourceKind.MOTION,
}  # fmt: skip

#: Endings of the files that can be added.
SUFFIXES: Final = tuple(_KINDS)
#: Added where it is named; folders are full of files that end so and are nothing of the kind.
_LANDMARKS: Final = ".json"


@dataclass(frozen=True)
class Added:
    """A file that is in the lexicon now.

    Attributes:
        entry: The sign that it was added to.
        take: The take that was cut from it.
        recording: The recording.
        is_new: False when the same file was a take of this sign already.
        is_new_recording: False when the same content was here already, for whatever sign.
        message: What the person should know, or empty.
        changes: What was touched.
    """

    entry: EntryId
    take: TakeId
    recording: Recording
    is_new: bool = True
    is_new_recording: bool = True
    message: str = ""
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class Wish:
    """A file that is to be added, and what is known of it; see ``add_file``."""

    file: Path
    gloss: str | None = None
    signer: str | None = None
    dominant: Hand = Hand.RIGHT
    scopes: frozenset[Scope] = frozenset()


@dataclass(frozen=True)
class Refused:
    """A file that was not added, and why."""

    file: Path
    error: KnownError


def add_file(
    lexicon: Lexicon,
    file: Path,
    *,
    gloss: str | None = None,
    signer: str | None = None,
    dominant: Hand = Hand.RIGHT,
    scopes: Iterable[Scope] = (),
) -> Added:
    """Add one file: a video, a ``.pose`` file, SMPL-X motion, or landmarks as ``.json``.

    The file is looked at first and copied second; when this returns, the copy is safe. The same
    content is kept once, however often it is added. Landmarks as ``.json`` are kept as ``.pose``;
    see ``interchange.mediapipe_json``.

    Args:
        lexicon: Where.
        file: The file; it stays where it is.
        gloss: ID-gloss of the sign; None takes the name of the file.
        signer: Who signs; somebody new is added, None is an unnamed signer.
        dominant: The hand that leads, for somebody new.
        scopes: What the signer agrees to from now on; empty leaves it as it was.

    Raises:
        KnownError: If the file cannot be used; then the lexicon is as it was before.
    """
    with _readable(file) as readable:
        return _add(lexicon, Wish(readable, gloss, signer, dominant, frozenset(scopes)))


def _add(lexicon: Lexicon, wish: Wish) -> Added:
    """Add a file of a kind that is kept."""
    file = wish.file
    details = _look(file)
    # Whatever can be refused is looked at before anything is kept.
    gloss = clean_label(file.stem if wish.gloss is None else wish.gloss, "ID-gloss")
    signer = clean_label(wish.signer or UNNAMED_SIGNER, "name of the signer")
    kept = add_performance(
        lexicon,
        lexicon.media.add(file),
        Performance(
            gloss=gloss,
            signer=signer,
            dominant=wish.dominant,
            scopes=wish.scopes,
            kind=details.kind,
            file_name=file.name,
            seconds=details.seconds,
            picture=details.picture,
        ),
    )
    message = details.message
    if not kept.is_new_take:
        message = f"{file.name} was already here, as a take of {gloss}."
    elif not kept.is_new_recording:
        message = f"{file.name} was already here for another sign; its video is kept once."
    take = kept.take
    return Added(
        entry=take.entry,
        take=take.id,
        recording=take.recording,
        is_new=kept.is_new_take,
        is_new_recording=kept.is_new_recording,
        message=message,
        changes=kept.changes,
    )


@contextmanager
def _readable(file: Path) -> Iterator[Path]:
    """The file, or what is kept in its place."""
    if file.suffix.lower() != _LANDMARKS:
        yield file
        return
    from app.interchange.mediapipe_json import read_mediapipe_json
    from app.interchange.pose import write_pose

    track = read_mediapipe_json(file)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / f"{file.stem}.pose"
        write_pose(kept, track)
        yield kept


class _Details(NamedTuple):
    kind: SourceKind
    seconds: float
    picture: Picture
    message: str = ""


def _look(file: Path) -> _Details:
    """Open the file and see what it is."""
    kind = _KINDS.get(file.suffix.lower())
    if kind is None and file.exists():
        raise KnownError(
            f"{file.name} was not added.",
            "Its name ends in nothing that Kinelex reads.",
            f"Add a file that ends in one of {' '.join(SUFFIXES)}.",
        )
    if kind is SourceKind.POSE:
        return _look_at_pose(file)
    if kind is SourceKind.MOTION:
        return _look_at_motion(file)
    return _look_at_video(file)


def _look_at_video(file: Path) -> _Details:
    from app.capture.video import VideoFile

    with VideoFile(file, cached_frames=2) as video:
        info = video.info
    picture = Picture(
        width=info.width, height=info.height, fps=info.fps, frame_count=info.frame_count
    )
    message = ""
    if info.missing_frames:
        message = (
            f"{file.name} is cut off: about {info.missing_frames} frames are missing at its end. "
            "Copy it again from the camera if you have it whole."
        )
    return _Details(SourceKind.VIDEO, float(info.pts[-1]), picture, message)


def _look_at_pose(file: Path) -> _Details:
    from app.interchange.pose import read_pose

    track = read_pose(file)
    seconds, count = float(track.pts[-1]), len(track.pts)
    picture = Picture(
        width=track.size[0],
        height=track.size[1],
        fps=(count - 1) / seconds if seconds > 0 else 0.0,
        frame_count=count,
    )
    return _Details(SourceKind.POSE, seconds, picture)


def _look_at_motion(file: Path) -> _Details:
    from app.interchange.smplx_npz import read_motion

    motion = read_motion(file)
    if motion.gap_mask is not None and motion.gap_mask.any():
        raise KnownError(
            f"{file.name} was not added.",
            f"{int(motion.gap_mask.sum())} of its frames are gaps that are still to be filled.",
            "Fill the gaps and leave gap_mask out of the file, or add another file.",
        )
    count = len(motion.poses)
    picture = Picture(fps=motion.fps, frame_count=count)
    return _Details(SourceKind.MOTION, (count - 1) / motion.fps, picture)
